package se.jamnt.reports;

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
      period.earlier(back).ifPresent(periods::add);
    }
    periods.add(period);
    return periods;
  }
}
