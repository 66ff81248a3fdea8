package se.jamnt.indicators.derived;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;

/**
 * The figures of a period, not yet rounded, as they may be shown: of a hidden one nothing but its
 * key is here, so that nothing that follows from it can be worked out.
 */
public final class ShownFigures {

  private final Map<FigureKey, Optional<Figure>> figures = new LinkedHashMap<>();

  /**
   * What may be shown of figures.
   *
   * @param hidden the keys of those that may not
   */
  public ShownFigures(Collection<Figure> figures, Set<FigureKey> hidden) {
    for (Figure figure : figures) {
      this.figures.put(
          figure.key(), hidden.contains(figure.key()) ? Optional.empty() : Optional.of(figure));
    }
  }

  /** These and what follows from them. */
  ShownFigures and(Collection<DerivedFigure> following) {
    ShownFigures all = new ShownFigures(List.of(), Set.of());
    all.figures.putAll(figures);
    following.forEach(
        one ->
            all.figures.put(
                one.figure().key(), one.hidden() ? Optional.empty() : Optional.of(one.figure())));
    return all;
  }

  /** Every figure's key, in the order in which they were given. */
  Set<FigureKey> keys() {
    return Collections.unmodifiableSet(figures.keySet());
  }

  boolean has(FigureKey key) {
    return figures.containsKey(key);
  }

  boolean hides(FigureKey key) {
    return has(key) && find(key).isEmpty();
  }

  /** A figure with its numbers; empty where it is hidden or there is none. */
  Optional<Figure> find(FigureKey key) {
    return figures.getOrDefault(key, Optional.empty());
  }
}
