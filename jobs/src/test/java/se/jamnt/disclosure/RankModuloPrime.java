package se.jamnt.disclosure;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Rows of a matrix modulo a large prime, in echelon form. What is no combination of the rows over
 * the whole numbers can, by chance of about 1 to 10^18, be one here: a test could fail for nothing,
 * and never pass for it.
 */
final class RankModuloPrime {

  private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

  private final Map<Integer, NavigableMap<Integer, BigInteger>> rowOfLead = new HashMap<>();

  /** Adds a row: how many times each column is in it. */
  void add(Map<Integer, Long> row) {
    NavigableMap<Integer, BigInteger> rest = reduced(row);
    if (!rest.isEmpty()) {
      BigInteger inverse = rest.firstEntry().getValue().modInverse(PRIME);
      rest.replaceAll((column, times) -> times.multiply(inverse).mod(PRIME));
      rowOfLead.put(rest.firstKey(), rest);
    }
  }

  /** Whether a row is a combination of those that were added. */
  boolean reaches(Map<Integer, Long> row) {
    return reduced(row).isEmpty();
  }

  private NavigableMap<Integer, BigInteger> reduced(Map<Integer, Long> row) {
    NavigableMap<Integer, BigInteger> rest = new TreeMap<>();
    row.forEach((column, times) -> rest.put(column, BigInteger.valueOf(times).mod(PRIME)));
    rest.values().removeIf(times -> times.signum() == 0);
    Integer column = rest.isEmpty() ? null : rest.firstKey();
    while (column != null) {
      NavigableMap<Integer, BigInteger> by = rowOfLead.get(column);
      if (by != null) {
        BigInteger times = rest.getOrDefault(column, BigInteger.ZERO);
        by.forEach(
            (one, factor) ->
                rest.merge(
                    one,
                    PRIME.subtract(factor.multiply(times).mod(PRIME)),
                    (before, more) -> before.add(more).mod(PRIME)));
        rest.values().removeIf(number -> number.signum() == 0);
      }
      column = rest.higherKey(column);
    }
    return rest;
  }
}
