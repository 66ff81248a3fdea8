package se.jamnt.indicators.truth;

import java.time.LocalDate;
import java.util.Map;
import se.jamnt.model.Period;

/**
 * For which time figures are asked.
 *
 * @param dataAsOf by source, the date of its data
 * @param latest by source and unit, the latest date of the records up to the period's last day
 */
record Asked(Period period, Map<String, LocalDate> dataAsOf, Map<Told, LocalDate> latest) {

  /** What a source tells of a unit. */
  record Told(String source, String unit) {}

  /** "To min(period end, data as of of the source)." */
  LocalDate soFar(String source) {
    LocalDate asOf = dataAsOf.getOrDefault(source, period.last());
    return asOf.isBefore(period.last()) ? asOf : period.last();
  }
}
