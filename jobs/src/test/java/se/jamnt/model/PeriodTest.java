package se.jamnt.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2013-04, 2013-04-01, 2013-04-30, MONTH",
    "2012-02, 2012-02-01, 2012-02-29, MONTH",
    "2013-Q2, 2013-04-01, 2013-06-30, QUARTER",
    "2013-T1, 2013-01-01, 2013-04-30, TERTIAL",
    "2013-T3, 2013-09-01, 2013-12-31, TERTIAL",
    "2013-H1, 2013-01-01, 2013-06-30, HALF",
    "2013, 2013-01-01, 2013-12-31, YEAR",
    "2013-YTD08, 2013-01-01, 2013-08-31, INTERIM",
    "2012-01-01..2013-10-31, 2012-01-01, 2013-10-31, SPAN"
  })
  void readsEveryKindAndWritesItBack(
      String text, LocalDate first, LocalDate last, Period.Kind kind) {
    Period period = Period.parse(text);
    assertThat(period.first()).isEqualTo(first);
    assertThat(period.last()).isEqualTo(last);
    assertThat(period.kind()).isEqualTo(kind);
    assertThat(period.id()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2013-01-01..2013-12-31, 2013",
    "2013-05-01..2013-08-31, 2013-T2",
    "2013-04-01..2013-06-30, 2013-Q2",
    "2013-07-01..2013-12-31, 2013-H2",
    "2013-04-01..2013-04-30, 2013-04",
    "2013-01-01..2013-08-31, 2013-YTD08"
  })
  void aSpanThatEqualsANamedPeriodTakesItsName(String span, String name) {
    assertThat(Period.parse(span)).isEqualTo(Period.parse(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2013-X9",
        "2013-13",
        "2013-00",
        "2013-T4",
        "2013-Q5",
        "2013-H3",
        "2013-YTD13",
        "13",
        "",
        "2013-01-01..2012-12-31",
        "2013-01-02..2013-01-31",
        "2013-01-01..2013-01-30"
      })
  void whatIsNoPeriodIsNamedInTheMessage(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }

  @Test
  void theCalendarGoesFromTheFirstCoveredDayToThePeriodsThatHaveBegun() {
    PeriodCalendar calendar =
        new PeriodCalendar(
            List.of(Period.Kind.TERTIAL, Period.Kind.YEAR),
            List.of(8),
            List.of(
                Period.parse("2012-01-01..2013-10-31"), Period.parse("2014-01-01..2015-10-31")));
    assertThat(calendar.periods(LocalDate.of(2012, 11, 5), LocalDate.of(2013, 9, 1)))
        .extracting(Period::id)
        .containsExactly(
            "2012",
            "2012-01-01..2013-10-31",
            "2012-T3",
            "2013-T1",
            "2013-YTD08",
            "2013",
            "2013-T2",
            "2013-T3");
  }

  @Test
  void twoKindsWithTheSameDaysStayTwoPeriods() {
    Period tertial = Period.parse("2013-T1");
    Period interim = Period.parse("2013-YTD04");
    assertThat(tertial.days()).isEqualTo(interim.days());
    assertThat(tertial).isNotEqualByComparingTo(interim);
    assertThat(new java.util.TreeSet<>(List.of(tertial, interim))).hasSize(2);
  }
}
