package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.Goal;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.indicators.derived.Breaks;
import se.jamnt.indicators.derived.ComparedPeriods;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Sex;

/**
 * What figures are read against: the boards' goals, earlier periods, and the breaks between them.
 *
 * @param goals every board's
 * @param compared which periods a period is compared with
 */
public record Yardsticks(List<Goal> goals, Breaks breaks, ComparedPeriods compared) {

  /** Between 40 and 60 per cent the sexes are said to be evenly represented. */
  static final int EVEN_FROM = 40;

  static final int EVEN_TO = 60;

  /** What a share of women, or of men, must not seem to hold only by its rounding. */
  static final List<Predicate<BigDecimal>> EVEN =
      List.of(
          share -> share.compareTo(BigDecimal.valueOf(EVEN_FROM)) >= 0,
          share -> share.compareTo(BigDecimal.valueOf(EVEN_TO)) <= 0);

  public Yardsticks {
    goals = List.copyOf(goals);
  }

  /** The yardsticks of a configuration; the sources by id. */
  public static Yardsticks of(
      List<Goal> goals, Breaks breaks, Map<String, CaseSystem> systems, PeriodCalendar calendar) {
    return new Yardsticks(goals, breaks, new ComparedPeriods(systems, calendar));
  }

  /** What an indicator's figures must not seem to hold, or to miss, only by their rounding. */
  List<Predicate<BigDecimal>> limits(IndicatorDefinition indicator, Period period) {
    List<Predicate<BigDecimal>> limits = new ArrayList<>();
    if (isShareOfSexes(indicator)) {
      limits.addAll(EVEN);
    }
    goals.stream()
        .filter(goal -> goal.indicator().equals(indicator.id()) && goal.holdsIn(period))
        .flatMap(goal -> limit(goal.form(), period).stream())
        .forEach(limits::add);
    return limits;
  }

  /** What a goal asks of a single figure; empty where it compares several. */
  static Optional<Predicate<BigDecimal>> limit(Goal.Form form, Period period) {
    if (form instanceof Goal.AtLeast atLeast) {
      return atLeast.dueAt(period.last()).map(least -> figure -> figure.compareTo(least) >= 0);
    }
    if (form instanceof Goal.Within within) {
      return Optional.of(within.bounds()::holds);
    }
    if (form instanceof Goal.MajorityOfUnits majority) {
      return Optional.of(majority.bounds()::holds);
    }
    return form instanceof Goal.All
        ? Optional.of(figure -> figure.compareTo(BigDecimal.valueOf(100)) == 0)
        : Optional.empty();
  }

  /** Whether it is how many per cent are women and how many men. */
  static boolean isShareOfSexes(IndicatorDefinition indicator) {
    return indicator.measure() instanceof Measure.BySex;
  }

  /**
   * An earlier period that figures are compared with.
   *
   * @param lines the breaks in between; where there are any, no change is told
   */
  record Earlier(Statistic change, Period period, List<Breaks.Line> lines) {}

  /**
   * The periods that a node's headline of an indicator is compared with, as far as it was asked.
   */
  List<Earlier> earlier(
      IndicatorDefinition indicator, NodeId node, Period period, ReportTables tables) {
    List<Earlier> earlier = new ArrayList<>();
    for (ComparedPeriods.Comparison comparison : compared.of(indicator, period)) {
      comparison.latestFirst().stream()
          .filter(candidate -> wasAsked(indicator, node, candidate, tables))
          .findFirst()
          .ifPresent(
              before ->
                  earlier.add(
                      new Earlier(
                          comparison.statistic(),
                          before,
                          breaks.between(indicator, node, before.days(), period.days()))));
    }
    return earlier;
  }

  private static boolean wasAsked(
      IndicatorDefinition indicator, NodeId node, Period period, ReportTables tables) {
    Optional<Status> status =
        tables
            .of(period, node)
            .map(table -> SexFigures.headline(table, node, indicator))
            .filter(figures -> figures.of(Sex.T).isPresent())
            .map(figures -> figures.status(Sex.T));
    return status.filter(one -> one != Status.MISSING && one != Status.NO_DATA).isPresent();
  }
}
