package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Closing;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;

/** Computes the figures of the periods whose facts or definitions have changed. */
public final class Computation {

  private final DSLContext database;
  private final IndicatorCatalog catalog;
  private final OrganisationChart chart;
  private final Clusters clusters;
  private final Map<String, CaseSystem> systems;
  private final List<String> identityLinks;
  private final PeriodCalendar calendar;
  private final PeriodInputs inputs;
  private final Optional<Closing> closing;
  private final Supplements supplements;

  /**
   * A computation from what is known now.
   *
   * @param computer reads facts, writes results
   * @param systems every source that has figures, by id
   * @param identityLinks the sources that tell which numbers are one person's
   * @param definitions fingerprint of the configuration and the program that figures depend on
   * @param closing what the run is about to close
   */
  public Computation(
      DataSource computer,
      IndicatorCatalog catalog,
      Clusters clusters,
      Map<String, CaseSystem> systems,
      Collection<String> identityLinks,
      PeriodCalendar calendar,
      String definitions,
      Optional<Closing> closing) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.catalog = catalog;
    this.chart = clusters.chart();
    this.clusters = clusters;
    this.systems = Map.copyOf(systems);
    this.identityLinks = List.copyOf(identityLinks);
    this.calendar = calendar;
    this.closing = closing;
    this.supplements = Supplements.among(systems);
    this.inputs = new PeriodInputs(catalog, calendar, supplements, definitions);
  }

  private UsedDeliveries deliveries(DSLContext facts) {
    return UsedDeliveries.read(facts, Question.NOW, reach(), identityLinks);
  }

  private Map<Cluster, UsedDeliveries> byCluster(UsedDeliveries deliveries) {
    return deliveries.byCluster(clusters, reach().keySet());
  }

  /** Of the sources whose records count beyond their own units and periods. */
  private Map<String, UsedDeliveries.Reach> reach() {
    Map<String, UsedDeliveries.Reach> reach = new HashMap<>();
    supplements
        .episodes()
        .keySet()
        .forEach(source -> reach.put(source, UsedDeliveries.Reach.EVERY_PERIOD));
    catalog.definitions().stream()
        .flatMap(one -> Stream.concat(one.counting().stream(), catalog.other(one).stream()))
        .filter(IndicatorDefinition::looksBack)
        .flatMap(one -> one.from().stream())
        .forEach(source -> reach.put(source, UsedDeliveries.Reach.LATER_PERIODS));
    return reach;
  }

  /**
   * A period to compute.
   *
   * @param inputs the clusters whose figures are due, each with the fingerprint of what they will
   *     be computed from
   */
  public record Due(Period period, Map<Cluster, String> inputs) {

    public Due {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
  }

  /**
   * The periods whose figures are not those of today's facts and definitions, in order. Figures of
   * periods that the calendar no longer has are forgotten; what was published of them stays.
   */
  public List<Due> due() {
    return due(Optional.empty());
  }

  /**
   * Whether facts of a period, or their persons, have been purged, so that its figures stay as they
   * are: what is left would give others.
   */
  public boolean standsForGood(Period period) {
    return Purged.read(database).reachesInto(period);
  }

  /**
   * The period, whether its figures have changed or not, after all others that are due: its pages
   * show them too. Without it, if it has no figures.
   */
  public List<Due> due(Period period) {
    return due(Optional.of(period));
  }

  private List<Due> due(Optional<Period> asked) {
    UsedDeliveries deliveries = deliveries(database);
    List<Period> periods = periods(deliveries);
    Purged purged = Purged.read(database);
    FigureStore.forgetAllBut(database, periods, clusters.all(), purged::reachesInto);
    Map<FigureStore.Of, String> computed = FigureStore.inputs(database);
    PeriodInputs.OfPeriods ofPeriods =
        inputs.of(
            new PeriodInputs.Known(
                deliveries,
                byCluster(deliveries),
                Closures.read(database, closing),
                purged.forgotten()));
    List<Due> due = new ArrayList<>();
    periods.stream()
        .filter(period -> !purged.reachesInto(period))
        .sorted(Comparator.comparing(period -> asked.filter(period::equals).isPresent()))
        .forEach(
            period -> {
              Map<Cluster, String> wanted = new LinkedHashMap<>(ofPeriods.of(period));
              if (asked.filter(period::equals).isEmpty()) {
                wanted
                    .entrySet()
                    .removeIf(
                        one ->
                            one.getValue()
                                .equals(computed.get(new FigureStore.Of(period, one.getKey()))));
              }
              if (!wanted.isEmpty()) {
                due.add(new Due(period, wanted));
              }
            });
    return due;
  }

  /** Every period that the deliveries so far give figures for. */
  private List<Period> periods(UsedDeliveries deliveries) {
    Map<String, Coverage> coverage = deliveries.coverage();
    if (coverage.isEmpty()) {
      return List.of();
    }
    LocalDate first =
        coverage.values().stream().map(Coverage::from).min(LocalDate::compareTo).orElseThrow();
    LocalDate asOf =
        coverage.values().stream().map(Coverage::dataAsOf).max(LocalDate::compareTo).orElseThrow();
    return calendar.periods(first, asOf);
  }

  /**
   * Computes a period's figures of the clusters that are due and replaces them in one transaction.
   *
   * @param run the run that the figures are recorded under
   * @return the number of figures
   */
  public int compute(Due due, String run) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          Period period = due.period();
          try (Computed computed =
                  compute(
                      period,
                      due.inputs().keySet(),
                      Closures.read(transaction, closing),
                      Asked::all);
              BesideFigures beside =
                  new BesideFigures(
                      database,
                      new SqlCompiler(catalog.fields(), supplements),
                      having(period),
                      computed.question())) {
            Computations computations = begin(transaction, due, run, computed.deliveries());
            int figures =
                FigureStore.write(transaction, computations, computed.figures().map(beside::noted));
            computed.counted().contributions().store(transaction, computations);
            computed.counted().ranks().store(transaction, computations);
            beside.store(transaction, computations);
            SkippedDays.store(transaction, systems, computed.question(), computations);
            DefinitionMemory.remember(transaction, catalog, run);
            return figures;
          }
        });
  }

  private Computations begin(
      DSLContext transaction, Due due, String run, UsedDeliveries deliveries) {
    Period period = due.period();
    Map<Cluster, UsedDeliveries> byCluster = byCluster(deliveries);
    Map<Cluster, Long> numbers = new HashMap<>();
    due.inputs()
        .forEach(
            (cluster, inputs) -> {
              UsedDeliveries telling =
                  Objects.requireNonNull(byCluster.get(cluster), cluster.toString());
              long number =
                  FigureStore.begin(
                      transaction,
                      period,
                      cluster,
                      new FigureStore.Basis(
                          run, inputs, latest(telling, period), deliveries.last()));
              transaction.execute(
                  "insert into results.used_delivery select {0}, unnest({1}::bigint[])",
                  number,
                  telling.usedFor(period).stream()
                      .map(UsedDeliveries.Delivery::id)
                      .toArray(Long[]::new));
              numbers.put(cluster, number);
            });
    return new Computations(numbers, clusters);
  }

  /** What all that is known now gives of a period, whatever is closed. Nothing is stored. */
  public List<Figure> asIfOpen(Period period) {
    return asIfOpen(period, clusters.all());
  }

  /** The same of some clusters. */
  public List<Figure> asIfOpen(Period period, Collection<Cluster> some) {
    try (Computed computed = compute(period, some, Closures.none(), Asked::counts)) {
      return computed.figures().toList();
    }
  }

  /** Changes whenever {@link #asIfOpen} would give other figures. */
  public String inputsAsIfOpen(Period period) {
    UsedDeliveries deliveries = deliveries(database);
    Fingerprint all = Fingerprint.of("as if open");
    inputs
        .of(
            new PeriodInputs.Known(
                deliveries,
                byCluster(deliveries),
                Closures.none(),
                Purged.read(database).forgotten()))
        .of(period)
        .values()
        .forEach(all::with);
    return all.hex();
  }

  /** The figures are computed as they are read; what is counted beside them is known after. */
  private record Computed(
      Question question, UsedDeliveries deliveries, PeriodFigures counted, Stream<Figure> figures)
      implements AutoCloseable {

    @Override
    public void close() {
      figures.close();
    }
  }

  /**
   * Reads facts on connections of its own: that of the transaction is busy taking the figures.
   * Facts do not change meanwhile, for one run at a time holds the lock.
   */
  private Computed compute(
      Period period,
      Collection<Cluster> some,
      Closures closures,
      Function<List<IndicatorDefinition>, Asked> asking) {
    UsedDeliveries deliveries = deliveries(database);
    OrganisationChart part = clusters.chart(some);
    Question question =
        new Question(
            period.days(),
            Question.NOW,
            Question.Scope.of(part, period.days()),
            deliveries.dataAsOf(period),
            identityLinks,
            Knowledge.of(period, closures, part, deliveries),
            part.withoutUnknownSex());
    Tabulation tabulation = new Tabulation(catalog.fields(), part, systems, deliveries.coverage());
    PeriodFigures counted =
        new PeriodFigures(catalog, tabulation, period, question, having(period));
    Stream<Figure> figures =
        counted.stream(new AggregateQuery(database, catalog.fields(), supplements), asking);
    Map<NodeId, Boolean> reports = new HashMap<>();
    return new Computed(
        question,
        deliveries,
        counted,
        figures.filter(
            figure ->
                reports.computeIfAbsent(figure.key().node(), node -> reportsOn(period, node))));
  }

  /** A board with interims of its own has no figures of those of others; nor have its units. */
  private boolean reportsOn(Period period, NodeId node) {
    return switch (node.level()) {
      case GROUP, ORGANISATION -> true;
      case BOARD -> calendar.concerns(period, node.id());
      case UNIT ->
          chart
              .unit(node.id())
              .flatMap(unit -> unit.boardFor(period.days()))
              .map(board -> calendar.concerns(period, board))
              .orElse(true);
    };
  }

  private List<IndicatorDefinition> having(Period period) {
    return catalog.definitions().stream().filter(one -> hasRows(one, period)).toList();
  }

  /** Whether the indicator's own sources give figures for periods as long as this. */
  private boolean hasRows(IndicatorDefinition definition, Period period) {
    return definition.from().stream()
        .map(systems::get)
        .flatMap(Stream::ofNullable)
        .anyMatch(system -> system.cadence().hasFiguresFor(period.kind()));
  }

  /** Of the data that a period's figures rest on; empty where nothing was delivered of it. */
  private static Optional<LocalDate> latest(UsedDeliveries telling, Period period) {
    return telling.dataAsOf(period).values().stream().max(LocalDate::compareTo);
  }
}
