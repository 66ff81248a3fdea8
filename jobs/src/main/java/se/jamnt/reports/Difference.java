package se.jamnt.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import se.jamnt.disclosure.ProtectedFigure;

/** Women's share less men's, in percentage points. */
final class Difference {

  private Difference() {}

  /**
   * Rounded once, from the numbers behind the shares, to whole points or, where both bases are
   * large, to one decimal; empty where either has no percentage.
   */
  static Optional<BigDecimal> ofShares(ProtectedFigure women, ProtectedFigure men) {
    Long partOfWomen = women.part();
    Long allWomen = women.base();
    Long partOfMen = men.part();
    Long allMen = men.base();
    if (partOfWomen == null || allWomen == null || partOfMen == null || allMen == null) {
      return Optional.empty();
    }
    long smaller = Math.min(allWomen, allMen);
    if (smaller < Numerals.LEAST_BASE_FOR_PERCENT) {
      return Optional.empty();
    }
    BigInteger above =
        BigInteger.valueOf(partOfWomen)
            .multiply(BigInteger.valueOf(allMen))
            .subtract(BigInteger.valueOf(partOfMen).multiply(BigInteger.valueOf(allWomen)))
            .multiply(BigInteger.valueOf(100));
    BigInteger below = BigInteger.valueOf(allWomen).multiply(BigInteger.valueOf(allMen));
    return Optional.of(
        new BigDecimal(above)
            .divide(
                new BigDecimal(below),
                smaller >= Numerals.LEAST_BASE_FOR_DECIMAL ? 1 : 0,
                RoundingMode.HALF_UP));
  }
}
