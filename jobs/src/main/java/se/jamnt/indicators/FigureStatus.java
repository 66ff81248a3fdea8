package se.jamnt.indicators;

import java.util.Locale;

/** How far a figure can be relied on, before anything is hidden. */
public enum FigureStatus {
  FINAL,
  /** A source does not yet tell of the period's last day. */
  PRELIMINARY,
  /** The source itself says that it estimates. */
  ESTIMATED,
  /** A share, mean or median of nobody. */
  NO_DATA,
  /** A delivery was expected and did not come. */
  MISSING;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word in files, for example {@code no-data}. */
  public String word() {
    return word;
  }

  /** The status that a file's word names. */
  public static FigureStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
