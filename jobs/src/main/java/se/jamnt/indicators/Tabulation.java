package se.jamnt.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * Makes the whole table of a period out of what the database counted: which nodes have rows, every
 * sex and category with its zeros, and how far each figure can be relied on.
 */
final class Tabulation {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final FieldCatalog fields;
  private final OrganisationChart chart;
  private final Map<String, CaseSystem> systems;
  private final Map<String, Coverage> coverage;

  /**
   * A tabulation of what is known now.
   *
   * @param systems every source by id
   * @param coverage by source; a source without deliveries is absent
   */
  Tabulation(
      FieldCatalog fields,
      OrganisationChart chart,
      Map<String, CaseSystem> systems,
      Map<String, Coverage> coverage) {
    this.fields = fields;
    this.chart = chart;
    this.systems = systems;
    this.coverage = coverage;
  }

  /** All rows of an indicator for a period. */
  List<Figure> tabulate(IndicatorDefinition definition, Period period, List<Aggregate> counted) {
    Map<NodeId, List<Aggregate>> byNode = new HashMap<>();
    counted.forEach(one -> byNode.computeIfAbsent(one.node(), n -> new ArrayList<>()).add(one));
    List<Figure> figures = new ArrayList<>();
    for (NodeId node : chart.nodesIn(period.days())) {
      reliability(definition, node, period)
          .ifPresent(
              status ->
                  figures.addAll(
                      new NodeRows(definition, period, node, status)
                          .figures(byNode.getOrDefault(node, List.of()))));
    }
    return figures;
  }

  /** How far the node's figures can be relied on; empty where it has no rows. */
  private Optional<FigureStatus> reliability(
      IndicatorDefinition definition, NodeId node, Period period) {
    List<String> sources =
        sourcesOf(node, period)
            .filter(definition.from()::contains)
            .filter(source -> hasRows(source, node, period))
            .distinct()
            .toList();
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    List<Unit> units = chart.unitsOf(node, period.days());
    if (!anyUnitOf(units, sources, (unit, known) -> known.touches(unit.id(), period.days()))) {
      return Optional.of(FigureStatus.MISSING);
    }
    if (sources.stream().anyMatch(source -> system(source).estimated())) {
      return Optional.of(FigureStatus.ESTIMATED);
    }
    boolean incomplete =
        anyUnitOf(
            units, sources, (unit, known) -> !known.includes(unit.id(), lastDayOf(unit, period)));
    return Optional.of(incomplete ? FigureStatus.PRELIMINARY : FigureStatus.FINAL);
  }

  private boolean anyUnitOf(
      List<Unit> units, List<String> sources, BiPredicate<Unit, Coverage> test) {
    return units.stream()
        .anyMatch(
            unit ->
                sources.stream()
                    .filter(unit.sources()::contains)
                    .anyMatch(source -> test.test(unit, known(source))));
  }

  private Stream<String> sourcesOf(NodeId node, Period period) {
    return chart.unitsOf(node, period.days()).stream().flatMap(unit -> unit.sources().stream());
  }

  /** From the source's first covered day, up to the date of the organisation's data. */
  private boolean hasRows(String source, NodeId node, Period period) {
    Coverage known = coverage.get(source);
    return known != null
        && !known.from().isAfter(period.last())
        && system(source).cadence().hasFiguresFor(period.kind())
        && dataAsOf(node, period).filter(asOf -> !asOf.isBefore(period.first())).isPresent();
  }

  /** The date of the data of the organisations that a node belongs to or consists of. */
  private Optional<LocalDate> dataAsOf(NodeId node, Period period) {
    Set<NodeId> organisations = new LinkedHashSet<>();
    for (Unit unit : chart.unitsOf(node, period.days())) {
      chart.unitAndAbove(unit, period.days()).stream()
          .filter(above -> above.level() == Level.ORGANISATION)
          .forEach(organisations::add);
    }
    return organisations.stream()
        .flatMap(organisation -> sourcesOf(organisation, period))
        .map(coverage::get)
        .flatMap(Stream::ofNullable)
        .map(Coverage::dataAsOf)
        .max(LocalDate::compareTo);
  }

  private static LocalDate lastDayOf(Unit unit, Period period) {
    return unit.ends().filter(end -> end.isBefore(period.last())).orElse(period.last());
  }

  private Coverage known(String source) {
    Coverage known = coverage.get(source);
    if (known == null) {
      throw new IllegalStateException("no deliveries of " + source);
    }
    return known;
  }

  private CaseSystem system(String source) {
    CaseSystem system = systems.get(source);
    if (system == null) {
      throw new IllegalStateException("no source " + source);
    }
    return system;
  }

