package se.jamnt.ingest;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static boolean isComposed(String text) {
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
    if (isPlain(clean, decimalSign)) {
      return Optional.of(new BigDecimal(clean.replace(decimalSign, '.')));
    }
    Matcher number = (decimalSign == ',' ? WITH_COMMA : WITH_POINT).matcher(clean);
    if (!number.matches()) {
      return Optional.empty();
    }
    StringBuilder plain = new StringBuilder(number.group("minus") == null ? "" : "-");
    number.group("whole").chars().filter(Character::isDigit).forEach(c -> plain.append((char) c));
    if (number.group("decimals") != null) {
      plain.append('.').append(number.group("decimals"));
    }
    return plain.length() > MOST_SIGNS
        ? Optional.empty()
        : Optional.of(new BigDecimal(plain.toString()));
  }

  /** Digits, with a decimal sign between two of them or none: nearly every number. */
  private static boolean isPlain(String clean, char decimalSign) {
    int decimalSigns = 0;
    for (int i = 0; i < clean.length(); i++) {
      char sign = clean.charAt(i);
      if (sign == decimalSign && i > 0 && i < clean.length() - 1) {
        decimalSigns++;
      } else if (sign < '0' || sign > '9') {
        return false;
      }
    }
    return decimalSigns < 2 && !clean.isEmpty() && clean.length() <= MOST_SIGNS;
  }
}
