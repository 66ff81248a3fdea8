package se.jamnt.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The cells to hide of several periods together.
 *
 * @param withheld a cell of each block that could not be solved: all of it is hidden
 */
record Solution(Set<Cell> hidden, List<Cell> withheld) {

  /**
   * What bears on the choice beside the counts and the policy.
   *
   * @param before what releases have shown and hidden so far
   * @param madeAgainAfter after how many of them the facts were known; empty for those of today
   * @param released cells that readers see now
   * @param given cells that are hidden for good, since their boards are closed
   * @param heldBack cells of closed boards that have moved by too little to be told
   * @param bySamePolicy whether the last release was protected by the policy of today
   */
  record Given(
      Iterable<Block.Before> before,
      OptionalInt madeAgainAfter,
      Set<Cell> released,
      Set<Cell> given,
      Set<Cell> heldBack,
      boolean bySamePolicy) {

    /** Nothing was released and nothing is closed. */
    static Given nothing() {
      return new Given(List.of(), OptionalInt.empty(), Set.of(), Set.of(), Set.of(), true);
    }
  }

  /** Solves block by block; blocks do not depend on each other, so they are solved side by side. */
  static Solution of(CountedCells cells, Nodes nodes, DisclosurePolicy policy, Given given) {
    Set<Cell> mustHide = new HashSet<>(cells.sameForAll());
    mustHide.addAll(given.heldBack());
    Suppression.Wanted wanted =
        new Suppression.Wanted(
            mustHide,
            given.given(),
            Preferences.order(policy.shownFirst(), cells, given.released()),
            given.bySamePolicy());
    List<Solution> solutions =
        SideBySide.of(
            List.copyOf(Block.of(cells, nodes, given.before(), given.madeAgainAfter())),
            block -> block.cells().size(),
            block -> of(block, cells, wanted));
    Set<Cell> hidden = new HashSet<>();
    solutions.forEach(one -> hidden.addAll(one.hidden));
    return new Solution(
        hidden,
        solutions.stream().flatMap(one -> one.withheld.stream()).sorted(Cell.ORDER).toList());
  }

  private static Solution of(Block block, CountedCells cells, Suppression.Wanted wanted) {
    try {
      return new Solution(Suppression.hidden(block, cells, wanted), List.of());
    } catch (ArithmeticException | Elimination.TooLargeException e) {
      // what can't be proved safe is not shown
      return new Solution(Set.copyOf(block.cells()), block.cells().stream().limit(1).toList());
    }
  }
}
