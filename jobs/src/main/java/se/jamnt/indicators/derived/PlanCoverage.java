package se.jamnt.indicators.derived;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.PlannedIndicator;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * What share of the planned indicators is followed by sex, followed so in single units, and can be
 * published by sex once small groups are protected. Only of years and spans: not all that is
 * planned has figures for shorter periods.
 */
final class PlanCoverage {

  /** The breakdown of the rows: the three ways in which an indicator can be followed. */
  static final String COVERAGE = "coverage";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final List<PlannedIndicator> plan;
  private final Map<String, IndicatorDefinition> definitions;
  private final OrganisationChart chart;
  private final Optional<IndicatorDefinition> indicator;

  /** The definitions by id. */
  PlanCoverage(
      List<PlannedIndicator> plan,
      Map<String, IndicatorDefinition> definitions,
      OrganisationChart chart) {
    this.plan = plan;
    this.definitions = definitions;
    this.chart = chart;
    this.indicator =
        definitions.values().stream()
            .filter(definition -> definition.measure() instanceof Measure.PlanCoverage)
            .findFirst();
  }

  List<DerivedFigure> of(Period period, ShownFigures figures) {
    List<DerivedFigure> shares = new ArrayList<>();
    if (indicator.isEmpty() || !isTakenOf(period)) {
      return shares;
    }
    for (NodeId node : chart.nodesIn(period.days())) {
      List<PlannedIndicator> planned =
          plan.stream().filter(one -> isWithin(one.board(), node)).toList();
      if (planned.isEmpty()) {
        continue;
      }
      FigureKey all =
          new FigureKey(period, node, indicator.get().id(), Statistic.SHARE, "", "", Sex.T);
      Followed followed = new Followed(period, figures);
      shares.add(share(all, planned, followed::bySex));
      shares.add(share(all.by(COVERAGE, "by-sex"), planned, followed::bySex));
      shares.add(share(all.by(COVERAGE, "at-unit-level"), planned, followed::atUnitLevel));
      shares.add(share(all.by(COVERAGE, "publishable"), planned, followed::publishable));
    }
    return shares;
  }

  /** Whether it is worked out for a period. */
  static boolean isTakenOf(Period period) {
    return period.kind() == Period.Kind.YEAR || period.kind() == Period.Kind.SPAN;
  }

  private boolean isWithin(String board, NodeId node) {
    Optional<String> organisation = chart.board(board).map(Board::organisation);
    return switch (node.level()) {
      case UNIT -> false;
      case BOARD -> node.id().equals(board);
      case ORGANISATION -> organisation.filter(node.id()::equals).isPresent();
      case GROUP ->
          chart.groups().stream()
              .filter(group -> group.id().equals(node.id()))
              .anyMatch(group -> organisation.filter(group.organisations()::contains).isPresent());
    };
  }

  private DerivedFigure share(
      FigureKey key, List<PlannedIndicator> planned, Predicate<PlannedIndicator> is) {
    long part = planned.stream().filter(is).count();
    long base = planned.size();
    BigDecimal share =
        HUNDRED
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(base), MathContext.DECIMAL64);
    return new DerivedFigure(
        new Figure(key, share, part, base, FigureStatus.FINAL, indicator.orElseThrow().version()),
        false);
  }

  /** How planned indicators are followed in a period. */
  private final class Followed {

    private final Period period;
    private final ShownFigures figures;

    Followed(Period period, ShownFigures figures) {
      this.period = period;
      this.figures = figures;
    }

    boolean bySex(PlannedIndicator planned) {
      return planned instanceof PlannedIndicator.Elsewhere elsewhere
          ? elsewhere.bySex()
          : bothSexes(planned, board(planned), this::isMeasured);
    }

    boolean atUnitLevel(PlannedIndicator planned) {
      return planned instanceof PlannedIndicator.Elsewhere elsewhere
          ? elsewhere.bySex() && elsewhere.atUnitLevel()
          : chart.unitsOf(board(planned), period.days()).stream()
              .map(unit -> new NodeId(Level.UNIT, unit.id()))
              .anyMatch(unit -> bothSexes(planned, unit, this::isMeasured));
    }

    boolean publishable(PlannedIndicator planned) {
      return planned instanceof PlannedIndicator.Elsewhere elsewhere
          ? elsewhere.bySex() && elsewhere.publishable()
          : bothSexes(planned, board(planned), key -> isMeasured(key) && !figures.hides(key));
    }

    private NodeId board(PlannedIndicator planned) {
      return new NodeId(Level.BOARD, planned.board());
    }

    private boolean bothSexes(PlannedIndicator planned, NodeId node, Predicate<FigureKey> is) {
      IndicatorDefinition definition =
          planned instanceof PlannedIndicator.Computed computed
              ? definitions.get(computed.indicator())
              : null;
      return definition != null
          && Stream.of(Sex.K, Sex.M)
              .map(sex -> definition.headlineOf(period, node).of(sex))
              .allMatch(is);
    }

    private boolean isMeasured(FigureKey key) {
      return figures.hides(key)
          || figures
              .find(key)
              .filter(figure -> figure.status() != FigureStatus.MISSING)
              .isPresent();
    }
  }
}
