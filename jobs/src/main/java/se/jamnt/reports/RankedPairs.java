package se.jamnt.reports;

import java.util.function.DoubleUnaryOperator;

/**
 * The difference between two samples by how their values rank: in what part of all pairs the
 * woman's value is the higher, less the part in which the man's is. R. G. Newcombe, Statistics in
 * Medicine 25 (2006), 559–573, method 5. The interval excludes nought just where Mann and Whitney's
 * test finds a difference. For values of only yes and no it is the difference between two shares,
 * so that both can stand in one ranking.
 */
final class RankedPairs {

  private static final double Z = 1.959963984540054;
  private static final int HALVINGS = 60;

  private RankedPairs() {}

  /**
   * The interval of the difference, from −1 to 1.
   *
   * @param womenHigher the part of the pairs in which the woman's value is the higher, equal ones
   *     half
   */
  static Interval difference(double womenHigher, long women, long men) {
    double low = limit(womenHigher, 0, women, men);
    double high = limit(womenHigher, 1, women, men);
    return new Interval(2 * low - 1, 2 * high - 1);
  }

  /** Where the part itself lies just as far off as chance allows, between it and an end. */
  private static double limit(double part, double end, long women, long men) {
    DoubleUnaryOperator beyond =
        at -> Math.abs(part - at) - Z * Math.sqrt(variance(at, women, men));
    double outside = end;
    double inside = part;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (outside + inside) / 2;
      if (beyond.applyAsDouble(middle) > 0) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return (outside + inside) / 2;
  }

  private static double variance(double part, long women, long men) {
    double others = (women + men) / 2.0 - 1;
    return part
        * (1 - part)
        * (1 + others * ((1 - part) / (2 - part) + part / (1 + part)))
        / ((double) women * men);
  }
}
