package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.model.Cluster;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;

/**
 * What a cluster's figures of a period are computed from, as fingerprints: they are due when theirs
 * changes. Of what is delivered for other clusters it holds no more than whether a source's data
 * reach the period at all.
 */
final class PeriodInputs {

  private final IndicatorCatalog catalog;
  private final PeriodCalendar calendar;
  private final Supplements supplements;
  private final String configuration;

  /**
   * The inputs of a home.
   *
   * @param configuration fingerprint of the configuration and the program that figures depend on
   */
  PeriodInputs(
      IndicatorCatalog catalog,
      PeriodCalendar calendar,
      Supplements supplements,
      String configuration) {
    this.catalog = catalog;
    this.calendar = calendar;
    this.supplements = supplements;
    this.configuration = configuration;
  }

  /**
   * What the facts are known from.
   *
   * @param byCluster those of the deliveries that tell of each
   * @param forgotten how many persons have been unlinked
   */
  record Known(
      UsedDeliveries deliveries,
      Map<Cluster, UsedDeliveries> byCluster,
      Closures closures,
      long forgotten) {}

  /** The fingerprints of a period's figures, by cluster; asked of one period after another. */
  interface OfPeriods {

    /** Those of a period. */
    Map<Cluster, String> of(Period period);
  }

  /** The fingerprints from what is known. */
  OfPeriods of(Known known) {
    Map<String, Coverage> coverage = known.deliveries().coverage();
    return period -> {
      String common = common(period, known, coverage);
      Map<Cluster, String> inputs = new LinkedHashMap<>();
      known
          .byCluster()
          .forEach(
              (cluster, deliveries) ->
                  inputs.put(cluster, inputs(period, cluster, common, deliveries, known)));
      return inputs;
    };
  }

  /** What is the same for all clusters. */
  private String common(Period period, Known known, Map<String, Coverage> coverage) {
    Fingerprint inputs = Fingerprint.of("figures").with(configuration);
    known.deliveries().links().forEach(delivery -> inputs.with("links " + delivery));
    coverage.forEach((source, one) -> inputs.with(source + " " + one.reach(period.days())));
    inputs.with("told " + known.deliveries().dataAsOf(period).keySet());
    catalog.definitions().stream()
        .filter(IndicatorDefinition::looksUp)
        .flatMap(definition -> definition.from().stream())
        .distinct()
        .forEach(
            source ->
                inputs.with(
                    source
                        + Optional.ofNullable(coverage.get(source))
                            .map(one -> !one.last().isBefore(period.last()))));
    if (known.forgotten() > 0) {
      inputs.with("persons unlinked " + known.forgotten());
    }
    return inputs.hex();
  }

  private String inputs(
      Period period, Cluster cluster, String common, UsedDeliveries deliveries, Known known) {
    Fingerprint inputs =
        Fingerprint.of("cluster")
            .with(common)
            .with(cluster.toString())
            .with(known.closures().fingerprint(period, cluster));
    cluster.chart().boards().stream()
        .map(Board::id)
        .filter(board -> !calendar.concerns(period, board))
        .forEach(board -> inputs.with("without " + board));
    deliveries
        .usedFor(period)
        .forEach(delivery -> inputs.with(delivery.source() + " " + delivery.id()));
    Map<String, Coverage> coverage = deliveries.coverage();
    coverage.forEach((source, one) -> inputs.with(source + " " + one.told(period.days())));
    if (!cluster.chart().withoutUnknownSex().isEmpty()) {
      inputs.with("without unknown sex " + new TreeSet<>(cluster.chart().withoutUnknownSex()));
    }
    for (IndicatorDefinition definition : catalog.definitions()) {
      inputs.with(toldLater(definition, period, coverage));
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
                        .map(known -> known.told(new DateSpan(complete, complete))))
        .collect(Collectors.joining(", "));
  }
}
