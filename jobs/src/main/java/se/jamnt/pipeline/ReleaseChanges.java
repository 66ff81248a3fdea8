package se.jamnt.pipeline;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.disclosure.ChangeLists;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.Moment;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.KnownDeliveries;
import se.jamnt.model.Closing;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
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

  /** Every figure that differs from the one that readers have. */
  private List<FigureChange> changes(Against against, ReleaseRecord last, Period period) {
    DataSource ledger = against.database().as(Role.EVALUATOR);
    LedgerSides sides = new LedgerSides(ledger, release -> definitions(ledger, release));
    Map<String, Basis> standing =
        requests.against().isPresent() ? Map.of() : sides.closed(closures(), period, last);
    ComparedFigures now =
        ComparedFigures.of(
            period,
            new ProtectedTables(database.as(Role.COMPUTER)).of(period).orElseThrow().figures(),
            new Basis(against.known(), FigureDefinitions.of(configuration)),
            standing);
    return new FigureDifferences(ledger).between(sides.of(last), now);
  }

  /**
   * Those that a release was made from. Of what today's program can't read in them, those of now
   * stand: no revision waits for that.
   */
  private FigureDefinitions definitions(DataSource ledger, ReleaseRecord release) {
    FigureDefinitions now = FigureDefinitions.of(configuration);
    return new KeptFolders(ledger)
        .find(release.text("config"))
        .map(
            kept -> {
              try {
                return FigureDefinitions.read(kept);
              } catch (ConfigurationException e) {
                return now.withFiles(kept);
              }
            })
        .orElse(now);
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
