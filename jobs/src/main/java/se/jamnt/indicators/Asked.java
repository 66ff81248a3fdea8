package se.jamnt.indicators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one statement asks of definitions that choose from the same records. Its parts have numbers
 * which stand in each row: those of the counts first, then of the ranks, then of the contributions.
 *
 * @param counts the definitions to count
 * @param ranks those whose values are ranked
 * @param contributions those of whose amounts the largest contributions are looked for
 */
record Asked(
    List<IndicatorDefinition> counts,
    List<IndicatorDefinition> ranks,
    List<IndicatorDefinition> contributions) {

  /** What the definitions count, and nothing beside. */
  static Asked counts(List<IndicatorDefinition> same) {
    return new Asked(same, List.of(), List.of());
  }

  /** All that is known of the definitions; the same contributions are looked for once. */
  static Asked all(List<IndicatorDefinition> same) {
    Map<Contributions.Contributed, IndicatorDefinition> contributions = new LinkedHashMap<>();
    same.stream()
        .filter(ContributionSql::addsUpAmounts)
        .forEach(one -> contributions.putIfAbsent(Contributions.Contributed.of(one), one));
    return new Asked(
        same,
        same.stream().filter(RankSql::hasRanks).toList(),
        List.copyOf(contributions.values()));
  }

  /** The number of the first part that ranks. */
  int firstRank() {
    return counts.size();
  }

  /** The number of the first part that looks for contributions. */
  int firstContribution() {
    return counts.size() + ranks.size();
  }
}
