package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Closing;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;

/** Computes the figures of the periods whose facts or definitions have changed. */
public final class Computation {

  private final DSLContext database;
  private final IndicatorCatalog catalog;
  private final OrganisationChart chart;
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
      OrganisationChart chart,
      Map<String, CaseSystem> systems,
      Collection<String> identityLinks,
      PeriodCalendar calendar,
      String definitions,
      Optional<Closing> closing) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.catalog = catalog;
    this.chart = chart;
    this.systems = Map.copyOf(systems);
    this.identityLinks = List.copyOf(identityLinks);
    this.calendar = calendar;
    this.closing = closing;
    this.supplements = Supplements.among(systems);
    this.inputs = new PeriodInputs(catalog, chart, calendar, supplements, definitions);
  }

  private UsedDeliveries deliveries(DSLContext facts) {
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
    return UsedDeliveries.read(facts, Question.NOW, reach, identityLinks);
  }

  /** A period to compute and the fingerprint of what it will be computed from. */
  public record Due(Period period, String inputs) {}

  /**
   * The periods whose figures are not those of today's facts and definitions, in order. Figures of
   * periods that the calendar no longer has are forgotten; what was published of them stays.
   */
  public List<Due> due() {
    UsedDeliveries deliveries = deliveries(database);
    List<Period> periods = periods(deliveries);
    Closures closures = Closures.read(database, closing);
    FigureStore.forgetAllBut(database, periods);
    Map<String, String> computed = FigureStore.inputs(database);
    Purged purged = Purged.read(database);
    return periods.stream()
        .map(period -> new Due(period, inputs(period, deliveries, closures)))
        .filter(due -> !due.inputs().equals(computed.get(due.period().id())))
        .filter(due -> !purged.reachesInto(due.period()))
        .toList();
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
    UsedDeliveries deliveries = deliveries(database);
    List<Due> due =
        new ArrayList<>(due().stream().filter(one -> !one.period().equals(period)).toList());
    if (periods(deliveries).contains(period) && !standsForGood(period)) {
      due.add(new Due(period, inputs(period, deliveries, Closures.read(database, closing))));
    }
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

  private String inputs(Period period, UsedDeliveries deliveries, Closures closures) {
    return inputs.of(period, deliveries, closures, Purged.read(database).forgotten());
  }

  /**
   * Computes one period and replaces its figures in one transaction.
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
                  compute(period, Closures.read(transaction, closing), Asked::all);
              BesideFigures beside =
                  new BesideFigures(
                      database,
                      new SqlCompiler(catalog.fields(), supplements),
                      having(period),
                      computed.question())) {
            FigureStore.Stored stored =
                FigureStore.replace(
                    transaction,
                    period,
                    run,
                    due.inputs(),
                    latest(computed.question().dataAsOf(), computed.deliveries()),
                    computed.deliveries().last(),
                    computed.figures().map(beside::noted));
            computed
                .deliveries()
                .usedFor(period)
                .forEach(
                    delivery ->
                        transaction.execute(
                            "insert into results.used_delivery values ({0}, {1})",
                            stored.id(), delivery.id()));
            computed.counted().contributions().store(transaction, stored.id());
            computed.counted().ranks().store(transaction, stored.id());
            beside.store(transaction, stored.id());
            SkippedDays.store(transaction, systems, computed.question(), stored.id());
            DefinitionMemory.remember(transaction, catalog, run);
            return stored.figures();
          }
        });
  }

  /** What all that is known now gives of a period, whatever is closed. Nothing is stored. */
  public List<Figure> asIfOpen(Period period) {
    try (Computed computed = compute(period, Closures.none(), Asked::counts)) {
      return computed.figures().toList();
    }
  }

  /** Changes whenever {@link #asIfOpen} would give other figures. */
  public String inputsAsIfOpen(Period period) {
    return inputs(period, deliveries(database), Closures.none());
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
      Period period, Closures closures, Function<List<IndicatorDefinition>, Asked> asking) {
    UsedDeliveries deliveries = deliveries(database);
    Question question =
        new Question(
            period.days(),
            Question.NOW,
            Question.Scope.of(chart, period.days()),
            deliveries.dataAsOf(period),
            identityLinks,
            Knowledge.of(period, closures, chart, deliveries),
            chart.withoutUnknownSex());
    Tabulation tabulation = new Tabulation(catalog.fields(), chart, systems, deliveries.coverage());
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

  private static LocalDate latest(Map<String, LocalDate> dataAsOf, UsedDeliveries deliveries) {
    return dataAsOf.values().stream()
        .max(LocalDate::compareTo)
        .orElseGet(
            () ->
                deliveries.coverage().values().stream()
                    .map(Coverage::dataAsOf)
                    .max(LocalDate::compareTo)
                    .orElseThrow());
  }
}
