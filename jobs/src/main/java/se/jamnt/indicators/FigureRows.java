package se.jamnt.indicators;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** Figures as rows of a table that has the key columns of {@code indicators.csv}. */
public final class FigureRows {

  private FigureRows() {}

  /** A row in COPY's text format. Its values are ids, codes and numbers, with nothing to escape. */
  public static final class Row {

    private final StringBuilder text = new StringBuilder();

    /** Adds a value; null stands for itself. */
    public void add(@Nullable Object value) {
      if (!text.isEmpty()) {
        text.append('\t');
      }
      text.append(value == null ? "\\N" : value);
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
  }

  /**
   * Writes figures into a table, in the transaction of the context.
   *
   * @param columns adds a figure's values to its row, in the order of the table's columns
   */
  public static <T> void copy(
      DSLContext database, String table, Collection<T> figures, BiConsumer<T, Row> columns) {
    StringBuilder rows = new StringBuilder();
    for (T figure : figures) {
      Row row = new Row();
      columns.accept(figure, row);
      rows.append(row.text).append('\n');
    }
    database.connection(
        connection -> {
          try {
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
          } catch (IOException e) {
            throw new SQLException("could not write to " + table, e);
          }
        });
  }

  /** The key that a row of such a table has. */
  public static FigureKey key(Period period, Record row) {
    return new FigureKey(
        period,
        new NodeId(Level.of(row.get("level", String.class)), row.get("node", String.class)),
        row.get("indicator", String.class),
        Statistic.of(row.get("statistic", String.class)),
        row.get("breakdown", String.class),
        row.get("category", String.class),
        Sex.valueOf(row.get("sex", String.class)));
  }
}
