package se.jamnt.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Equations between unknowns, brought into reduced echelon form with whole numbers of any size. An
 * unknown follows from the equations just when it then stands alone in one of them.
 */
final class RowReduction {

  private final List<Map<Integer, BigInteger>> rows = new ArrayList<>();
  private final Map<Integer, Integer> rowOfPivot = new HashMap<>();
  private final Map<Integer, Set<Integer>> rowsWith = new HashMap<>();

  /** Adds an equation: how many times each unknown is in it. */
  void add(Map<Integer, BigInteger> equation) {
    Map<Integer, BigInteger> row = new TreeMap<>(equation);
    row.values().removeIf(times -> times.signum() == 0);
    for (Integer unknown : List.copyOf(row.keySet())) {
      Integer number = rowOfPivot.get(unknown);
      if (number != null) {
        eliminate(row, unknown, rows.get(number));
      }
    }
    if (row.isEmpty()) {
      return;
    }
    int pivot = rarest(row);
    int number = rows.size();
    for (int other : List.copyOf(rowsWith.getOrDefault(pivot, Set.of()))) {
      Map<Integer, BigInteger> before = rows.get(other);
      before.keySet().forEach(unknown -> with(unknown).remove(other));
      eliminate(before, pivot, row);
      before.keySet().forEach(unknown -> with(unknown).add(other));
    }
    rows.add(row);
    rowOfPivot.put(pivot, number);
    row.keySet().forEach(unknown -> with(unknown).add(number));
  }

  private Set<Integer> with(int unknown) {
    return rowsWith.computeIfAbsent(unknown, key -> new HashSet<>());
  }

  private int rarest(Map<Integer, BigInteger> row) {
    int rarest = -1;
    int fewest = Integer.MAX_VALUE;
    for (Integer unknown : row.keySet()) {
      int holders = rowsWith.getOrDefault(unknown, Set.of()).size();
      if (holders < fewest) {
        fewest = holders;
        rarest = unknown;
      }
    }
    return rarest;
  }

  /** Takes the row so many times away that the unknown is in it no longer. */
  private static void eliminate(
      Map<Integer, BigInteger> row, int unknown, Map<Integer, BigInteger> by) {
    BigInteger mine = row.getOrDefault(unknown, BigInteger.ZERO);
    BigInteger others = by.getOrDefault(unknown, BigInteger.ZERO);
    BigInteger shared = mine.gcd(others);
    BigInteger factor = others.divide(shared);
    BigInteger otherFactor = mine.divide(shared);
    row.replaceAll((key, times) -> times.multiply(factor));
    by.forEach(
        (key, times) -> row.merge(key, times.multiply(otherFactor).negate(), BigInteger::add));
    row.values().removeIf(times -> times.signum() == 0);
    BigInteger divisor = row.values().stream().reduce(BigInteger.ZERO, BigInteger::gcd);
    if (divisor.signum() != 0 && !divisor.equals(BigInteger.ONE)) {
      row.replaceAll((key, times) -> times.divide(divisor));
    }
  }

  /** Whether an unknown follows from the equations. */
  boolean gives(int unknown) {
    Integer number = rowOfPivot.get(unknown);
    return number != null && rows.get(number).size() == 1;
  }
}
