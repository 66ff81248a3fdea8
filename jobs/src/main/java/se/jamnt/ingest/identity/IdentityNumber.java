package se.jamnt.ingest.identity;

import java.time.LocalDate;
import java.time.YearMonth;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Sex;

/**
 * A valid personnummer or samordningsnummer. It gives its bearer's sex and year of birth and can be
 * made into a key; the digits themselves can't be had from it, and it prints as nothing.
 */
public final class IdentityNumber implements IdentityReading {

  /** The digits after the date of birth. */
  private static final int SERIAL = 4;

  private static final int SHORTEST_MONTH = 28;

  private static final char NO_SIGN = ' ';

  /** In a samordningsnummer the day of birth stands with this added. */
  private static final int COORDINATION = 60;

  /** In years: nobody is older. */
  public static final int OLDEST = 130;

  private final String digits;
  private final int birthYear;

  private IdentityNumber(String digits, int birthYear) {
    this.digits = digits;
    this.birthYear = birthYear;
  }

  /**
   * Reads {@code YYYYMMDD-NNNN}, {@code YYMMDD-NNNN} or {@code YYMMDD+NNNN}, with or without the
   * hyphen.
   *
   * @param on the day on which the number was written: it decides the century of a short number
   */
  public static IdentityReading read(String text, LocalDate on) {
    String written = text.strip();
    int dateEnds = Math.max(written.length() - SERIAL - 1, 0);
    char sign = written.isEmpty() ? NO_SIGN : written.charAt(dateEnds);
    if (isDigit(sign)) {
      sign = NO_SIGN;
      dateEnds++;
    }
    String date = written.substring(0, dateEnds);
    String serial = written.substring(Math.max(written.length() - SERIAL, 0));
    boolean whole = date.length() == 8 && sign != '+';
    boolean isWritten = (whole || date.length() == 6) && (sign == NO_SIGN || isSign(sign));
    if (!isWritten || !areDigits(date) || !areDigits(serial)) {
      return new Mistake("is not written as an identity number");
    }
    String digits = (whole ? date : withCentury(date, sign, on)) + serial;
    if (!luhn(digits.substring(2))) {
      return new Mistake("the last digit does not fit the others");
    }
    return born(digits, on);
  }

  private static boolean isSign(char sign) {
    return sign == '-' || sign == '+';
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static boolean areDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The year is the latest that the sign allows: with {@code +} one in which the bearer is a
   * hundred years or more, with {@code -} a later one. Without a sign, nobody is born after the day
   * on which the number was written.
   */
  private static String withCentury(String sixDigits, char sign, LocalDate on) {
    int twoDigits = number(sixDigits, 0, 2);
    int year = on.getYear() - Math.floorMod(on.getYear() - twoDigits, 100);
    if (sign == '+') {
      year -= 100;
    } else if (sign == NO_SIGN) {
      LocalDate birth = birthDate(year + sixDigits.substring(2));
      if (birth != null && birth.isAfter(on)) {
        year -= 100;
      }
    }
    return year + sixDigits.substring(2);
  }

  private static IdentityReading born(String digits, LocalDate on) {
    int year = number(digits, 0, 4);
    int month = number(digits, 4, 6);
    int day = number(digits, 6, 8);
    LocalDate birth = birthDate(digits);
    boolean coordinationWithoutDate =
        day >= COORDINATION && day <= COORDINATION + 31 && month <= 12;
    if (birth == null && !coordinationWithoutDate) {
      return new Mistake("has a date of birth that does not exist");
    }
    if (year > on.getYear() || (birth != null && birth.isAfter(on))) {
      return new Mistake("has a date of birth that has not come yet");
    }
    return isTooOld(year, birth, on)
        ? new Mistake("makes its bearer older than " + OLDEST + " years")
        : new IdentityNumber(digits, year);
  }

  private static boolean isTooOld(int year, @Nullable LocalDate birth, LocalDate on) {
    int years = on.getYear() - year;
    if (years <= OLDEST) {
      return false;
    }
    boolean birthdayToCome = birth != null && birth.plusYears(years).isAfter(on);
    return years - (birthdayToCome ? 1 : 0) > OLDEST;
  }

  /** From a number's first eight digits; null where there is no such day. */
  private static @Nullable LocalDate birthDate(String digits) {
    int year = number(digits, 0, 4);
    int month = number(digits, 4, 6);
    int dayOrMore = number(digits, 6, 8);
    int day = dayOrMore > COORDINATION ? dayOrMore - COORDINATION : dayOrMore;
    boolean exists =
        month >= 1
            && month <= 12
            && day >= 1
            && (day <= SHORTEST_MONTH || day <= YearMonth.of(year, month).lengthOfMonth());
    return exists ? LocalDate.of(year, month, day) : null; // valid samordningsnummer may have none
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }

  /** Whether the last of ten digits is the check digit of the nine before it. */
  static boolean luhn(String tenDigits) {
    int sum = 0;
    for (int i = 0; i < tenDigits.length(); i++) {
      int digit = (tenDigits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
  }

  /** Woman where the second-last digit is even, else man. */
  public Sex sex() {
    return (digits.charAt(10) - '0') % 2 == 0 ? Sex.K : Sex.M;
  }

  /** Whether it is a samordningsnummer, given to who is not in the population register. */
  public boolean isCoordinationNumber() {
    return number(digits, 6, 8) >= COORDINATION;
  }

  public int birthYear() {
    return birthYear;
  }

  /** The keyed hash of the number, 32 bytes. */
  byte[] hashedWith(Mac mac) {
    byte[] ascii = new byte[digits.length()];
    for (int i = 0; i < ascii.length; i++) {
      ascii[i] = (byte) digits.charAt(i);
    }
    return mac.doFinal(ascii);
  }

  @Override
  public String toString() {
    return "IdentityNumber";
  }
}
