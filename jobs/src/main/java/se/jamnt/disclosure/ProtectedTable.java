package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.indicators.FigureKey;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * The figures of a period that may leave the house. Only this package can make one, so whatever
 * takes one can't show an unprotected figure.
 */
public final class ProtectedTable {

  private final Period period;
  private final LocalDate dataAsOf;
  private final Map<FigureKey, ProtectedFigure> byKey;
  private final List<NodeId> nodes;
  private final List<SourceNote> sources;
  private final List<ValuesRanked> ranks;

  ProtectedTable(
      Period period,
      LocalDate dataAsOf,
      Collection<ProtectedFigure> figures,
      List<SourceNote> sources,
      List<ValuesRanked> ranks) {
    this.period = period;
    this.dataAsOf = dataAsOf;
    this.byKey = new HashMap<>(2 * figures.size());
    figures.forEach(figure -> byKey.put(figure.key(), figure));
    this.nodes =
        byKey.keySet().stream()
            .map(FigureKey::node)
            .distinct()
            .sorted(Comparator.comparing(NodeId::level).thenComparing(NodeId::id))
            .toList();
    this.sources = List.copyOf(sources);
    this.ranks = List.copyOf(ranks);
  }

  public Period period() {
    return period;
  }

  /** The latest date of the data that any figure of the period rests on. */
  public LocalDate dataAsOf() {
    return dataAsOf;
  }

  /** Every figure, in the order of {@code indicators.csv}. */
  public List<ProtectedFigure> figures() {
    return byKey.values().stream()
        .sorted(Comparator.comparing(ProtectedFigure::key, FigureKey.AS_WRITTEN))
        .toList();
  }

  /** One figure; empty where the table has no such row. */
  public Optional<ProtectedFigure> find(FigureKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The table without the figures of some nodes, such as those that wait for approval. */
  public ProtectedTable without(Set<NodeId> nodes) {
    return new ProtectedTable(
        period,
        dataAsOf,
        byKey.values().stream().filter(figure -> !nodes.contains(figure.key().node())).toList(),
        sources,
        ranks.stream().filter(one -> !nodes.contains(one.node())).toList());
  }

  /** How women's and men's values of an indicator rank; empty where either's are not shown. */
  public Optional<ValuesRanked> ranks(NodeId node, String indicator) {
    return ranks.stream()
        .filter(one -> one.node().equals(node) && one.indicator().equals(indicator))
        .findFirst();
  }

  /** The deliveries that the period's figures rest on. */
  public List<SourceNote> sources() {
    return sources;
  }

  /** The nodes that have figures, by level and id. */
  public List<NodeId> nodes() {
    return nodes;
  }
}
