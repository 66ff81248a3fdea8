package se.jamnt.reports;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import se.jamnt.model.Period;

/** The periods that a period is shown after: of the same kind, the same months for interims. */
final class EarlierPeriods {

  private EarlierPeriods() {}

  /**
   * The period itself, last, and those right before it.
   *
   * @param earlier how many before it; a span has none
   */
  static List<Period> upTo(Period period, int earlier) {
    List<Period> periods = new ArrayList<>();
    for (int back = earlier; back > 0; back--) {
      before(period, back).forEach(periods::add);
    }
    periods.add(period);
    return periods;
  }

  private static List<Period> before(Period period, int back) {
    int year = period.first().getYear();
    return switch (period.kind()) {
      case SPAN -> List.of();
      case INTERIM ->
          List.of(Period.interim(YearMonth.of(year - back, period.last().getMonthValue())));
      case MONTH, QUARTER, TERTIAL, HALF, YEAR -> {
        int perYear = period.kind().perYear();
        int index = year * perYear + (period.first().getMonthValue() - 1) * perYear / 12 - back;
        yield List.of(Period.of(period.kind(), index / perYear, index % perYear + 1));
      }
    };
  }
}
