package se.jamnt.sample;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.model.Sex;
import se.jamnt.sample.Export.Dialect;
import se.jamnt.sample.SusRow.Column;

/**
 * Some participants of SUS get a personnummer between two participations, so that the later ones
 * stand under it. Counted as one person, as the links say, they are as many as before. Few test
 * numbers are left, so the new one is often born in another year; then staff state the right one.
 */
final class IdentityLinkSample {

  private static final int PERSONS = 8;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** A new number comes so long before the participation that first stands under it. */
  private static final int DAYS_BEFORE = 9;

  /** Twelve digits each. */
  private record Link(String from, String to, LocalDate date) {}

  private final UnusedNumbers numbers;
  private final List<Link> links = new ArrayList<>();
  private final Map<String, String> newNumbers = new HashMap<>();

  private IdentityLinkSample(UnusedNumbers numbers) {
    this.numbers = numbers;
  }

  /** Adds the links to the exports, and the new numbers to the participations in them. */
  static void addTo(Map<String, byte[]> files, UnusedNumbers numbers) {
    IdentityLinkSample sample = new IdentityLinkSample(numbers);
    String latest = "sus-" + SusSample.LATEST + ".csv";
    sample.link(rows(files.getOrDefault(latest, new byte[0])));
    for (String file : List.of("sus-" + SusSample.EARLIER + ".csv", latest)) {
      files.computeIfPresent(file, (name, bytes) -> sample.rewritten(bytes));
    }
    Export export =
        new Export(
            "identitetslankar-" + SusSample.LATEST + ".csv",
            Dialect.utf8WithMark(";"),
            "Samordningsnummer",
            "Personnummer",
            "Datum");
    sample.links.stream()
        .sorted(Comparator.comparing(Link::date))
        .forEach(link -> export.row(link.from(), link.to(), link.date()));
    export.addTo(files);
  }

  private static List<SusRow> rows(byte[] export) {
    return new String(export, WINDOWS)
        .lines()
        .skip(1)
        .map(line -> new SusRow(List.of(line.split(SusRow.DELIMITER, -1))))
        .filter(row -> row.fields().size() == SusRow.COLUMNS.size())
        .toList();
  }

  private void link(List<SusRow> rows) {
    Map<String, List<SusRow>> byNumber =
        rows.stream()
            .filter(row -> isCoordinationNumber(digits(row)))
            .collect(
                Collectors.groupingBy(
                    IdentityLinkSample::digits, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<SusRow>> person : byNumber.entrySet()) {
      List<LocalDate> starts =
          person.getValue().stream().map(IdentityLinkSample::start).distinct().sorted().toList();
      if (starts.size() > 1 && links.size() < PERSONS) {
        next(person.getKey(), TestPersons.sexOf(person.getKey()))
            .ifPresent(number -> link(person.getValue(), number, starts.get(1)));
      }
    }
    byNumber.entrySet().stream()
        .filter(person -> person.getValue().size() == 1)
        .findFirst()
        .ifPresent(person -> linkAcrossSexes(person.getKey(), start(person.getValue().get(0))));
  }

  private Optional<String> next(String former, Sex sex) {
    return numbers.nextPersonnummer(sex, TestPersons.birthYear(former));
  }

  private void link(List<SusRow> participations, String number, LocalDate from) {
    links.add(new Link(digits(participations.get(0)), number, from.minusDays(DAYS_BEFORE)));
    participations.stream()
        .filter(row -> !start(row).isBefore(from))
        .forEach(row -> newNumbers.put(row.get(Column.ID), number));
  }

  /** A new number after a change of legal sex: the row is rejected. */
  private void linkAcrossSexes(String former, LocalDate date) {
    Sex other = TestPersons.sexOf(former) == Sex.K ? Sex.M : Sex.K;
    links.add(new Link(former, next(former, other).orElseThrow(), date.plusDays(DAYS_BEFORE)));
  }

  private byte[] rewritten(byte[] export) {
    return Stream.of(new String(export, WINDOWS).split("\r\n"))
        .map(line -> new SusRow(List.of(line.split(SusRow.DELIMITER, -1))))
        .map(this::rewritten)
        .map(row -> row.line() + "\r\n")
        .collect(Collectors.joining())
        .getBytes(WINDOWS);
  }

  /** Staff go on to write the person's number in the form in which they wrote it before. */
  private SusRow rewritten(SusRow row) {
    String number = newNumbers.get(row.get(Column.ID));
    if (number == null) {
      return row;
    }
    String before = row.get(Column.NUMBER);
    String hyphened =
        number.substring(0, 8) + (before.contains("-") ? "-" : "") + number.substring(8);
    return row.with(Column.NUMBER, hyphened.substring(hyphened.length() - before.length()))
        .with(Column.BIRTH_YEAR, Integer.toString(TestPersons.birthYear(digits(row))));
  }

  /** Twelve digits; empty where the participant has no number. */
  private static String digits(SusRow row) {
    String digits = row.get(Column.NUMBER).replace("-", "");
    return digits.length() == 10 ? "19" + digits : digits;
  }

  private static boolean isCoordinationNumber(String digits) {
    return digits.length() == 12 && digits.charAt(6) >= '6';
  }

  private static LocalDate start(SusRow row) {
    return LocalDate.parse(row.get(Column.START));
  }
}
