package se.jamnt.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.configuration.NearestWord;
import se.jamnt.ingest.Value.Origin;
import se.jamnt.ingest.identity.IdentityMask;

/** The first line of an export, held against what the mapping expects. */
final class Header {

  private static final int MOST_COLUMNS = 1000;

  private Header() {}

  /**
   * The names of the columns, if they are those of the source in any order.
   *
   * @throws UnusableFileException that names what is missing, unknown or there twice
   */
  static List<String> check(String[] first, SourceMapping mapping) throws UnusableFileException {
    if (first.length > MOST_COLUMNS) {
      throw new UnusableFileException(
          "line 1: expected names of columns, got " + first.length + " cells");
    }
    List<String> names = new ArrayList<>();
    Stream.of(first).map(Cell::clean).forEach(names::add);
    Set<String> expected = columns(mapping);
    Set<String> missing = new LinkedHashSet<>(expected);
    names.forEach(missing::remove);
    Set<String> unknown = new LinkedHashSet<>(names);
    unknown.removeAll(expected);
    unknown.removeAll(mapping.ignoredColumns());
    if (!missing.isEmpty()) {
      throw new UnusableFileException(
          "line 1: expected the column"
              + (missing.size() > 1 ? "s " : " ")
              + quoted(missing)
              + ", got "
              + (unknown.isEmpty() ? "no such column" : quoted(unknown))
              + encodingDoubt(names, mapping));
    }
    if (!unknown.isEmpty()) {
      throw new UnusableFileException(
          "line 1: expected only columns that the mapping knows, got "
              + quoted(unknown)
              + "; "
              + NearestWord.hint(unknown.iterator().next(), expected)
              + " Columns that are not to be read belong under ignored-columns.");
    }
    Set<String> seen = new TreeSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new UnusableFileException(
            "line 1: expected each column once, got " + quoted(Set.of(name)) + " twice");
      }
    }
    return names;
  }

  private static String quoted(Set<String> names) {
    return names.stream()
        .limit(10)
        .map(name -> "\"" + IdentityMask.masked(shortened(name)) + "\"")
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }

  /** Letters of UTF-8 that were read one byte at a time give themselves away. */
  private static String encodingDoubt(List<String> names, SourceMapping mapping) {
    boolean doubt = names.stream().anyMatch(name -> name.contains("Ã") || name.contains("ï»¿"));
    return doubt
        ? "; the file seems to be UTF-8, and the mapping says "
            + Encodings.name(mapping.file().encoding())
        : "";
  }

  /** Every column that the mapping reads. */
  static Set<String> columns(SourceMapping mapping) {
    Set<String> columns = new LinkedHashSet<>(mapping.key());
    Stream.concat(
            mapping.coverColumns().stream().flatMap(days -> Stream.of(days.first(), days.last())),
            mapping.parts().stream().flatMap(Part::values))
        .map(Value::origin)
        .forEach(
            origin -> {
              if (origin instanceof Origin.Column column) {
                columns.add(column.header());
              }
            });
    return columns;
  }
}
