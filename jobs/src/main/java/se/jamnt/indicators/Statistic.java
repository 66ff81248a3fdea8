package se.jamnt.indicators;

import java.util.Locale;

/** What a figure is, as {@code indicators.csv} names it. */
public enum Statistic {
  COUNT,
  SUM,
  SHARE,
  DISTRIBUTION,
  RATIO,
  MEAN,
  MEDIAN,
  Q1,
  Q3,
  /** The least that a result could be, whatever is not known. */
  LOW,
  /** The most that a result could be, whatever is not known. */
  HIGH;

  /** The word in files and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The statistic that a file's word names. */
  public static Statistic of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
