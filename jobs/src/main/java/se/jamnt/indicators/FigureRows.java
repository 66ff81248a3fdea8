package se.jamnt.indicators;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Figures as rows of a table that has the key columns of {@code indicators.csv}. */
public final class FigureRows {

  private FigureRows() {}

  /** Rows in COPY's text format. Ids, codes and numbers have nothing to escape. */
  public static final class Row {

    private static final int ENOUGH = 1 << 16;

    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    /** Adds a value; null stands for itself. */
    public void add(@Nullable Object value) {
      if (begun) {
        text.append('\t');
      }
      begun = true;
      text.append(value == null ? "\\N" : value);
    }

    /** Adds a text that can hold anything. */
    public void addText(String value) {
      add(
          value
              .replace("\\", "\\\\")
              .replace("\n", "\\n")
              .replace("\r", "\\r")
              .replace("\t", "\\t"));
    }

    /** Adds the key columns but the period. */
    public void addKey(FigureKey key) {
      add(key.node().level().word());
      add(key.node().id());
      add(key.indicator());
      add(key.statistic().word());
      add(key.breakdown());
      add(key.category());
      add(key.sex());
    }

    private void endIn(CopyIn copy) {
      text.append('\n');
      begun = false;
      if (text.length() > ENOUGH) {
        sendTo(copy);
      }
    }

    private void sendTo(CopyIn copy) {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      try {
        copy.writeToCopy(bytes, 0, bytes.length);
      } catch (SQLException e) {
        throw new DataAccessException("could not write figures", e);
      }
      text.setLength(0);
    }
  }

  /**
   * Writes figures into a table, in the transaction of the context, as they come.
   *
   * @param columns adds a figure's values to its row, in the order of the table's columns
   * @return how many they were
   */
  public static <T> int copy(
      DSLContext database, String table, Stream<T> figures, BiConsumer<T, Row> columns) {
    return database.connectionResult(
        connection -> {
          CopyIn copy =
              connection
                  .unwrap(PGConnection.class)
                  .getCopyAPI()
                  .copyIn("copy " + table + " from stdin");
          try {
            Row row = new Row();
            figures.forEachOrdered(
                figure -> {
                  columns.accept(figure, row);
                  row.endIn(copy);
                });
            row.sendTo(copy);
            return Math.toIntExact(copy.endCopy());
          } finally {
            if (copy.isActive()) {
              copy.cancelCopy();
            }
          }
        });
  }
}
