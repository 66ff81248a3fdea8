package se.jamnt.indicators.derived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.Goal;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.PlannedIndicator;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;

/** All figures of a period that follow from others, once it is known which of those are shown. */
public final class DerivedFigures {

  private final IndicatorCatalog catalog;
  private final Map<String, IndicatorDefinition> definitions;
  private final ComparedPeriods periods;
  private final Gaps gaps;
  private final Transitions transitions;
  private final Changes changes;
  private final Goals goals;
  private final PlanCoverage coverage;

  /**
   * What follows by these rules.
   *
   * @param systems every source by id
   * @param decided what boards have decided to reach and to follow
   */
  public DerivedFigures(
      IndicatorCatalog catalog,
      Map<String, CaseSystem> systems,
      PeriodCalendar calendar,
      Breaks breaks,
      Decided decided) {
    this.catalog = catalog;
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    this.periods = new ComparedPeriods(systems, calendar);
    this.gaps = new Gaps(definitions);
    this.transitions = new Transitions(definitions);
    this.changes = new Changes(definitions, periods, breaks);
    this.goals = new Goals(decided.goals(), definitions, systems, decided.chart());
    this.coverage = new PlanCoverage(decided.plan(), definitions, decided.chart());
  }

  /**
   * What boards have decided.
   *
   * @param goals what they want to reach
   * @param plan which indicators they want to follow
   */
  public record Decided(OrganisationChart chart, List<Goal> goals, List<PlannedIndicator> plan) {

    public Decided {
      goals = List.copyOf(goals);
      plan = List.copyOf(plan);
    }
  }

  /** The earlier periods whose figures those of a period are compared with. */
  public Set<Period> comparedWith(Period period) {
    Set<Period> compared = new LinkedHashSet<>(periods.of(catalog.definitions(), period));
    compared.addAll(goals.comparedWith(period));
    return compared;
  }

  /** Whether a figure is one that those of later periods are compared with. */
  public boolean isCompared(FigureKey key) {
    IndicatorDefinition definition = definitions.get(key.indicator());
    return definition != null && definition.changesIn(key);
  }

  /**
   * The figures that follow from those of a period.
   *
   * @param earlier the compared figures of each period of {@link #comparedWith}
   */
  public List<DerivedFigure> of(
      Period period, ShownFigures figures, Function<Period, ShownFigures> earlier) {
    Map<Period, ShownFigures> known = new HashMap<>();
    Function<Period, ShownFigures> before = one -> known.computeIfAbsent(one, earlier);
    List<DerivedFigure> derived = new ArrayList<>(gaps.of(figures));
    derived.addAll(transitions.of(figures));
    derived.addAll(changes.of(period, figures, before));
    List<DerivedFigure> followed = coverage.of(period, figures);
    derived.addAll(goals.of(period, figures.and(followed), before));
    derived.addAll(followed);
    return derived;
  }
}
