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
    int year = 0;
    int month = 0;
    int day = 0;
    for (int i = 0; i < text.length(); i++) {
      char place = pattern.charAt(i);
      int digit = text.charAt(i) - '0';
      boolean isDigit = digit >= 0 && digit <= 9;
      if (place == 'y' && isDigit) {
        year = 10 * year + digit;
      } else if (place == 'M' && isDigit) {
        month = 10 * month + digit;
      } else if (place == 'd' && isDigit) {
        day = 10 * day + digit;
      } else if (place != text.charAt(i) || Character.isLetter(place)) {
        return Optional.empty();
      }
    }
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return Optional.empty();
    }
    return Optional.of(LocalDate.of(year, month, day));
  }
}
