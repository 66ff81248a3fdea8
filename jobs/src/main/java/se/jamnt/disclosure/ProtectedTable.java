package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private final Map<FigureKey, ProtectedFigure> figures;
  private final List<SourceNote> sources;

  ProtectedTable(
      Period period,
      LocalDate dataAsOf,
      Collection<ProtectedFigure> figures,
      List<SourceNote> sources) {
    this.period = period;
    this.dataAsOf = dataAsOf;
    this.figures = new TreeMap<>(FigureKey.AS_WRITTEN);
    figures.forEach(figure -> this.figures.put(figure.key(), figure));
    this.sources = List.copyOf(sources);
  }

  public Period period() {
    return period;
  }

  /** The latest date of the data that any figure of the period rests on. */
  public LocalDate dataAsOf() {
    return dataAsOf;
  }

  /** Every figure, in the order of {@code indicators.csv}. */
  public Collection<ProtectedFigure> figures() {
    return List.copyOf(figures.values());
  }

  /** One figure; empty where the table has no such row. */
  public Optional<ProtectedFigure> find(FigureKey key) {
    return Optional.ofNullable(figures.get(key));
  }

  /** The table without the figures of some nodes, such as those that wait for approval. */
  public ProtectedTable without(Set<NodeId> nodes) {
    return new ProtectedTable(
        period,
        dataAsOf,
        figures.values().stream().filter(figure -> !nodes.contains(figure.key().node())).toList(),
        sources);
  }

  /** The deliveries that the period's figures rest on. */
  public List<SourceNote> sources() {
    return sources;
  }

  /** The nodes that have figures, by level and id. */
  public List<NodeId> nodes() {
    return figures.keySet().stream()
        .map(FigureKey::node)
        .distinct()
        .sorted(Comparator.comparing(NodeId::level).thenComparing(NodeId::id))
        .toList();
  }
}
