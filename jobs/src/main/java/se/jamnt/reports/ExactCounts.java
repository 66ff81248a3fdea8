package se.jamnt.reports;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The difference between two counts, or two rates, whose counts are each a Poisson variable. Given
 * their sum, women's count is binomial, so that the exact interval is that of Clopper and Pearson.
 */
final class ExactCounts {

  private static final double TAIL = 0.025;

  private ExactCounts() {}

  /** The interval of women's share of all less men's; at least one count is above nought. */
  static Interval difference(long women, long men) {
    return ofRates(women, 1, men, 1);
  }

  /**
   * The interval of women's rate less men's, through the sum of both; at least one count is above
   * nought.
   *
   * @param womenOf how many the women's count is set against, above nought
   * @param menOf the same of men's
   */
  static Interval ofRates(long women, long womenOf, long men, long menOf) {
    double low = women == 0 ? 0 : quantile((double) women, men + 1.0, TAIL);
    double high = men == 0 ? 1 : quantile(women + 1.0, (double) men, 1 - TAIL);
    return new Interval(apart(low, womenOf, menOf), apart(high, womenOf, menOf));
  }

  /** What women's share of the counts says of the rates. */
  private static double apart(double share, long womenOf, long menOf) {
    double women = share * menOf;
    double men = (1 - share) * womenOf;
    return (women - men) / (women + men);
  }

  private static double quantile(double a, double b, double probability) {
    return new BetaDistribution(a, b).inverseCumulativeProbability(probability);
  }
}
