package se.jamnt.publish;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.jamnt.model.Language;
import se.jamnt.model.Period;

/** What the catalogue says, in Swedish; every text of the page that is not data stands here. */
final class CatalogueWords {

  static final Language LANGUAGE = Language.SV;

  static final String PRODUCT = "Jämnt";
  static final String TITLE = "Rapporter om kvinnor och män, flickor och pojkar";
  static final String INTRODUCTION =
      "Här finns alla publicerade rapporter. Den senaste står överst för varje nämnd och enhet.";
  static final String DATA_AS_OF = "Senaste uppgifter: ";
  static final String NOTHING_PUBLISHED = "Ännu är inga rapporter publicerade.";

  static final String SKIP = "Hoppa till rapporterna";
  static final String CONTENTS = "Innehåll";
  static final String TO_TOP = "Till sidans början";

  static final String FILTER = "Sök nämnd eller enhet";
  static final String FILTER_HINT = "Skriv en del av namnet. Listan nedanför anpassas direkt.";
  static final String FILTER_COUNT = "{found} av {all} nämnder och enheter stämmer.";
  static final String FILTER_NONE = "Ingen nämnd eller enhet stämmer. Pröva ett kortare ord.";

  static final String LATEST = "Senaste rapporten";
  static final String WHOLE_ORGANISATION = "Hela organisationen";
  static final String UNITS = "Enheter";
  static final String NO_REPORT = "Ännu är ingen rapport publicerad.";
  static final String PRELIMINARY = "Preliminär";

  static final String FIGURES = "Siffror för varje period";
  static final String FIGURES_INTRODUCTION =
      "För dig som vill räkna själv: alla publicerade siffror, även för perioder utan rapporter.";
  static final String COLUMN_PERIOD = "Period";
  static final String COLUMN_AS_OF = "Uppgifter till och med";
  static final String COLUMN_STATUS = "Läge";
  static final String COLUMN_FILES = "Filer";
  static final String WORKBOOK = "Tabeller";
  static final String INDICATORS = "Siffror";
  static final String CHANGES = "Ändringar";
  static final String MANIFEST = "Fillista";
  static final String OPEN = "Öppen";

  static final String EXPLANATIONS = "Så läser du listan";
  static final String PRELIMINARY_MEANS =
      "Alla uppgifter för perioden har inte kommit in än. Siffrorna kan ändras.";
  static final String OPEN_MEANS =
      "Perioden är inte låst. Siffrorna räknas om när nya uppgifter kommer.";
  static final String REVISION = "Revision";
  static final String REVISION_MEANS =
      "Perioden är beslutad och låst. Numret blir högre om den låses på nytt.";

  private static final Locale LOCALE = LANGUAGE.locale();
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", LOCALE);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", LOCALE);
  private static final DateTimeFormatter MONTH_AND_YEAR =
      DateTimeFormatter.ofPattern("MMMM uuuu", LOCALE);

  private CatalogueWords() {}

  /** A period as a reader says it: {@code Tertial 2, 2013 (maj–augusti)}. */
  static String period(Period period) {
    LocalDate first = period.first();
    LocalDate last = period.last();
    int year = first.getYear();
    int months = last.getMonthValue() - first.getMonthValue() + 1;
    String from = MONTH.format(first);
    String to = MONTH.format(last);
    return switch (period.kind()) {
      case MONTH -> capitalised(MONTH_AND_YEAR.format(first));
      case QUARTER ->
          String.format(
              LOCALE, "Kvartal %d, %d (%s–%s)", last.getMonthValue() / months, year, from, to);
      case TERTIAL ->
          String.format(
              LOCALE, "Tertial %d, %d (%s–%s)", last.getMonthValue() / months, year, from, to);
      case HALF ->
          String.format(
              LOCALE,
              "%s halvåret %d (%s–%s)",
              first.getMonthValue() == 1 ? "Första" : "Andra",
              year,
              from,
              to);
      case INTERIM ->
          YearMonth.from(first).equals(YearMonth.from(last))
              ? String.format(LOCALE, "Delår %d (%s)", year, from)
              : String.format(LOCALE, "Delår %d (%s–%s)", year, from, to);
      case YEAR -> "Helår " + year;
      case SPAN ->
          capitalised(
              (year == last.getYear() ? from : MONTH_AND_YEAR.format(first))
                  + "–"
                  + MONTH_AND_YEAR.format(last));
    };
  }

  /** A date in full: {@code 31 oktober 2013}. */
  static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** Format and size: {@code PDF, 84 kB}; a kilobyte is 1 000 bytes, begun ones are counted. */
  static String file(String format, long bytes) {
    long kilobytes = (bytes + 999) / 1000;
    return format + ", " + NumberFormat.getIntegerInstance(LOCALE).format(kilobytes) + "\u00a0kB";
  }

  /** Says in a language that a document is written in it. */
  static String inLanguage(Language language) {
    return switch (language) {
      case SV -> "På svenska";
      case EN -> "In English";
    };
  }

  static String revision(int number) {
    return REVISION + " " + number;
  }

  static String morePeriods(int periods) {
    return "Fler perioder (" + periods + ")";
  }

  static String yearOfFigures(int year, int periods) {
    return year + " (" + (periods == 1 ? "1 period" : periods + " perioder") + ")";
  }

  static String figuresCaption(int year) {
    return "Perioder som slutar " + year;
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(LOCALE) + text.substring(1);
  }
}
