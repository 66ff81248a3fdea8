package se.jamnt.reports;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The difference between two counts that are each a Poisson variable. Given their sum, women's
 * count is binomial, so that the exact interval is that of Clopper and Pearson.
 */
final class ExactCounts {

  private static final double TAIL = 0.025;

  private ExactCounts() {}

  /** The interval of women's share of all less men's; at least one count is above nought. */
  static Interval difference(long women, long men) {
    double low = women == 0 ? 0 : quantile((double) women, men + 1.0, TAIL);
    double high = men == 0 ? 1 : quantile(women + 1.0, (double) men, 1 - TAIL);
    return new Interval(2 * low - 1, 2 * high - 1);
  }

  private static double quantile(double a, double b, double probability) {
    return new BetaDistribution(a, b).inverseCumulativeProbability(probability);
  }
}
