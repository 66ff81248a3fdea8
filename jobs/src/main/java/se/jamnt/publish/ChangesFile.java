package se.jamnt.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import se.jamnt.disclosure.ChangeReason;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.KeyColumns;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.FigureKey;

/** {@code changes.csv}: every figure that differs, with the reasons. */
public final class ChangesFile {

  public static final String NAME = "changes.csv";

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setRecordSeparator('\n')
          .setHeader(
              KeyColumns.namesAnd(
                  "value_before", "value_after", "status_before", "status_after", "reasons"))
          .get();

  private ChangesFile() {}

  /** The file, sorted as {@code indicators.csv} is. */
  public static byte[] of(List<FigureChange> changes) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (FigureChange change :
          changes.stream()
              .sorted(Comparator.comparing(FigureChange::key, FigureKey.AS_WRITTEN))
              .toList()) {
        printer.printRecord(
            KeyColumns.cellsAnd(
                change.key(),
                value(change.before()),
                value(change.after()),
                status(change.before()),
                status(change.after()),
                ChangeReason.written(change.reasons())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String value(Optional<ProtectedFigure> figure) {
    return figure
        .flatMap(one -> one.shown().map(value -> one.key().statistic().written(value)))
        .orElse("");
  }

  private static String status(Optional<ProtectedFigure> figure) {
    return figure.map(one -> one.status().word()).orElse("");
  }
}
