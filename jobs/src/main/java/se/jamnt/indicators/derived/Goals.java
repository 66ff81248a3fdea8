package se.jamnt.indicators.derived;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.Goal;
import se.jamnt.indicators.GoalStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Requirement;
import se.jamnt.indicators.Statistic;
import se.jamnt.indicators.derived.DerivedFigure.Input;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * What became of each goal, judged on figures that are not rounded and that may be shown. A goal of
 * a majority of units may be judged although some are hidden, if they could not change the verdict.
 */
final class Goals {

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final List<Goal> goals;
  private final Map<String, IndicatorDefinition> definitions;
  private final Map<String, CaseSystem> systems;
  private final OrganisationChart chart;
  private final Optional<IndicatorDefinition> indicator;

  /** The definitions and the sources by id. */
  Goals(
      List<Goal> goals,
      Map<String, IndicatorDefinition> definitions,
      Map<String, CaseSystem> systems,
      OrganisationChart chart) {
    this.goals = goals;
    this.definitions = definitions;
    this.systems = systems;
    this.chart = chart;
    this.indicator =
        definitions.values().stream()
            .filter(definition -> definition.measure() instanceof Measure.Goals)
            .findFirst();
  }

  /** The earlier periods that goals compare a period with. */
  Set<Period> comparedWith(Period period) {
    Set<Period> periods = new LinkedHashSet<>();
    for (Goal goal : goals) {
      if (goal.form() instanceof Goal.RisesSince rises) {
        Optional.of(rises.since())
            .filter(since -> goal.holdsIn(period) && since.compareTo(period) < 0)
            .ifPresent(periods::add);
      } else if (goal.form() instanceof Goal.RisesEachPeriod) {
        period.earlier(1).ifPresent(periods::add);
      }
    }
    return periods;
  }

  List<DerivedFigure> of(
      Period period, ShownFigures figures, Function<Period, ShownFigures> earlier) {
    List<DerivedFigure> statuses = new ArrayList<>();
    if (indicator.isEmpty() || period.kind() == Period.Kind.MONTH) {
      return statuses;
    }
    for (Goal goal : goals) {
      IndicatorDefinition definition = definitions.get(goal.indicator());
      if (definition == null || !hasFiguresFor(definition, period)) {
        continue;
      }
      for (NodeId node : goal.nodes()) {
        verdict(goal, definition, period, node, figures, earlier)
            .map(verdict -> verdict.figure(key(goal, period, node), indicator.get().version()))
            .ifPresent(statuses::add);
      }
    }
    return statuses;
  }

  private FigureKey key(Goal goal, Period period, NodeId node) {
    return new FigureKey(
        period,
        node,
        indicator.orElseThrow().id(),
        Statistic.STATUS,
        Goal.BREAKDOWN,
        goal.id(),
        Sex.T);
  }

  private boolean hasFiguresFor(IndicatorDefinition definition, Period period) {
    if (definition.measure() instanceof Measure.PlanCoverage) {
      return PlanCoverage.isTakenOf(period);
    }
    return definition.from().stream()
        .flatMap(source -> Stream.ofNullable(systems.get(source)))
        .anyMatch(system -> system.cadence().hasFiguresFor(period.kind()));
  }

  /** Empty where the goal did not hold yet, or ended within the period. */
  private Optional<Verdict> verdict(
      Goal goal,
      IndicatorDefinition definition,
      Period period,
      NodeId node,
      ShownFigures figures,
      Function<Period, ShownFigures> earlier) {
    if (goal.hadEndedBefore(period)) {
      return Optional.of(Verdict.without(GoalStatus.EXPIRED));
    }
    if (!goal.holdsIn(period)) {
      return Optional.empty();
    }
    Verdict judged = judged(goal, definition.headlineOf(period, node), figures, earlier);
    return Optional.of(goal.partly().containsKey(period) ? judged.as(GoalStatus.PARTLY) : judged);
  }

