package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.YamlMap;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * A handful of records and the figures that they must give; explains a definition and tests it.
 *
 * @param rows each a map from column to value; an empty value is not known. A column {@code source}
 *     tells whose record it is where it is not the first source's
 * @param expect the headline statistic of each sex, rounded as shown; empty where there is none
 * @param also the same of other statistics, and of other codes of the headline's breakdown
 * @param board whose figures the rows are, present just where the definition is made from other
 *     indicators: then a row is a figure and not a record
 */
public record WorkedExample(
    Period period,
    List<Map<String, String>> rows,
    Map<Sex, String> expect,
    Map<String, Map<Sex, String>> also,
    Optional<ExampleBoard> board) {

  /** What is expected where a figure is protected. */
  public static final String HIDDEN = "hidden";

  /** What is written where a figure is nobody's. */
  public static final String NONE = "none";

  private static final String GIVEN = "given";
  private static final Set<String> HEAD =
      Set.of("source", "key", "person", "sex", "start", "end", "date", "unit");

  /** An example of what counts records. */
  public WorkedExample(
      Period period,
      List<Map<String, String>> rows,
      Map<Sex, String> expect,
      Map<String, Map<Sex, String>> also) {
    this(period, rows, expect, also, Optional.empty());
  }

  /** Reads an example; its columns are fields, {@code person} and {@code sex}. */
  static WorkedExample read(YamlMap map, FieldCatalog fields) {
    Period period = period(map);
    Set<String> columns = new HashSet<>(HEAD);
    columns.addAll(fields.ids());
    List<Map<String, String>> rows = rows(map, columns);
    Map<Sex, String> expect = expected(map.map("expect"));
    if (expect.isEmpty()) {
      map.problem("expect", "expects nothing; write { K: 50.0, M: 100.0, T: 66.7 }");
    }
    Map<String, Map<Sex, String>> also = also(map);
    map.noOtherKeys();
    return new WorkedExample(period, rows, expect, also);
  }

  /** The figures that are expected beside the headline. */
  static Map<String, Map<Sex, String>> also(YamlMap map) {
    Map<String, Map<Sex, String>> also = new LinkedHashMap<>();
    map.optionalMap("expect-also")
        .ifPresent(
            more ->
                List.copyOf(more.keys()).forEach(key -> also.put(key, expected(more.map(key)))));
    return also;
  }

  static Map<Sex, String> expected(YamlMap map) {
    Map<Sex, String> expect = new LinkedHashMap<>();
    for (Sex sex : Sex.values()) {
      map.optionalText(sex.name()).ifPresent(text -> expect.put(sex, number(map, text)));
    }
    map.noOtherKeys();
    return expect;
  }

  static Period period(YamlMap map) {
    try {
      return Period.parse(map.text("period"));
    } catch (IllegalArgumentException e) {
      map.problem("period", String.valueOf(e.getMessage()));
      return Period.parse("2000");
    }
  }

  private static String number(YamlMap map, String text) {
    try {
      return text.equals(NONE)
          ? ""
          : ChecklistAnswer.words().contains(text) ? text : new BigDecimal(text).toPlainString();
    } catch (NumberFormatException e) {
      map.problem("expected a number or none, got \"" + text + "\"");
      return "";
    }
  }

  /**
   * The table under {@code given}.
   *
   * @param known the columns that it may have
   */
  static List<Map<String, String>> rows(YamlMap map, Set<String> known) {
    List<List<String>> lines =
        map.text(GIVEN).lines().filter(line -> !line.isBlank()).map(WorkedExample::cells).toList();
    if (lines.size() < 2) {
      map.problem(GIVEN, "expected a line of column names and at least one line of values");
      return List.of();
    }
    List<String> columns = lines.get(0);
    for (String column : columns) {
      if (!known.contains(column)) {
        map.problem(GIVEN, "no field \"" + column + "\"; " + NearestWord.hint(column, known));
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != columns.size()) {
        problem(
            map,
            rows.size(),
            "expected %d values as in the first line, got %d in \"%s\""
                .formatted(columns.size(), line.size(), String.join(" | ", line)));
        continue;
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Notes a problem with a row of the table, counted from 0. */
  public static void problem(YamlMap map, int row, String message) {
    List<String> lines = map.text(GIVEN).lines().toList();
    int[] written =
        IntStream.range(0, lines.size()).filter(line -> !lines.get(line).isBlank()).toArray();
    map.problem(GIVEN, 1 + written[1 + row], message);
  }

  private static List<String> cells(String line) {
    return Stream.of(line.split("\\|", -1)).map(String::strip).toList();
  }
}
