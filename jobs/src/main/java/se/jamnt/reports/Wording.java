package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.Measure;
import se.jamnt.model.Language;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/** How a language says things: its phrases, numbers and periods. */
record Wording(Phrases phrases, Numerals numerals, PeriodWords periods, Limits limits) {

  /** What an indicator's figures must not seem to hold, or to miss, only by their rounding. */
  interface Limits {
    List<Predicate<BigDecimal>> of(IndicatorDefinition indicator);
  }

  static Wording of(Phrases phrases) {
    return of(phrases, indicator -> List.of());
  }

  static Wording of(Phrases phrases, Limits limits) {
    return new Wording(phrases, new Numerals(phrases.language()), new PeriodWords(phrases), limits);
  }

  /** What percentage of the base the part is, as it is written. */
  BigDecimal percentage(IndicatorDefinition indicator, long part, long base) {
    return Numerals.percentage(part, base, limits.of(indicator));
  }

  Language language() {
    return phrases.language();
  }

  String say(Phrase phrase, Object... values) {
    return phrases.say(phrase, values);
  }

  /** A measure's name, with the category that stands for it where there is one. */
  String whole(IndicatorDefinition indicator, FieldCatalog fields) {
    String name = in(indicator.name());
    return indicator
        .headlineCategory()
        .flatMap(
            code ->
                fields
                    .codes(indicator.by().get(0))
                    .flatMap(list -> Optional.ofNullable(list.codes().get(code))))
        .map(label -> say(Phrase.WITH_KIND, name, phrases.within(in(label))))
        .orElse(name);
  }

  /** A measure by a field; one that is named for what it divides by does not say it twice. */
  String byField(Words measure, Words field) {
    return named(Phrase.BY_FIELD, Phrase.DIVIDED, measure, field);
  }

  /** The same as the title of a chart. */
  String byFieldInChart(Words measure, Words field) {
    return named(Phrase.BY_FIELD_CHART, Phrase.DIVIDED_CHART, measure, field);
  }

  private String named(Phrase both, Phrase measureAlone, Words measure, Words field) {
    String name = in(measure);
    String by = phrases.within(in(field));
    return phrases.within(name).contains(by) ? say(measureAlone, name) : say(both, name, by);
  }

  String in(Words words) {
    return words.in(language());
  }

  /** What those of a sex are called, as a column's header. */
  String persons(Sex sex, Persons persons) {
    return say(
        switch (sex) {
          case K -> persons == Persons.WOMEN_AND_MEN ? Phrase.WOMEN : Phrase.GIRLS;
          case M -> persons == Persons.WOMEN_AND_MEN ? Phrase.MEN : Phrase.BOYS;
          case U -> Phrase.UNKNOWN;
          case T -> Phrase.TOTAL;
        });
  }

  /** The same within a sentence. */
  String personsWithin(Sex sex, Persons persons) {
    return phrases.within(persons(sex, persons));
  }

  /** All those of a sex as the whole of a share, for example {@code av kvinnorna}. */
  String whole(Sex sex, Persons persons) {
    return say(
        switch (sex) {
          case K -> persons == Persons.WOMEN_AND_MEN ? Phrase.OF_WOMEN : Phrase.OF_GIRLS;
          case M -> persons == Persons.WOMEN_AND_MEN ? Phrase.OF_MEN : Phrase.OF_BOYS;
          case U, T -> Phrase.OF_ALL;
        });
  }

  /** What an indicator counts, in the plural. */
  String counted(IndicatorDefinition indicator) {
    return indicator.shownAs().counted().map(this::in).orElseGet(() -> countedInGeneral(indicator));
  }

  private String countedInGeneral(IndicatorDefinition indicator) {
    return say(
        switch (indicator.counts()) {
          case PEOPLE -> Phrase.PEOPLE;
          case EPISODES -> Phrase.EPISODES;
          case EVENTS -> Phrase.EVENTS;
          case QUANTITY ->
              indicator.shownAs().unit() == IndicatorDefinition.Unit.VISITS
                  ? Phrase.VISITS
                  : Phrase.EVENTS;
        });
  }

  /** What an indicator's figures are numbers of. */
  String unit(IndicatorDefinition indicator) {
    return switch (indicator.shownAs().unit()) {
      case EPISODES, EVENTS -> counted(indicator);
      case PEOPLE -> say(Phrase.PEOPLE);
      case VISITS -> say(Phrase.VISITS);
      case DAYS -> say(Phrase.DAYS);
      case MINUTES -> say(Phrase.MINUTES);
      case HOURS -> say(Phrase.HOURS);
      case KRONOR -> say(Phrase.KRONOR);
      case YEARS -> say(Phrase.YEARS);
      case PERCENT -> say(Phrase.PERCENT);
      case RATIO ->
          say(
              indicator.measure() instanceof Measure.Resources
                  ? Phrase.TIMES_THE_SHARE
                  : Phrase.NUMBER_PER);
    };
  }

  /** What each sign that is used means, a sentence each. */
  List<String> signNotes(List<String> cells) {
    return Sign.usedIn(cells).stream()
        .map(sign -> say(Phrase.SIGN_NOTE, sign.written(), phrases().within(say(sign.meaning()))))
        .toList();
  }
}