  private Verdict judged(
      Goal goal, FigureKey total, ShownFigures figures, Function<Period, ShownFigures> earlier) {
    Goal.Form form = goal.form();
    if (form instanceof Goal.AtLeast atLeast) {
      return atLeast
          .dueAt(total.period().last())
          .map(least -> each(goal, total, figures, value -> value.compareTo(least) >= 0))
          .orElse(Verdict.without(GoalStatus.CANNOT_BE_JUDGED));
    }
    if (form instanceof Goal.Within within) {
      return each(goal, total, figures, within.bounds()::holds);
    }
    if (form instanceof Goal.All) {
      return each(goal, total, figures, value -> value.compareTo(ALL) == 0);
    }
    if (form instanceof Goal.EqualWithin equal) {
      Verdict verdict =
          Verdict.of(
              List.of(new Input(total.of(Sex.K), figures), new Input(total.of(Sex.M), figures)),
              both -> both.get(0).subtract(both.get(1)).abs().compareTo(equal.most()) <= 0);
      return verdict.isJudged() && isMuchOfUnknownSex(total, figures)
          ? verdict.as(GoalStatus.CANNOT_BE_JUDGED)
          : verdict;
    }
    if (form instanceof Goal.RisesEachPeriod) {
      return total
          .period()
          .earlier(1)
          .map(before -> rises(goal, total, figures, before, earlier))
          .orElse(Verdict.without(GoalStatus.CANNOT_BE_JUDGED));
    }
    if (form instanceof Goal.RisesSince rises) {
      return rises(goal, total, figures, rises.since(), earlier);
    }
    if (form instanceof Goal.MajorityOfUnits majority) {
      return majority(goal, total, figures, majority.bounds());
    }
    throw new IllegalStateException("no rule for " + form);
  }

  /** More than a tenth of unknown sex: those who are known may then not be like all. */
  private static boolean isMuchOfUnknownSex(FigureKey total, ShownFigures figures) {
    Optional<Long> unknown = base(total.of(Sex.U), figures);
    Optional<Long> all = base(total, figures);
    return unknown.isPresent() && all.isPresent() && unknown.get() * 10 > all.get();
  }

  private static Optional<Long> base(FigureKey key, ShownFigures figures) {
    return figures.find(key).flatMap(figure -> Optional.ofNullable(figure.base()));
  }

  private static List<Sex> sexes(Goal goal) {
    return switch (goal.whose()) {
      case TOTAL -> List.of(Sex.T);
      case WOMEN -> List.of(Sex.K);
      case MEN -> List.of(Sex.M);
      case EACH -> List.of(Sex.K, Sex.M);
    };
  }

  private static Verdict each(
      Goal goal, FigureKey total, ShownFigures figures, Predicate<BigDecimal> meets) {
    return Verdict.of(
        sexes(goal).stream().map(sex -> new Input(total.of(sex), figures)).toList(),
        values -> values.stream().allMatch(meets));
  }

  private static Verdict rises(
      Goal goal,
      FigureKey total,
      ShownFigures figures,
      Period since,
      Function<Period, ShownFigures> earlier) {
    ShownFigures before = earlier.apply(since);
    List<Input> inputs = new ArrayList<>();
    for (Sex sex : sexes(goal)) {
      inputs.add(new Input(total.of(sex), figures));
      inputs.add(new Input(total.of(sex).of(since), before));
    }
    return Verdict.of(
        inputs,
        values -> {
          for (int i = 0; i < values.size(); i += 2) {
            if (values.get(i).compareTo(values.get(i + 1)) <= 0) {
              return false;
            }
          }
          return true;
        });
  }

  /** Units whose figure is nobody's are no units of the goal. */
  private Verdict majority(
      Goal goal, FigureKey total, ShownFigures figures, Requirement.Between bounds) {
    DateSpan days = total.period().days();
    Sex sex = sexes(goal).get(0);
    List<FigureKey> units =
        chart.unitsOf(total.node(), days).stream()
            .map(unit -> total.of(new NodeId(Level.UNIT, unit.id())).of(sex))
            .filter(figures::has)
            .toList();
    List<Figure> measured =
        units.stream()
            .flatMap(unit -> figures.find(unit).stream())
            .filter(figure -> figure.value() != null)
            .toList();
    long hidden = units.stream().filter(figures::hides).count();
    if (hidden + measured.size() == 0) {
      boolean anyNobody =
          units.stream()
              .flatMap(unit -> figures.find(unit).stream())
              .anyMatch(figure -> figure.status() == FigureStatus.NO_DATA);
      return Verdict.without(anyNobody ? GoalStatus.CANNOT_BE_JUDGED : GoalStatus.NOT_MEASURED);
    }
    long reached =
        measured.stream()
            .flatMap(figure -> Stream.ofNullable(figure.value()))
            .filter(bounds::holds)
            .count();
    long of = hidden + measured.size();
    boolean anyhow = reached * 2 > of;
    boolean inNoCase = (reached + hidden) * 2 <= of;
    return anyhow || inNoCase ? Verdict.judged(measured, anyhow) : Verdict.hiddenToo();
  }
}
