package se.jamnt.indicators;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Period;

/** A row of a table that has the key columns of {@code indicators.csv}, while it is read. */
public final class FigureRow {

  private final Period period;
  private final ResultSet rows;
  private final SameTexts texts = new SameTexts();

  private FigureRow(Period period, ResultSet rows) {
    this.period = period;
    this.rows = rows;
  }

  /**
   * Reads all rows of a query.
   *
   * @param period of all rows
   * @param sql with {@code {0}}, {@code {1}} … for the values
   */
  public static <T> List<T> read(
      DSLContext database,
      Period period,
      Function<FigureRow, T> reading,
      String sql,
      Object... values) {
    List<T> read = new ArrayList<>();
    try (ResultSet rows = database.resultQuery(sql, values).fetchResultSet()) {
      FigureRow row = new FigureRow(period, rows);
      while (rows.next()) {
        read.add(reading.apply(row));
      }
    } catch (SQLException e) {
      throw new DataAccessException("could not read figures of " + period, e);
    }
    return read;
  }

  /** Which figure it is. */
  public FigureKey key() {
    return key(texts.statistic(text("statistic")));
  }

  /** The same in a table of which all rows are one statistic. */
  public FigureKey key(Statistic statistic) {
    return texts.key(
        period,
        text("level"),
        text("node"),
        text("indicator"),
        statistic,
        text("breakdown"),
        text("category"),
        text("sex"));
  }

  /** The value of a column; null where there is none. */
  public <T> @Nullable T get(String column, Class<T> type) {
    try {
      return rows.getObject(column, type);
    } catch (SQLException e) {
      throw new DataAccessException(period + ": no " + column + " that is a " + type, e);
    }
  }

  /** The value of a column that always has one. */
  public <T> T require(String column, Class<T> type) {
    return Optional.ofNullable(get(column, type))
        .orElseThrow(() -> new DataAccessException(period + ": no " + column));
  }

  /** A text that is always there. */
  public String text(String column) {
    return require(column, String.class);
  }

  /** The value of the figure; null where there is none. */
  public @Nullable BigDecimal value() {
    return get("value", BigDecimal.class);
  }

  /** The part that the value rests on; null where there is none. */
  public @Nullable Long part() {
    return get("part", Long.class);
  }

  /** What the value rests on; null where there is none. */
  public @Nullable Long base() {
    return get("base", Long.class);
  }

  /** The version of the definition. */
  public int definitionVersion() {
    return require("definition_version", Integer.class);
  }
}
