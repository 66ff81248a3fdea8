package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.Optional;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Sex;

/**
 * What may be said of the difference between women and men in an indicator, by one rule for all.
 * Only figures that are shown are used.
 *
 * @param interval present where the difference was judged
 */
record Comparison(Verdict verdict, Optional<Interval> interval) {

  /** What the difference is called. */
  enum Verdict {
    DIFFERENCE,
    NO_CERTAIN_DIFFERENCE,
    TOO_SMALL_BASE,
    /** Sex is unknown for more than a tenth. */
    TOO_MUCH_UNKNOWN,
    /** What is published does not tell: ranks of days are not. */
    NOT_FROM_PUBLISHED_FIGURES
  }

  /** The comparison; empty where there are not figures of both sexes, or none of such a kind. */
  static Optional<Comparison> of(IndicatorDefinition indicator, SexFigures figures) {
    // one person makes many of the visits that a quantity stands for: they do not vary as people do
    boolean shares =
        indicator.headline() == Statistic.SHARE
            && indicator.isPercentOfBase()
            && indicator.counts() != Counted.QUANTITY;
    boolean people =
        indicator.headline() == Statistic.COUNT && indicator.counts() == Counted.PEOPLE;
    boolean days = indicator.measure() instanceof Measure.Typical;
    if (!(shares || people || days) || !isShown(figures, Sex.K) || !isShown(figures, Sex.M)) {
      return Optional.empty();
    }
    if (muchUnknownSex(figures)) {
      return Optional.of(of(Verdict.TOO_MUCH_UNKNOWN));
    }
    if (days) {
      return Optional.of(of(Verdict.NOT_FROM_PUBLISHED_FIGURES));
    }
    ProtectedFigure women = figures.of(Sex.K).orElseThrow();
    ProtectedFigure men = figures.of(Sex.M).orElseThrow();
    return shares ? ofShares(women, men) : Optional.of(ofCounts(figures));
  }

  /** More than a tenth of unknown sex, so that those who are known may not be like all. */
  static boolean muchUnknownSex(SexFigures figures) {
    Optional<Long> unknown = figures.base(Sex.U);
    Optional<Long> all = figures.base(Sex.T);
    return unknown.isPresent() && all.isPresent() && unknown.get() * 10 > all.get();
  }

  boolean isCertain() {
    return verdict == Verdict.DIFFERENCE;
  }

  /** How large the difference is at least, for ranking. */
  double atLeast() {
    return interval.map(Interval::atLeast).orElse(0.0);
  }

  private static boolean isShown(SexFigures figures, Sex sex) {
    Status status = figures.status(sex);
    return (status == Status.FINAL || status == Status.PRELIMINARY)
        && figures.of(sex).flatMap(ProtectedFigure::shown).isPresent();
  }

  private static Optional<Comparison> ofShares(ProtectedFigure women, ProtectedFigure men) {
    Long partOfWomen = women.part();
    Long allWomen = women.base();
    Long partOfMen = men.part();
    Long allMen = men.base();
    if (partOfWomen == null || allWomen == null || partOfMen == null || allMen == null) {
      return Optional.empty();
    }
    return Optional.of(
        Math.min(allWomen, allMen) < Numerals.LEAST_BASE_FOR_PERCENT
            ? of(Verdict.TOO_SMALL_BASE)
            : judged(Newcombe.difference(partOfWomen, allWomen, partOfMen, allMen)));
  }

  private static Comparison ofCounts(SexFigures figures) {
    long women = figures.count(Sex.K).orElseThrow();
    long men = figures.count(Sex.M).orElseThrow();
    return women + men < Numerals.LEAST_BASE_FOR_PERCENT
        ? of(Verdict.TOO_SMALL_BASE)
        : judged(ExactCounts.difference(women, men));
  }

  private static Comparison judged(Interval interval) {
    return new Comparison(
        interval.excludesZero() ? Verdict.DIFFERENCE : Verdict.NO_CERTAIN_DIFFERENCE,
        Optional.of(interval));
  }

  private static Comparison of(Verdict verdict) {
    return new Comparison(verdict, Optional.empty());
  }

  /** What is said of it, after the sentence that reads the figures out. */
  String text(Wording wording, IndicatorDefinition indicator, SexFigures figures) {
    return switch (verdict) {
      case NO_CERTAIN_DIFFERENCE -> wording.say(Phrase.NO_CERTAIN_DIFFERENCE);
      case TOO_SMALL_BASE -> wording.say(Phrase.TOO_SMALL_BASE);
      case TOO_MUCH_UNKNOWN -> wording.say(Phrase.MUCH_UNKNOWN_SEX);
      case NOT_FROM_PUBLISHED_FIGURES -> wording.say(Phrase.NOT_JUDGED_HERE);
      case DIFFERENCE ->
          indicator.headline() == Statistic.COUNT
              ? wording.say(Phrase.CERTAIN_DIFFERENCE)
              : ofPoints(wording, indicator, figures);
    };
  }

  private static String ofPoints(
      Wording wording, IndicatorDefinition indicator, SexFigures figures) {
    ProtectedFigure women = figures.of(Sex.K).orElseThrow();
    ProtectedFigure men = figures.of(Sex.M).orElseThrow();
    BigDecimal points = Difference.ofShares(women, men).orElseThrow().abs();
    long people = Difference.inWomen(women, men).orElseThrow();
    if (points.signum() == 0 || people == 0) {
      return wording.say(Phrase.SMALL_DIFFERENCE);
    }
    String counted =
        indicator.counts() == Counted.PEOPLE
            ? wording.personsWithin(Sex.K, indicator.persons())
            : wording.counted(indicator);
    return wording.say(
        Phrase.DIFFERENCE_IN_POINTS,
        wording.numerals().decimal(points),
        wording.numerals().whole(people),
        counted);
  }
}
