package se.jamnt.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeriodCalendarTest {

  private static final PeriodCalendar CALENDAR =
      new PeriodCalendar(
          List.of(Period.Kind.YEAR),
          List.of(8),
          Map.of("school", List.of(4, 9)),
          List.of(Period.parse("2012-03-01..2013-02-28")),
          Map.of());

  @Test
  void hasTheInterimsOfAllBoardsAndTheSpans() {
    assertThat(CALENDAR.periods(LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31)))
        .extracting(Period::id)
        .containsExactly(
            "2012-03-01..2013-02-28", "2013-YTD04", "2013-YTD08", "2013-YTD09", "2013");
  }

  @Test
  void aBoardWithInterimsOfItsOwnReportsOnNoOthers() {
    assertThat(CALENDAR.concerns(Period.parse("2013-YTD04"), "school")).isTrue();
    assertThat(CALENDAR.concerns(Period.parse("2013-YTD08"), "school")).isFalse();
    assertThat(CALENDAR.concerns(Period.parse("2013-YTD08"), "care")).isTrue();
    assertThat(CALENDAR.concerns(Period.parse("2013-YTD04"), "care")).isFalse();
    assertThat(CALENDAR.concerns(Period.parse("2013"), "school")).isTrue();
  }
}