  /** A column of the breakdowns: a field and one of its codes, or neither. */
  private record Cell(String breakdown, String category) {
    static final Cell WHOLE = new Cell("", "");
  }

  /** The rows of one indicator and node. */
  private final class NodeRows {

    private final IndicatorDefinition definition;
    private final Period period;
    private final NodeId node;
    private final FigureStatus reliability;

    NodeRows(IndicatorDefinition definition, Period period, NodeId node, FigureStatus reliability) {
      this.definition = definition;
      this.period = period;
      this.node = node;
      this.reliability = reliability;
    }

    List<Figure> figures(List<Aggregate> counted) {
      Map<Cell, Map<Sex, Aggregate>> byCell = new HashMap<>();
      for (Aggregate one : counted) {
        byCell
            .computeIfAbsent(new Cell(one.breakdown(), one.category()), c -> new HashMap<>())
            .put(one.sex(), one);
      }
      List<Figure> figures = new ArrayList<>();
      for (Cell cell : cells(byCell)) {
        for (Sex sex : sexes(byCell)) {
          Map<Sex, Aggregate> here = byCell.getOrDefault(cell, Map.of());
          for (Statistic statistic : definition.measure().statistics()) {
            figures.add(figure(cell, sex, statistic, here));
          }
        }
      }
      return figures;
    }

    /** Every code of every breakdown, and unknown where the node has any; months have none. */
    private List<Cell> cells(Map<Cell, Map<Sex, Aggregate>> byCell) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.WHOLE));
      if (period.kind() != Period.Kind.MONTH) {
        for (String breakdown : definition.by()) {
          fields.codes(breakdown).orElseThrow().codes().keySet().stream()
              .map(code -> new Cell(breakdown, code))
              .forEach(cells::add);
          Cell unknown = new Cell(breakdown, Aggregate.UNKNOWN);
          if (byCell.containsKey(unknown)) {
            cells.add(unknown);
          }
        }
      }
      return cells;
    }

    private List<Sex> sexes(Map<Cell, Map<Sex, Aggregate>> byCell) {
      Aggregate unknown = byCell.getOrDefault(Cell.WHOLE, Map.of()).get(Sex.U);
      boolean anyUnknown = unknown != null && unknown.base() > 0;
      return anyUnknown && !(definition.measure() instanceof Measure.BySex)
          ? List.of(Sex.K, Sex.M, Sex.U, Sex.T)
          : List.of(Sex.K, Sex.M, Sex.T);
    }

    private Figure figure(Cell cell, Sex sex, Statistic statistic, Map<Sex, Aggregate> here) {
      FigureKey key =
          new FigureKey(
              period, node, definition.id(), statistic, cell.breakdown(), cell.category(), sex);
      if (reliability == FigureStatus.MISSING) {
        return new Figure(key, null, null, null, FigureStatus.MISSING, definition.version());
      }
      long base = base(sex, here);
      Long part = part(sex, here);
      BigDecimal value = value(statistic, sex, base, part, here);
      return new Figure(
          key,
          value,
          part,
          base,
          value == null ? FigureStatus.NO_DATA : reliability,
          definition.version());
    }

    private long base(Sex sex, Map<Sex, Aggregate> here) {
      return definition.measure() instanceof Measure.BySex
          ? count(Sex.K, here) + count(Sex.M, here)
          : count(sex, here);
    }

    private static long count(Sex sex, Map<Sex, Aggregate> here) {
      Aggregate counted = here.get(sex);
      return counted == null ? 0 : counted.base();
    }

    private @Nullable Long part(Sex sex, Map<Sex, Aggregate> here) {
      if (definition.measure() instanceof Measure.BySex) {
        return sex == Sex.T ? base(sex, here) : count(sex, here);
      }
      if (definition.measure() instanceof Measure.Share) {
        Aggregate counted = here.get(sex);
        return counted == null ? 0 : counted.part();
      }
      return null;
    }

    private @Nullable BigDecimal value(
        Statistic statistic, Sex sex, long base, @Nullable Long part, Map<Sex, Aggregate> here) {
      if (statistic == Statistic.COUNT) {
        return BigDecimal.valueOf(base);
      }
      if (base == 0) {
        return null;
      }
      if (part != null) {
        return HUNDRED
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(base), MathContext.DECIMAL64);
      }
      Aggregate counted = here.get(sex);
      if (counted == null) {
        return null;
      }
      return switch (statistic) {
        case MEAN -> counted.mean();
        case MEDIAN -> counted.median();
        case Q1 -> counted.q1();
        case Q3 -> counted.q3();
        case COUNT, SHARE, DISTRIBUTION ->
            throw new IllegalStateException(statistic + " is no value of its own");
      };
    }
  }
}
