package se.jamnt.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import se.jamnt.sample.Export.Dialect;

/**
 * What citizens bring to the municipality: cases, proposals, and the boards of their associations.
 */
final class CitizenSample {

  private static final LocalDate JOURNAL_STOPPED = LocalDate.of(2013, 2, 28);
  private static final LocalDate LATEST = LocalDate.of(2013, 12, 31);
  private static final int CASES = 600;

  /** Proposals by district: their number differs much, their handling does not. */
  private static final List<Map.Entry<String, Integer>> PROPOSALS =
      List.of(
          Map.entry("Alby", 18),
          Map.entry("Fittja", 14),
          Map.entry("Grödinge", 30),
          Map.entry("Hallunda-Norsborg", 26),
          Map.entry("Tullinge", 84),
          Map.entry("Tumba", 68));

  private final Random random = new Random(20130228);

  private CitizenSample() {}

  static void addTo(Map<String, byte[]> files) {
    CitizenSample sample = new CitizenSample();
    sample.cases().addTo(files);
    sample.proposals().addTo(files);
    sample.seats().addTo(files);
  }

  private Export cases() {
    Export export =
        new Export(
            "medborgarkontor-2013-02-28.csv",
            Dialect.windows(","),
            "Diarienr",
            "Kontor",
            "Typ",
            "Inkom",
            "Avslutat",
            "Kön",
            "Kommundel");
    for (int i = 0; i < CASES; i++) {
      LocalDate received = Draw.weekday(random, LocalDate.of(2012, 1, 2), JOURNAL_STOPPED);
      LocalDate closed = received.plusDays((long) (random.nextDouble() * random.nextInt(30)));
      boolean english = received.getYear() == 2012 && received.getMonthValue() < 4;
      boolean woman = random.nextInt(100) < 57;
      export.row(
          "MK-" + (1000 + i),
          1 + random.nextInt(4),
          Draw.weighted(random, "Info", 45, "Blankett", 35, "Budgetråd", 12, "Synpunkt", 8),
          received,
          closed.isAfter(JOURNAL_STOPPED) ? "" : closed,
          i % 40 == 3 ? "" : woman ? (english ? "F" : "K") : "M",
          Draw.weighted(
              random,
              "Alby",
              22,
              "Fittja",
              18,
              "Hallunda",
              18,
              "Norsborg",
              14,
              "Tumba",
              12,
              "Storvreten",
              6,
              "Tullinge",
              4,
              "Grödinge",
              2,
              "Annan kommun",
              4));
    }
    export.row("MK-1600", 5, "Info", "2013-02-26", "2013-02-26", "K", "Alby");
    export.row("MK-1601", 2, "Info", "2013-02-27", "2012-02-27", "M", "Fittja");
    return export;
  }

  private Export proposals() {
    Export export =
        new Export(
            "medborgarforslag-2013-12-31.csv",
            Dialect.utf8("\t"),
            "Ärendenr",
            "Inlämnat",
            "Beslutat",
            "Beslut",
            "Förslagsställare",
            "Kommundel");
    int number = 1;
    for (Map.Entry<String, Integer> district : PROPOSALS) {
      for (int i = 0; i < district.getValue(); i++) {
        LocalDate submitted =
            Draw.weekday(random, LocalDate.of(2011, 1, 3), LocalDate.of(2013, 12, 20));
        LocalDate decided = Draw.weekdayUntil(submitted.plusDays(90 + random.nextInt(190)));
        boolean open = decided.isAfter(LATEST);
        export.row(
            "MF " + number++,
            i % 3 == 0 ? submitted.format(DateTimeFormatter.BASIC_ISO_DATE) : submitted,
            open ? "" : decided,
            open ? "" : i % 10 < 3 ? "Bifall" : i % 10 < 6 ? "Avslag" : "Besvarad",
            i % 25 == 24 ? "Flera" : i / 10 % 2 == 0 ? "Kvinna" : "Man",
            district.getKey());
      }
    }
    export.row("MF " + number++, "2013-05-06", "2013-11-18", "Bordlagd", "Man", "Tumba");
    export.row("MF " + number, "2013-08-12", "", "", "Kvinna", "Riksten");
    return export;
  }

  private Export seats() {
    Export export =
        new Export(
            "foreningsstyrelse-2013-12-31.csv",
            Dialect.utf8WithMark(";"),
            "År",
            "Förening",
            "Roll",
            "Kön");
    for (int year = 2012; year <= 2013; year++) {
      for (int association = 1; association <= 40; association++) {
        boolean womanChairs = association % 10 < (year == 2012 ? 3 : 4);
        for (int seat = 0; seat < 5; seat++) {
          boolean woman = seat == 0 ? womanChairs : (association + seat) % 5 < 2;
          export.row(
              year, "Förening " + association, seat == 0 ? "Ordförande" : "Ledamot", woman ? 1 : 2);
        }
      }
    }
    export.row(2014, "Förening 41", "Ordförande", 1);
    export.row(2013, "Förening 42", "Kassör", 2);
    return export;
  }
}
