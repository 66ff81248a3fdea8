package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Sex;

/** Figures as they stand in tables and charts, or the signs in their place. */
final class FigureText {

  private final Wording wording;
  private final IndicatorDefinition indicator;

  FigureText(Wording wording, IndicatorDefinition indicator) {
    this.wording = wording;
    this.indicator = indicator;
  }

  /** A number of people, episodes or events. */
  String count(SexFigures figures, Sex sex) {
    if (sex == Sex.U && figures.of(sex).isEmpty() && figures.count(Sex.T).isPresent()) {
      return Sign.NIL.written();
    }
    return write(
        figures,
        sex,
        figure ->
            value(figure)
                .map(
                    value ->
                        value.signum() == 0
                            ? Sign.NIL.written()
                            : wording.numerals().decimal(value)));
  }

  /** A mean, median or quartile. */
  String measure(SexFigures figures, Sex sex) {
    return write(figures, sex, figure -> value(figure).map(wording.numerals()::decimal));
  }

  /** A median and the size of its base. */
  String measureWithBase(SexFigures figures, Sex sex) {
    return write(
        figures,
        sex,
        figure ->
            value(figure)
                .flatMap(
                    value ->
                        base(figure)
                            .map(
                                base ->
                                    wording.numerals().decimal(value)
                                        + " ("
                                        + wording.numerals().whole(base)
                                        + ")")));
  }

  /** The number of people, episodes or events that a figure rests on. */
  String base(SexFigures figures, Sex sex) {
    return figures.status(sex) == Status.NO_DATA
        ? Sign.NIL.written()
        : write(figures, sex, figure -> base(figure).map(this::number));
  }

  /** The number of people, episodes or events in the part of a share. */
  String part(SexFigures figures, Sex sex) {
    return figures.status(sex) == Status.NO_DATA
        ? Sign.NIL.written()
        : write(figures, sex, figure -> part(figure).map(this::number));
  }

  private String number(long number) {
    return number == 0 ? Sign.NIL.written() : wording.numerals().whole(number);
  }

  /** A percentage with part and base or, where the base is small, just these. */
  String shareWithNumbers(SexFigures figures, Sex sex) {
    return write(
        figures,
        sex,
        figure ->
            part(figure).flatMap(part -> base(figure).map(base -> percentAndPart(part, base))));
  }

  private String percentAndPart(long part, long base) {
    return base < Numerals.LEAST_BASE_FOR_PERCENT
        ? partOfBase(part, base)
        : wording.say(Phrase.PERCENT_AND_PART, percent(part, base), partOfBase(part, base));
  }

  /** For example {@code 9 av 16}. */
  String partOfBase(long part, long base) {
    return wording.say(
        Phrase.PART_OF_BASE, wording.numerals().whole(part), wording.numerals().whole(base));
  }

  /** A percentage alone, where the base is large enough for one. */
  String percentOnly(SexFigures figures, Sex sex) {
    return write(
        figures,
        sex,
        figure ->
            part(figure)
                .flatMap(
                    part ->
                        base(figure)
                            .filter(base -> base >= Numerals.LEAST_BASE_FOR_PERCENT)
                            .map(base -> percent(part, base))));
  }

  /** A percentage alone or, where the base is too small for one, part and base. */
  String percentOrNumbers(SexFigures figures, Sex sex) {
    return figures
        .base(sex)
        .filter(base -> base < Numerals.LEAST_BASE_FOR_PERCENT)
        .map(base -> shareWithNumbers(figures, sex))
        .orElseGet(() -> percentOnly(figures, sex));
  }

  /** How many per cent of those of known sex are of the given one; both counts must be shown. */
  String shareOfKnownSex(SexFigures counts, Sex sex) {
    if (counts.status(Sex.K) == Status.HIDDEN || counts.status(Sex.M) == Status.HIDDEN) {
      return Sign.PROTECTED.written();
    }
    Optional<Long> women = counts.count(Sex.K);
    Optional<Long> men = counts.count(Sex.M);
    if (women.isEmpty() || men.isEmpty()) {
      return Sign.NOT_AVAILABLE.written();
    }
    long known = women.get() + men.get();
    if (known < Numerals.LEAST_BASE_FOR_PERCENT) {
      return Sign.NOT_AVAILABLE.written();
    }
    long part = sex == Sex.K ? women.get() : men.get();
    return marked(
        part == 0 ? Sign.NIL.written() : percent(Numerals.percentage(part, known, Yardsticks.EVEN)),
        counts.status(sex));
  }

  String percent(long part, long base) {
    return part == 0 ? Sign.NIL.written() : percent(wording.percentage(indicator, part, base));
  }

  private String percent(BigDecimal percentage) {
    return wording.say(Phrase.PERCENT_IN_TABLE, wording.numerals().decimal(percentage));
  }

  private String write(
      SexFigures figures, Sex sex, Function<ProtectedFigure, Optional<String>> writing) {
    Status status = figures.status(sex);
    return switch (status) {
      case HIDDEN -> Sign.PROTECTED.written();
      case MISSING, NO_DATA -> Sign.NOT_AVAILABLE.written();
      case FINAL, PRELIMINARY, ESTIMATED ->
          figures
              .of(sex)
              .flatMap(writing)
              .map(text -> marked(text, status))
              .orElse(Sign.NOT_AVAILABLE.written());
    };
  }

  private static String marked(String text, Status status) {
    return switch (status) {
      case PRELIMINARY -> Sign.PRELIMINARY.after(text);
      case ESTIMATED -> Sign.ESTIMATED.after(text);
      case FINAL, NO_DATA, MISSING, HIDDEN -> text;
    };
  }

  private static Optional<BigDecimal> value(ProtectedFigure figure) {
    return figure.shown();
  }

  private static Optional<Long> part(ProtectedFigure figure) {
    return Optional.ofNullable(figure.part());
  }

  private static Optional<Long> base(ProtectedFigure figure) {
    return Optional.ofNullable(figure.base());
  }
}
