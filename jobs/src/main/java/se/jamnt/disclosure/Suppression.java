package se.jamnt.disclosure;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Chooses the cells to hide: the small ones, and for each sum in which just one cell would be
 * hidden a second, since the others would give the one back.
 *
 * <p>This is a first step. It looks at one sum at a time, so several sums together may still give a
 * hidden cell back; nothing may claim more than that.
 */
final class Suppression {

  private final CountedCells cells;
  private final Set<Cell> hidden = new TreeSet<>(Cell.ORDER);
  private final Map<Cell, Set<Sum>> sumsOf = new TreeMap<>(Cell.ORDER);

  private Suppression(CountedCells cells, List<Sum> sums) {
    this.cells = cells;
    for (Sum sum : sums) {
      sum.cells()
          .forEach(
              cell ->
                  sumsOf.computeIfAbsent(cell, one -> new java.util.LinkedHashSet<>()).add(sum));
    }
  }

  /** The cells to hide, the small ones and those that protect them. */
  static Set<Cell> hidden(CountedCells cells, List<Sum> sums) {
    Suppression suppression = new Suppression(cells, sums);
    suppression.hideSmall();
    suppression.hideSecond(sums);
    return suppression.hidden;
  }

  private void hideSmall() {
    for (Cell cell : cells.all()) {
      if (cells.rule(cell).hides(cells.count(cell))) {
        hidden.add(cell);
      }
    }
  }

  private void hideSecond(Collection<Sum> sums) {
    Deque<Sum> toCheck = new ArrayDeque<>(sums);
    while (!toCheck.isEmpty()) {
      Sum sum = toCheck.poll();
      if (sum.cells().filter(hidden::contains).count() == 1) {
        second(sum)
            .ifPresent(
                cell -> {
                  hidden.add(cell);
                  toCheck.addAll(sumsOf.getOrDefault(cell, Set.of()));
                });
      }
    }
  }

  /**
   * The smallest shown part above zero or, where all others are zero, the total. A category that is
   * all there is of its node and sex comes last: hiding it would hide the headline.
   */
  private Optional<Cell> second(Sum sum) {
    List<Cell> candidates =
        Stream.concat(
                sum.parts().stream()
                    .filter(cell -> cells.count(cell) > 0)
                    .sorted(Comparator.comparingLong(cells::count).thenComparing(Cell.ORDER)),
                Stream.of(sum.total()))
            .filter(cell -> !hidden.contains(cell))
            .toList();
    return candidates.stream()
        .filter(cell -> !isAllThereIs(cell))
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  private boolean isAllThereIs(Cell cell) {
    return !cell.breakdown().isEmpty()
        && cells.all().contains(cell.undivided())
        && cells.count(cell) == cells.count(cell.undivided());
  }
}
