package se.jamnt.reports;

import java.time.LocalDate;
import java.util.List;
import se.jamnt.model.Period;

/** Periods and dates in words. */
final class PeriodWords {

  private final Phrases phrases;
  private final List<String> months;
  private final List<String> shortMonths;

  PeriodWords(Phrases phrases) {
    this.phrases = phrases;
    this.months = List.of(phrases.say(Phrase.MONTHS).split(" "));
    this.shortMonths = List.of(phrases.say(Phrase.MONTHS_SHORT).split(" "));
  }

  /** For example {@code Tertial 2, 2013 (maj–augusti)}. */
  String name(Period period) {
    int year = period.first().getYear();
    return switch (period.kind()) {
      case MONTH, INTERIM ->
          phrases.sentence(phrases.say(Phrase.MONTHS_OF_YEAR, months(period, months), year));
      case QUARTER -> phrases.say(Phrase.QUARTER, number(period, 3), year, months(period, months));
      case TERTIAL -> phrases.say(Phrase.TERTIAL, number(period, 4), year, months(period, months));
      case HALF ->
          phrases.say(number(period, 6) == 1 ? Phrase.FIRST_HALF : Phrase.SECOND_HALF, year);
      case YEAR -> phrases.say(Phrase.YEAR, year);
      case SPAN -> days(period);
    };
  }

  /** For an axis, for example {@code T2 2013}. */
  String label(Period period) {
    int year = period.first().getYear();
    return switch (period.kind()) {
      case MONTH, INTERIM -> phrases.say(Phrase.MONTHS_OF_YEAR, months(period, shortMonths), year);
      case QUARTER -> phrases.say(Phrase.QUARTER_SHORT, number(period, 3), year);
      case TERTIAL -> phrases.say(Phrase.TERTIAL_SHORT, number(period, 4), year);
      case HALF -> phrases.say(Phrase.HALF_SHORT, number(period, 6), year);
      case YEAR -> String.valueOf(year);
      case SPAN -> days(period);
    };
  }

  /** From the first to the last day, for example {@code 1 maj–31 augusti 2013}. */
  String days(Period period) {
    LocalDate first = period.first();
    String from =
        first.getYear() == period.last().getYear()
            ? phrases.say(Phrase.DAY, first.getDayOfMonth(), month(first, months))
            : date(first);
    return phrases.say(Phrase.SPAN, from, date(period.last()));
  }

  /** For example {@code 31 oktober 2013}. */
  String date(LocalDate day) {
    return phrases.say(Phrase.DATE, day.getDayOfMonth(), month(day, months), day.getYear());
  }

  /** The months of a period without its year, for example {@code januari–augusti}. */
  String months(Period period) {
    return months(period, months);
  }

  private String months(Period period, List<String> names) {
    String first = month(period.first(), names);
    String last = month(period.last(), names);
    return first.equals(last) ? first : phrases.say(Phrase.SPAN, first, last);
  }

  private static String month(LocalDate day, List<String> names) {
    return names.get(day.getMonthValue() - 1);
  }

  private static int number(Period period, int months) {
    return (period.first().getMonthValue() - 1) / months + 1;
  }
}
