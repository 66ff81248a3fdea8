package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.model.Cluster;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/** Where reports and files get their protected tables from. */
public final class ProtectedTables {

  private final DSLContext database;

  /**
   * The tables that a role may read.
   *
   * @param renderer reads the schema {@code published} only
   */
  public ProtectedTables(DataSource renderer) {
    this(DSL.using(renderer, SQLDialect.POSTGRES));
  }

  ProtectedTables(DSLContext database) {
    this.database = database;
  }

  /** Every protected period, by first, then by last day. */
  public List<Period> periods() {
    return database.fetch("select period from published.period").stream()
        .map(row -> Period.parse(row.get(0, String.class)))
        .sorted()
        .toList();
  }

  /** The table of a period, where it has been protected. */
  public Optional<ProtectedTable> of(Period period) {
    return new PublishedFigures(database).load(period);
  }

  /** The same of a cluster only. */
  public Optional<ProtectedTable> of(Period period, Cluster cluster) {
    return new PublishedFigures(database).load(period, cluster);
  }

  /** The nodes with figures in a period, by level and id. */
  public List<NodeId> nodes(Period period) {
    return database
        .fetch("select level, node from published.node_lines where period = {0}", period.id())
        .stream()
        .map(NodeLines::node)
        .sorted(Comparator.comparing(NodeId::level).thenComparing(NodeId::id))
        .toList();
  }

  /**
   * The nodes with figures in a period, each with whether its sources told anything of it, if only
   * that there was nothing.
   */
  public Map<NodeId, Boolean> told(Period period) {
    Map<NodeId, Boolean> told = new HashMap<>();
    database
        .fetch(
            """
            select level, node, told from published.node_lines where period = {0}
            """,
            period.id())
        .forEach(row -> told.put(NodeLines.node(row), row.get("told", Boolean.class)));
    return told;
  }

  /** Per source, the latest date of the data that any protected figure rests on. */
  public Map<String, LocalDate> dataAsOf() {
    Map<String, LocalDate> dates = new TreeMap<>();
    database
        .fetch("select source, max(data_as_of) from published.source_note group by source")
        .forEach(row -> dates.put(row.get(0, String.class), row.get(1, LocalDate.class)));
    return dates;
  }

  /**
   * How many episodes without identity each source has at a node in a period; empty for few. Nodes
   * and sources without any are absent.
   */
  public Map<String, OptionalLong> withoutIdentity(Period period, NodeId node) {
    Map<String, OptionalLong> episodes = new TreeMap<>();
    database
        .fetch(
            """
            select source, episodes from published.without_identity
             where period = {0} and level = {1} and node = {2}
            """,
            period.id(), node.level().word(), node.id())
        .forEach(
            row -> episodes.put(row.get(0, String.class), PublishedFigures.orFew(row, "episodes")));
    return episodes;
  }

  /**
   * How many days without a count a unit has in a period, by source; those without any are absent.
   */
  public Map<String, Long> skippedDays(Period period, String unit) {
    Map<String, Long> days = new TreeMap<>();
    database
        .fetch(
            "select source, days from published.skipped_days where period = {0} and unit = {1}",
            period.id(), unit)
        .forEach(row -> days.put(row.get("source", String.class), row.get("days", Long.class)));
    return days;
  }

  /** By criterion, what stands beside the last answers of a checklist at a node. */
  public Map<String, LastAnswer> lastAnswers(Period period, NodeId node, String indicator) {
    Map<String, LastAnswer> answers = new TreeMap<>();
    database
        .fetch(
            """
            select category, answered_on, text from published.answer
             where period = {0} and level = {1} and node = {2} and indicator = {3}
            """,
            period.id(), node.level().word(), node.id(), indicator)
        .forEach(
            row ->
                answers.put(
                    row.get("category", String.class),
                    new LastAnswer(
                        row.get("answered_on", LocalDate.class),
                        Optional.ofNullable(row.get("text", String.class)))));
    return answers;
  }

