package se.jamnt.pipeline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.indicators.StrayRecords;
import se.jamnt.indicators.StrayRecords.Stray;
import se.jamnt.ingest.RejectFile;
import se.jamnt.model.Period;
import se.jamnt.operations.MailLedger;
import se.jamnt.operations.WaitingCopy;

/** What ran and what came in, as the database remembers it. Reads only. */
public final class History {

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final JdbcClient ran;
  private final JdbcClient facts;
  private final MailLedger mails;
  private final DataSource evaluator;

  /**
   * A history.
   *
   * @param owner reads what ran
   * @param evaluator reads facts, results and what is published
   */
  public History(DataSource owner, DataSource evaluator) {
    this.ran = JdbcClient.create(owner);
    this.facts = JdbcClient.create(evaluator);
    this.mails = new MailLedger(evaluator);
    this.evaluator = evaluator;
  }

  /**
   * One start of a run; a run that was interrupted has several.
   *
   * @param job nightly, ingest or report
   * @param end empty while it runs, or if it was killed
   * @param seconds how long it took; empty where it has no end
   * @param failure why it failed; empty unless it did, and could still say so
   * @param steps what each step came to, by name
   */
  public record Started(
      String run,
      String job,
      String state,
      String start,
      Optional<String> end,
      Optional<Double> seconds,
      Optional<String> failure,
      Map<String, Long> steps) {}

  /** The latest starts, the last first. */
  public List<Started> runs(int most) {
    return ran.sql(
            """
            select e.job_execution_id, p.parameter_value as run, i.job_name, e.status, e.start_time, e.end_time,
                   case when e.status <> 'COMPLETED' then nullif(e.exit_message, '') end as failure,
                   round(extract(epoch from e.end_time - e.start_time), 1)::float8 as seconds
              from batch.batch_job_execution e
              join batch.batch_job_instance i using (job_instance_id)
              join batch.batch_job_execution_params p
                on p.job_execution_id = e.job_execution_id and p.parameter_name = 'run'
             order by e.job_execution_id desc limit ?
            """)
        .param(most)
        .query(
            (row, number) ->
                new Started(
                    row.getString("run"),
                    row.getString("job_name"),
                    words(row.getString("status")),
                    minutes(row.getString("start_time")),
                    Optional.ofNullable(row.getString("end_time")).map(History::minutes),
                    Optional.ofNullable(row.getObject("seconds", Double.class)),
                    Optional.ofNullable(row.getString("failure")),
                    steps(row.getLong("job_execution_id"))))
        .list();
  }

  private Map<String, Long> steps(long execution) {
    Map<String, Long> steps = new LinkedHashMap<>();
    ran.sql(
            """
            select step_name, write_count from batch.batch_step_execution
             where job_execution_id = ? order by step_execution_id
            """)
        .param(execution)
        .query(
            row -> {
              steps.put(row.getString("step_name"), row.getLong("write_count"));
            });
    return steps;
  }

  private static String words(String status) {
    return switch (status) {
      case "COMPLETED" -> "done";
      case "FAILED" -> "failed or killed";
      case "STARTED", "STARTING" -> "running";
      default -> status.toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static String minutes(String timestamp) {
    return timestamp.length() < 19 ? timestamp : timestamp.substring(0, 19);
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
  public List<Delivery> deliveries(int most) {
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

  /** How many periods are published, and until when the data go; empty before the first night. */
  public Optional<String> published() {
    return facts
        .sql(
            """
            select count(distinct period) || ' periods, data as of ' || max(data_as_of)
              from published.period join published.release using (period)
             where state = 'published' having count(*) > 0
            """)
        .query(String.class)
        .optional();
  }

  /** Until when the data of a period's figures go; empty where it has none. */
  public Optional<LocalDate> dataAsOf(Period period) {
    return facts
        .sql("select data_as_of from published.period where period = ?")
        .param(period.id())
        .query(LocalDate.class)
        .optional();
  }

  /** The boards that have figures of a period, published or waiting. */
  public List<String> boardsWithFigures(Period period) {
    return facts
        .sql(
            """
            select distinct node from published.figure
             where period = ? and level = 'board' order by node
            """)
        .param(period.id())
        .query(String.class)
        .list();
  }

  /** The revision of each closed board of a period. */
  public Map<String, Integer> revisions(Period period) {
    Map<String, Integer> revisions = new LinkedHashMap<>();
    facts
        .sql(
            """
            select board, max(revision) as revision from published.closure
             where period = ? group by board order by board
            """)
        .param(period.id())
        .query(
            row -> {
              revisions.put(row.getString("board"), row.getInt("revision"));
            });
    return revisions;
  }

  /**
   * A closed board whose figures would be others now.
   *
   * @param figures how many of them
   */
  public record WouldChange(String period, String board, int figures) {}

  /** What revisions would change, as of the last night. */
  public List<WouldChange> wouldChange() {
    return facts
        .sql(
            """
            select period, board, changed from published.would_change
             where changed > 0 order by period, board
            """)
        .query(
            (row, number) ->
                new WouldChange(
                    row.getString("period"), row.getString("board"), row.getInt("changed")))
        .list();
  }

  /** The mails that a person has to look at, or that wait for the next attempt. */
  public List<MailLedger.Mail> openMails() {
    return mails.open();
  }

  /** The folders that the last sending could not copy reports to. */
  public List<WaitingCopy> waitingCopies() {
    return mails.waitingCopies();
  }

  /** The records that count nowhere, as of the last night with anything to compute. */
  public List<Stray> strays() {
    return StrayRecords.found(evaluator);
  }

  /**
   * What disclosure control needs a person for.
   *
   * @param kind "withheld" for tables that are hidden whole, "leak" for what was released before
   */
  public record Unsettled(String kind, String words) {}

  /** What disclosure control needs a person for, as of the last night. */
  public List<Unsettled> unsettled() {
    return facts
        .sql("select kind, words from published.unsettled order by kind desc, words")
        .query((row, number) -> new Unsettled(row.getString("kind"), row.getString("words")))
        .list();
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
