package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureRows;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
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
  private final String program;

  /**
   * A protection under the data owner's policy.
   *
   * @param computer reads results, writes published figures
   * @param program the version that protects: another one may hide other figures
   */
  public Protection(
      DataSource computer,
      IndicatorCatalog catalog,
      OrganisationChart chart,
      DisclosurePolicy policy,
      String program) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    this.chart = chart;
    this.policy = policy;
    this.program = program;
  }

  /** A period to protect and the fingerprint of what its table will be made from. */
  public record Due(Period period, String inputs) {}

  /** What protecting a period came to. */
  public record Outcome(int figures, int hidden) {}

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

  /** The period, whether its figures have changed or not; nothing if it has none. */
  public List<Due> due(Period period) {
    return computed().stream().filter(due -> due.period().equals(period)).toList();
  }

  private List<Due> computed() {
    return database
        .fetch("select period, inputs from results.computation")
        .map(
            row ->
                new Due(
                    Period.parse(row.get("period", String.class)),
                    Fingerprint.of("protected")
                        .with(row.get("inputs", String.class))
                        .with(policy.written())
                        .with(program)
                        .hex()))
        .stream()
        .sorted(Comparator.comparing(Due::period))
        .toList();
  }

  /** Protects a period and replaces what may be shown of it, in one transaction. */
  public Outcome protect(Due due) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          List<ProtectedFigure> shown = protect(due.period(), computed(transaction, due.period()));
          new PublishedFigures(transaction).replace(due, shown, policy.strictest());
          int hidden = (int) shown.stream().filter(ProtectedFigure::isHidden).count();
          return new Outcome(shown.size(), hidden);
        });
  }

  /** Hides what the policy hides, and what would give it back. */
  List<ProtectedFigure> protect(Period period, List<Figure> figures) {
    CountedCells cells = new CountedCells(figures, definitions, policy);
    Set<Cell> hidden = Suppression.hidden(cells, cells.sums(nodesAbove(period)));
    return figures.stream()
        .map(
            figure ->
                protect(figure, cells.under(figure.key()).stream().anyMatch(hidden::contains)))
        .toList();
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
