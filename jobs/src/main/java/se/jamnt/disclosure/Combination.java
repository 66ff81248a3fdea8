package se.jamnt.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A sum of innermost cells with whole coefficients, such as a board's total or a whole less its
 * part. Exact: what does not fit into 64 bits is an {@link ArithmeticException}, never a rounded
 * number.
 */
final class Combination {

  /** The sum of nothing. */
  static final Combination NOTHING = new Combination(new int[0], new long[0]);

  /** How many times as long a sum is that another is put into, rather than gone through with it. */
  private static final int FEW = 4;

  /** An odd number without any pattern: two to the 64th through the golden ratio. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final int[] atoms;
  private final long[] times;
  private int hash;

  private Combination(int[] atoms, long[] times) {
    this.atoms = atoms;
    this.times = times;
  }

  /** The sum of some innermost cells, each once. */
  static Combination sum(IntStream atoms) {
    int[] each = atoms.sorted().distinct().toArray();
    long[] times = new long[each.length];
    Arrays.fill(times, 1);
    return new Combination(each, times);
  }

  boolean isEmpty() {
    return atoms.length == 0;
  }

  int size() {
    return atoms.length;
  }

  int atom(int index) {
    return atoms[index];
  }

  /** How many times the innermost cell at an index is in the sum. */
  long timesAt(int index) {
    return times[index];
  }

  /** How many times an innermost cell is in the sum. */
  long times(int atom) {
    int index = Arrays.binarySearch(atoms, atom);
    return index < 0 ? 0 : times[index];
  }

  IntStream atoms() {
    return Arrays.stream(atoms);
  }

  /** The innermost cells that are in this and not in the other. */
  int[] atomsNotIn(Combination other) {
    int[] mine = new int[atoms.length];
    int size = 0;
    int j = 0;
    for (int atom : atoms) {
      while (j < other.atoms.length && other.atoms[j] < atom) {
        j++;
      }
      if (j == other.atoms.length || other.atoms[j] != atom) {
        mine[size++] = atom;
      }
    }
    return Arrays.copyOf(mine, size);
  }

  /** The same sum under other numbers of the innermost cells. */
  Combination numbered(IntUnaryOperator number) {
    Integer[] order = new Integer[atoms.length];
    int[] renamed = new int[atoms.length];
    for (int i = 0; i < atoms.length; i++) {
      order[i] = i;
      renamed[i] = number.applyAsInt(atoms[i]);
    }
    Arrays.sort(order, Comparator.comparingInt(i -> renamed[i]));
    int[] newAtoms = new int[atoms.length];
    long[] newTimes = new long[atoms.length];
    for (int i = 0; i < atoms.length; i++) {
      newAtoms[i] = renamed[order[i]];
      newTimes[i] = times[order[i]];
    }
    return new Combination(newAtoms, newTimes);
  }

  Combination plus(Combination other) {
    return combine(1, other, 1);
  }

  Combination less(Combination other) {
    return combine(1, other, -1);
  }

  /** The multiple of this and of the other in which the atom cancels; in lowest terms. */
  Combination without(int atom, Combination other) {
    long mine = times(atom);
    long others = other.times(atom);
    long shared = gcd(mine, others);
    Combination left = combine(others / shared, other, Math.negateExact(mine / shared));
    return others / shared == 1 ? left : left.inLowestTerms();
  }

  private Combination combine(long factor, Combination other, long otherFactor) {
    // nearly all the time that protection takes passes here
    return factor == 1 && other.atoms.length < atoms.length / FEW
        ? withFew(other, otherFactor)
        : merged(factor, other, otherFactor);
  }

  /** Where little is added to much, most of it is as it was. */
  private Combination withFew(Combination other, long otherFactor) {
    int[] places = new int[other.atoms.length];
    int size = atoms.length;
    int from = 0;
    for (int j = 0; j < places.length; j++) {
      int place = Arrays.binarySearch(atoms, from, atoms.length, other.atoms[j]);
      places[j] = place;
      if (place < 0) {
        size++;
        from = ~place;
      } else {
        if (sum(place, other, j, otherFactor) == 0) {
          size--;
        }
        from = place + 1;
      }
    }
    if (size == 0) {
      return NOTHING;
    }
    int[] union = new int[size];
    long[] sums = new long[size];
    int mine = 0;
    int at = 0;
    for (int j = 0; j < places.length; j++) {
      int place = places[j];
      int until = place < 0 ? ~place : place;
      System.arraycopy(atoms, mine, union, at, until - mine);
      System.arraycopy(times, mine, sums, at, until - mine);
      at += until - mine;
      mine = until;
      long sum;
      if (place < 0) {
        sum = Math.multiplyExact(otherFactor, other.times[j]);
      } else {
        sum = sum(place, other, j, otherFactor);
        mine++;
      }
      if (sum != 0) {
        union[at] = other.atoms[j];
        sums[at++] = sum;
      }
    }
    System.arraycopy(atoms, mine, union, at, atoms.length - mine);
    System.arraycopy(times, mine, sums, at, atoms.length - mine);
    return new Combination(union, sums);
  }

  private long sum(int mine, Combination other, int others, long otherFactor) {
    return Math.addExact(times[mine], Math.multiplyExact(otherFactor, other.times[others]));
  }

  private Combination merged(long factor, Combination other, long otherFactor) {
    int[] union = new int[atoms.length + other.atoms.length];
    long[] sums = new long[union.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < atoms.length || j < other.atoms.length) {
      int mine = i < atoms.length ? atoms[i] : Integer.MAX_VALUE;
      int others = j < other.atoms.length ? other.atoms[j] : Integer.MAX_VALUE;
      long sum;
      if (mine < others) {
        sum = Math.multiplyExact(factor, times[i++]);
      } else if (others < mine) {
        sum = Math.multiplyExact(otherFactor, other.times[j++]);
      } else {
        sum =
            Math.addExact(
                Math.multiplyExact(factor, times[i++]),
                Math.multiplyExact(otherFactor, other.times[j++]));
      }
      if (sum != 0) {
        union[size] = Math.min(mine, others);
        sums[size++] = sum;
      }
    }
    return size == 0
        ? NOTHING
        : new Combination(Arrays.copyOf(union, size), Arrays.copyOf(sums, size));
  }

  /**
   * What knows this knows every multiple: divided by what its coefficients share, the first above
   * zero.
   */
  Combination inLowestTerms() {
    if (isEmpty()) {
      return this;
    }
    long shared = 0;
    for (long one : times) {
      shared = gcd(shared, one);
      if (shared == 1) {
        break;
      }
    }
    long divisor = times[0] < 0 ? -shared : shared;
    if (divisor == 1) {
      return this;
    }
    long[] divided = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      divided[i] = times[i] / divisor;
    }
    return new Combination(atoms, divided);
  }

  private static long gcd(long a, long b) {
    long larger = Math.absExact(a);
    long smaller = Math.absExact(b);
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return larger;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Combination that
            && hashCode() == that.hashCode()
            && Arrays.equals(atoms, that.atoms)
            && Arrays.equals(times, that.times));
  }

  /** Atoms are small numbers beside each other: without mixing, most sums of two would collide. */
  @Override
  public int hashCode() {
    if (hash == 0) {
      long mixed = 1;
      for (int i = 0; i < atoms.length; i++) {
        mixed = (mixed ^ atoms[i]) * MIX;
        mixed = (mixed ^ times[i] ^ (mixed >>> 29)) * MIX;
      }
      hash = (int) (mixed ^ (mixed >>> 32));
    }
    return hash;
  }
}
