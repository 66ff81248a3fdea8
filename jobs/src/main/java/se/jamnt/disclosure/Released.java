package se.jamnt.disclosure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * What readers have, and what can't be changed any more.
 *
 * @param fixed figures of closed boards, as they stand
 * @param revised by period, the nodes of boards that were closed and get a new revision
 * @param largest who contributes most to amounts, since readers among them know what they have
 */
record Released(
    PastReleases past,
    List<ProtectedFigure> fixed,
    Map<Period, Set<NodeId>> revised,
    List<Contributions.Largest> largest) {

  Released(PastReleases past, List<ProtectedFigure> fixed, Map<Period, Set<NodeId>> revised) {
    this(past, fixed, revised, List.of());
  }

  /** Nothing was released before. */
  static Released nothing() {
    return new Released(PastReleases.none(), List.of(), Map.of());
  }

  /** The same of each family by itself. */
  Function<Integer, Released> divided(Families families) {
    Function<Integer, PastReleases> pastOf = past.divided(families);
    Families.Divided<ProtectedFigure> fixedOf = families.divideKnown(fixed, ProtectedFigure::key);
    Families.Divided<Contributions.Largest> largestOf =
        families.divideKnown(largest, Contributions.Largest::of);
    return family ->
        new Released(pastOf.apply(family), fixedOf.of(family), revised, largestOf.of(family));
  }

  /** What it means for the choice of the cells to hide. */
  Solution.Given given(
      CountedCells cells,
      Collection<Figure> figures,
      Map<String, IndicatorDefinition> definitions,
      DisclosurePolicy policy) {
    Iterable<Block.Before> before =
        past.editions()
            .each(
                edition -> {
                  CountedCells then =
                      new CountedCells(edition.figures(), definitions, policy, edition.largest());
                  return new Block.Before(then, then.cellsOf(edition.shown()), edition.nodes());
                });
    Set<Cell> hiddenForGood = hiddenForGood(cells, figures);
    return new Solution.Given(
        before,
        past.madeAgainAfter(),
        cells.cellsOf(past.lastShown()),
        hiddenForGood,
        heldBack(cells, hiddenForGood, before, policy),
        past.wereProtectedBy(policy));
  }

  /** The cells of closed boards that their figures do not show. */
  private Set<Cell> hiddenForGood(CountedCells cells, Collection<Figure> figures) {
    Set<FigureKey> shown = new HashSet<>();
    Map<Period, Set<NodeId>> nodes = new HashMap<>();
    for (ProtectedFigure figure : fixed) {
      nodes
          .computeIfAbsent(figure.key().period(), period -> new HashSet<>())
          .add(figure.key().node());
      if (!figure.isHidden()) {
        shown.add(figure.key());
      }
    }
    Set<Cell> hidden = new HashSet<>();
    for (Figure figure : figures) {
      FigureKey key = figure.key();
      if (nodes.getOrDefault(key.period(), Set.of()).contains(key.node())) {
        hidden.addAll(cells.cellsOf(key));
      }
    }
    hidden.removeAll(cells.cellsOf(shown));
    return hidden;
  }

  /** The cells of boards that were closed which have moved by too little to be told. */
  private Set<Cell> heldBack(
      CountedCells cells,
      Set<Cell> hiddenForGood,
      Iterable<Block.Before> before,
      DisclosurePolicy policy) {
    Set<Cell> moved = new HashSet<>(hiddenForGood);
    for (Cell cell : cells.all()) {
      if (revised.getOrDefault(cell.period(), Set.of()).contains(cell.node())) {
        moved.add(cell);
      }
    }
    if (moved.isEmpty()) {
      return moved; // mostly: editions need not be made for it
    }
    Map<Cell, Long> lastShown = new HashMap<>();
    before.forEach(
        edition ->
            edition.shown().forEach(cell -> lastShown.put(cell, edition.cells().count(cell))));
    moved.removeIf(
        cell -> {
          long by = Math.abs(cells.count(cell) - lastShown.getOrDefault(cell, cells.count(cell)));
          return by == 0 || by >= policy.releases().holdBackChangesBelow();
        });
    return moved;
  }
}
