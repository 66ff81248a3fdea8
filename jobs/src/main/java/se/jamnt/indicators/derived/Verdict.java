package se.jamnt.indicators.derived;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.GoalStatus;
import se.jamnt.indicators.derived.DerivedFigure.Input;

/**
 * What figures say of a goal.
 *
 * @param hidden whether they may not say it, since one of them is hidden
 * @param reliability that of the least reliable figure that it rests on
 * @param base how many figures it rests on
 */
record Verdict(boolean hidden, GoalStatus status, FigureStatus reliability, long base) {

  private static final Verdict HIDDEN =
      new Verdict(true, GoalStatus.NOT_MEASURED, FigureStatus.FINAL, 0);

  static Verdict hiddenToo() {
    return HIDDEN;
  }

  /** A verdict that rests on no figure. */
  static Verdict without(GoalStatus status) {
    return new Verdict(false, status, FigureStatus.FINAL, 0);
  }

  /** What figures say together: hidden, not measured or not to be judged where any of them is. */
  static Verdict of(List<Input> inputs, Predicate<List<BigDecimal>> meets) {
    if (inputs.stream().anyMatch(Input::isHidden)) {
      return HIDDEN;
    }
    List<Figure> figures = inputs.stream().flatMap(input -> input.figure().stream()).toList();
    if (figures.size() < inputs.size()
        || figures.stream().anyMatch(figure -> figure.status() == FigureStatus.MISSING)) {
      return without(GoalStatus.NOT_MEASURED);
    }
    List<BigDecimal> values =
        figures.stream().flatMap(figure -> Stream.ofNullable(figure.value())).toList();
    if (values.size() < figures.size()) {
      return without(GoalStatus.CANNOT_BE_JUDGED);
    }
    return judged(figures, meets.test(values));
  }

  static Verdict judged(List<Figure> figures, boolean reached) {
    FigureStatus reliability =
        figures.stream()
            .map(Figure::status)
            .max(FigureStatus::compareTo)
            .orElse(FigureStatus.FINAL);
    return new Verdict(
        false, reached ? GoalStatus.REACHED : GoalStatus.NOT_REACHED, reliability, figures.size());
  }

  /** Whether figures say that it is reached, or that it is not. */
  boolean isJudged() {
    return !hidden && (status == GoalStatus.REACHED || status == GoalStatus.NOT_REACHED);
  }

  /** Another verdict on the same figures. */
  Verdict as(GoalStatus status) {
    return hidden ? this : new Verdict(false, status, reliability, base);
  }

  /** The figure that tells it. */
  DerivedFigure figure(FigureKey key, int version) {
    Optional<Figure> told =
        hidden
            ? Optional.empty()
            : Optional.of(new Figure(key, status.value(), null, base, reliability, version));
    return new DerivedFigure(
        told.orElse(new Figure(key, null, null, null, FigureStatus.FINAL, version)), hidden);
  }
}
