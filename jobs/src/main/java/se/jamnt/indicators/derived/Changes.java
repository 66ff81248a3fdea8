package se.jamnt.indicators.derived;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.indicators.derived.DerivedFigure.Input;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * How much each headline figure is more or less than in an earlier period: in percentage points
 * where it is a share. There is none across a break or against a question that was not asked.
 */
final class Changes {

  private final Map<String, IndicatorDefinition> definitions;
  private final ComparedPeriods periods;
  private final Breaks breaks;

  /** The definitions by id. */
  Changes(Map<String, IndicatorDefinition> definitions, ComparedPeriods periods, Breaks breaks) {
    this.definitions = definitions;
    this.periods = periods;
    this.breaks = breaks;
  }

  /**
   * The changes of a period.
   *
   * @param earlier the figures of a period that is compared with
   */
  List<DerivedFigure> of(
      Period period, ShownFigures figures, Function<Period, ShownFigures> earlier) {
    List<DerivedFigure> changes = new ArrayList<>();
    for (FigureKey key : figures.keys()) {
      IndicatorDefinition definition = definitions.get(key.indicator());
      if (definition == null || !definition.changesIn(key)) {
        continue;
      }
      for (ComparedPeriods.Comparison comparison : periods.of(definition, period)) {
        before(key, comparison, earlier)
            .filter(before -> isUnbroken(definition, key, before))
            .ifPresent(
                before ->
                    changes.add(
                        change(
                            key,
                            comparison.statistic(),
                            definition,
                            new Input(key, figures),
                            before)));
      }
    }
    return changes;
  }

  /** The latest of the periods in which the node had been asked at all. */
  private static Optional<Input> before(
      FigureKey key,
      ComparedPeriods.Comparison comparison,
      Function<Period, ShownFigures> earlier) {
    for (Period candidate : comparison.latestFirst()) {
      Input before = new Input(key.of(candidate), earlier.apply(candidate));
      if (wasAsked(before) && before.figures().has(before.key())) {
        return Optional.of(before);
      }
    }
    return Optional.empty();
  }

  /** Whether all together have a figure, or one that is hidden. */
  private static boolean wasAsked(Input before) {
    FigureKey total = before.key().of(Sex.T);
    return before.figures().hides(total)
        || before.figures().find(total).filter(Changes::hasNumber).isPresent();
  }

  private static boolean hasNumber(Figure figure) {
    return figure.status() != FigureStatus.MISSING && figure.status() != FigureStatus.NO_DATA;
  }

  private boolean isUnbroken(IndicatorDefinition definition, FigureKey key, Input before) {
    return breaks
        .between(definition, key.node(), before.key().period().days(), key.period().days())
        .isEmpty();
  }

  private static DerivedFigure change(
      FigureKey key, Statistic statistic, IndicatorDefinition definition, Input now, Input before) {
    return DerivedFigure.of(
        key.of(statistic), definition.version(), now, before, BigDecimal::subtract, now);
  }
}
