package se.jamnt.reports;

/**
 * The difference between two shares by Newcombe's hybrid of score intervals, without continuity
 * correction: R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10. It holds for
 * shares of none and of all, where textbook intervals do not.
 */
final class Newcombe {

  private static final double Z = 1.959963984540054;

  private Newcombe() {}

  /** The interval of women's share less men's; neither whole may be empty. */
  static Interval difference(long partOfWomen, long women, long partOfMen, long men) {
    Interval ofWomen = wilson(partOfWomen, women);
    Interval ofMen = wilson(partOfMen, men);
    double womensShare = (double) partOfWomen / women;
    double mensShare = (double) partOfMen / men;
    double difference = womensShare - mensShare;
    return new Interval(
        difference - Math.hypot(womensShare - ofWomen.low(), ofMen.high() - mensShare),
        difference + Math.hypot(ofWomen.high() - womensShare, mensShare - ofMen.low()));
  }

  /** Wilson's score interval of one share. */
  static Interval wilson(long part, long whole) {
    double share = (double) part / whole;
    double middle = 2 * part + Z * Z;
    double half = Z * Math.sqrt(Z * Z + 4 * part * (1 - share));
    double below = 2 * (whole + Z * Z);
    return new Interval((middle - half) / below, (middle + half) / below);
  }
}
