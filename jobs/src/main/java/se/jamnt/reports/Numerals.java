package se.jamnt.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import se.jamnt.model.Language;

/** Writes numbers as a language does: {@code 1 234,5} in Swedish, {@code 1,234.5} in English. */
final class Numerals {

  /** On fewer than this no percentage is shown. */
  static final int LEAST_BASE_FOR_PERCENT = 20;

  /** From this base on percentages have a decimal. */
  static final int LEAST_BASE_FOR_DECIMAL = 1000;

  private static final char NO_BREAK_SPACE = '\u00a0';

  private final DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);

  /** The signs are set here, since those of Java's locales differ between its versions. */
  Numerals(Language language) {
    symbols.setGroupingSeparator(language == Language.SV ? NO_BREAK_SPACE : ',');
    symbols.setDecimalSeparator(language == Language.SV ? ',' : '.');
    symbols.setMinusSign('\u2212');
  }

  String whole(long number) {
    return format("#,##0").format(number);
  }

  /** With all the decimals that the number has. */
  String decimal(BigDecimal number) {
    return format("#,##0" + (number.scale() > 0 ? "." + "0".repeat(number.scale()) : ""))
        .format(number);
  }

  /** Without decimals that are zero: 183 days, 182,5 days. */
  String plain(BigDecimal number) {
    return format("#,##0.###").format(number);
  }

  /** A part of a hundred, without the sign; rounded once, half up. */
  String percent(long part, long base) {
    return decimal(percentage(part, base));
  }

  /** A percentage as it is written: whole, or with one decimal on a large base. */
  static BigDecimal percentage(long part, long base) {
    return BigDecimal.valueOf(100)
        .multiply(BigDecimal.valueOf(part))
        .divide(
            BigDecimal.valueOf(base), base >= LEAST_BASE_FOR_DECIMAL ? 1 : 0, RoundingMode.HALF_UP);
  }

  private DecimalFormat format(String pattern) {
    DecimalFormat format = new DecimalFormat(pattern, symbols);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }
}
