package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Told.Touched;
import se.jamnt.ingest.Versions.Covered;

/** The record of every file that was read. */
final class Deliveries {

  /** What is known of the last reading of a file. */
  record Last(long delivery, State state, String mapping, long rejectedRows) {}

  private final JdbcClient sql;

  Deliveries(JdbcClient sql) {
    this.sql = sql;
  }

  /** The last reading of a file, where it was read. */
  Optional<Last> last(String source, String name, String sha256) {
    return sql.sql(
            """
            SELECT delivery_id, state, mapping, rows_rejected FROM facts.delivery
            WHERE source = ? AND file_name = ? AND sha256 = ?
            ORDER BY delivery_id DESC LIMIT 1
            """)
        .params(source, name, sha256)
        .query(
            (row, n) ->
                new Last(
                    row.getLong("delivery_id"),
                    State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    row.getString("mapping"),
                    row.getLong("rows_rejected")))
        .optional();
  }

  /**
   * The place of a file in its source.
   *
   * @param today the day on which it is read
   */
  Place place(Incoming file, LocalDate today) {
    Optional<Place> first =
        file.reading() == Incoming.Reading.NEW ? Optional.empty() : firstUse(file);
    LocalDate day = file.declaredOn().or(() -> first.map(Place::day)).orElse(today);
    return new Place(day, first.map(Place::delivery).orElse(Place.NOT_YET));
  }

  private Optional<Place> firstUse(Incoming file) {
    return sql.sql(
            """
            SELECT known_from AS day, delivery_id AS delivery FROM facts.delivery
            WHERE source = ? AND file_name = ? AND sha256 = ? AND reading = 'whole'
              AND state = 'used'
            ORDER BY delivery_id LIMIT 1
            """)
        .params(file.source(), file.name(), file.sha256())
        .query(Place.class)
        .optional();
  }

  /** The lines that a delivery rejected. */
  Set<Long> rejectedLines(long delivery) {
    return new HashSet<>(
        sql.sql("SELECT line FROM facts.rejected_row WHERE delivery_id = ?")
            .param(delivery)
            .query(Long.class)
            .list());
  }

  /** The day from which the last used delivery of a source is known. */
  Optional<LocalDate> latestKnownFrom(String source) {
    return sql.sql(
            """
            SELECT known_from FROM facts.delivery WHERE source = ? AND state = 'used'
            ORDER BY known_from DESC LIMIT 1
            """)
        .param(source)
        .query(LocalDate.class)
        .optional();
  }

  /** A used full file of a later place that covers some of the same; its name. */
  Optional<String> newerOver(Incoming file, Place place, Covered covered) {
    return sql.sql(
            """
            SELECT file_name FROM facts.delivery
            WHERE source = :source AND state = 'used'
              AND (coalesce(declared_on, known_from), delivery_id)
                > (CAST(:day AS date), CAST(:delivery AS bigint))
              AND (file_name, sha256) <> (:name, :sha256)
              AND covers_last >= coalesce(CAST(:first AS date), '-infinity')
              AND coalesce(covers_first, '-infinity') <= CAST(:last AS date)
              AND (covers_units IS NULL OR CAST(:units AS text[]) IS NULL
                OR covers_units && CAST(:units AS text[]))
            ORDER BY coalesce(declared_on, known_from) DESC, delivery_id DESC LIMIT 1
            """)
        .param("source", file.source())
        .param("day", place.day())
        .param("delivery", place.delivery())
        .param("name", file.name())
        .param("sha256", file.sha256())
        .param("first", covered.first())
        .param("last", covered.last())
        .param("units", array(covered.units()))
        .query(String.class)
        .optional();
  }

  /** The number of the next delivery. */
  long nextNumber() {
    return sql.sql("SELECT nextval(pg_get_serial_sequence('facts.delivery', 'delivery_id'))")
        .query(Long.class)
        .single();
  }

