package se.jamnt.reports;

/** Where women's figure less men's lies, with 95 per cent confidence; from −1 to 1. */
record Interval(double low, double high) {

  /** Whether women's and men's figures differ for certain. */
  boolean excludesZero() {
    return low > 0 || high < 0;
  }

  /** How large the difference is at least; nought where there may be none. */
  double atLeast() {
    return excludesZero() ? Math.min(Math.abs(low), Math.abs(high)) : 0;
  }
}
