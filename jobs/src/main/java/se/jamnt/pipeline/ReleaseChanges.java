package se.jamnt.pipeline;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.configuration.FolderContents;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.disclosure.ChangeLists;
import se.jamnt.disclosure.Comparison;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.Moment;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Closures.Closure;
import se.jamnt.indicators.KnownDeliveries;
import se.jamnt.indicators.RowChanges;
import se.jamnt.model.Closing;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.publish.KeptFolders;
import se.jamnt.publish.ReleaseRecord;

/**
 * Compares figures that are about to be published with those that were: of the boards that get a
 * new revision, and of every period of a re-run.
 */
final class ReleaseChanges {

  private final WholeConfiguration configuration;
  private final Database database;
  private final Requests requests;

  ReleaseChanges(WholeConfiguration configuration, Database database, Requests requests) {
    this.configuration = configuration;
    this.database = database;
    this.requests = requests;
  }

  /**
   * What a re-run is compared with.
   *
   * @param database holds the releases, and all facts
   * @param known what is known of them in the re-run
   */
  record Against(Database database, KnownDeliveries known) {

    /** Where among the releases the known facts belong. */
    Moment moment() {
      return DSL.using(database.as(Role.EVALUATOR), SQLDialect.POSTGRES)
          .select(min(field(name("delivery_id"), Long.class)))
          .from(table(name("facts", "delivery")))
          .where(not(known.condition()))
          .fetchOptional(0, Long.class)
          .map(Moment::ofRerunWithout)
          .orElseGet(Moment::ofRerun);
    }
  }

  /** The periods to compare: most runs have none. */
  List<Period> due() {
    List<Period> made = new ProtectedTables(database.as(Role.COMPUTER)).periods();
    Collection<Period> compared =
        requests.against().isPresent()
            ? requests.rerun()
            : requests.closing().filter(wish -> !revised(wish).isEmpty()).stream()
                .map(Closing::period)
                .toList();
    return compared.stream().filter(made::contains).toList();
  }

  /** The boards that were closed before and are closed anew. */
  private Set<String> revised(Closing closing) {
    Closures closures = closures();
    return closing.boards().stream()
        .filter(board -> closures.isClosedBefore(closing.period(), board))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Closures closures() {
    return Closures.read(computer(), requests.closing());
  }

  private DSLContext computer() {
    return DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES);
  }

  /** Compares a period with its last release and notes what differs; nothing if it has none. */
  void find(Period period) {
    Against against =
        requests
            .against()
            .orElseGet(() -> new Against(database, new KnownDeliveries.Until(lastDelivery())));
    ReleaseRecord.last(against.database().as(Role.EVALUATOR), period)
        .map(last -> changes(against, last, period))
        .ifPresent(
            changes -> {
              if (requests.against().isPresent()) {
                new ChangeLists(computer()).noteRerun(period, changes);
              } else {
                noteRevisions(requests.closing().orElseThrow(), changes);
              }
            });
  }

  /** The last delivery that any figure rests on, as the release will note it. */
  private long lastDelivery() {
    return new ProtectedTables(database.as(Role.COMPUTER)).lastDelivery();
  }

  /**
   * Every figure that differs from the one that readers have. That of a closed board rests on what
   * was known and defined when it was closed, whatever has been released since.
   */
  private List<FigureChange> changes(Against against, ReleaseRecord last, Period period) {
    DataSource ledger = against.database().as(Role.EVALUATOR);
    Map<String, Closure> closed =
        Closures.read(DSL.using(ledger, SQLDialect.POSTGRES), Optional.empty()).closed(period);
    RowChanges rows = rows(against, last, closed, period);
    Map<Optional<String>, List<ProtectedFigure>> published =
        byClosedBoard(last.figures(ledger), closed, period);
    Map<Optional<String>, List<ProtectedFigure>> now =
        byClosedBoard(
            new ProtectedTables(database.as(Role.COMPUTER)).of(period).orElseThrow().figures(),
            closed,
            period);
    Set<Optional<String>> boards = new LinkedHashSet<>(published.keySet());
    boards.addAll(now.keySet());
    List<FigureChange> changes = new ArrayList<>();
    for (Optional<String> board : boards) {
      ReleaseRecord release =
          board
              .map(closed::get)
              .flatMap(closure -> ReleaseRecord.of(ledger, closure.release()))
              .orElse(last);
      changes.addAll(
          comparison(rows, ledger, release, period)
              .changes(
                  published.getOrDefault(board, List.of()), now.getOrDefault(board, List.of())));
    }
    return changes;
  }

