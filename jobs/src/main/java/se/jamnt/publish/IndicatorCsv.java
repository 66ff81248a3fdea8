package se.jamnt.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.Statistic;

/** Every figure of a period as {@code indicators.csv}: UTF-8, comma, line feed, sorted. */
final class IndicatorCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setRecordSeparator('\n')
          .setHeader(
              "period",
              "level",
              "node",
              "indicator",
              "statistic",
              "breakdown",
              "category",
              "sex",
              "value",
              "part",
              "base",
              "status",
              "revision",
              "definition_version")
          .get();

  private IndicatorCsv() {}

  static byte[] of(ProtectedTable table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CSVPrinter printer =
        new CSVPrinter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), FORMAT)) {
      for (ProtectedFigure figure : table.figures()) {
        FigureKey key = figure.key();
        printer.printRecord(
            key.period().id(),
            key.node().level().word(),
            key.node().id(),
            key.indicator(),
            key.statistic().word(),
            key.breakdown(),
            SpreadsheetText.harmless(key.category()),
            key.sex(),
            written(key.statistic(), figure.value()),
            figure.part(),
            figure.base(),
            figure.status().word(),
            figure.revision(),
            figure.definitionVersion());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static String written(Statistic statistic, @Nullable BigDecimal value) {
    return value == null ? "" : statistic.written(value);
  }
}
