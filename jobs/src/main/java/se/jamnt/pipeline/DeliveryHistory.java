package se.jamnt.pipeline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.ingest.RejectFile;

/** What came in, and what became of it, as the database remembers it. Reads only. */
public final class DeliveryHistory {

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final JdbcClient facts;

  DeliveryHistory(JdbcClient facts) {
    this.facts = facts;
  }

  /**
   * A delivery as the controller sees it.
   *
   * @param sha256 of the file's bytes, in hexadecimal
   * @param declaredOn the day that the file's name tells; null where it tells none
   * @param dataAsOf the same, or else the last date in the data
   * @param first the first date in the data; null where no row could be used
   * @param last the last date in the data
   */
  public record Delivery(
      long number,
      String file,
      String sha256,
      String source,
      String state,
      @Nullable String refusal,
      @Nullable String declaredOn,
      @Nullable String dataAsOf,
      @Nullable String first,
      @Nullable String last,
      long read,
      long used,
      long unchanged,
      long duplicate,
      long rejected,
      String received) {}

  /** The latest deliveries, the last first. */
  public List<Delivery> latest(int most) {
    return facts
        .sql(
            """
            select delivery_id, file_name, sha256, source, state, refusal,
                   declared_on::text, coalesce(declared_on, last_date)::text as data_as_of,
                   first_date::text, last_date::text, rows_read, rows_used,
                   rows_unchanged, rows_duplicate, rows_rejected, received_at
              from facts.delivery order by delivery_id desc limit ?
            """)
        .param(most)
        .query(
            (row, number) ->
                new Delivery(
                    row.getLong("delivery_id"),
                    row.getString("file_name"),
                    row.getString("sha256"),
                    row.getString("source"),
                    row.getString("state"),
                    row.getString("refusal"),
                    row.getString("declared_on"),
                    row.getString("data_as_of"),
                    row.getString("first_date"),
                    row.getString("last_date"),
                    row.getLong("rows_read"),
                    row.getLong("rows_used"),
                    row.getLong("rows_unchanged"),
                    row.getLong("rows_duplicate"),
                    row.getLong("rows_rejected"),
                    row.getObject("received_at", OffsetDateTime.class)
                        .atZoneSameInstant(SWEDEN)
                        .toLocalDateTime()
                        .withNano(0)
                        .toString()))
        .list();
  }

  /** The files whose last reading was refused, with the reason. */
  public Map<String, String> refused() {
    Map<String, String> refused = new LinkedHashMap<>();
    facts
        .sql(
            """
            select file_name, refusal from (
              select distinct on (source, file_name) file_name, state, refusal, delivery_id
                from facts.delivery order by source, file_name, delivery_id desc) last
             where state = 'refused' order by delivery_id
            """)
        .query(
            row -> {
              refused.put(row.getString("file_name"), row.getString("refusal"));
            });
    return refused;
  }

  /**
   * A file of which rows were rejected when it was last read.
   *
   * @param list the file in {@code data/rejected/} that says which, and why
   */
  public record Rejected(String file, String source, long rows, String list) {}

  /** The files of which rows were rejected when they were last read. */
  public List<Rejected> rejected() {
    return facts
        .sql(
            """
            select file_name, source, rows_rejected, sha256 from (
              select distinct on (source, file_name) *
                from facts.delivery order by source, file_name, delivery_id desc) last
             where state = 'used' and rows_rejected > 0 order by delivery_id
            """)
        .query(
            (row, number) ->
                new Rejected(
                    row.getString("file_name"),
                    row.getString("source"),
                    row.getLong("rows_rejected"),
                    RejectFile.name(row.getString("file_name"), row.getString("sha256"))))
        .list();
  }

  /** The files that no source recognised, with what was expected. */
  public Map<String, String> notRecognised() {
    Map<String, String> files = new LinkedHashMap<>();
    facts
        .sql("select file_name, reason from facts.not_recognised order by first_seen_at, file_name")
        .query(
            row -> {
              files.put(row.getString("file_name"), row.getString("reason"));
            });
    return files;
  }

  /** By source, the last day that its deliveries tell of. */
  public Map<String, LocalDate> toldUntil() {
    Map<String, LocalDate> told = new TreeMap<>();
    facts
        .sql(
            """
            select source, max(coalesce(covers_last, declared_on, last_date)) as told
              from facts.delivery
             where state = 'used' and coalesce(covers_last, declared_on, last_date) is not null
             group by source
            """)
        .query(
            row -> {
              told.put(row.getString("source"), row.getObject("told", LocalDate.class));
            });
    return told;
  }

  /**
   * By source, how many records begin or happen on each day up to the last that it tells of.
   *
   * @param days how far back
   */
  public Map<String, Map<LocalDate, Long>> recordsByDay(int days) {
    Map<String, Map<LocalDate, Long>> records = new TreeMap<>();
    facts
        .sql(
            """
            with told as (
              select source, max(coalesce(covers_last, declared_on, last_date)) as last
                from facts.delivery where state = 'used' group by source),
            dated as (
              select source, start_date as day, 1 as records from facts.episode
               where known_to = 'infinity' and not voided
               union all
              select source, event_date, quantity from facts.event
               where known_to = 'infinity' and not voided)
            select source, day, sum(records) as records
              from dated join told using (source)
             where day <= last and day > last - :days
             group by source, day
            """)
        .param("days", days)
        .query(
            row -> {
              records
                  .computeIfAbsent(row.getString("source"), source -> new TreeMap<>())
                  .put(row.getObject("day", LocalDate.class), row.getLong("records"));
            });
    return records;
  }
}
