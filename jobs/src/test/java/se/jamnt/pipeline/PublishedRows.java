package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** CSV files as a reader outside takes them: rows as maps by the header's words. */
final class PublishedRows {

  static final List<String> KEY =
      List.of("period", "level", "node", "indicator", "statistic", "breakdown", "category", "sex");

  private PublishedRows() {}

  static List<Map<String, String>> of(Path file) {
    try (CSVParser parser =
        CSVParser.parse(
            Files.readString(file),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.stream().map(row -> row.toMap()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The eight columns of a row that together stand only once. */
  static List<String> key(Map<String, String> row) {
    return KEY.stream().map(column -> String.valueOf(row.get(column))).toList();
  }
}
