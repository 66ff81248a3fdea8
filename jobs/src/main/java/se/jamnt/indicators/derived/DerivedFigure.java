package se.jamnt.indicators.derived;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;

/**
 * A figure that follows from others.
 *
 * @param figure without numbers where it is hidden
 * @param hidden whether any of those that it follows from is hidden
 */
public record DerivedFigure(Figure figure, boolean hidden) {

  /** How two numbers give a third; null where they give none. */
  @FunctionalInterface
  interface OfTwo {
    @Nullable BigDecimal apply(BigDecimal one, BigDecimal other);
  }

  /** A figure in its period, which may be another one's. */
  record Input(FigureKey key, ShownFigures figures) {

    boolean isHidden() {
      return figures.hides(key);
    }

    Optional<Figure> figure() {
      return figures.find(key);
    }
  }

  /**
   * What follows from two figures: hidden, missing or without data where either is, and no more
   * reliable than the less reliable.
   *
   * @param bases the figures whose bases the new one rests on
   */
  static DerivedFigure of(
      FigureKey key, int version, Input one, Input other, OfTwo value, Input... bases) {
    if (one.isHidden() || other.isHidden()) {
      return new DerivedFigure(
          new Figure(key, null, null, null, FigureStatus.FINAL, version), true);
    }
    List<Figure> both = Stream.of(one, other).flatMap(input -> input.figure().stream()).toList();
    if (both.size() < 2 || both.stream().anyMatch(DerivedFigure::isMissing)) {
      return new DerivedFigure(
          new Figure(key, null, null, null, FigureStatus.MISSING, version), false);
    }
    BigDecimal first = both.get(0).value();
    BigDecimal second = both.get(1).value();
    @Nullable BigDecimal result =
        first == null || second == null ? null : value.apply(first, second);
    if (result == null) {
      return new DerivedFigure(
          new Figure(key, null, null, 0L, FigureStatus.NO_DATA, version), false);
    }
    long base =
        Arrays.stream(bases)
            .flatMap(input -> input.figure().stream())
            .map(Figure::base)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum();
    FigureStatus status =
        both.stream().map(Figure::status).max(FigureStatus::compareTo).orElseThrow();
    return new DerivedFigure(new Figure(key, result, null, base, status, version), false);
  }

  private static boolean isMissing(Figure figure) {
    return figure.status() == FigureStatus.MISSING;
  }
}
