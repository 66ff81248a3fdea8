package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.derived.DerivedFigures;
import se.jamnt.indicators.derived.ShownFigures;
import se.jamnt.model.Closing;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/** Protects computed figures and hands them over to those who show them. */
public final class Protection {

  private final DSLContext database;
  private final Map<String, IndicatorDefinition> definitions;
  private final Clusters clusters;
  private final DisclosurePolicy policy;
  private final String program;
  private final Optional<Closing> closing;
  private final Moment moment;
  private final DuePeriods periods;
  private final Families families;
  private final Hiding hiding;
  private final Nodes nodes;

  /**
   * A protection under the data owner's policy.
   *
   * @param computer reads results, writes published figures
   * @param derived what follows from the figures that are shown
   * @param program the version that protects, and all that derived figures depend on: another one
   *     may hide or give other figures
   * @param closing what the run is about to close
   * @param moment when the facts were known
   */
  public Protection(
      DataSource computer,
      IndicatorCatalog catalog,
      Clusters clusters,
      DisclosurePolicy policy,
      DerivedFigures derived,
      String program,
      Optional<Closing> closing,
      Moment moment) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    this.clusters = clusters;
    this.nodes = new Nodes(clusters.chart());
    this.policy = policy;
    this.program = program;
    this.closing = closing;
    this.moment = moment;
    this.periods = new DuePeriods(database, clusters, derived, rules(), closing);
    this.families = new Families(definitions);
    this.hiding = new Hiding(definitions, families, policy, derived);
  }

  /**
   * A cluster's figures to protect, of periods that have days in common, so that what one tells can
   * follow from the others.
   *
   * @param inputs the fingerprint of what they will be made from
   * @param inputsOfAll that of all clusters' figures of the periods
   */
  public record Due(List<Period> periods, Cluster cluster, String inputs, String inputsOfAll) {

    /**
     * What is due in lines, for each cluster one: what is compared with earlier periods waits for
     * them, and clusters wait for none of the others.
     */
    public static Collection<List<Due>> byCluster(List<Due> due) {
      return due.stream()
          .collect(Collectors.groupingBy(Due::cluster, LinkedHashMap::new, Collectors.toList()))
          .values();
    }
  }

  /**
   * What protecting came to.
   *
   * @param withheld what could not be proved safe and is hidden whole, in words for a person; only
   *     what was not found before
   */
  public record Outcome(int figures, int hidden, List<String> withheld) {}

  /** Changes when other figures could be hidden. */
  String rules() {
    return Fingerprint.of("rules").with(policy.written()).with(program).hex();
  }

  /** The periods whose figures or policy have changed since they were protected, in order. */
  public List<Due> due() {
    return periods.changed();
  }

  /**
   * The period with those that it has days in common with, whether their figures have changed or
   * not, and all others that are due; in order, for figures are compared with earlier ones as these
   * may be shown by then.
   */
  public List<Due> due(Period period) {
    Set<Due> due = new HashSet<>(due());
    return periods.all().stream()
        .filter(one -> due.contains(one) || one.periods().contains(period))
        .toList();
  }

  /** Protects periods and replaces what may be shown of them, in one transaction. */
  public Outcome protect(Due due) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          Closures closures = Closures.read(transaction, closing);
          LedgerReading ledger = new LedgerReading(transaction, definitions, families, nodes);
          ComputedFigures computed = new ComputedFigures(transaction);
          Map<Period, List<Figure>> figures = new TreeMap<>();
          due.periods().forEach(period -> figures.put(period, computed.of(period, due.cluster())));
          Map<Period, StandingFigures> standing = new TreeMap<>();
          due.periods()
              .forEach(
                  period ->
                      standing.put(
                          period,
                          new StandingFigures(
                              period, due.cluster(), closures, new ReleasedFigures(transaction))));
          Hiding.Shown shown =
              hiding.of(
                  figures,
                  ledger.now(due.periods(), due.cluster(), closures),
                  new Released(
                      ledger.of(due.periods(), due.cluster(), due.inputsOfAll(), moment),
                      fixed(figures, standing),
                      revised(figures, closures::closing, closures),
                      computed.largest(due.periods(), due.cluster())),
                  earlier -> compared(transaction, earlier, due.cluster()));
          int count = 0;
          int hidden = 0;
          for (Period period : due.periods()) {
            List<ProtectedFigure> asTheyStand =
                Optional.ofNullable(standing.get(period))
                    .orElseThrow()
                    .of(own(shown, period, due.cluster()));
            new ProtectedWriting(transaction).replace(period, due, asTheyStand, policy);
            count += asTheyStand.size();
            hidden += (int) asTheyStand.stream().filter(ProtectedFigure::isHidden).count();
          }
          return new Outcome(
              count,
              hidden,
              new Unsettled(transaction)
                  .replace(
                      due.periods(), due.cluster(), Unsettled.Kind.WITHHELD, shown.withheld()));
        });
  }

  /**
   * The same of a cluster's figures that are nowhere stored, beside those of the other periods that
   * are.
   */
  List<ProtectedFigure> protect(Period period, Cluster cluster, List<Figure> figures) {
    Closures closures = Closures.read(database, closing);
    ComputedFigures computed = new ComputedFigures(database);
    Map<Period, List<Figure>> beside = new TreeMap<>();
    periods.all().stream()
        .filter(due -> due.cluster().equals(cluster) && due.periods().contains(period))
        .flatMap(due -> due.periods().stream())
        .forEach(one -> beside.put(one, computed.of(one, cluster)));
    beside.put(period, figures);
    Hiding.Shown shown =
        hiding.of(
            beside,
            nodes,
            new Released(
                new LedgerReading(database, definitions, families, nodes)
                    .of(List.copyOf(beside.keySet()), cluster, "", moment),
                List.of(),
                revised(Map.of(period, figures), one -> closures.closed(one).keySet(), closures),
                computed.largest(beside.keySet(), cluster)),
            earlier -> compared(database, earlier, cluster));
    return own(shown, period, cluster);
  }

  /** Without what follows for nodes of other clusters, such as that they reach no goal. */
  private static List<ProtectedFigure> own(Hiding.Shown shown, Period period, Cluster cluster) {
    return shown.of(period).stream().filter(figure -> cluster.has(figure.key().node())).toList();
  }

  /** The nodes of those boards that have been closed before. */
  private Map<Period, Set<NodeId>> revised(
      Map<Period, List<Figure>> figures, Function<Period, Set<String>> boards, Closures closures) {
    Map<Period, Set<NodeId>> revised = new HashMap<>();
    figures.forEach(
        (period, own) -> {
          Set<String> before =
              boards.apply(period).stream()
                  .filter(board -> closures.isClosedBefore(period, board))
                  .collect(Collectors.toSet());
          revised.put(
              period,
              own.stream()
                  .map(figure -> figure.key().node())
                  .distinct()
                  .filter(
                      node ->
                          clusters
                              .of(node.id())
                              .chart()
                              .boardOf(node, period.days())
                              .filter(before::contains)
                              .isPresent())
                  .collect(Collectors.toSet()));
        });
    return revised;
  }

  private static List<ProtectedFigure> fixed(
      Map<Period, List<Figure>> figures, Map<Period, StandingFigures> standing) {
    List<ProtectedFigure> fixed = new ArrayList<>();
    standing.forEach(
        (period, one) ->
            fixed.addAll(
                one.fixed(
                    figures.getOrDefault(period, List.of()).stream()
                        .map(figure -> figure.key().node())
                        .collect(Collectors.toSet()))));
    return fixed;
  }

  /** The compared figures of a period as they may be shown; none where it is not protected. */
  private ShownFigures compared(DSLContext transaction, Period period, Cluster cluster) {
    Map<FigureKey, Status> shown =
        new PublishedFigures(transaction).comparedStatuses(period, cluster, definitions.values());
    List<Figure> figures =
        new ComputedFigures(transaction)
            .compared(period, cluster, definitions.values()).stream()
                .filter(figure -> shown.containsKey(figure.key()))
                .toList();
    Set<FigureKey> hidden =
        figures.stream()
            .map(Figure::key)
            .filter(key -> shown.get(key) == Status.HIDDEN)
            .collect(Collectors.toSet());
    return hiding.compared(figures, hidden);
  }
}
