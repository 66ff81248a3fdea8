package se.jamnt.indicators.truth;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.RecordKind;
import se.jamnt.indicators.truth.Sources.Source;
import se.jamnt.model.Period;

/**
 * A period, definitions and many towns, all drawn from one seed. The towns share a database and
 * know nothing of each other: each is a data set of its own.
 */
record RandomRound(IndicatorCatalog catalog, Sources sources, Period period, List<Town> towns) {

  private static final List<String> PERIODS =
      List.of(
          "2012-02",
          "2012-03",
          "2012-Q1",
          "2012-T1",
          "2012-T2",
          "2012-H1",
          "2012",
          "2012-YTD08",
          "2013",
          "2011-11-01..2012-10-31");

  /** Random definitions over the fields of a home, and random facts. */
  static RandomRound ofRandomDefinitions(
      long seed, FieldCatalog fields, int definitions, int towns) {
    Dice dice = new Dice(seed);
    return draw(
        dice,
        RandomDefinitions.draw(dice, fields, definitions),
        Map.of(RandomDefinitions.FOLLOW_UP, RandomDefinitions.EPISODES),
        towns);
  }

  /**
   * Definitions as they are, and random facts.
   *
   * @param supplements by the source that supplements, the source of the episodes
   */
  static RandomRound of(
      long seed, IndicatorCatalog catalog, Map<String, String> supplements, int towns) {
    return draw(new Dice(seed), catalog, supplements, towns);
  }

  private static RandomRound draw(
      Dice dice, IndicatorCatalog catalog, Map<String, String> supplements, int number) {
    Period period = Period.parse(dice.oneOf(PERIODS));
    Sources sources = sources(dice, catalog, supplements, period);
    RandomTowns random =
        new RandomTowns(dice, sources, new RandomFacts(dice, catalog, sources, period));
    List<Town> towns = IntStream.range(0, number).mapToObj(i -> random.draw("town-" + i)).toList();
    return new RandomRound(catalog, sources, period, towns);
  }

  private static Sources sources(
      Dice dice, IndicatorCatalog catalog, Map<String, String> supplements, Period period) {
    SortedMap<String, Source> sources = new TreeMap<>();
    catalog.definitions().stream()
        .flatMap(one -> Stream.concat(one.counting().stream(), catalog.other(one).stream()))
        .forEach(
            definition ->
                definition
                    .from()
                    .forEach(
                        id ->
                            sources.put(
                                id,
                                new Source(
                                    definition.of(),
                                    definition.looksUp(),
                                    asOf(dice, period),
                                    dice.chance(10),
                                    Optional.empty()))));
    supplements.forEach(
        (id, episodes) -> {
          if (sources.containsKey(episodes)) {
            LocalDate asOf = asOf(dice, period);
            sources.put(
                id, new Source(RecordKind.EVENTS, false, asOf, false, Optional.of(episodes)));
          }
        });
    return new Sources(sources);
  }

  /** Before, on or after the period's last day; always in or after the period. */
  private static LocalDate asOf(Dice dice, Period period) {
    return period.last().plusDays(dice.oneOf(-12, 0, 0, 1, 90, 400));
  }

  /** All facts of all towns. */
  List<Fact> facts() {
    return towns.stream().flatMap(town -> town.facts().stream()).toList();
  }

  /** The calculator of this round. */
  Calculator calculator() {
    return new Calculator(catalog, sources, new Asked(period, sources.dataAsOf(), latest()));
  }

  /** "The records of the latest date up to the period's end, whenever that was." */
  private Map<Asked.Told, LocalDate> latest() {
    Map<Asked.Told, LocalDate> latest = new HashMap<>();
    facts().stream()
        .filter(Fact::isInFigures)
        .filter(fact -> !fact.start().isAfter(period.last()))
        .forEach(
            fact ->
                latest.merge(
                    new Asked.Told(fact.source(), fact.unit()),
                    fact.start(),
                    (a, b) -> a.isAfter(b) ? a : b));
    return latest;
  }

  /** The definition of a figure and the facts that it may rest on, a line each. */
  String behind(Town town, Figure figure) {
    IndicatorDefinition definition = catalog.find(figure.key().indicator()).orElseThrow();
    List<String> from =
        Stream.concat(Stream.of(definition), catalog.other(definition).stream())
            .flatMap(one -> one.from().stream())
            .toList();
    return Stream.concat(
            Stream.of(definition),
            town.facts(figure.key().node(), period.days()).stream()
                .filter(Fact::isInFigures)
                .filter(fact -> from.contains(fact.source())))
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }
}