  private Map<Optional<String>, List<ProtectedFigure>> byClosedBoard(
      Collection<ProtectedFigure> figures, Map<String, Closure> closed, Period period) {
    OrganisationChart chart = configuration.chart();
    return figures.stream()
        .collect(
            Collectors.groupingBy(
                figure ->
                    chart.boardOf(figure.key().node(), period.days()).filter(closed::containsKey)));
  }

  /** The records that differ: those of a closed board's units since it was closed. */
  private RowChanges rows(
      Against against, ReleaseRecord last, Map<String, Closure> closed, Period period) {
    Map<Long, RowChanges> since = new HashMap<>();
    LongFunction<RowChanges> counting =
        delivery ->
            since.computeIfAbsent(
                delivery,
                known ->
                    RowChanges.between(
                        against.database().as(Role.EVALUATOR),
                        period,
                        new KnownDeliveries.Until(known),
                        against.known()));
    RowChanges rows = counting.apply(last.lastDelivery());
    for (Closure closure : closed.values()) {
      Set<String> units =
          configuration
              .chart()
              .unitsOf(new NodeId(Level.BOARD, closure.board()), period.days())
              .stream()
              .map(Unit::id)
              .collect(Collectors.toSet());
      rows = rows.withThoseOf(units, counting.apply(closure.lastDelivery()));
    }
    return rows;
  }

  private Comparison comparison(
      RowChanges rows, DataSource ledger, ReleaseRecord release, Period period) {
    FolderContents then =
        new KeptFolders(ledger).find(release.text("config")).orElseGet(configuration::config);
    PastConfiguration past = new PastConfiguration(then, configuration);
    return new Comparison(
        period,
        rows,
        configuration.indicators(),
        past.changedDefinitions(),
        past.chart(),
        configuration.chart(),
        configuration.policy().strictest().hideBelow());
  }

  private void noteRevisions(Closing closing, List<FigureChange> changes) {
    Period period = closing.period();
    OrganisationChart chart = configuration.chart();
    ChangeLists lists = new ChangeLists(computer());
    Closures closures = closures();
    Set<String> revised = revised(closing);
    for (String board : revised) {
      lists.noteRevision(
          closing,
          board,
          closures.revision(period, board),
          of(
              changes,
              node -> chart.boardOf(node, period.days()).filter(board::equals).isPresent()));
    }
    Set<NodeId> above = standingAbove(period, revised);
    lists.noteRevision(
        closing,
        "",
        revised.stream().mapToInt(board -> closures.revision(period, board)).max().orElse(0),
        of(changes, above::contains));
  }

  private static List<FigureChange> of(List<FigureChange> changes, Predicate<NodeId> nodes) {
    return changes.stream().filter(change -> nodes.test(change.key().node())).toList();
  }

  /**
   * The organisations and groups over a revised board that stand from now on, since all their
   * boards are closed. The others change from night to night.
   */
  private Set<NodeId> standingAbove(Period period, Set<String> revised) {
    OrganisationChart chart = configuration.chart();
    Closures closures = closures();
    DateSpan days = period.days();
    Set<NodeId> nodes =
        Set.copyOf(
            new ProtectedTables(database.as(Role.COMPUTER)).of(period).orElseThrow().nodes());
    return nodes.stream()
        .filter(node -> chart.boardOf(node, days).isEmpty())
        .filter(
            node -> {
              Set<String> boards =
                  chart.unitsOf(node, days).stream()
                      .flatMap(unit -> unit.boardFor(days).stream())
                      .filter(board -> nodes.contains(new NodeId(Level.BOARD, board)))
                      .collect(Collectors.toSet());
              return boards.stream().anyMatch(revised::contains)
                  && boards.stream().allMatch(board -> closures.revision(period, board) > 0);
            })
        .collect(Collectors.toSet());
  }
}
