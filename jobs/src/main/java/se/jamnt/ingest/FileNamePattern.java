package se.jamnt.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.jamnt.model.DateSpan;

/**
 * The names of a source's files, such as {@code sus-{date}.csv}, and what a name tells.
 *
 * @param written as the mapping writes it. {@code {date}} is the date for which the file was made,
 *     {@code {year}} the year it covers, {@code {first}} and {@code {last}} the days it covers, and
 *     {@code {any}} anything
 */
public record FileNamePattern(String written) {

  /** What the name of one file tells. */
  public record Told(Optional<LocalDate> declaredOn, Optional<DateSpan> covers) {}

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  static final Map<String, String> PLACES =
      Map.of(
          "date", "(?<date>\\d{4}-\\d{2}-\\d{2})",
          "year", "(?<year>\\d{4})",
          "first", "(?<first>\\d{4}-\\d{2}-\\d{2})",
          "last", "(?<last>\\d{4}-\\d{2}-\\d{2})",
          "any", ".*");

  /** The places in braces that the pattern names, known or not. */
  Set<String> places() {
    Set<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(written);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  /** Whether a name tells the days that its file covers. */
  boolean tellsDays() {
    return places().contains("year") || (places().contains("first") && places().contains("last"));
  }

  /** What a name tells; empty where it is no name of this source. */
  public Optional<Told> read(String fileName) {
    Matcher name = Pattern.compile(regex()).matcher(fileName);
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      Map<String, LocalDate> dates = new HashMap<>();
      for (String place : places()) {
        if (place.equals("year")) {
          LocalDate first = LocalDate.of(Integer.parseInt(name.group(place)), 1, 1);
          dates.put("first", first);
          dates.put("last", first.plusYears(1).minusDays(1));
        } else if (!place.equals("any")) {
          dates.put(place, LocalDate.parse(name.group(place)));
        }
      }
      return told(dates);
    } catch (DateTimeException e) {
      return Optional.empty(); // looks like the pattern, but there is no such day
    }
  }

  private static Optional<Told> told(Map<String, LocalDate> dates) {
    LocalDate first = dates.get("first");
    LocalDate last = dates.get("last");
    Optional<LocalDate> declaredOn = Optional.ofNullable(dates.get("date"));
    if (first == null || last == null) {
      return Optional.of(new Told(declaredOn, Optional.empty()));
    }
    return first.isAfter(last)
        ? Optional.empty()
        : Optional.of(new Told(declaredOn, Optional.of(new DateSpan(first, last))));
  }

  private String regex() {
    StringBuilder regex = new StringBuilder();
    Matcher place = PLACE.matcher(written);
    int from = 0;
    while (place.find()) {
      regex.append(Pattern.quote(written.substring(from, place.start())));
      regex.append(PLACES.getOrDefault(place.group(1), "(?!)"));
      from = place.end();
    }
    return regex.append(Pattern.quote(written.substring(from))).toString();
  }
}
