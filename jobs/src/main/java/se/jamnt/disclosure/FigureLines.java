package se.jamnt.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.NodeId;

/** Protected figures as lines of {@code indicators.csv}: comma, line feed, sorted. */
final class FigureLines {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /** The first line of the file: what the columns are. */
  static final String COLUMNS =
      String.join(
              ",",
              KeyColumns.namesAnd(
                  "value", "part", "base", "status", "revision", "definition_version"))
          + "\n";

  private FigureLines() {}

  /** A whole file. */
  static String file(Collection<ProtectedFigure> figures) {
    return COLUMNS + of(figures);
  }

  /** The figures of each node. */
  static Map<NodeId, List<ProtectedFigure>> byNode(Collection<ProtectedFigure> figures) {
    return figures.stream().collect(Collectors.groupingBy(figure -> figure.key().node()));
  }

  /** The lines of some figures, in the order of the file. */
  static String of(Collection<ProtectedFigure> figures) {
    StringBuilder lines = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(lines, FORMAT)) {
      for (ProtectedFigure figure :
          figures.stream()
              .sorted(Comparator.comparing(ProtectedFigure::key, FigureKey.AS_WRITTEN))
              .toList()) {
        printer.printRecord(
            KeyColumns.cellsAnd(
                figure.key(),
                written(figure.key().statistic(), figure.value()),
                figure.part(),
                figure.base(),
                figure.status().word(),
                figure.revision(),
                figure.definitionVersion()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return lines.toString();
  }

  private static String written(Statistic statistic, @Nullable BigDecimal value) {
    return value == null ? "" : statistic.written(value);
  }
}
