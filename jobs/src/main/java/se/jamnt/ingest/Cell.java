package se.jamnt.ingest;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands in one cell, whatever invisible signs an export puts around it. */
final class Cell {

  private static final int MOST_SIGNS = 18;

  /** The first sign that joins with the one before it. */
  static final char FIRST_COMBINING = '\u0300';

  /** The first blank, or sign that counts as one, beyond those of ASCII. */
  private static final char FIRST_WIDE_BLANK = '\u0080';

  private static final Pattern WITH_COMMA = number(",");
  private static final Pattern WITH_POINT = number("[.]");

  private Cell() {}

  private static Pattern number(String decimalSign) {
    return Pattern.compile(
        "(?<minus>[-\\u2212])?(?<whole>[0-9]{1,3}(?:[\\p{Z}][0-9]{3})+|[0-9]+)"
            + "(?:"
            + decimalSign
            + "(?<decimals>[0-9]+))?");
  }

  /** Without blanks around it (hard ones too), and with each letter written in one way. */
  static String clean(String text) {
    String inner = stripped(text);
    return isComposed(inner) ? inner : Normalizer.normalize(inner, Normalizer.Form.NFC);
  }

  /** Without blanks around it, hard ones too. */
  static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** A clean text in which capital and small letters are the same. */
  static String folded(String clean) {
    return clean.toLowerCase(Locale.ROOT);
  }

  /** Before the first combining sign, a letter is always written in one way. */
  static boolean isComposed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char sign) {
    if (sign > ' ' && sign < FIRST_WIDE_BLANK) {
      return false;
    }
    return sign <= ' ' || Character.isWhitespace(sign) || Character.isSpaceChar(sign);
  }

  /**
   * A number such as {@code 12 345,50}, whose thousands may be set apart by blanks of any width.
   *
   * @param decimalSign comma or point
   */
  static Optional<BigDecimal> number(String clean, char decimalSign) {
    BigDecimal plain = plain(clean, decimalSign);
    if (plain != null) {
      return Optional.of(plain);
    }
    Matcher number = (decimalSign == ',' ? WITH_COMMA : WITH_POINT).matcher(clean);
    if (!number.matches()) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(number.group("minus") == null ? "" : "-");
    number.group("whole").chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
    if (number.group("decimals") != null) {
      digits.append('.').append(number.group("decimals"));
    }
    return digits.length() > MOST_SIGNS
        ? Optional.empty()
        : Optional.of(new BigDecimal(digits.toString()));
  }

  /**
   * Digits, with a decimal sign between two of them or none, as nearly every number is; or null.
   */
  private static @Nullable BigDecimal plain(String clean, char decimalSign) {
    int length = clean.length();
    if (length == 0 || length > MOST_SIGNS) {
      return null;
    }
    long digits = 0;
    int decimals = -1;
    for (int i = 0; i < length; i++) {
      char sign = clean.charAt(i);
      if (sign >= '0' && sign <= '9') {
        digits = 10 * digits + (sign - '0');
      } else if (sign == decimalSign && decimals < 0 && i > 0 && i < length - 1) {
        decimals = length - 1 - i;
      } else {
        return null;
      }
    }
    return BigDecimal.valueOf(digits, Math.max(decimals, 0));
  }
}
