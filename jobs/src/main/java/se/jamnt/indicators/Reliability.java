package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;

/** How far a node's figures can be relied on, from what the deliveries tell of the period. */
final class Reliability {

  private final OrganisationChart chart;
  private final Map<String, CaseSystem> systems;
  private final Map<String, Coverage> coverage;
  private final Supplements supplements;

  /** The date of a node's data is asked for every indicator, and is the same for all. */
  private final Map<NodeInPeriod, Optional<LocalDate>> dates = new HashMap<>();

  /** Many indicators have the same sources. */
  private final Map<SourcesAt, List<String>> sources = new HashMap<>();

  private record NodeInPeriod(NodeId node, Period period) {}

  private record SourcesAt(List<String> from, NodeInPeriod at) {}

  /**
   * From what is known now.
   *
   * @param systems every source by id
   * @param coverage by source; a source without deliveries is absent
   */
  Reliability(
      OrganisationChart chart, Map<String, CaseSystem> systems, Map<String, Coverage> coverage) {
    this.chart = chart;
    this.systems = systems;
    this.coverage = coverage;
    this.supplements = Supplements.among(systems);
  }

  /** The status of figures that rest on a selection of records; empty where there are no rows. */
  Optional<FigureStatus> of(IndicatorDefinition definition, NodeId node, Period period) {
    if (definition.looksUp()) {
      return ofWhatIsLookedUp(definition, period);
    }
    List<String> sources = sources(definition, node, period);
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    List<Unit> units = chart.unitsOf(node, period.days());
    if (!anyUnitOf(units, sources, (unit, known) -> known.touches(unit.id(), period.days()))) {
      return Optional.of(FigureStatus.MISSING);
    }
    if (sources.stream().anyMatch(source -> system(source).estimated())) {
      return Optional.of(FigureStatus.ESTIMATED);
    }
    boolean incomplete =
        anyUnitOf(
                units,
                sources,
                (unit, known) -> !known.includes(unit.id(), lastDayOf(unit, period)))
            || isEarly(definition, units, period);
    return Optional.of(incomplete ? FigureStatus.PRELIMINARY : FigureStatus.FINAL);
  }

  /** Whether sex was recorded from the period's first day on. */
  boolean sexIsRecorded(IndicatorDefinition definition, NodeId node, Period period) {
    return sources(definition, node, period).stream()
        .allMatch(source -> system(source).recordsSexFrom(period.first()));
  }

  /** The sources of a node's figures; none where it has no rows. */
  private List<String> sources(IndicatorDefinition definition, NodeId node, Period period) {
    return sources.computeIfAbsent(
        new SourcesAt(definition.from(), new NodeInPeriod(node, period)),
        of ->
            sourcesOf(node, period)
                .filter(of.from()::contains)
                .distinct()
                .filter(source -> hasRows(source, node, period))
                .toList());
  }

  /** Whether what is told later, by the sources or their supplements, is still to come. */
  private boolean isEarly(IndicatorDefinition definition, List<Unit> units, Period period) {
    if (definition.finalAfterMonths() == 0) {
      return false;
    }
    Set<String> sources = new LinkedHashSet<>(definition.from());
    sources.addAll(supplements.of(definition.from()).episodes().keySet());
    LocalDate complete = period.last().plusMonths(definition.finalAfterMonths());
    return units.stream()
        .anyMatch(
            unit ->
                sources.stream()
                    .filter(unit.sources()::contains)
                    .anyMatch(
                        source ->
                            Optional.ofNullable(coverage.get(source))
                                .filter(known -> known.includes(unit.id(), complete))
                                .isEmpty()));
  }

  /** What is looked up belongs to no unit: it has rows once there is any. */
  private Optional<FigureStatus> ofWhatIsLookedUp(IndicatorDefinition definition, Period period) {
    List<Coverage> known =
        definition.from().stream()
            .map(coverage::get)
            .flatMap(Stream::ofNullable)
            .filter(one -> !one.from().isAfter(period.last()))
            .toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean complete = known.stream().allMatch(one -> !one.last().isBefore(period.last()));
    return Optional.of(complete ? FigureStatus.FINAL : FigureStatus.PRELIMINARY);
  }

  private boolean anyUnitOf(
      List<Unit> units, List<String> sources, BiPredicate<Unit, Coverage> test) {
    return units.stream()
        .anyMatch(
            unit ->
                sources.stream()
                    .filter(unit.sources()::contains)
                    .anyMatch(source -> test.test(unit, known(source))));
  }

  private Stream<String> sourcesOf(NodeId node, Period period) {
    return chart.unitsOf(node, period.days()).stream().flatMap(unit -> unit.sources().stream());
  }

  /** From the source's first covered day, up to the date of the organisation's data. */
  private boolean hasRows(String source, NodeId node, Period period) {
    Coverage known = coverage.get(source);
    return known != null
        && !known.from().isAfter(period.last())
        && system(source).cadence().hasFiguresFor(period.kind())
        && dates
            .computeIfAbsent(new NodeInPeriod(node, period), one -> dataAsOf(node, period))
            .filter(asOf -> !asOf.isBefore(period.first()))
            .isPresent();
  }

  /** The date of the data of the organisations that a node belongs to or consists of. */
  private Optional<LocalDate> dataAsOf(NodeId node, Period period) {
    Set<NodeId> organisations = new LinkedHashSet<>();
    for (Unit unit : chart.unitsOf(node, period.days())) {
      chart.unitAndAbove(unit, period.days()).stream()
          .filter(above -> above.level() == Level.ORGANISATION)
          .forEach(organisations::add);
    }
    return organisations.stream()
        .flatMap(organisation -> sourcesOf(organisation, period))
        .map(coverage::get)
        .flatMap(Stream::ofNullable)
        .map(Coverage::dataAsOf)
        .max(LocalDate::compareTo);
  }

  private static LocalDate lastDayOf(Unit unit, Period period) {
    return unit.ends().filter(end -> end.isBefore(period.last())).orElse(period.last());
  }

  private Coverage known(String source) {
    Coverage known = coverage.get(source);
    if (known == null) {
      throw new IllegalStateException("no deliveries of " + source);
    }
    return known;
  }

  private CaseSystem system(String source) {
    CaseSystem system = systems.get(source);
    if (system == null) {
      throw new IllegalStateException("no source " + source);
    }
    return system;
  }
}
