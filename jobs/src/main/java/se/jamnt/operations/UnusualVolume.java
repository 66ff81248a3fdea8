package se.jamnt.operations;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A source that tells of far more or fewer records than it usually does: perhaps its export is not
 * whole, or holds something twice.
 *
 * @param when the month, or the weekday of the last four weeks
 * @param records how many it tells of then
 * @param usually how many in the months, or on the same weekday of the weeks, before
 */
public record UnusualVolume(String source, String when, long records, long usually) {

  /** Fewer records more or less say nothing. */
  private static final int LEAST_DIFFERENCE = 20;

  private static final int MONTHS_BEFORE = 6;
  private static final int WEEKS = 4;

  /**
   * What is unusual about a source.
   *
   * @param byDay how many records begin, or happen, on each day
   * @param toldUntil the last day that its deliveries tell of
   */
  public static List<UnusualVolume> in(
      String source, Map<LocalDate, Long> byDay, LocalDate toldUntil) {
    List<UnusualVolume> unusual = new ArrayList<>();
    TreeMap<LocalDate, Long> days = new TreeMap<>(byDay);
    lastMonth(source, days, toldUntil).ifPresent(unusual::add);
    for (DayOfWeek weekday : DayOfWeek.values()) {
      onWeekday(source, days, toldUntil, weekday).ifPresent(unusual::add);
    }
    return unusual;
  }

  /** The last whole month beside the average of those before it. */
  private static Optional<UnusualVolume> lastMonth(
      String source, TreeMap<LocalDate, Long> days, LocalDate toldUntil) {
    YearMonth month = YearMonth.from(toldUntil.plusDays(1)).minusMonths(1);
    if (days.isEmpty() || days.firstKey().isAfter(month.minusMonths(MONTHS_BEFORE).atDay(1))) {
      return Optional.empty();
    }
    long before =
        between(days, month.minusMonths(MONTHS_BEFORE).atDay(1), month.atDay(1)) / MONTHS_BEFORE;
    return compared(
        source,
        month.toString(),
        between(days, month.atDay(1), month.plusMonths(1).atDay(1)),
        before);
  }

  /** A weekday of the last four weeks beside the four before them. */
  private static Optional<UnusualVolume> onWeekday(
      String source, TreeMap<LocalDate, Long> days, LocalDate toldUntil, DayOfWeek weekday) {
    LocalDate last = toldUntil;
    while (last.getDayOfWeek() != weekday) {
      last = last.minusDays(1);
    }
    if (days.isEmpty() || days.firstKey().isAfter(last.minusWeeks(2 * WEEKS))) {
      return Optional.empty();
    }
    String name =
        weekday.name().charAt(0) + weekday.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    return compared(
        source,
        "%ss until %s".formatted(name, last),
        weeks(days, last),
        weeks(days, last.minusWeeks(WEEKS)));
  }

  private static Optional<UnusualVolume> compared(
      String source, String when, long records, long usually) {
    boolean far = records * 2 < usually || records > usually * 2;
    return far && Math.abs(records - usually) >= LEAST_DIFFERENCE
        ? Optional.of(new UnusualVolume(source, when, records, usually))
        : Optional.empty();
  }

  private static long between(TreeMap<LocalDate, Long> days, LocalDate from, LocalDate before) {
    return days.subMap(from, before).values().stream().mapToLong(Long::longValue).sum();
  }

  private static long weeks(Map<LocalDate, Long> days, LocalDate last) {
    return IntStream.range(0, WEEKS)
        .mapToLong(week -> days.getOrDefault(last.minusWeeks(week), 0L))
        .sum();
  }
}
