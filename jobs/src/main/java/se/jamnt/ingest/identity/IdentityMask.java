package se.jamnt.ingest.identity;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps identity numbers out of everything that is stored, logged or printed. */
public final class IdentityMask {

  /** What stands in the place of a number. */
  public static final String MASK = "[masked]";

  /** Ten digits or more, whatever separates them: masks too much rather than too little. */
  private static final Pattern LOOKS_LIKE =
      Pattern.compile("\\p{Nd}(?:[\\p{Z}\\p{Pd}\\s+./_]{0,2}\\p{Nd}){9,}");

  /** The date in one piece or in three, and the last four digits with any hyphen before them. */
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<!\\d)(?:18|19|20|21)?"
              + "(?:\\d{6}\\p{Z}?[-+\\u2010-\\u2015]?\\p{Z}?\\d{4}"
              + "|\\d{2}(?<between>[-. ])\\d{2}\\k<between>\\d{2}[-+\\u2010-\\u2015]?\\d{4}(?!-))"
              + "(?!\\d)");

  private IdentityMask() {}

  /** The text with everything masked that could be an identity number. */
  public static String masked(String text) {
    return enoughDigits(text) ? LOOKS_LIKE.matcher(text).replaceAll(MASK) : text;
  }

  /**
   * Whether an identity number stands somewhere in the text: one that is valid in this century or
   * another, so that a wrong sign or century does not let it pass.
   *
   * @param on the day on which the text was written
   */
  public static boolean holdsNumber(String text, LocalDate on) {
    if (!enoughDigits(text)) {
      return false;
    }
    Matcher candidates = CANDIDATE.matcher(text);
    while (candidates.find()) {
      String digits = candidates.group().replaceAll("\\D", "");
      if (IdentityNumber.read(digits.substring(digits.length() - 10), on)
          instanceof IdentityNumber) {
        return true;
      }
    }
    return false;
  }

  /** Nearly every value ends here, before a pattern is tried. */
  private static boolean enoughDigits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length() && digits < 10; i++) {
      if (Character.isDigit(text.charAt(i))) {
        digits++;
      }
    }
    return digits == 10;
  }
}
