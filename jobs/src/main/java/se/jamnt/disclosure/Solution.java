package se.jamnt.disclosure;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells to hide of several periods together.
 *
 * @param withheld a cell of each block that could not be solved: all of it is hidden
 */
record Solution(Set<Cell> hidden, List<Cell> withheld) {

  /** Solves block by block; blocks do not depend on each other, so they are solved side by side. */
  static Solution of(CountedCells cells, Nodes nodes, DisclosurePolicy policy, Set<Cell> released) {
    Comparator<Cell> order = Preferences.order(policy.shownFirst(), cells, released);
    Set<Cell> mustHide = cells.sameForAll();
    Collection<Block> blocks = Block.of(cells, nodes);
    List<Solution> solutions =
        blocks.parallelStream().map(block -> of(block, cells, mustHide, order)).toList();
    Set<Cell> hidden = new HashSet<>();
    solutions.forEach(one -> hidden.addAll(one.hidden));
    return new Solution(
        hidden,
        solutions.stream().flatMap(one -> one.withheld.stream()).sorted(Cell.ORDER).toList());
  }

  private static Solution of(
      Block block, CountedCells cells, Set<Cell> mustHide, Comparator<Cell> order) {
    try {
      return new Solution(Suppression.hidden(block, cells, mustHide, order), List.of());
    } catch (ArithmeticException | Elimination.TooLargeException e) {
      // what can't be proved safe is not shown
      return new Solution(Set.copyOf(block.cells()), block.cells().stream().limit(1).toList());
    }
  }
}
