package se.jamnt.model;

import java.util.Locale;

/** Where in the organisation a figure belongs. */
public enum Level {
  GROUP,
  ORGANISATION,
  BOARD,
  UNIT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word used in files and tables, for example {@code board}. */
  public String word() {
    return word;
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
