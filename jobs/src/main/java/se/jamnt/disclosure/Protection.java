package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureRows;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.derived.DerivedFigures;
import se.jamnt.indicators.derived.ShownFigures;
import se.jamnt.model.Closing;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;

/** Protects computed figures and hands them over to those who show them. */
public final class Protection {

  private final DSLContext database;
  private final Map<String, IndicatorDefinition> definitions;
  private final OrganisationChart chart;
  private final DisclosurePolicy policy;
  private final DerivedFigures derived;
  private final String program;
  private final Optional<Closing> closing;

  /**
   * A protection under the data owner's policy.
   *
   * @param computer reads results, writes published figures
   * @param derived what follows from the figures that are shown
   * @param program the version that protects, and all that derived figures depend on: another one
   *     may hide or give other figures
   * @param closing what the run is about to close
   */
  public Protection(
      DataSource computer,
      IndicatorCatalog catalog,
      OrganisationChart chart,
      DisclosurePolicy policy,
      DerivedFigures derived,
      String program,
      Optional<Closing> closing) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    this.chart = chart;
    this.policy = policy;
    this.derived = derived;
    this.program = program;
    this.closing = closing;
  }

  /** A period to protect and the fingerprint of what its table will be made from. */
  public record Due(Period period, String inputs) {}

  /** What protecting a period came to. */
  public record Outcome(int figures, int hidden) {}

  /** Changes when other figures could be hidden. */
  String rules() {
    return Fingerprint.of("rules").with(policy.written()).with(program).hex();
  }

  /** The periods whose figures or policy have changed since they were protected, in order. */
  public List<Due> due() {
    Map<String, String> made = new HashMap<>();
    database
        .fetch("select period, inputs from published.period")
        .forEach(row -> made.put(row.get(0, String.class), row.get(1, String.class)));
    return computed().stream()
        .filter(due -> !due.inputs().equals(made.get(due.period().id())))
        .toList();
  }

  /**
   * The period, whether its figures have changed or not, after all others that are due: its pages
   * show them, and its figures are compared with some of them.
   */
  public List<Due> due(Period period) {
    List<Due> due =
        new ArrayList<>(due().stream().filter(one -> !one.period().equals(period)).toList());
    computed().stream().filter(one -> one.period().equals(period)).forEach(due::add);
    return due;
  }

  private List<Due> computed() {
    Map<Period, String> inputs = new TreeMap<>();
    database
        .fetch("select period, inputs from results.computation")
        .forEach(
            row ->
                inputs.put(
                    Period.parse(row.get("period", String.class)),
                    row.get("inputs", String.class)));
    Closures closures = Closures.read(database, closing);
    return inputs.keySet().stream()
        .map(period -> new Due(period, inputs(period, inputs, closures)))
        .toList();
  }

  private String inputs(Period period, Map<Period, String> computed, Closures closures) {
    Fingerprint inputs =
        Fingerprint.of("protected")
            .with(computed.getOrDefault(period, ""))
            .with(rules())
            .with(closures.fingerprint(period));
    derived
        .comparedWith(period)
        .forEach(
            earlier ->
                inputs
                    .with(earlier + " " + computed.get(earlier))
                    .with(closures.fingerprint(earlier)));
    return inputs.hex();
  }

  /** Protects a period and replaces what may be shown of it, in one transaction. */
  public Outcome protect(Due due) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          Period period = due.period();
          List<ProtectedFigure> shown =
              new StandingFigures(
                      period,
                      chart,
                      Closures.read(transaction, closing),
                      new ReleasedFigures(transaction))
                  .of(
                      protect(
                          period,
                          computed(transaction, period),
                          earlier -> compared(transaction, earlier)));
          new PublishedFigures(transaction).replace(due, shown, policy.strictest());
          int hidden = (int) shown.stream().filter(ProtectedFigure::isHidden).count();
          return new Outcome(shown.size(), hidden);
        });
  }

  /**
   * Hides what the policy hides, and what would give it back; then adds what follows from the rest.
   *
   * @param earlier what may be shown of the figures that a period is compared with
   */
  List<ProtectedFigure> protect(
      Period period, List<Figure> figures, Function<Period, ShownFigures> earlier) {
    CountedCells cells = new CountedCells(figures, definitions, policy);
    Set<Cell> hiddenCells = Suppression.hidden(cells, cells.sums(nodesAbove(period)));
    Set<FigureKey> hidden = new HashSet<>();
    for (Figure figure : figures) {
      if (cells.under(figure.key()).stream().anyMatch(hiddenCells::contains)) {
        hidden.add(figure.key());
      }
    }
    List<ProtectedFigure> shown = new ArrayList<>();
    figures.forEach(figure -> shown.add(protect(figure, hidden.contains(figure.key()))));
    derived
        .of(period, new ShownFigures(figures, hidden), earlier)
        .forEach(figure -> shown.add(protect(figure.figure(), figure.hidden())));
    return shown;
  }

  /** The same of figures that are nowhere stored. */
  List<ProtectedFigure> protect(Period period, List<Figure> figures) {
    return protect(period, figures, earlier -> compared(database, earlier));
  }

  /** The compared figures of a period as they may be shown; none where it is not protected. */
  private ShownFigures compared(DSLContext transaction, Period period) {
    List<Figure> figures = new ArrayList<>();
    Set<FigureKey> hidden = new HashSet<>();
    transaction
        .fetch(
            """
            select figure.*, shown.status as shown_as
              from results.figure
              join results.computation using (computation_id)
              join published.figure shown
                   using (period, level, node, indicator, statistic, breakdown, category, sex)
             where period = {0}
            """,
            period.id())
        .forEach(
            row -> {
              Figure figure = figure(period, row);
              if (derived.isCompared(figure.key())) {
                figures.add(figure);
                if (Status.of(row.get("shown_as", String.class)) == Status.HIDDEN) {
                  hidden.add(figure.key());
                }
              }
            });
    return new ShownFigures(figures, hidden);
  }

  private ProtectedFigure protect(Figure figure, boolean hide) {
    if (hide) {
      return new ProtectedFigure(
          figure.key(), null, null, null, Status.HIDDEN, 0, figure.definitionVersion());
    }
    return new ProtectedFigure(
        figure.key(),
        rounded(figure),
        figure.part(),
        figure.base(),
        Status.valueOf(figure.status().name()),
        0,
        figure.definitionVersion());
  }

  private @Nullable BigDecimal rounded(Figure figure) {
    BigDecimal value = figure.value();
    IndicatorDefinition definition = definitions.get(figure.key().indicator());
    return value == null || definition == null
        ? null
        : value.setScale(definition.decimals(figure.key().statistic()), RoundingMode.HALF_UP);
  }

  /** Each node with those right above it: an organisation can be in several groups. */
  private Map<NodeId, Set<NodeId>> nodesAbove(Period period) {
    Map<NodeId, Set<NodeId>> above = new HashMap<>();
    for (Unit unit : chart.units()) {
      List<NodeId> chain = chart.unitAndAbove(unit, period.days());
      for (int i = 1; i < chain.size(); i++) {
        NodeId below =
            chain.get(i).level() == Level.GROUP
                ? chain.stream()
                    .filter(node -> node.level() == Level.ORGANISATION)
                    .findFirst()
                    .orElseThrow()
                : chain.get(i - 1);
        above.computeIfAbsent(below, node -> new LinkedHashSet<>()).add(chain.get(i));
      }
    }
    return above;
  }

  private static List<Figure> computed(DSLContext transaction, Period period) {
    List<Figure> figures = new ArrayList<>();
    transaction
        .fetch(
            """
            select figure.* from results.figure join results.computation using (computation_id)
             where period = {0}
            """,
            period.id())
        .forEach(row -> figures.add(figure(period, row)));
    return figures;
  }

  private static Figure figure(Period period, Record row) {
    return new Figure(
        FigureRows.key(period, row),
        row.get("value", BigDecimal.class),
        row.get("part", Long.class),
        row.get("base", Long.class),
        FigureStatus.of(row.get("status", String.class)),
        row.get("definition_version", Integer.class));
  }
}
