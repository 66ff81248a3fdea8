package se.jamnt.ingest;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times such as {@code 9:05}, {@code 09.05}, {@code 0905} and {@code 09:05:30}. */
final class TimeOfDay {

  private static final Pattern WRITTEN =
      Pattern.compile("(?:(\\d{1,2})[:.](\\d{2})(?:[:.]\\d{2})?|(\\d{2})(\\d{2}))");

  private TimeOfDay() {}

  /** The time, seconds left out; empty where the text is no time of a day. */
  static Optional<LocalTime> read(String text) {
    Matcher time = WRITTEN.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    int first = time.group(1) == null ? 3 : 1;
    try {
      return Optional.of(
          LocalTime.of(
              Integer.parseInt(time.group(first)), Integer.parseInt(time.group(first + 1))));
    } catch (DateTimeException e) {
      return Optional.empty(); // looks like a time, but no day has it
    }
  }
}
