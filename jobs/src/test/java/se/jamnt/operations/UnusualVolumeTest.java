package se.jamnt.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** What is far from usual is told, and what is near is not. */
class UnusualVolumeTest {

  private static final LocalDate LAST = LocalDate.of(2013, 9, 30);

  @Test
  void anEvenSourceIsNotUnusual() {
    assertThat(UnusualVolume.in("visits", days(day -> 10), LAST)).isEmpty();
  }

  @Test
  void aMonthOfWhichHalfIsMissingIsUnusual() {
    Map<LocalDate, Long> days = days(day -> day.isAfter(LocalDate.of(2013, 9, 10)) ? 0 : 10);
    assertThat(UnusualVolume.in("visits", days, LAST))
        .contains(new UnusualVolume("visits", "2013-09", 100, 306));
  }

  @Test
  void aMonthThatStandsTwiceIsUnusual() {
    Map<LocalDate, Long> days = days(day -> day.getMonthValue() == 9 ? 21 : 10);
    assertThat(UnusualVolume.in("visits", days, LAST))
        .contains(new UnusualVolume("visits", "2013-09", 630, 306));
  }

  @Test
  void aWeekdayOnWhichNobodyCountedIsUnusual() {
    Map<LocalDate, Long> days =
        days(
            day ->
                day.getDayOfWeek() == DayOfWeek.FRIDAY && day.isAfter(LocalDate.of(2013, 9, 1))
                    ? 0
                    : 10);
    assertThat(UnusualVolume.in("visits", days, LAST))
        .containsExactly(new UnusualVolume("visits", "Fridays until 2013-09-27", 0, 40));
  }

  @Test
  void fewRecordsMoreOrLessSayNothing() {
    Map<LocalDate, Long> days =
        days(day -> day.getDayOfMonth() <= 15 && day.getMonthValue() == 9 ? 1 : 0);
    assertThat(UnusualVolume.in("visits", days, LAST)).isEmpty();
  }

  private static Map<LocalDate, Long> days(ToLongFunction<LocalDate> records) {
    Map<LocalDate, Long> days = new TreeMap<>();
    for (LocalDate day = LocalDate.of(2013, 2, 1); !day.isAfter(LAST); day = day.plusDays(1)) {
      days.put(day, records.applyAsLong(day));
    }
    return days;
  }
}
