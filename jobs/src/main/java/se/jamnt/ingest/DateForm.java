package se.jamnt.ingest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way of writing dates in which every digit has its place.
 *
 * @param pattern for example {@code yyyy-MM-dd}
 */
public record DateForm(String pattern) {

  private static final int SHORTEST_MONTH = 28;

  /** The forms that a mapping can name. */
  public static final List<DateForm> KNOWN =
      List.of(
          new DateForm("yyyy-MM-dd"),
          new DateForm("yyyyMMdd"),
          new DateForm("dd/MM/yyyy"),
          new DateForm("dd.MM.yyyy"),
          new DateForm("yyyy/MM/dd"));

  static Map<String, DateForm> byPattern() {
    Map<String, DateForm> forms = new LinkedHashMap<>();
    KNOWN.forEach(form -> forms.put(form.pattern(), form));
    return forms;
  }

  /** The date that the text tells; empty where it is not written so or there is no such day. */
  public Optional<LocalDate> read(String text) {
    if (text.length() != pattern.length()) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      char place = pattern.charAt(i);
      boolean fits = Character.isLetter(place) ? isDigit(text.charAt(i)) : place == text.charAt(i);
      if (!fits) {
        return Optional.empty();
      }
    }
    int year = number(text, pattern.indexOf('y'), 4);
    int month = number(text, pattern.indexOf('M'), 2);
    int day = number(text, pattern.indexOf('d'), 2);
    boolean exists =
        month >= 1
            && month <= 12
            && day >= 1
            && (day <= SHORTEST_MONTH || day <= YearMonth.of(year, month).lengthOfMonth());
    if (!exists) {
      return Optional.empty();
    }
    return Optional.of(LocalDate.of(year, month, day));
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static int number(String digits, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      number = 10 * number + digits.charAt(i) - '0';
    }
    return number;
  }
}
