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

  private static final Pattern CANDIDATE =
      Pattern.compile("(?<!\\d)(?:\\d{2})?\\d{6}[-+ \\u2010-\\u2015]?\\d{4}(?!\\d)");

  private IdentityMask() {}

  /** The text with everything masked that could be an identity number. */
  public static String masked(String text) {
    return enoughDigits(text) ? LOOKS_LIKE.matcher(text).replaceAll(MASK) : text;
  }

  /**
   * Whether a valid identity number stands somewhere in the text.
   *
   * @param on the day on which the text was written
   */
  public static boolean holdsNumber(String text, LocalDate on) {
    if (!enoughDigits(text)) {
      return false;
    }
    Matcher candidates = CANDIDATE.matcher(text);
    while (candidates.find()) {
      String plain = candidates.group().replaceAll("[ \\u2010-\\u2015]", "-");
      if (IdentityNumber.read(plain, on) instanceof IdentityNumber) {
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