  /**
   * What a page is told of figures that differ from those published before; empty where nothing was
   * compared.
   *
   * @param board the board of a board or a unit; empty for the nodes above
   */
  public Optional<ChangeNote> changes(Period period, NodeId node, Optional<String> board) {
    return new ChangeLists(database).note(period, node, board);
  }

  /** The number of the last delivery that any protected figure rests on; 0 where there is none. */
  public long lastDelivery() {
    return database
        .fetchOptional("select coalesce(max(last_delivery), 0) from published.period")
        .map(row -> row.get(0, Long.class))
        .orElse(0L);
  }

  /** What the audit of a period's figures looked at, and how many ways back it found. */
  public Map<String, Integer> audit(Period period) {
    Map<String, Integer> found = new LinkedHashMap<>();
    database
        .fetchOptional(
            """
            select sum(hidden) as hidden, sum(equations) as equations, sum(recovered) as recovered
              from published.audit where period = {0} having count(*) > 0
            """,
            period.id())
        .ifPresent(
            row -> {
              found.put("hiddenCounts", row.get("hidden", Integer.class));
              found.put("equations", row.get("equations", Integer.class));
              found.put("recovered", row.get("recovered", Integer.class));
            });
    return found;
  }

  /** The latest date of the data behind each protected period. */
  public Map<Period, LocalDate> periodsWithDataAsOf() {
    Map<Period, LocalDate> dates = new TreeMap<>();
    database
        .fetch("select period, data_as_of from published.period")
        .forEach(
            row -> dates.put(Period.parse(row.get(0, String.class)), row.get(1, LocalDate.class)));
    return dates;
  }

  /** The latest date of the data behind a protected period. */
  public LocalDate dataAsOf(Period period) {
    return database
        .fetchOptional("select data_as_of from published.period where period = {0}", period.id())
        .map(row -> row.get("data_as_of", LocalDate.class))
        .orElseThrow(() -> new IllegalStateException(period + " is not protected"));
  }

  /** The nodes of a period of which any figure is preliminary. */
  public Set<NodeId> preliminary(Period period) {
    return new HashSet<>(
        database
            .fetch(
                """
                select level, node from published.node_lines where period = {0} and preliminary
                """,
                period.id())
            .map(NodeLines::node));
  }

  /** The deliveries that a period's figures rest on. */
  public List<SourceNote> sources(Period period) {
    return new PublishedFigures(database).notes(period);
  }

  /**
   * What changes whenever the table of a cluster in a period does: by the organisations of the
   * cluster, then by period.
   */
  public Map<List<String>, Map<Period, String>> contents() {
    Map<List<String>, Map<Period, String>> contents = new HashMap<>();
    database
        .fetch("select period, organisations, content, data_as_of from published.protected")
        .forEach(
            row ->
                contents
                    .computeIfAbsent(
                        List.of(row.get("organisations", String[].class)),
                        cluster -> new TreeMap<>())
                    .put(
                        Period.parse(row.get("period", String.class)),
                        row.get("content", String.class)
                            + " "
                            + row.get("data_as_of", LocalDate.class)));
    return contents;
  }

  /** Changes whenever the table of a period does, or what is told of the deliveries behind it. */
  public String fingerprint(Period period) {
    Fingerprint fingerprint =
        Fingerprint.of("table").with(dataAsOf(period).toString()).with(sources(period).toString());
    database
        .fetch(
            """
            select organisations, content from published.protected
             where period = {0} order by organisations
            """,
            period.id())
        .forEach(
            row ->
                fingerprint
                    .with(String.join(" ", row.get("organisations", String[].class)))
                    .with(row.get("content", String.class)));
    return fingerprint.hex();
  }

  /** Changes whenever any table does. */
  public String fingerprint() {
    Fingerprint fingerprint = Fingerprint.of("tables");
    database
        .fetch("select period, inputs from published.period order by period")
        .forEach(row -> fingerprint.with(row.get(0, String.class)).with(row.get(1, String.class)));
    return fingerprint.hex();
  }
}
