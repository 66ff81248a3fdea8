package se.jamnt.sample;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The daily counts of Botkyrka's eight youth centres, a file a year: UTF-8 with byte order mark,
 * commas, LF, girls and boys in columns.
 */
final class YouthCentreSample {

  static final String HEADER = "Datum,Fritidsgård,Flickor,Pojkar";

  private static final long SEED = 20101231;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Girls among all visits of the eight centres, by year. */
  private static final Map<Integer, Double> SHARE_OF_GIRLS =
      new TreeMap<>(Map.of(2010, 0.360, 2011, 0.364, 2012, 0.371, 2013, 0.380));

  /**
   * A youth centre.
   *
   * @param visits on a common day
   * @param girls their share before the year's total is fitted
   */
  private record Centre(String name, Set<DayOfWeek> open, int visits, double girls) {}

  private static final Set<DayOfWeek> ALL_WEEK =
      Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY);
  private static final Set<DayOfWeek> WEEKDAYS =
      Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);

  private static final List<Centre> CENTRES =
      List.of(
          new Centre("Fritidsgården Alby", ALL_WEEK, 46, 0.31),
          new Centre("Fritidsgården Fittja", ALL_WEEK, 52, 0.29),
          new Centre("Fritidsgården Grödinge", Set.of(TUESDAY, WEDNESDAY, FRIDAY), 14, 0.46),
          new Centre("Fritidsgården Hallunda", WEEKDAYS, 41, 0.35),
          new Centre("Fritidsgården Norsborg", WEEKDAYS, 38, 0.37),
          new Centre("Fritidsgården Storvreten", WEEKDAYS, 29, 0.41),
          new Centre(
              "Fritidsgården Tullinge", Set.of(TUESDAY, WEDNESDAY, THURSDAY, FRIDAY), 33, 0.45),
          new Centre("Fritidsgården Tumba", ALL_WEEK, 36, 0.40));

  private static final Set<LocalDate> HOLIDAYS =
      List.of(
              "2010-04-02",
              "2010-04-03",
              "2010-04-05",
              "2010-05-13",
              "2010-06-25",
              "2010-06-26",
              "2011-04-22",
              "2011-04-23",
              "2011-04-25",
              "2011-06-02",
              "2011-06-24",
              "2011-06-25",
              "2012-04-06",
              "2012-04-07",
              "2012-04-09",
              "2012-05-17",
              "2012-06-22",
              "2012-06-23",
              "2013-03-29",
              "2013-03-30",
              "2013-04-01",
              "2013-05-09",
              "2013-06-21",
              "2013-06-22")
          .stream()
          .map(LocalDate::parse)
          .collect(Collectors.toSet());

  /** A day's count of a centre. */
  private record Count(LocalDate day, Centre centre, int girls, int boys) {

    Count shifted(int fromBoysToGirls) {
      return new Count(day, centre, girls + fromBoysToGirls, boys - fromBoysToGirls);
    }

    boolean canShift(int fromBoysToGirls) {
      return girls + fromBoysToGirls >= 0 && boys - fromBoysToGirls >= 0;
    }

    String line() {
      return day + "," + nameIn(day.getYear()) + "," + girls + "," + boys;
    }

    /** The staff of one centre wrote its name in their own way at first. */
    private String nameIn(int year) {
      return centre.name().equals("Fritidsgården Storvreten") && year == 2010
          ? "Storvretens fritidsgård"
          : centre.name();
    }
  }

  private final Random random = new Random(SEED);

  private YouthCentreSample() {}

  /** The files' names and bytes. */
  static Map<String, byte[]> files() {
    YouthCentreSample sample = new YouthCentreSample();
    Map<String, byte[]> files = new LinkedHashMap<>();
    SHARE_OF_GIRLS.forEach(
        (year, share) ->
            files.put("fritidsgard-" + year + "_" + year + "-12-31.csv", sample.file(year, share)));
    return files;
  }

  private byte[] file(int year, double shareOfGirls) {
    List<Count> counts = counts(year);
    fit(counts, shareOfGirls);
    List<String> lines = new ArrayList<>(counts.stream().map(Count::line).toList());
    lines.add(faultyLine(year));
    lines.sort(null);
    return (BYTE_ORDER_MARK + HEADER + "\n" + String.join("\n", lines) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<Count> counts(int year) {
    List<Count> counts = new ArrayList<>();
    LocalDate first = LocalDate.of(year, 1, 1);
    for (LocalDate day = first; day.getYear() == year; day = day.plusDays(1)) {
      for (Centre centre : CENTRES) {
        if (isOpen(centre, day)) {
          counts.add(count(day, centre));
        }
      }
    }
    return counts;
  }

  private static boolean isOpen(Centre centre, LocalDate day) {
    MonthDay date = MonthDay.from(day);
    boolean vacation =
        date.isBefore(MonthDay.of(1, 8))
            || date.isAfter(MonthDay.of(12, 20))
            || (date.isAfter(MonthDay.of(6, 27)) && date.isBefore(MonthDay.of(8, 9)));
    boolean holiday =
        HOLIDAYS.contains(day) || date.equals(MonthDay.of(5, 1)) || date.equals(MonthDay.of(6, 6));
    boolean rebuilding =
        centre.name().equals("Fritidsgården Norsborg")
            && day.getYear() == 2012
            && (day.getMonth() == Month.MARCH || day.getMonth() == Month.APRIL);
    return centre.open().contains(day.getDayOfWeek()) && !vacation && !holiday && !rebuilding;
  }

  private Count count(LocalDate day, Centre centre) {
    double weekday =
        switch (day.getDayOfWeek()) {
          case MONDAY -> 0.85;
          case FRIDAY -> 1.4;
          case SATURDAY -> 0.7;
          default -> 1.0;
        };
    double season =
        switch (day.getMonth()) {
          case JUNE -> 0.6;
          case MAY, AUGUST -> 0.8;
          case NOVEMBER, FEBRUARY -> 1.2;
          default -> 1.0;
        };
    int visits =
        (int) Math.round(centre.visits() * weekday * season * (0.55 + 0.9 * random.nextDouble()));
    int girls = 0;
    for (int i = 0; i < visits; i++) {
      girls += Draw.chance(random, centre.girls()) ? 1 : 0;
    }
    return new Count(day, centre, girls, visits - girls);
  }

  /** Counts girls for boys, or the reverse, on random days until the year's share is right. */
  private void fit(List<Count> counts, double shareOfGirls) {
    int visits = counts.stream().mapToInt(count -> count.girls() + count.boys()).sum();
    int girls = counts.stream().mapToInt(Count::girls).sum();
    int lacking = (int) Math.round(visits * shareOfGirls) - girls;
    int step = Integer.signum(lacking);
    while (lacking != 0) {
      int at = random.nextInt(counts.size());
      if (counts.get(at).canShift(step)) {
        counts.set(at, counts.get(at).shifted(step));
        lacking -= step;
      }
    }
  }

  /** On a day when the centre is closed, so that no other row has the same day and centre. */
  private static String faultyLine(int year) {
    return switch (year) {
      case 2010 -> "2010-10-28,Fritidsgården Grödinge,stängt,0";
      case 2011 -> "2011-02-30,Fritidsgården Tumba,12,19";
      case 2012 -> "2012-05-16,Fritidsgården Riksten,8,11";
      default -> "2013-09-14,Fritidsgården Hallunda,-3,22";
    };
  }
}
