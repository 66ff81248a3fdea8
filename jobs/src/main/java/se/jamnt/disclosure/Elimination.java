package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader can work out from all that is published, by exact Gaussian elimination: every
 * linear combination of it. Guarded combinations are kept out of that reach.
 *
 * <p>All that was published is held as rows that each have an innermost cell of their own, the
 * pivot, which no other row and no guarded combination contains. So the guarded ones are always
 * reduced to what the reader does not know of them, and something new gives one of them back just
 * when it is a multiple of that remainder.
 */
final class Elimination {

  /**
   * Steps after which a block is too large; counted, not timed, so that it is always the same. The
   * system property of this name sets another number.
   */
  static final String STEPS = "jamnt.disclosure.steps";

  private static final long USUAL_STEPS = 20_000_000_000L;

  private final List<Combination> rows = new ArrayList<>();
  private final Combination[] guarded;
  private final Map<Combination, Set<Integer>> remainders = new HashMap<>();
  private final int[] rowOfPivot;

  /** By atom, where it is or has been: a row's number, or the complement of a guarded one's. */
  private final int[][] holders;

  private final int[] holderCount;
  private final long mostSteps = Long.getLong(STEPS, USUAL_STEPS);
  private final int innermost;
  private long steps;

  /** Nothing published yet, of sums that have no names. */
  Elimination(int innermost, List<Combination> guarded) {
    this(innermost, innermost, guarded);
  }

  /**
   * Nothing published yet.
   *
   * @param unknowns how many innermost cells and names of sums there are
   * @param innermost how many of them are innermost cells; they come first
   * @param guarded what must not be given back
   */
  Elimination(int unknowns, int innermost, List<Combination> guarded) {
    this.innermost = innermost;
    this.guarded = guarded.stream().map(Combination::inLowestTerms).toArray(Combination[]::new);
    this.rowOfPivot = new int[unknowns];
    Arrays.fill(rowOfPivot, -1);
    this.holders = new int[unknowns][0];
    this.holderCount = new int[unknowns];
    for (int i = 0; i < this.guarded.length; i++) {
      int holder = ~i;
      remainders.computeIfAbsent(this.guarded[i], key -> new HashSet<>()).add(i);
      this.guarded[i].atoms().forEach(atom -> hold(atom, holder));
    }
  }

  /**
   * Publishes something, unless it would give back what is guarded.
   *
   * @return whether it is published, or known anyway
   * @throws ArithmeticException if a coefficient does not fit into 64 bits
   * @throws TooLargeException if it takes too long
   */
  boolean publish(Combination one) {
    Reduced reduced = reduce(one);
    if (isGuarded(reduced.news())) {
      return false;
    }
    learn(reduced);
    return true;
  }

  /** Whether it could be published. */
  boolean allows(Combination one) {
    return !isGuarded(news(one));
  }

  /** What a reader would learn from it that is not known yet; empty where nothing. */
  Combination news(Combination one) {
    return remainder(one);
  }

  /** Whether such news would give back what is guarded. */
  boolean isGuarded(Combination news) {
    return !news.isEmpty() && remainders.containsKey(news);
  }

  /** The numbers of the guarded combinations that such news would give back, in order. */
  Set<Integer> givenBackBy(Combination news) {
    return news.isEmpty() ? Set.of() : new TreeSet<>(remainders.getOrDefault(news, Set.of()));
  }

  /** Takes in what is known already; what it gives back is lost. */
  void isKnown(Combination one) {
    learn(reduce(one));
  }

  /** Whether anything guarded was given back by what is known. */
  boolean hasLost() {
    return remainders.containsKey(Combination.NOTHING);
  }

  /** Whether a reader can work it out. */
  boolean isGivenBack(Combination one) {
    return remainder(one).isEmpty();
  }

  /** What is left of a combination when all that is published is taken away. */
  private Combination remainder(Combination one) {
    return reduce(one).news();
  }

  /**
   * A combination without what is known.
   *
   * @param longest the number of the longest row that was taken away; -1 where none was
   * @param shorter what was left before that
   */
  private record Reduced(Combination news, int longest, Combination shorter) {}

