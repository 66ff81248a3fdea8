package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums of innermost cells, against the same sums written down cell by cell. */
class CombinationTest {

  @Test
  void longAndShortSumsAreWhatTheirCellsAddUpTo() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Combination sum = Combination.NOTHING;
      Map<Integer, Long> cells = new TreeMap<>();
      for (int i = 0; i < 12; i++) {
        int[] atoms = random.ints(1L + random.nextInt(20), 0, 40).distinct().toArray();
        boolean plus = random.nextInt(3) > 0;
        Combination other = Combination.sum(IntStream.of(atoms));
        sum = plus ? sum.plus(other) : sum.less(other);
        for (int atom : atoms) {
          cells.merge(atom, plus ? 1L : -1L, Long::sum);
        }
        cells.values().removeIf(times -> times == 0);
        assertThat(cellsOf(sum)).as("seed %d, step %d", seed, i).isEqualTo(cells);
      }
    }
  }

  @Test
  void whatDoesNotFitIsNoNumber() {
    Combination most = Combination.sum(IntStream.range(0, 20));
    for (int i = 0; i < 62; i++) {
      most = most.plus(most);
    }
    Combination half = most;

    // put into the long one, and gone through with it
    assertThatThrownBy(() -> half.plus(one(half))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> half.plus(half)).isInstanceOf(ArithmeticException.class);
  }

  /** As large a number of the first cell only. */
  private static Combination one(Combination many) {
    Combination one = Combination.sum(IntStream.of(0));
    while (one.times(0) < many.times(0)) {
      one = one.plus(one);
    }
    return one;
  }

  private static Map<Integer, Long> cellsOf(Combination sum) {
    Map<Integer, Long> cells = new TreeMap<>();
    for (int i = 0; i < sum.size(); i++) {
      cells.put(sum.atom(i), sum.timesAt(i));
    }
    return cells;
  }
}
