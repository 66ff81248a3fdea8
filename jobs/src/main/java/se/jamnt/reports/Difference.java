package se.jamnt.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import se.jamnt.disclosure.ProtectedFigure;

/** Women's share less men's, in percentage points and in people. */
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

  /**
   * How many women the difference stands for: so many more or fewer would have had to be in the
   * part for women's share to be men's. Empty where a number behind the shares is not shown.
   */
  static Optional<Long> inWomen(ProtectedFigure women, ProtectedFigure men) {
    Long partOfWomen = women.part();
    Long allWomen = women.base();
    Long partOfMen = men.part();
    Long allMen = men.base();
    if (partOfWomen == null || allWomen == null || partOfMen == null || allMen == null) {
      return Optional.empty();
    }
    BigDecimal asMen =
        new BigDecimal(BigInteger.valueOf(allWomen).multiply(BigInteger.valueOf(partOfMen)));
    BigDecimal asWomen =
        new BigDecimal(BigInteger.valueOf(partOfWomen).multiply(BigInteger.valueOf(allMen)));
    return Optional.of(
        asWomen
            .subtract(asMen)
            .abs()
            .divide(BigDecimal.valueOf(allMen), 0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
