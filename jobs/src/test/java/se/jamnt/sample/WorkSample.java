package se.jamnt.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import se.jamnt.model.Sex;
import se.jamnt.sample.Export.Dialect;

/**
 * Practical work activities of four municipalities, and the municipal employments of Jobbtrappan.
 */
final class WorkSample {

  private static final LocalDate LATEST = LocalDate.of(2013, 12, 31);
  private static final DateTimeFormatter POINTS = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  private record Place(String unit, int places, int percentWomen, LocalDate from, LocalDate to) {}

  private static final List<Place> PLACES =
      List.of(
          place("Transporten Nynäshamn", 34, 15, "2011-01-03", "2013-12-13"),
          place("Städlaget Nynäshamn", 34, 75, "2011-01-03", "2013-12-13"),
          place("Arbetsmarknadsenheten Salem", 60, 48, "2011-01-03", "2013-12-13"),
          place("Snickeriet Sundbyberg", 24, 12, "2011-01-03", "2012-05-31"),
          place("Second hand Sundbyberg", 24, 70, "2011-01-03", "2012-05-31"),
          place("Arbetscentrum Sundbyberg", 36, 45, "2012-07-02", "2013-12-13"),
          place("Verkstaden Södertälje", 40, 20, "2011-01-03", "2013-12-13"),
          place("Textilen Södertälje", 40, 85, "2011-01-03", "2013-12-13"));

  private final Random random = new Random(20120701);
  private final UnusedNumbers numbers;

  private WorkSample(UnusedNumbers numbers) {
    this.numbers = numbers;
  }

  private static Place place(String unit, int places, int women, String from, String to) {
    return new Place(unit, places, women, LocalDate.parse(from), LocalDate.parse(to));
  }

  static void addTo(Map<String, byte[]> files, UnusedNumbers numbers) {
    WorkSample sample = new WorkSample(numbers);
    sample.practice().addTo(files);
    sample.jobLadder().addTo(files);
    sample.followUp().addTo(files);
  }

  private Export practice() {
    Export export =
        new Export(
            "praktisk-verksamhet-2013-12-31.csv",
            Dialect.windows(";"),
            "Verksamhet",
            "Plats-id",
            "Personnr",
            "Kön",
            "Typ",
            "Anvisad av",
            "Start",
            "Slut",
            "Steg in",
            "Steg ut",
            "Orsak");
    for (Place place : PLACES) {
      for (int i = 0; i < place.places(); i++) {
        practice(export, place, i);
      }
    }
    export.row(
        "Transporten Nynäshamn", 35, "", "M", "OSA", "AF", "13.01.2013", "01.13.2013", "", "", "");
    export.row("Snickeriet Sundbyberg", 25, "", "Man", "Fas 3", "AF", "2012-08-06", "", "", "", "");
    return export;
  }

  private void practice(Export export, Place place, int i) {
    boolean salem = place.unit().endsWith("Salem");
    boolean nynashamn = place.unit().endsWith("Nynäshamn");
    boolean woman = i * 100 / place.places() < place.percentWomen();
    LocalDate start = Draw.weekday(random, place.from(), place.to());
    LocalDate end = Draw.weekdayUntil(start.plusDays(30 + random.nextInt(300)));
    boolean closes = place.to().isBefore(LocalDate.of(2013, 1, 1));
    if (closes && end.isAfter(LocalDate.of(2012, 6, 29))) {
      end = LocalDate.of(2012, 6, 29);
    }
    boolean open = end.isAfter(LATEST);
    int step = 1 + random.nextInt(6);
    String sex =
        salem ? (woman ? "F" : "M") : nynashamn ? (woman ? "K" : "M") : woman ? "Kvinna" : "Man";
    export.row(
        place.unit(),
        i + 1,
        numbers.next(woman ? Sex.K : Sex.M).substring(2),
        sex,
        Draw.weighted(
            random,
            "OSA",
            12,
            "Arbetsträning",
            35,
            "Arbetsprövning",
            12,
            "Språkpraktik",
            18,
            "Fas 3",
            15,
            "Nystartsjobb",
            8),
        Draw.weighted(random, "Kommunen", 45, "AF", 45, "FK", 10),
        nynashamn ? start.format(POINTS) : start,
        open ? "" : nynashamn ? end.format(POINTS) : end,
        salem ? step : "",
        salem && !open ? Math.min(6, step + random.nextInt(2)) : "",
        open
            ? ""
            : Draw.weighted(
                random,
                "Arbete",
                22,
                "Studier",
                10,
                "Tiden slut",
                40,
                "Sjukdom",
                8,
                "Avbrott",
                15,
                "Flytt",
                5));
  }

  /** Three groups of forty, as many women as men. */
  private Export jobLadder() {
    Export export =
        new Export(
            "jobbtrappan-2013-10-31.csv",
            Dialect.utf8WithMark(";"),
            "Anställning",
            "Grupp",
            "Personnummer",
            "Började",
            "Slutade",
            "Efter anställningen");
    for (int group = 1; group <= 3; group++) {
      for (int i = 0; i < 40; i++) {
        LocalDate start = LocalDate.of(2009 + group, 3, 1).plusDays(random.nextInt(20));
        int place = i / 2;
        boolean early = place >= 18;
        LocalDate end = early ? start.plusDays(40 + random.nextInt(90)) : start.plusMonths(6);
        export.row(
            "%d-%02d".formatted(group, i + 1),
            group,
            numbers.nextWithHyphen(i % 2 == 0 ? Sex.K : Sex.M),
            start,
            end,
            early ? "Avbröt" : place < 8 ? "Arbete" : place < 11 ? "Studier" : "Arbetssökande");
      }
    }
    export.row("3-41", 4, "", "2012-03-05", "2012-09-05", "Arbete");
    String wrong = wrongDigit(numbers.nextWithHyphen(Sex.K));
    export.row("3-42", 3, wrong, "2012-03-05", "2012-09-05", "Arbete");
    return export;
  }

  /** Eleven of twenty support themselves, of women and of men; two of twenty were not reached. */
  private Export followUp() {
    Export export =
        new Export(
            "jobbtrappan-uppfoljning-2013-10-31.csv",
            Dialect.windows(";"),
            "Anställning",
            "Uppföljd",
            "Försörjning");
    for (int group = 1; group <= 3; group++) {
      for (int i = 0; i < 36; i++) {
        int place = i / 2;
        LocalDate day = LocalDate.of(2010 + group, 3, 4).plusDays(random.nextInt(20));
        export.row(
            "%d-%02d".formatted(group, i + 1),
            Draw.weekdayUntil(day).format(DateTimeFormatter.BASIC_ISO_DATE),
            place < 7
                ? "Lön"
                : place < 11
                    ? "Studiemedel"
                    : Draw.weighted(
                        random, "Försörjningsstöd", 40, "A-kassa", 30, "Aktivitetsstöd", 30));
      }
    }
    export.row("3-37", "20130399", "Lön");
    return export;
  }

  private static String wrongDigit(String number) {
    int last = number.charAt(number.length() - 1) - '0';
    return number.substring(0, number.length() - 1) + (last + 1) % 10;
  }
}
