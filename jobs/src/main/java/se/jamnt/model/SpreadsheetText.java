package se.jamnt.model;

/** Text from data as a spreadsheet may open it. */
public final class SpreadsheetText {

  private SpreadsheetText() {}

  /** The text, behind an apostrophe where a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
