package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Equations between numbered counts, and in which of them each count stands. */
final class CountEquations {

  private final int[][] counts;
  private final long[] sums;
  private final int[][] equationsOf;

  /**
   * The equations.
   *
   * @param counts how many counts there are
   */
  CountEquations(int counts, List<Bounds.Equation> equations) {
    this.counts =
        equations.stream()
            .map(one -> one.counts().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.sums = equations.stream().mapToLong(Bounds.Equation::sum).toArray();
    List<List<Integer>> of = new ArrayList<>();
    for (int i = 0; i < counts; i++) {
      of.add(new ArrayList<>());
    }
    for (int number = 0; number < this.counts.length; number++) {
      for (int one : this.counts[number]) {
        of.get(one >= 0 ? one : ~one).add(number);
      }
    }
    this.equationsOf =
        of.stream()
            .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  int size() {
    return counts.length;
  }

  /** The numbers of an equation's counts; a count that is taken away has its complement. */
  int[] counts(int equation) {
    return counts[equation];
  }

  long sum(int equation) {
    return sums[equation];
  }

  /** The equations in which a count stands. */
  int[] of(int count) {
    return equationsOf[count];
  }

  /** All equations in which one of some counts stands, in order. */
  int[] ofAny(int[] some) {
    return Arrays.stream(some).flatMap(one -> Arrays.stream(of(one))).sorted().distinct().toArray();
  }
}
