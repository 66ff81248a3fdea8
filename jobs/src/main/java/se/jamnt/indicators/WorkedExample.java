package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 */
public record WorkedExample(
    Period period,
    List<Map<String, String>> rows,
    Map<Sex, String> expect,
    Map<String, Map<Sex, String>> also) {

  private static final Set<String> HEAD =
      Set.of("source", "key", "person", "sex", "start", "end", "date");

  /** Reads an example; its columns are fields, {@code person} and {@code sex}. */
  static WorkedExample read(YamlMap map, FieldCatalog fields) {
    Period period = period(map);
    List<Map<String, String>> rows = rows(map, fields);
    Map<Sex, String> expect = expected(map.map("expect"));
    if (expect.isEmpty()) {
      map.problem("expect", "expects nothing; write { K: 50.0, M: 100.0, T: 66.7 }");
    }
    Map<String, Map<Sex, String>> also = new LinkedHashMap<>();
    map.optionalMap("expect-also")
        .ifPresent(
            more ->
                List.copyOf(more.keys()).forEach(key -> also.put(key, expected(more.map(key)))));
    map.noOtherKeys();
    return new WorkedExample(period, rows, expect, also);
  }

  private static Map<Sex, String> expected(YamlMap map) {
    Map<Sex, String> expect = new LinkedHashMap<>();
    for (Sex sex : Sex.values()) {
      map.optionalText(sex.name()).ifPresent(text -> expect.put(sex, number(map, text)));
    }
    map.noOtherKeys();
    return expect;
  }

  private static Period period(YamlMap map) {
    try {
      return Period.parse(map.text("period"));
    } catch (IllegalArgumentException e) {
      map.problem("period", String.valueOf(e.getMessage()));
      return Period.parse("2000");
    }
  }

  private static String number(YamlMap map, String text) {
    try {
      return text.equals("none")
          ? ""
          : ChecklistAnswer.words().contains(text) ? text : new BigDecimal(text).toPlainString();
    } catch (NumberFormatException e) {
      map.problem("expected a number or none, got \"" + text + "\"");
      return "";
    }
  }

  private static List<Map<String, String>> rows(YamlMap map, FieldCatalog fields) {
    List<List<String>> lines =
        map.text("given")
            .lines()
            .filter(line -> !line.isBlank())
            .map(WorkedExample::cells)
            .toList();
    if (lines.size() < 2) {
      map.problem("given", "expected a line of column names and at least one line of values");
      return List.of();
    }
    List<String> columns = lines.get(0);
    Set<String> known = new HashSet<>(HEAD);
    known.addAll(fields.ids());
    known.add("unit");
    for (String column : columns) {
      if (!known.contains(column)) {
        map.problem("given", "no field \"" + column + "\"; " + NearestWord.hint(column, known));
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != columns.size()) {
        map.problem(
            "given",
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

  private static List<String> cells(String line) {
    return Stream.of(line.split("\\|", -1)).map(String::strip).toList();
  }
}
