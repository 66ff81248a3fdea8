package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;

/**
 * What of a definition decides what the database counts; definitions that differ only in their
 * words are counted once.
 */
record Selection(
    RecordKind of,
    List<String> from,
    Measure measure,
    Counted counts,
    Optional<Choice> choice,
    List<Condition> among,
    List<Condition> countedIf,
    List<String> by) {

  static Selection of(IndicatorDefinition definition) {
    return new Selection(
        definition.of(),
        definition.from(),
        definition.measure(),
        definition.counts(),
        definition.choice(),
        definition.among(),
        definition.countedIf(),
        definition.by());
  }

  private record Scanned(RecordKind of, List<String> from, boolean looksBack, boolean looksUp) {}

  /**
   * Definitions by the records that they choose from, each of which is one statement's work: those
   * of the same sources and rule for the period. In the order in which they come; none twice.
   */
  static List<List<IndicatorDefinition>> sharingRecords(
      Collection<IndicatorDefinition> definitions) {
    Map<Scanned, List<IndicatorDefinition>> sharing = new LinkedHashMap<>();
    Set<Selection> known = new LinkedHashSet<>();
    for (IndicatorDefinition one : definitions) {
      if (known.add(of(one))) {
        sharing
            .computeIfAbsent(
                new Scanned(one.of(), one.from(), one.looksBack(), one.looksUp()),
                scanned -> new ArrayList<>())
            .add(one);
      }
    }
    return List.copyOf(sharing.values());
  }
}
