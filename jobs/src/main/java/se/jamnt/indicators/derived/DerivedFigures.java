package se.jamnt.indicators.derived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.CaseSystem;
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

  /**
   * What follows by these rules.
   *
   * @param systems every source by id
   */
  public DerivedFigures(
      IndicatorCatalog catalog,
      Map<String, CaseSystem> systems,
      PeriodCalendar calendar,
      Breaks breaks) {
    this.catalog = catalog;
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    this.periods = new ComparedPeriods(systems, calendar);
    this.gaps = new Gaps(definitions);
    this.transitions = new Transitions(definitions);
    this.changes = new Changes(definitions, periods, breaks);
  }

  /** The earlier periods whose figures those of a period are compared with. */
  public Set<Period> comparedWith(Period period) {
    return periods.of(catalog.definitions(), period);
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
    List<DerivedFigure> derived = new ArrayList<>(gaps.of(figures));
    derived.addAll(transitions.of(figures));
    derived.addAll(changes.of(period, figures, one -> known.computeIfAbsent(one, earlier)));
    return derived;
  }
}