  private Reduced reduce(Combination one) {
    // a row holds no other row's pivot, so those of the beginning are all there will be
    int longest = -1;
    int itsPivot = -1;
    for (int i = 0; i < one.size(); i++) {
      int row = rowOfPivot[one.atom(i)];
      if (row >= 0 && (longest < 0 || rows.get(row).size() > rows.get(longest).size())) {
        longest = row;
        itsPivot = one.atom(i);
      }
    }
    Combination rest = one;
    for (int i = 0; i < one.size(); i++) {
      int row = rowOfPivot[one.atom(i)];
      if (row >= 0 && row != longest) {
        rest = rest.without(one.atom(i), step(rows.get(row)));
      }
    }
    rest = rest.inLowestTerms();
    return longest < 0
        ? new Reduced(rest, longest, rest)
        : new Reduced(
            rest.without(itsPivot, step(rows.get(longest))).inLowestTerms(), longest, rest);
  }

  /**
   * Takes in what is new of it. A total of many cells has its pivot in one of them. When a shorter
   * sum with that cell comes, it takes over the pivot: else each of its cells, and in the end
   * everything, would be expressed by the long row.
   */
  private void learn(Reduced one) {
    if (one.news().isEmpty()) {
      return;
    }
    if (one.longest() >= 0 && one.shorter().size() < rows.get(one.longest()).size()) {
      Combination before = rows.set(one.longest(), one.shorter());
      for (int atom : one.shorter().atomsNotIn(before)) {
        hold(atom, one.longest());
      }
    }
    add(one.news());
  }

  private void add(Combination news) {
    int pivot = pivot(news);
    int number = rows.size();
    int[] with = holders[pivot];
    int count = holderCount[pivot];
    holders[pivot] = new int[] {number};
    holderCount[pivot] = 1;
    rowOfPivot[pivot] = number;
    rows.add(news);
    for (int i = 0; i < count; i++) {
      take(pivot, with[i], news);
    }
    news.atoms().filter(atom -> atom != pivot).forEach(atom -> hold(atom, number));
  }

  /**
   * The innermost cell that the fewest hold. A name is none while there are others: what it stands
   * for is told so that sums can be written by it, not so that it is written out everywhere.
   */
  private int pivot(Combination news) {
    int best = news.atom(0);
    long timesOfBest = news.timesAt(0);
    for (int i = 1; i < news.size(); i++) {
      int atom = news.atom(i);
      long times = news.timesAt(i);
      boolean simpler = Math.abs(times) == 1 || Math.abs(timesOfBest) != 1;
      boolean lower = atom < innermost || best >= innermost;
      if (simpler && lower && holderCount[atom] < holderCount[best]) {
        best = atom;
        timesOfBest = times;
      }
    }
    return best;
  }

  private void take(int pivot, int holder, Combination news) {
    Combination before = holder >= 0 ? rows.get(holder) : guarded[~holder];
    if (before.times(pivot) == 0) {
      return;
    }
    Combination after = before.without(pivot, step(news)).inLowestTerms();
    for (int atom : news.atomsNotIn(before)) {
      hold(atom, holder);
    }
    if (holder >= 0) {
      rows.set(holder, after);
    } else {
      guarded[~holder] = after;
      remainders.computeIfPresent(
          before, (key, numbers) -> numbers.remove(~holder) && numbers.isEmpty() ? null : numbers);
      remainders.computeIfAbsent(after, key -> new HashSet<>()).add(~holder);
    }
  }

  private Combination step(Combination row) {
    steps += row.size();
    if (steps > mostSteps) {
      throw new TooLargeException();
    }
    return row;
  }

  private void hold(int atom, int holder) {
    int[] of = holders[atom];
    if (of.length == holderCount[atom]) {
      of = Arrays.copyOf(of, 2 * of.length + 2);
    }
    of[holderCount[atom]++] = holder;
    holders[atom] = of;
  }

  /** The tables are too large to be protected in the time there is. */
  static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
