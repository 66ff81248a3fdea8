package se.jamnt.indicators.truth;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.RecordKind;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;

/**
 * The case systems that the facts come from, each with one full delivery that tells of all days up
 * to its date.
 *
 * @param byId every source
 */
record Sources(SortedMap<String, Source> byId) {

  /**
   * One case system.
   *
   * @param kind what its records are
   * @param ofOrganisations whether its records belong to whole organisations, as inhabitants do
   * @param dataAsOf the declared date of its delivery
   * @param estimated whether the source says that it estimates
   * @param supplements the source whose episodes it tells more of
   */
  record Source(
      RecordKind kind,
      boolean ofOrganisations,
      LocalDate dataAsOf,
      boolean estimated,
      Optional<String> supplements) {}

  Source get(String id) {
    return Objects.requireNonNull(byId.get(id), id);
  }

  /** By source, the date of its data. */
  Map<String, LocalDate> dataAsOf() {
    Map<String, LocalDate> dates = new HashMap<>();
    byId.forEach((id, source) -> dates.put(id, source.dataAsOf()));
    return dates;
  }

  /** "A later export may supplement an episode by key." */
  List<Fact> supplemented(List<Fact> facts) {
    Map<String, Fact> later = new HashMap<>();
    facts.stream()
        .filter(Fact::isInFigures)
        .forEach(
            fact ->
                supplements(fact.source())
                    .ifPresent(episodes -> later.put(episodes + " " + fact.key(), fact)));
    return facts.stream()
        .map(
            fact ->
                Optional.ofNullable(later.get(fact.source() + " " + fact.key()))
                    .map(fact::supplementedBy)
                    .orElse(fact))
        .toList();
  }

  private Optional<String> supplements(String source) {
    return Optional.ofNullable(byId.get(source)).flatMap(Source::supplements);
  }

  /**
   * How far figures that rest on a definition's records can be relied on; empty where a node has
   * none: "rows for each indicator whose source is listed under the unit, and for the nodes above".
   */
  Optional<FigureStatus> status(IndicatorDefinition definition, List<Unit> units, Period period) {
    if (definition.looksUp()) {
      return Optional.of(isTold(definition.from(), period.last()));
    }
    List<String> own =
        units.stream()
            .flatMap(unit -> unit.sources().stream())
            .filter(definition.from()::contains)
            .distinct()
            .toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    if (own.stream().anyMatch(source -> get(source).estimated())) {
      return Optional.of(FigureStatus.ESTIMATED);
    }
    boolean incomplete = units.stream().anyMatch(unit -> !isComplete(definition, unit, period));
    return Optional.of(incomplete ? FigureStatus.PRELIMINARY : FigureStatus.FINAL);
  }

  /**
   * "A figure is preliminary while any of its sources covers less than the period's last day for
   * that node", and where the definition says so "until six months have passed".
   */
  private boolean isComplete(IndicatorDefinition definition, Unit unit, Period period) {
    Stream<String> own = unit.sources().stream().filter(definition.from()::contains);
    if (own.anyMatch(source -> !tells(source, Town.lastDay(unit, period.days())))) {
      return false;
    }
    LocalDate later = period.last().plusMonths(definition.finalAfterMonths());
    return definition.finalAfterMonths() == 0
        || unit.sources().stream()
            .filter(
                source ->
                    definition.from().contains(source)
                        || supplements(source).filter(definition.from()::contains).isPresent())
            .allMatch(source -> tells(source, later));
  }

  private FigureStatus isTold(List<String> sources, LocalDate day) {
    return sources.stream().allMatch(source -> tells(source, day))
        ? FigureStatus.FINAL
        : FigureStatus.PRELIMINARY;
  }

  private boolean tells(String source, LocalDate day) {
    return !get(source).dataAsOf().isBefore(day);
  }
}
