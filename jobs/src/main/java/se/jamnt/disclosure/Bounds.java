package se.jamnt.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a reader can narrow hidden counts down, knowing the least that each can be: each equation
 * bounds each of its counts by the bounds of the others, until nothing changes. What a reader
 * learns next can be tried, and undone.
 */
final class Bounds {

  private static final long NONE = Long.MAX_VALUE / 4;

  /** Bounds that creep on for longer than this per equation are left where they are: too wide. */
  private static final int PATIENCE = 100;

  /**
   * Hidden counts whose sum is known.
   *
   * @param counts their numbers; a count that is taken away has its complement
   */
  record Equation(List<Integer> counts, long sum) {

    Equation {
      counts = List.copyOf(counts);
    }
  }

  private record Change(int count, long least, long most) {}

  private final long[] least;
  private final long[] most;
  private final CountEquations equations;
  private final boolean[] waits;
  private final List<Change> changes = new ArrayList<>();

  /** The bounds of counts that are not negative. */
  static Bounds ofHidden(int counts, List<Equation> equations) {
    return new Bounds(
        new long[counts],
        IntStream.range(0, counts).toArray(),
        new CountEquations(counts, equations));
  }

  /**
   * The bounds of some counts, while a reader knows all others.
   *
   * @param least what each hidden count is known to be at least, and what each known one is
   * @param hidden the numbers of those that are not known
   */
  Bounds(long[] least, int[] hidden, CountEquations equations) {
    this.least = least.clone();
    this.most = least.clone();
    this.equations = equations;
    this.waits = new boolean[equations.size()];
    for (int one : hidden) {
      most[one] = NONE;
    }
    follow(equations.ofAny(hidden));
    changes.clear();
  }

  /** Whether a count may still be all the numbers between two. */
  boolean leaves(int count, long from, long to) {
    return least[count] <= from && most[count] >= to;
  }

  boolean isPinned(int count) {
    return least[count] == most[count];
  }

  /** Learns what a count is, with all that follows. */
  void learn(int count, long value) {
    set(count, value, value);
    follow(equations.of(count));
  }

  /** The counts whose bounds have changed since the last decision to keep or to forget. */
  IntStream changed() {
    return changes.stream().mapToInt(Change::count).distinct();
  }

  void keep() {
    changes.clear();
  }

  /** Forgets all that was learned since the last decision. */
  void forget() {
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change change = changes.get(i);
      least[change.count()] = change.least();
      most[change.count()] = change.most();
    }
    changes.clear();
  }

  private void follow(int[] first) {
    long patience = (long) PATIENCE * (equations.size() + 1);
    Deque<Integer> due = new ArrayDeque<>();
    wait(first, due);
    while (!due.isEmpty() && patience-- > 0) {
      int number = due.remove();
      waits[number] = false;
      narrow(number, due);
    }
    due.forEach(number -> waits[number] = false);
  }

  private void wait(int[] some, Deque<Integer> due) {
    for (int number : some) {
      if (!waits[number]) {
        waits[number] = true;
        due.add(number);
      }
    }
  }

  /** Narrows what an equation bounds; the equations of those counts are due again. */
  private void narrow(int equation, Deque<Integer> due) {
    long lowest = 0;
    long highest = 0;
    int noLowest = 0;
    int noHighest = 0;
    for (int one : equations.counts(equation)) {
      if (low(one) <= -NONE) {
        noLowest++;
      } else {
        lowest += low(one);
      }
      if (high(one) >= NONE) {
        noHighest++;
      } else {
        highest += high(one);
      }
    }
    long sum = equations.sum(equation);
    for (int one : equations.counts(equation)) {
      long low = low(one);
      long high = high(one);
      boolean hasLow = low > -NONE;
      boolean hasHigh = high < NONE;
      long atMost = noLowest == (hasLow ? 0 : 1) ? sum - (hasLow ? lowest - low : lowest) : high;
      long atLeast =
          noHighest == (hasHigh ? 0 : 1) ? sum - (hasHigh ? highest - high : highest) : low;
      if (atMost < high || atLeast > low) {
        long newLow = Math.max(low, atLeast);
        long newHigh = Math.min(high, atMost);
        if (one >= 0) {
          set(one, newLow, newHigh);
        } else {
          set(~one, -newHigh, -newLow);
        }
        wait(equations.of(one >= 0 ? one : ~one), due);
      }
    }
  }

  private void set(int count, long newLeast, long newMost) {
    changes.add(new Change(count, least[count], most[count]));
    least[count] = newLeast;
    most[count] = newMost;
  }

  private long low(int one) {
    return one >= 0 ? least[one] : -most[~one];
  }

  private long high(int one) {
    return one >= 0 ? most[one] : -least[~one];
  }
}
