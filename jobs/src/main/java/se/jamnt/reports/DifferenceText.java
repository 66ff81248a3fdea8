package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.Optional;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.IndicatorDefinition.Unit;
import se.jamnt.indicators.Measure;
import se.jamnt.model.Sex;

/** A certain difference in words: how large it is, and how many people it stands for. */
final class DifferenceText {

  private final Wording wording;
  private final IndicatorDefinition indicator;
  private final SexFigures figures;
  private final ProtectedFigure women;
  private final ProtectedFigure men;

  /**
   * The words for a difference.
   *
   * @param figures of which women's and men's are shown
   */
  DifferenceText(Wording wording, IndicatorDefinition indicator, SexFigures figures) {
    this.wording = wording;
    this.indicator = indicator;
    this.figures = figures;
    this.women = figures.of(Sex.K).orElseThrow();
    this.men = figures.of(Sex.M).orElseThrow();
  }

  /** The sentence or sentences. */
  String text(boolean womenHigher) {
    Measure measure = indicator.measure();
    if (measure instanceof Measure.Count) {
      return ofNumbers(figures.count(Sex.K), figures.count(Sex.M));
    }
    if (measure instanceof Measure.BySex) {
      return ofNumbers(Optional.ofNullable(women.part()), Optional.ofNullable(men.part()));
    }
    if (indicator.isPercentOfBase()) {
      return ofPoints();
    }
    return measure instanceof Measure.Typical
        ? ofMedians(womenHigher)
        : wording.say(Phrase.CERTAIN_DIFFERENCE);
  }

  /** How many more of the one than of the other. */
  private String ofNumbers(Optional<Long> numberOfWomen, Optional<Long> numberOfMen) {
    return numberOfWomen.isPresent() && numberOfMen.isPresent()
        ? wording.say(
            Phrase.DIFFERENCE_IN_NUMBER,
            wording.numerals().whole(Math.abs(numberOfWomen.get() - numberOfMen.get())),
            wording.counted(indicator))
        : wording.say(Phrase.CERTAIN_DIFFERENCE);
  }

  private String ofPoints() {
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

  /** Ranks can differ where medians do not, or do so the other way: then no number is named. */
  private String ofMedians(boolean womenHigher) {
    BigDecimal apart = women.shown().orElseThrow().subtract(men.shown().orElseThrow());
    boolean sameWay = apart.signum() == (womenHigher ? 1 : -1);
    return sameWay && indicator.shownAs().unit() == Unit.DAYS
        ? wording.say(
            Phrase.DIFFERENCE_OF_MEDIANS,
            wording.say(
                apart.abs().compareTo(BigDecimal.ONE) == 0
                    ? Phrase.DAY_IN_TEXT
                    : Phrase.DAYS_IN_TEXT,
                wording.numerals().plain(apart.abs())))
        : wording.say(Phrase.CERTAIN_DIFFERENCE);
  }
}
