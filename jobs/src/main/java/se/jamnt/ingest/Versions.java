package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.ingest.Told.Touched;

/**
 * Turns the staged rows of one file into versions of facts: what differs from what is known begins
 * a version, and what a full file no longer holds ends.
 */
final class Versions {

  /**
   * What a full file covers.
   *
   * @param first null for the beginning
   * @param units none for all of the source
   */
  record Covered(@Nullable LocalDate first, LocalDate last, Optional<List<String>> units) {}

  private final JdbcClient sql;
  private final FactTable table;
  private final String source;

  Versions(JdbcClient sql, FactTable table, String source) {
    this.sql = sql;
    this.table = table;
    this.source = source;
  }

  /** Whether nothing is known of the source, or no longer. */
  boolean knowNothing() {
    return statement(
            "SELECT NOT EXISTS (SELECT FROM {table} WHERE source = ? AND known_to = 'infinity')")
        .param(source)
        .query(Boolean.class)
        .single();
  }

  /**
   * Finds the staged rows that differ from what is known.
   *
   * @param full whether also to find what is known and not staged
   */
  void compare(boolean full) {
    statement(
            """
            CREATE TEMPORARY TABLE change ON COMMIT DROP AS
            SELECT s.line, s.part, coalesce(s.unit, c.unit) AS unit, s.{first} AS own_date,
              c.natural_key AS replaces, c.from_delivery AS replaces_of,
              least(s.{first}, c.{first}) AS first_date,
              greatest(CASE WHEN s.line IS NOT NULL THEN {staged-last} END,
                CASE WHEN c.natural_key IS NOT NULL THEN {last} END) AS last_date
            FROM staged s
            {join} JOIN (
              SELECT * FROM {table} WHERE source = :source AND known_to = 'infinity'
            ) AS c ON c.natural_key = s.natural_key
            WHERE c.content IS DISTINCT FROM s.content
            """
                .replace("{join}", full ? "FULL" : "LEFT"))
        .param("source", source)
        .update();
    statement(
            """
            CREATE TEMPORARY TABLE ended ON COMMIT DROP AS
            SELECT replaces AS natural_key, unit, first_date, last_date FROM change
            WHERE line IS NULL
            """)
        .update();
    statement("DELETE FROM change WHERE line IS NULL").update();
  }

  /**
   * Leaves alone what a later delivery has told since: rows of an old file that are read at last
   * must not undo it.
   *
   * @param earlier the delivery that read the old file as a whole
   */
  void leaveWhatIsNewer(long earlier) {
    statement(
            """
            DELETE FROM change ch
            WHERE ch.replaces_of > :earlier OR EXISTS (
              SELECT FROM facts.delivery d
              WHERE d.source = :source AND d.delivery_id > :earlier AND d.state = 'used'
                AND d.reading = 'whole' AND d.covers_last >= ch.own_date
                AND coalesce(d.covers_first, '-infinity') <= ch.own_date
                AND (d.covers_units IS NULL OR ch.unit = ANY (d.covers_units)))
            """)
        .param("earlier", earlier)
        .param("source", source)
        .update();
  }

  /** Rows of the file that begin at least one version. */
  long changedRows() {
    return statement("SELECT count(DISTINCT line) FROM change").query(Long.class).single();
  }

  /** Records that were not known before. */
  long newRecords() {
    return statement("SELECT count(*) FROM change WHERE replaces IS NULL")
        .query(Long.class)
        .single();
  }

  /**
   * Finds what the file covers and no longer holds. A record whose row was rejected is still there.
   *
   * @return the number of such records
   */
  long findEnded(Covered covered) {
    covering(
            """
            DELETE FROM ended c
            WHERE NOT ({covered})
              OR EXISTS (SELECT FROM rejected r WHERE r.natural_key = c.natural_key)
            """,
            "first_date",
            covered)
        .update();
    return statement("SELECT count(*) FROM ended").query(Long.class).single();
  }

  /** The records that are known of what the file covers. */
  long knownRecords(Covered covered) {
    return covering(
            """
            SELECT count(*) FROM {table} c
            WHERE source = :source AND known_to = 'infinity' AND {covered}
            """,
            "{first}",
            covered)
        .param("source", source)
        .query(Long.class)
        .single();
  }

  private JdbcClient.StatementSpec covering(String text, String date, Covered covered) {
    return statement(
            text.replace(
                    "{covered}",
                    """
                    {date} >= coalesce(CAST(:first AS date), '-infinity')
                    AND {date} <= CAST(:last AS date)
                    AND (CAST(:units AS text[]) IS NULL OR unit = ANY (CAST(:units AS text[])))\
                    """)
                .replace("{date}", date))
        .param("first", covered.first())
        .param("last", covered.last())
        .param("units", covered.units().map(units -> units.toArray(new String[0])).orElse(null));
  }

  /** The dates of the versions that begin or end. */
  Touched touched() {
    return sql.sql(
            """
            SELECT min(first_date) AS first, max(last_date) AS last
            FROM (
              SELECT first_date, last_date FROM change
              UNION ALL SELECT first_date, last_date FROM ended
            ) AS version
            """)
        .query(Touched.class)
        .single();
  }

  /** Ends and begins the versions. */
  void apply(long delivery, LocalDate knownFrom) {
    statement(
            """
            UPDATE {table} SET known_to = :knownFrom, to_delivery = :delivery
            WHERE source = :source AND to_delivery IS NULL AND natural_key IN (
              SELECT replaces FROM change WHERE replaces IS NOT NULL
              UNION ALL SELECT natural_key FROM ended)
            """)
        .param("source", source)
        .param("delivery", delivery)
        .param("knownFrom", knownFrom)
        .update();
    statement(
            """
            INSERT INTO {table} (source, natural_key, {told}, content, known_from, from_delivery)
            SELECT :source, s.natural_key, {told-as-fact}, s.content, :knownFrom, :delivery
            FROM staged s
            WHERE (s.line, s.part) IN (SELECT line, part FROM change)
            """)
        .param("source", source)
        .param("delivery", delivery)
        .param("knownFrom", knownFrom)
        .update();
  }

  private JdbcClient.StatementSpec statement(String text) {
    return sql.sql(table.sql(text));
  }
}
