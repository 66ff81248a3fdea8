package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;

/**
 * What a period's figures are computed from, as a fingerprint: they are due when it changes.
 *
 * @param configuration fingerprint of the configuration and the program that figures depend on
 */
record PeriodInputs(
    IndicatorCatalog catalog,
    OrganisationChart chart,
    PeriodCalendar calendar,
    Supplements supplements,
    String configuration) {

  /**
   * The fingerprint.
   *
   * @param forgotten how many persons have been unlinked
   */
  String of(Period period, UsedDeliveries deliveries, Closures closures, long forgotten) {
    Fingerprint inputs =
        Fingerprint.of("figures").with(configuration).with(closures.fingerprint(period));
    chart.boards().stream()
        .filter(board -> !calendar.concerns(period, board.id()))
        .forEach(board -> inputs.with("without " + board.id()));
    deliveries
        .usedFor(period)
        .forEach(delivery -> inputs.with(delivery.source() + " " + delivery.id()));
    deliveries.links().forEach(delivery -> inputs.with("links " + delivery));
    deliveries
        .coverage()
        .forEach((source, known) -> inputs.with(source + " " + known.of(period.days())));
    if (!chart.withoutUnknownSex().isEmpty()) {
      inputs.with("without unknown sex " + new TreeSet<>(chart.withoutUnknownSex()));
    }
    if (forgotten > 0) {
      inputs.with("persons unlinked " + forgotten);
    }
    for (IndicatorDefinition definition : catalog.definitions()) {
      inputs.with(toldLater(definition, period, deliveries.coverage()));
    }
    return inputs.hex();
  }

  /** Which sources tell of the time after the period until which its figures are preliminary. */
  private String toldLater(
      IndicatorDefinition definition, Period period, Map<String, Coverage> coverage) {
    if (definition.finalAfterMonths() == 0) {
      return "";
    }
    LocalDate complete = period.last().plusMonths(definition.finalAfterMonths());
    return Stream.concat(
            definition.from().stream(),
            supplements.of(definition.from()).episodes().keySet().stream())
        .map(
            source ->
                source
                    + " "
                    + Optional.ofNullable(coverage.get(source))
                        .map(known -> known.of(new DateSpan(complete, complete))))
        .collect(Collectors.joining(", "));
  }
}
