package se.jamnt.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import se.jamnt.model.Sex;
import se.jamnt.sample.Export.Dialect;

/** Social care: decisions, placements in institutions, and the mapping at a first visit. */
final class CareSample {

  private static final LocalDate LATEST = LocalDate.of(2013, 12, 31);

  private final Random random = new Random(20131231);
  private final UnusedNumbers numbers;

  private CareSample(UnusedNumbers numbers) {
    this.numbers = numbers;
  }

  static void addTo(Map<String, byte[]> files, UnusedNumbers numbers) {
    CareSample sample = new CareSample(numbers);
    sample.decisions().addTo(files);
    sample.placements().addTo(files);
    sample.mappings().addTo(files);
  }

  private Export decisions() {
    Export export =
        new Export(
            "bistandsbeslut-2013-12-31.csv",
            Dialect.windows(";"),
            "Beslutsnr",
            "Enhet",
            "Personnummer",
            "Kön",
            "Födelseår",
            "Lagrum",
            "Insats",
            "Ansökan",
            "Beslutsdatum",
            "Beslut",
            "Beviljade timmar");
    for (int i = 0; i < 240; i++) {
      boolean elderly = i % 2 == 0;
      boolean woman = i % 5 < 3;
      LocalDate applied =
          Draw.weekday(random, LocalDate.of(2012, 1, 2), LocalDate.of(2013, 12, 13));
      LocalDate decided = Draw.weekdayUntil(applied.plusDays(7 + random.nextInt(60)));
      String kind =
          elderly
              ? Draw.weighted(random, "Hemtjänst", 70, "Avlösning", 20, "Personlig assistans", 10)
              : Draw.weighted(random, "Kontaktperson", 50, "Boendestöd", 50);
      boolean open = decided.isAfter(LATEST);
      String decision =
          open ? "" : Draw.weighted(random, "Bifall", 72, "Delvis bifall", 14, "Avslag", 14);
      boolean hours = decision.contains("ifall") && !kind.equals("Kontaktperson");
      export.row(
          200_001 + i,
          elderly ? "Myndighetsenheten" : i % 4 == 1 ? "Vuxenenheten" : "Socialpsykiatri",
          elderly ? "" : numbers.nextWithHyphen(woman ? Sex.K : Sex.M),
          elderly ? (woman ? "Kvinna" : "Man") : "",
          elderly ? 1918 + random.nextInt(30) : "",
          kind.equals("Personlig assistans") ? "LSS 9 §" : "SoL 4 kap. 1 §",
          kind,
          applied,
          open ? "" : decided.isBefore(applied) ? applied : decided,
          decision,
          hours ? (4 + random.nextInt(40)) + (i % 3 == 0 ? ",5" : "") : "");
    }
    String day = "2013-05-02";
    export.row(
        200_241, "Myndighetsenheten", "", "Man", 1931, "", "Hemtjänst", day, "", "", "ca 20");
    export.row(
        200_242, "Ungdomsenheten", "", "Man", 1990, "", "Boendestöd", day, day, "Avslag", "");
    return export;
  }

  private Export placements() {
    Export export =
        new Export(
            "institutionsvard-2013-12-31.csv",
            Dialect.utf8WithMark(";"),
            "Placering",
            "Personnummer",
            "Från",
            "Till",
            "Kostnad (kr)");
    for (int i = 0; i < 60; i++) {
      LocalDate from = Draw.weekday(random, LocalDate.of(2011, 6, 1), LocalDate.of(2013, 12, 1));
      LocalDate to = from.plusDays(30 + random.nextInt(240));
      boolean woman = i % 3 == 0;
      int perDay = (woman ? 1900 : 2100) + random.nextInt(900);
      boolean ended = !to.isAfter(LATEST);
      export.row(
          "P" + (500 + i),
          numbers.nextWithHyphen(woman ? Sex.K : Sex.M),
          from,
          ended || i % 2 == 0 ? to : "",
          ended ? kronor(perDay * (to.toEpochDay() - from.toEpochDay())) : "");
    }
    String number = numbers.nextWithHyphen(Sex.M);
    export.row("P560", number, "2013-03-04", "2013-05-06", "-12 000,00");
    export.row("P561", "", "4 mars 2013", "", "");
    return export;
  }

  /** With a hard blank between the thousands, as spreadsheets write. */
  private static String kronor(long amount) {
    return String.format(Locale.ROOT, "%,d,50", amount)
        .replaceFirst(",50$", ";50")
        .replace(',', '\u00a0')
        .replace(';', ',');
  }

  private Export mappings() {
    Export export =
        new Export(
            "instrument-x-2013-12-31.csv",
            Dialect.utf8("\t"),
            "Kartläggning",
            "Enhet",
            "Datum",
            "Personnummer",
            "AM",
            "RH",
            "Främsta hinder");
    List<List<String>> yesNo = List.of(List.of("ja", "nej"), List.of("J", "N"), List.of("1", "0"));
    for (int i = 0; i < 100; i++) {
      boolean woman = i % 2 == 0;
      List<String> words = yesNo.get(i * 3 / 100);
      LocalDate day = LocalDate.of(2012, 1, 9).plusDays(i * 7L);
      export.row(
          i + 1,
          "Vuxenenheten",
          Draw.weekdayUntil(day).format(DateTimeFormatter.BASIC_ISO_DATE),
          i % 20 == 19 ? "" : numbers.next(woman ? Sex.K : Sex.M),
          Draw.chance(random, woman ? 0.55 : 0.65) ? words.get(0) : words.get(1),
          Draw.chance(random, woman ? 0.40 : 0.30) ? words.get(0) : words.get(1),
          Draw.weighted(
              random, "Hälsa", 35, "Språk", 25, "Utbildning", 25, "Barnomsorg", 5, "Inget", 10));
    }
    export.row(101, "Vuxenenheten", "20130230", "", "ja", "nej", "Språk");
    export.row(102, "Vuxenenheten", "20130304", "", "kanske", "nej", "Språk");
    return export;
  }
}