  /**
   * Writes down a delivery whose rows are read, compared and, if used, applied.
   *
   * @param overruled why the file would have been refused, had not a person accepted it
   * @param covered by a full file; empty for an incremental one and where only rejected rows were
   *     read
   */
  void record(
      DeliveryReport report,
      Incoming file,
      String mapping,
      Optional<String> overruled,
      Optional<Covered> covered,
      Told told,
      Touched touched) {
    boolean used = report.state() == State.USED;
    @Nullable LocalDate coversLast = covered.map(Covered::last).orElse(null);
    if (used && coversLast != null && file.declaredOn().isEmpty()) {
      // a file that declares no day must not cover more or less with the day it is read
      coversLast = told.last();
    }
    insert(report, file, mapping, overruled, covered, coversLast);
    if (used) {
      sql.sql(
              """
              UPDATE facts.delivery SET first_date = :first, last_date = :last,
                touched_first = :touchedFirst, touched_last = :touchedLast
              WHERE delivery_id = :delivery
              """)
          .param("first", told.first())
          .param("last", told.last())
          .param("touchedFirst", touched.first())
          .param("touchedLast", touched.last())
          .param("delivery", report.delivery())
          .update();
    }
    sql.sql(
            """
            INSERT INTO facts.rejected_row (delivery_id, line)
            SELECT DISTINCT CAST(? AS bigint), line FROM rejected
            """)
        .param(report.delivery())
        .update();
  }

  /** Writes down a delivery of which nothing was staged. */
  void recordUnread(DeliveryReport report, Incoming file, String mapping) {
    insert(report, file, mapping, Optional.empty(), Optional.empty(), null);
  }

  private void insert(
      DeliveryReport report,
      Incoming file,
      String mapping,
      Optional<String> overruled,
      Optional<Covered> covered,
      @Nullable LocalDate coversLast) {
    Counts counts = report.counts();
    sql.sql(
            """
            INSERT INTO facts.delivery (delivery_id, source, file_name, sha256, mapping, reading,
              declared_on, known_from, late, state, refusal, accepted, overruled, rows_read,
              rows_used,
              rows_unchanged, rows_duplicate, rows_rejected, rows_unknown_sex, rows_sex_conflict,
              records_ended, covers_first, covers_last, covers_units)
            VALUES (:delivery, :source, :name, :sha256, :mapping, :reading,
              :declaredOn, :knownFrom, :late, :state, :refusal, :accepted, :overruled, :read, :used,
              :unchanged, :duplicate, :rejected, :unknownSex, :sexConflict,
              :ended, :coversFirst, :coversLast, CAST(:coversUnits AS text[]))
            """)
        .param("delivery", report.delivery())
        .param("source", file.source())
        .param("name", file.name())
        .param("sha256", file.sha256())
        .param("mapping", mapping)
        .param(
            "reading", file.reading() == Incoming.Reading.REJECTED_ROWS ? "rejected-rows" : "whole")
        .param("declaredOn", file.declaredOn().orElse(null))
        .param("knownFrom", report.knownFrom())
        .param("late", report.late())
        .param("state", report.state().name().toLowerCase(Locale.ROOT))
        .param("refusal", report.refusal().orElse(null))
        .param("accepted", overruled.isPresent())
        .param("overruled", overruled.orElse(null))
        .param("read", counts.read())
        .param("used", counts.used())
        .param("unchanged", counts.unchanged())
        .param("duplicate", counts.duplicate())
        .param("rejected", counts.rejected())
        .param("unknownSex", counts.unknownSex())
        .param("sexConflict", counts.sexConflict())
        .param("ended", counts.ended())
        .param("coversFirst", covered.map(Covered::first).orElse(null))
        .param("coversLast", coversLast)
        .param("coversUnits", array(covered.flatMap(Covered::units)))
        .update();
  }

  private static String @Nullable [] array(Optional<List<String>> units) {
    return units.map(names -> names.toArray(new String[0])).orElse(null);
  }
}
