package se.jamnt.indicators;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * A row of a table that has the key columns of {@code indicators.csv}, while it is read. The rows
 * of a table repeat a few thousand texts: equal ones become one, which takes less room and compares
 * at once.
 */
public final class FigureRow {

  private final Period period;
  private final ResultSet rows;
  private final SameTexts texts;

  private FigureRow(Period period, ResultSet rows, SameTexts texts) {
    this.period = period;
    this.rows = rows;
    this.texts = texts;
  }

  /**
   * Texts, nodes and statistics of which there is one each, however often they are read. Good for
   * one thread.
   */
  public static final class SameTexts {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Map<String, NodeId>> nodes = new HashMap<>();
    private final Map<String, Statistic> statistics = new HashMap<>();

    /** The text, or the equal one that came first. */
    public String one(String text) {
      String same = texts.putIfAbsent(text, text);
      return same == null ? text : same;
    }

    /** The node of a level's word. */
    public NodeId node(String level, String id) {
      return nodes
          .computeIfAbsent(level, word -> new HashMap<>())
          .computeIfAbsent(id, name -> new NodeId(Level.of(level), name));
    }

    /** The statistic of a word. */
    public Statistic statistic(String word) {
      return statistics.computeIfAbsent(word, Statistic::of);
    }
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
      FigureRow row = new FigureRow(period, rows, new SameTexts());
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
    return new FigureKey(
        period,
        texts.node(text("level"), text("node")),
        texts.one(text("indicator")),
        texts.statistic(text("statistic")),
        texts.one(text("breakdown")),
        texts.one(text("category")),
        Sex.valueOf(text("sex")));
  }

  /** A text that is always there. */
  public String text(String column) {
    return Optional.ofNullable(get(column, String.class))
        .orElseThrow(() -> new DataAccessException(period + ": no " + column));
  }

  /** A value of a column; null where there is none. */
  public <T> @Nullable T get(String column, Class<T> type) {
    try {
      return rows.getObject(column, type);
    } catch (SQLException e) {
      throw new DataAccessException(period + ": no " + column + " that is a " + type, e);
    }
  }

  /** A number that is always there. */
  public int number(String column) {
    try {
      return rows.getInt(column);
    } catch (SQLException e) {
      throw new DataAccessException(period + ": no number " + column, e);
    }
  }

  /** Yes or no, always there. */
  public boolean is(String column) {
    try {
      return rows.getBoolean(column);
    } catch (SQLException e) {
      throw new DataAccessException(period + ": no answer " + column, e);
    }
  }

  /** The value column; null where there is none. */
  public @Nullable BigDecimal value() {
    return get("value", BigDecimal.class);
  }

  /** The part column; null where there is none. */
  public @Nullable Long part() {
    return get("part", Long.class);
  }

  /** The base column; null where there is none. */
  public @Nullable Long base() {
    return get("base", Long.class);
  }
}
