package se.jamnt.pipeline;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.indicators.StrayRecords;
import se.jamnt.indicators.StrayRecords.Stray;
import se.jamnt.model.Period;
import se.jamnt.operations.MailLedger;
import se.jamnt.operations.WaitingCopy;

/** What ran and what is published, as the database remembers it. Reads only. */
public final class History {

  private final JdbcClient ran;
  private final JdbcClient facts;
  private final DeliveryHistory deliveries;
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
    this.deliveries = new DeliveryHistory(facts);
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

  /** What came in. */
  public DeliveryHistory deliveries() {
    return deliveries;
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
}
