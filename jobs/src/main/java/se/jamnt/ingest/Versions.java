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
   * Whether no more records are known than that. They are counted only where the deliveries, whose
   * rows began them, were large enough for so many.
   *
   * @param parts how many records a row gives
   */
  boolean knowAtMost(long records, int parts) {
    long rowsEver =
        sql.sql(
                "SELECT coalesce(sum(rows_used), 0) FROM facts.delivery"
                    + " WHERE source = ? AND state = 'used'")
            .param(source)
            .query(Long.class)
            .single();
    return rowsEver * parts <= records
        || statement(
                    """
                    SELECT count(*) FROM (
                      SELECT FROM {table} WHERE source = ? AND known_to = 'infinity' LIMIT ?) known
                    """)
                .params(source, records + 1)
                .query(Long.class)
                .single()
            <= records;
  }

  /** Finds the staged rows that differ from what is known. */
  void compare() {
    statement(
            """
            CREATE TEMPORARY TABLE change ON COMMIT DROP AS
            SELECT s.line, s.part, s.unit, s.{first} AS own_date,
              c.natural_key AS replaces, coalesce(c.told_by, c.from_delivery) AS replaces_of,
              c.{first} AS replaces_date, c.unit AS replaces_unit,
              least(s.{first}, c.{first}) AS first_date,
              greatest({staged-last}, CASE WHEN c.natural_key IS NOT NULL THEN {last} END)
                AS last_date
            FROM staged s
            LEFT JOIN {table} c ON c.source = :source AND c.natural_key = s.natural_key
              AND c.known_to = 'infinity' AND c.to_delivery IS NULL
            WHERE c.content IS DISTINCT FROM s.content
            """)
        .param("source", source)
        .update();
    sql.sql("ANALYZE change").update();
    sql.sql(
            """
            CREATE TEMPORARY TABLE ended (
              natural_key text COLLATE "C", unit text, first_date date, last_date date
            ) ON COMMIT DROP
            """)
        .update();
  }

  /**
   * Leaves alone what a file of a later place has told: a late or old file that is read at last
   * must not undo it. A full file told all that it covers, also that a record is gone.
   */
  void leaveWhatIsNewer(Incoming file, Place place) {
    statement(
            """
            DELETE FROM change ch WHERE EXISTS (
              SELECT FROM facts.delivery d
              WHERE d.source = :source AND d.state = 'used'
                AND (coalesce(d.declared_on, d.known_from), d.delivery_id)
                  > (CAST(:day AS date), CAST(:delivery AS bigint))
                AND (d.file_name, d.sha256) <> (:name, :sha256)
                AND (d.delivery_id = ch.replaces_of
                  OR d.reading = 'whole'
                    AND d.covers_last >= ch.own_date
                    AND coalesce(d.covers_first, '-infinity') <= ch.own_date
                    AND (d.covers_units IS NULL OR ch.unit = ANY (d.covers_units))
                  OR d.reading = 'whole'
                    AND d.covers_last >= ch.replaces_date
                    AND coalesce(d.covers_first, '-infinity') <= ch.replaces_date
                    AND (d.covers_units IS NULL OR ch.replaces_unit = ANY (d.covers_units))))
            """)
        .param("source", source)
        .param("day", place.day())
        .param("delivery", place.delivery())
        .param("name", file.name())
        .param("sha256", file.sha256())
        .update();
  }

  /**
   * Remembers that the file told, again, what is known: to be called before the changes are
   * applied.
   *
   * @param number under which a version remembers the place
   */
  void remember(Place place, long number) {
    statement(
            """
            UPDATE {table} c SET told_by = :number
            FROM staged s, facts.delivery d
            WHERE c.source = :source AND c.natural_key = s.natural_key AND c.to_delivery IS NULL
              AND c.content = s.content AND d.delivery_id = coalesce(c.told_by, c.from_delivery)
              AND (coalesce(d.declared_on, d.known_from), d.delivery_id)
                < (CAST(:day AS date), CAST(:delivery AS bigint))
            """)
        .param("source", source)
        .param("number", number)
        .param("day", place.day())
        .param("delivery", place.delivery())
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
   * @param contents of all that was known, met by the rows of the file; none if all rows are staged
   * @return the number of such records
   */
  long findEnded(Covered covered, Optional<KnownContents> contents) {
    if (contents.filter(known -> known.countUnmet() == replacedRecords()).isPresent()) {
      return 0; // what no row told is what the changed rows tell anew
    }
    // without an index to look in, PostgreSQL must not believe that few rows are known
    sql.sql("SET LOCAL enable_nestloop = off").update();
    covering(
            """
            INSERT INTO ended
            SELECT c.natural_key, c.unit, c.{first} AS first_date, {last} AS last_date
            FROM {table} c
            WHERE c.source = :source AND c.known_to = 'infinity' AND {covered} AND {unmet}
              AND NOT EXISTS (SELECT FROM staged s WHERE s.natural_key = c.natural_key)
              AND NOT EXISTS (SELECT FROM rejected r WHERE r.natural_key = c.natural_key)
            """
                .replace(
                    "{unmet}",
                    contents.isPresent() ? "c.content IN (SELECT content FROM unmet)" : "true"),
            "c.{first}",
            covered)
        .param("source", source)
        .update();
    sql.sql("SET LOCAL enable_nestloop = on").update();
    return statement("SELECT count(*) FROM ended").query(Long.class).single();
  }

  private long replacedRecords() {
    return statement("SELECT count(*) FROM change WHERE replaces IS NOT NULL")
        .query(Long.class)
        .single();
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

  /**
   * Ends and begins the versions.
   *
   * @param toldBy under whose number they remember the file's place
   */
  void apply(long delivery, LocalDate knownFrom, long toldBy) {
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
            INSERT INTO {table} (source, natural_key, {told}, content, known_from, from_delivery,
              told_by)
            SELECT :source, s.natural_key, {told-as-fact}, s.content, :knownFrom, :delivery,
              nullif(CAST(:toldBy AS bigint), CAST(:delivery AS bigint))
            FROM staged s
            WHERE (s.line, s.part) IN (SELECT line, part FROM change)
            """)
        .param("source", source)
        .param("delivery", delivery)
        .param("toldBy", toldBy)
        .param("knownFrom", knownFrom)
        .update();
  }

  private JdbcClient.StatementSpec statement(String text) {
    return sql.sql(table.sql(text));
  }
}
