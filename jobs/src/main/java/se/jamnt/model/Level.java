package se.jamnt.model;

import java.util.Locale;

/** Where in the organisation a figure belongs. */
public enum Level {
  GROUP,
  ORGANISATION,
  BOARD,
  UNIT;

  /** The word used in files and tables, for example {@code board}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The level that a file's word names.
   *
   * @throws IllegalArgumentException if no level has that word
   */
  public static Level of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
