package se.jamnt.disclosure;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.SameTexts;
import se.jamnt.model.Period;

/** A row of {@code indicators.csv}, as any reader finds it. */
record PublishedRow(FigureKey key, Optional<Long> part, Optional<Long> base, String status) {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /** The rows of a file, or of the part of one that begins with the names of the columns. */
  static List<PublishedRow> of(String csv) {
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), FORMAT)) {
      SameTexts texts = new SameTexts();
      Map<String, Period> periods = new HashMap<>();
      return parser.stream()
          .map(row -> of(row, periods.computeIfAbsent(row.get("period"), Period::parse), texts))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static PublishedRow of(CSVRecord row, Period period, SameTexts texts) {
    FigureKey key =
        texts.key(
            period,
            row.get("level"),
            row.get("node"),
            row.get("indicator"),
            texts.statistic(row.get("statistic")),
            row.get("breakdown"),
            row.get("category"),
            row.get("sex"));
    return new PublishedRow(
        key, number(row.get("part")), number(row.get("base")), texts.one(row.get("status")));
  }

  private static Optional<Long> number(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
  }

  boolean isHidden() {
    return status.equals("hidden");
  }

  boolean isMissing() {
    return status.equals("missing");
  }
}
