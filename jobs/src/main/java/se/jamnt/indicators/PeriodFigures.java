package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * The figures of one period: definitions are counted together where they share their records, and
 * tabulated as soon as all that they need is counted. Counts that none waits for are let go.
 */
final class PeriodFigures {

  private final IndicatorCatalog catalog;
  private final Tabulation tabulation;
  private final Period period;
  private final Question question;
  private final Map<Selection, Map<NodeId, NodeCounts>> counted = new HashMap<>();
  private final List<IndicatorDefinition> definitions;
  private final List<IndicatorDefinition> waiting;
  private final Map<Selection, List<Ranks.Rank>> ranks = new HashMap<>();
  private final Map<Contributions.Contributed, List<Contributions.Part>> contributions =
      new HashMap<>();

  /**
   * Figures to compute.
   *
   * @param definitions those that have rows, in the order of the catalogue
   */
  PeriodFigures(
      IndicatorCatalog catalog,
      Tabulation tabulation,
      Period period,
      Question question,
      List<IndicatorDefinition> definitions) {
    this.catalog = catalog;
    this.tabulation = tabulation;
    this.period = period;
    this.question = question;
    this.definitions = List.copyOf(definitions);
    this.waiting = new ArrayList<>(definitions);
  }

  /**
   * The figures, in an order that is always the same; once. Closing the stream ends the counting.
   *
   * @param asking what to ask of definitions that share their records
   */
  Stream<Figure> stream(AggregateQuery query, Function<List<IndicatorDefinition>, Asked> asking) {
    List<IndicatorDefinition> asked = waiting.stream().flatMap(this::selections).toList();
    List<Asked> groups = Selection.sharingRecords(asked).stream().map(asking).toList();
    CountsAhead counts = new CountsAhead(query, question, groups);
    Stream<IndicatorDefinition> ofNothing = Stream.of(ready()).flatMap(List::stream);
    return Stream.concat(
            ofNothing,
            IntStream.range(0, groups.size())
                .mapToObj(number -> counts.next())
                .flatMap(
                    next -> {
                      keep(next);
                      return ready().stream();
                    }))
        .flatMap(this::tabulate)
        .onClose(counts::close);
  }

  /** What is counted for a definition: a source that told nothing of the period has nothing. */
  private Stream<IndicatorDefinition> selections(IndicatorDefinition definition) {
    return Stream.concat(definition.counting().stream(), catalog.other(definition).stream())
        .filter(question::isTold);
  }

  private void keep(AggregateQuery.Answer answer) {
    Set<Selection> needed = new HashSet<>();
    waiting.stream().flatMap(this::selections).map(Selection::of).forEach(needed::add);
    counted.keySet().retainAll(needed);
    Asked asked = answer.asked();
    for (int i = 0; i < asked.counts().size(); i++) {
      counted.put(Selection.of(asked.counts().get(i)), answer.counts().get(i));
    }
    for (int i = 0; i < asked.ranks().size(); i++) {
      ranks.put(Selection.of(asked.ranks().get(i)), answer.ranks().get(i));
    }
    for (int i = 0; i < asked.contributions().size(); i++) {
      contributions.put(
          Contributions.Contributed.of(asked.contributions().get(i)),
          answer.contributions().get(i));
    }
  }

  /** How values rank, once all figures are read and if that was asked. */
  Ranks ranks() {
    Map<String, List<Ranks.Rank>> found = new LinkedHashMap<>();
    definitions.stream()
        .filter(RankSql::hasRanks)
        .filter(question::isTold)
        .forEach(one -> found.put(one.id(), ranks.getOrDefault(Selection.of(one), List.of())));
    return new Ranks(found);
  }

  /** The largest contributions, once all figures are read and if they were asked for. */
  Contributions.OfPeriod contributions() {
    return new Contributions.OfPeriod(
        definitions.stream()
            .flatMap(definition -> definition.counting().stream())
            .filter(ContributionSql::addsUpAmounts)
            .filter(question::isTold)
            .map(
                one ->
                    new Contributions.Found(
                        one,
                        contributions.getOrDefault(Contributions.Contributed.of(one), List.of())))
            .toList());
  }

  /** The definitions that wait for nothing more. */
  private List<IndicatorDefinition> ready() {
    List<IndicatorDefinition> ready = new ArrayList<>();
    for (Iterator<IndicatorDefinition> each = waiting.iterator(); each.hasNext(); ) {
      IndicatorDefinition definition = each.next();
      if (selections(definition).map(Selection::of).allMatch(counted::containsKey)) {
        ready.add(definition);
        each.remove();
      }
    }
    return ready;
  }

  /** The figures of one indicator; of resources, those of each and of what a node has none of. */
  private Stream<Figure> tabulate(IndicatorDefinition definition) {
    Optional<IndicatorDefinition> other = catalog.other(definition);
    Stream<Figure> figures =
        definition.counting().stream()
            .flatMap(
                counting ->
                    tabulation.tabulate(
                        counting,
                        other,
                        period,
                        new Tabulation.Counted(
                            countsOf(counting), other.map(this::countsOf).orElse(Map.of()))));
    if (definition.measure() instanceof Measure.Resources resources) {
      List<Figure> each = figures.toList();
      return Stream.concat(each.stream(), Tabulation.otherResources(resources, each).stream());
    }
    return figures;
  }

  private Map<NodeId, NodeCounts> countsOf(IndicatorDefinition definition) {
    return counted.getOrDefault(Selection.of(definition), Map.of());
  }
}
