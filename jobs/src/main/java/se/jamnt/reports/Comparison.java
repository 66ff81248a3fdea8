package se.jamnt.reports;

import java.util.Optional;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.disclosure.ValuesRanked;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.model.Sex;

/**
 * What may be said of the difference between women and men in an indicator, by one rule for all:
 * shares by Newcombe's interval, counts and rates by the exact one, days and other values of each
 * by how they rank. Only figures that are shown are used.
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
    /** Of a sum of minutes or kronor it is not known how it varies. */
    CANNOT_BE_JUDGED
  }

  /** The comparison; empty where there are not figures of both sexes. */
  static Optional<Comparison> of(IndicatorDefinition indicator, SexFigures figures) {
    if (indicator.countsNoPeople() || !isShown(figures, Sex.K) || !isShown(figures, Sex.M)) {
      return Optional.empty();
    }
    if (muchUnknownSex(figures)) {
      return Optional.of(of(Verdict.TOO_MUCH_UNKNOWN));
    }
    ProtectedFigure women = figures.of(Sex.K).orElseThrow();
    ProtectedFigure men = figures.of(Sex.M).orElseThrow();
    Measure measure = indicator.measure();
    if (measure instanceof Measure.Count) {
      return Optional.of(
          ofCounts(figures.count(Sex.K).orElseThrow(), figures.count(Sex.M).orElseThrow()));
    }
    if (measure instanceof Measure.BySex bySex && bySex.value().isEmpty()) {
      return inNumbers(women, men, (part, whole, otherPart, other) -> ofCounts(part, otherPart));
    }
    if (indicator.isPercentOfBase()) {
      return inNumbers(women, men, Comparison::ofShares);
    }
    if (measure instanceof Measure.PerOther) {
      return inNumbers(women, men, Comparison::ofRates);
    }
    return figures
        .ranks()
        .map(Comparison::ofRanks)
        .or(() -> Optional.of(of(Verdict.CANNOT_BE_JUDGED)));
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

  /** A judgement of parts and what they are parts of. */
  private interface OfNumbers {
    Comparison of(long partOfWomen, long women, long partOfMen, long men);
  }

  private static Optional<Comparison> inNumbers(
      ProtectedFigure women, ProtectedFigure men, OfNumbers judgement) {
    Long partOfWomen = women.part();
    Long allWomen = women.base();
    Long partOfMen = men.part();
    Long allMen = men.base();
    return partOfWomen == null || allWomen == null || partOfMen == null || allMen == null
        ? Optional.empty()
        : Optional.of(judgement.of(partOfWomen, allWomen, partOfMen, allMen));
  }

  private static Comparison ofShares(long partOfWomen, long women, long partOfMen, long men) {
    return isSmall(Math.min(women, men))
        ? of(Verdict.TOO_SMALL_BASE)
        : judged(Newcombe.difference(partOfWomen, women, partOfMen, men));
  }

  private static Comparison ofCounts(long women, long men) {
    return isSmall(women + men)
        ? of(Verdict.TOO_SMALL_BASE)
        : judged(ExactCounts.difference(women, men));
  }

  private static Comparison ofRates(long women, long ofWomen, long men, long ofMen) {
    return isSmall(women + men) || ofWomen == 0 || ofMen == 0
        ? of(Verdict.TOO_SMALL_BASE)
        : judged(ExactCounts.ofRates(women, ofWomen, men, ofMen));
  }

  private static Comparison ofRanks(ValuesRanked ranks) {
    return isSmall(Math.min(ranks.women(), ranks.men()))
        ? of(Verdict.TOO_SMALL_BASE)
        : judged(
            RankedPairs.difference(ranks.womenHigher().doubleValue(), ranks.women(), ranks.men()));
  }

  private static boolean isSmall(long base) {
    return base < Numerals.LEAST_BASE_FOR_PERCENT;
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
      case DIFFERENCE -> new DifferenceText(wording, indicator, figures).text(isWomenHigher());
      case NO_CERTAIN_DIFFERENCE -> wording.say(Phrase.NO_CERTAIN_DIFFERENCE);
      case TOO_SMALL_BASE -> wording.say(Phrase.TOO_SMALL_BASE);
      case TOO_MUCH_UNKNOWN -> wording.say(Phrase.MUCH_UNKNOWN_SEX);
      case CANNOT_BE_JUDGED -> wording.say(Phrase.NOT_JUDGED_HERE);
    };
  }

  private boolean isWomenHigher() {
    return interval.filter(one -> one.low() > 0).isPresent();
  }
}
