package se.jamnt.indicators.derived;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;

/**
 * Which earlier periods a period is compared with: the one before, the same months a year earlier,
 * for a span the one that the calendar names; surveys with the measurement before.
 */
public final class ComparedPeriods {

  /** So many years back a survey or a finished group is looked for. */
  private static final int YEARS_BACK = 5;

  private final Map<String, CaseSystem> systems;
  private final PeriodCalendar calendar;

  /** The sources by id. */
  public ComparedPeriods(Map<String, CaseSystem> systems, PeriodCalendar calendar) {
    this.systems = systems;
    this.calendar = calendar;
  }

  /**
   * One comparison.
   *
   * @param latestFirst the periods to look in; the first that has a figure counts
   */
  public record Comparison(Statistic statistic, List<Period> latestFirst) {}

  /** What an indicator's figures of a period are compared with, the nearest first. */
  public List<Comparison> of(IndicatorDefinition definition, Period period) {
    List<Comparison> comparisons = new ArrayList<>();
    switch (period.kind()) {
      case SPAN ->
          calendar
              .baseline(period)
              .filter(baseline -> canCompare(definition, period, baseline))
              .ifPresent(
                  baseline ->
                      comparisons.add(
                          new Comparison(Statistic.CHANGE_BASELINE, List.of(baseline))));
      case INTERIM -> comparisons.add(new Comparison(Statistic.CHANGE_YEAR, aYearEarlier(period)));
      case YEAR ->
          comparisons.add(
              new Comparison(
                  Statistic.CHANGE_PREVIOUS,
                  earlier(period, hasGapYears(definition) ? YEARS_BACK : 1)));
      case MONTH, QUARTER, TERTIAL, HALF -> {
        comparisons.add(new Comparison(Statistic.CHANGE_PREVIOUS, earlier(period, 1)));
        comparisons.add(new Comparison(Statistic.CHANGE_YEAR, aYearEarlier(period)));
      }
    }
    return comparisons;
  }

  /** Every period that any indicator's figures of this one may be compared with. */
  public Set<Period> of(Collection<IndicatorDefinition> definitions, Period period) {
    Set<Period> periods = new LinkedHashSet<>();
    definitions.forEach(
        definition ->
            of(definition, period).forEach(comparison -> periods.addAll(comparison.latestFirst())));
    return periods;
  }

  private static List<Period> earlier(Period period, int most) {
    return IntStream.rangeClosed(1, most)
        .boxed()
        .flatMap(back -> period.earlier(back).stream())
        .toList();
  }

  private static List<Period> aYearEarlier(Period period) {
    return period.aYearEarlier().stream().toList();
  }

  private boolean hasGapYears(IndicatorDefinition definition) {
    return definition.from().stream()
        .map(systems::get)
        .flatMap(Stream::ofNullable)
        .map(CaseSystem::cadence)
        .anyMatch(cadence -> cadence == Cadence.EVERY_SECOND_YEAR || cadence == Cadence.PER_GROUP);
  }

  /** Numbers of things compare only over equally many months; shares, means and medians always. */
  private static boolean canCompare(
      IndicatorDefinition definition, Period period, Period baseline) {
    boolean grows =
        definition.headline() == Statistic.COUNT || definition.headline() == Statistic.SUM;
    return !grows || period.months() == baseline.months();
  }
}
