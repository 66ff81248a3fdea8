package se.jamnt.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The hidden cells of a line whose total an earlier release showed: readers know their sum, and
 * must not come to know that of a few of them.
 *
 * @param counts of the cells, in the same order
 * @param smallest the smallest sum that may be known
 * @param canBeZero whether a reader must think that a hidden cell can be zero
 */
record UnseenBefore(List<Combination> cells, List<Long> counts, int smallest, boolean canBeZero) {

  /** The sum of those that are not known, where it is too small to be known. */
  Optional<Combination> tooFew(Predicate<Combination> isKnown) {
    long sum = 0;
    int unknown = 0;
    Combination together = Combination.NOTHING;
    for (int i = 0; i < cells.size(); i++) {
      if (!isKnown.test(cells.get(i))) {
        sum += counts.get(i);
        unknown++;
        together = together.plus(cells.get(i));
      }
    }
    boolean few = unknown > 1 && (sum < smallest || (!canBeZero && sum <= unknown));
    return few ? Optional.of(together) : Optional.empty();
  }

  /** The same with other numbers or names of what its cells are sums of. */
  UnseenBefore numbered(UnaryOperator<Combination> anew) {
    return new UnseenBefore(cells.stream().map(anew).toList(), counts, smallest, canBeZero);
  }
}
