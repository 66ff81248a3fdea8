package se.jamnt.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import se.jamnt.model.Language;

/** Writes numbers as a language does: {@code 1 234,5} in Swedish, {@code 1,234.5} in English. */
final class Numerals {

  /** On fewer than this no percentage is shown. */
  static final int LEAST_BASE_FOR_PERCENT = 20;

  /** From this base on percentages have a decimal. */
  static final int LEAST_BASE_FOR_DECIMAL = 1000;

  static final int MOST_DECIMALS = 4;

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

  /**
   * A percentage as it is written: whole, or with one decimal on a large base; with more where it
   * would seem to reach a limit, or to miss it, only by its rounding. Rounded once, half up.
   */
  static BigDecimal percentage(long part, long base, List<Predicate<BigDecimal>> limits) {
    BigDecimal exact =
        BigDecimal.valueOf(100)
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(base), MathContext.DECIMAL128);
    return faithful(exact, base >= LEAST_BASE_FOR_DECIMAL ? 1 : 0, limits);
  }

  /**
   * A number rounded to so few decimals as still say of every limit what the number itself says.
   *
   * @param fewest decimals to begin with
   */
  static BigDecimal faithful(BigDecimal exact, int fewest, List<Predicate<BigDecimal>> limits) {
    int decimals = fewest;
    BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
    while (decimals < MOST_DECIMALS && contradicts(rounded, exact, limits)) {
      decimals++;
      rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
    }
    return rounded;
  }

  private static boolean contradicts(
      BigDecimal rounded, BigDecimal exact, List<Predicate<BigDecimal>> limits) {
    return limits.stream().anyMatch(limit -> limit.test(rounded) != limit.test(exact));
  }

  /** With a sign: {@code +3}, {@code −3}, {@code ±0}. */
  String signed(BigDecimal number) {
    return switch (number.signum()) {
      case 1 -> "+" + decimal(number);
      case 0 -> "\u00b10";
      default -> decimal(number);
    };
  }

  private DecimalFormat format(String pattern) {
    DecimalFormat format = new DecimalFormat(pattern, symbols);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }
}
