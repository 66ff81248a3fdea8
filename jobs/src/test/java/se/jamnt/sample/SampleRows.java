package se.jamnt.sample;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Sex;

/**
 * Reads the committed exports in the plainest way, knowing nothing of how they were made nor of how
 * the pipeline reads them.
 */
final class SampleRows {

  /** A participation that counts; who has no number is known by the participation's id. */
  record Participation(
      String id,
      String person,
      Sex sex,
      String unit,
      LocalDate start,
      @Nullable LocalDate end,
      Map<String, String> row) {}

  /** A day's count of a youth centre. */
  record DayCount(String unit, LocalDate day, int girls, int boys) {}

  /** A row that can't be used; the column is empty where the row as a whole is wrong. */
  record Rejected(String file, int line, String column, String value) {}

  private static final Set<String> REFERRERS =
      Set.of("Kommun", "Arbetsförmedlingen", "Försäkringskassan", "Region");
  private static final Set<String> EXIT_REASONS =
      Set.of("Fullföljd", "Avbruten", "Flyttat", "Avliden", "Överflyttad", "Felregistrering", "");

  private final Path folder;
  private final Map<String, String> unitNames = new HashMap<>();
  private final Map<String, String> newNumbers = new HashMap<>();
  private final List<Rejected> rejected = new ArrayList<>();

  SampleRows(Path folder, OrganisationChart chart) {
    this.folder = folder;
    for (Unit unit : chart.units()) {
      unitNames.put(unit.name().sv(), unit.id());
      unit.aliases().forEach(alias -> unitNames.put(alias, unit.id()));
    }
  }

  /**
   * From now on the persons of a file of links are known by their later number; not those whose
   * numbers differ in sex.
   */
  void link(String file) throws IOException {
    for (String line : text(file, StandardCharsets.UTF_8).split("\r\n", -1)) {
      String[] numbers = line.split(";", -1);
      if (numbers[0].matches("\\d{12}") && numbers[0].charAt(10) % 2 == numbers[1].charAt(10) % 2) {
        newNumbers.put(numbers[0].substring(2), numbers[1].substring(2));
      }
    }
  }

  List<Rejected> rejected() {
    return List.copyOf(rejected);
  }

  /** The participations that an export shows, without those registered by mistake. */
  List<Participation> participations(String file, LocalDate exported) throws IOException {
    String[] lines = text(file, Charset.forName("windows-1252")).split("\r\n", -1);
    String[] header = lines[0].split(";", -1);
    Map<String, Integer> idsSeen = new HashMap<>();
    for (String line : lines) {
      idsSeen.merge(line.split(";", -1)[0], 1, Integer::sum);
    }
    List<Participation> participations = new ArrayList<>();
    for (int i = 1; i < lines.length - 1; i++) {
      String[] fields = lines[i].split(";", -1);
      if (fields.length != header.length) {
        rejected.add(new Rejected(file, i + 1, "", ""));
        continue;
      }
      Map<String, String> row = new HashMap<>();
      for (int column = 0; column < header.length; column++) {
        row.put(header[column], fields[column]);
      }
      Optional<String> wrong = firstWrongColumn(row, exported, idsSeen);
      if (wrong.isPresent()) {
        rejected.add(new Rejected(file, i + 1, wrong.get(), value(row, wrong.get())));
      } else if (!value(row, "Avslutsorsak").equals("Felregistrering")) {
        participations.add(participation(row));
      }
    }
    return participations;
  }

  private Optional<String> firstWrongColumn(
      Map<String, String> row, LocalDate exported, Map<String, Integer> idsSeen) {
    LocalDate start = date(value(row, "Startdatum"));
    LocalDate end = date(value(row, "Slutdatum"));
    if (idsSeen.getOrDefault(value(row, "Deltagande-id"), 0) > 1) {
      return Optional.of("Deltagande-id");
    }
    if (!digits(row).isEmpty() && !hasRightCheckDigit(digits(row))) {
      return Optional.of("Personnummer");
    }
    if (!unitNames.containsKey(value(row, "Insats"))) {
      return Optional.of("Insats");
    }
    if (!REFERRERS.contains(value(row, "Remittent"))) {
      return Optional.of("Remittent");
    }
    if (start == null || start.getYear() < 1900 || start.isAfter(exported)) {
      return Optional.of("Startdatum");
    }
    boolean noDate = end == null && !value(row, "Slutdatum").isEmpty();
    if (noDate || (end != null && (end.isBefore(start) || end.isAfter(exported)))) {
      return Optional.of("Slutdatum");
    }
    return EXIT_REASONS.contains(value(row, "Avslutsorsak"))
        ? Optional.empty()
        : Optional.of("Avslutsorsak");
  }

  private Participation participation(Map<String, String> row) {
    String id = value(row, "Deltagande-id");
    String digits = digits(row);
    return new Participation(
        id,
        digits.isEmpty() ? id : newNumbers.getOrDefault(digits, digits),
        sex(row, digits),
        unitNames.getOrDefault(value(row, "Insats"), ""),
        LocalDate.parse(value(row, "Startdatum")),
        date(value(row, "Slutdatum")),
        row);
  }

  /** A stated sex beats the number's; an unknown word counts as not stated. */
  private static Sex sex(Map<String, String> row, String digits) {
    return switch (value(row, "Kön")) {
      case "Kvinna" -> Sex.K;
      case "Man" -> Sex.M;
      default -> (digits.charAt(8) - '0') % 2 == 0 ? Sex.K : Sex.M;
    };
  }

  /** The last ten digits of the identity number; in the sample no two people share them. */
  private static String digits(Map<String, String> row) {
    String digits = value(row, "Personnummer").replace("-", "");
    return digits.length() > 10 ? digits.substring(2) : digits;
  }

  private static boolean hasRightCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
  }

  /** The counts of an export of the youth centres. */
  List<DayCount> dayCounts(String file) throws IOException {
    String[] lines = text(file, StandardCharsets.UTF_8).split("\n", -1);
    Set<String> seen = new HashSet<>();
    List<DayCount> counts = new ArrayList<>();
    for (int i = 1; i < lines.length - 1; i++) {
      String[] fields = lines[i].split(",", -1);
      if (!seen.add(fields[0] + fields[1])) {
        throw new IllegalStateException("two rows for a day and a centre: " + lines[i]);
      }
      String unit = unitNames.get(fields[1]);
      LocalDate day = date(fields[0]);
      if (day == null) {
        rejected.add(new Rejected(file, i + 1, "Datum", fields[0]));
      } else if (unit == null) {
        rejected.add(new Rejected(file, i + 1, "Fritidsgård", fields[1]));
      } else if (!fields[2].matches("\\d+")) {
        rejected.add(new Rejected(file, i + 1, "Flickor", fields[2]));
      } else if (!fields[3].matches("\\d+")) {
        rejected.add(new Rejected(file, i + 1, "Pojkar", fields[3]));
      } else {
        counts.add(
            new DayCount(unit, day, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
      }
    }
    return counts;
  }

  private String text(String file, Charset charset) throws IOException {
    return Files.readString(folder.resolve(file), charset);
  }

  private static String value(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
