package se.jamnt.indicators;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.NodeCounts.Category;
import se.jamnt.model.Sex;

/**
 * The rows of a compiled statement. They are hundreds of thousands, so their columns are looked up
 * once; a column that no definition of the statement asks for is absent.
 */
final class CountRows {

  private static final int ABSENT = 0;

  private final ResultSet rows;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<Category, Category> categories = new HashMap<>();
  private final int statementPart;
  private final int place;
  private final int sex;
  private final int breakdown;
  private final int category;
  private final int base;
  private final int part;
  private final int valued;
  private final int people;
  private final int total;
  private final int per;
  private final int mean;
  private final int q1;
  private final int median;
  private final int q3;

  CountRows(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData columns = rows.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      positions.put(columns.getColumnLabel(i), i);
    }
    this.statementPart = position(CountSql.STATEMENT_PART);
    this.place = position(CountSql.PLACE);
    this.sex = position(CountSql.SEX);
    this.breakdown = position(CountSql.BREAKDOWN);
    this.category = position(CountSql.CATEGORY);
    this.base = position(CountSql.BASE);
    this.part = position(CountSql.PART);
    this.valued = position(CountSql.VALUED);
    this.people = position(CountSql.PEOPLE);
    this.total = position(CountSql.TOTAL);
    this.per = position(CountSql.PER);
    this.mean = position(CountSql.MEAN);
    this.q1 = position(CountSql.Q1);
    this.median = position(CountSql.MEDIAN);
    this.q3 = position(CountSql.Q3);
  }

  private int position(Field<?> field) {
    return positions.getOrDefault(field.getName(), ABSENT);
  }

  boolean next() throws SQLException {
    return rows.next();
  }

  /** The number of the statement's part that the row is of, {@link Asked}. */
  int statementPart() throws SQLException {
    return rows.getInt(statementPart);
  }

  /** The row of a part that ranks. */
  Ranks.Rank rank(Places places) throws SQLException {
    return new Ranks.Rank(
        places.node(place()),
        rows.getLong(RankSql.WOMEN.getName()),
        rows.getLong(RankSql.MEN.getName()),
        rows.getBigDecimal(RankSql.WOMEN_HIGHER.getName()));
  }

  /** The row of a part that looks for contributions. */
  Contributions.Part contribution(Places places) throws SQLException {
    return new Contributions.Part(
        places.node(place()),
        rows.getString(breakdown),
        rows.getString(category),
        sex(),
        rows.getBigDecimal(ContributionSql.LARGEST.getName()),
        rows.getBigDecimal(ContributionSql.TWO_LARGEST.getName()),
        rows.getBigDecimal(total));
  }

  /** The number of a node or, below 0, that of a unit. */
  int place() throws SQLException {
    return rows.getInt(place);
  }

  Sex sex() throws SQLException {
    String code = rows.getString(sex);
    return code == null ? Sex.T : Sex.valueOf(code);
  }

  Category category() throws SQLException {
    @Nullable String field = breakdown == ABSENT ? null : rows.getString(breakdown);
    if (field == null) {
      return Category.ALL;
    }
    Category here = new Category(field, rows.getString(category));
    return categories.computeIfAbsent(here, one -> one);
  }

  Aggregate numbers() throws SQLException {
    return new Aggregate(
        rows.getLong(base),
        whole(part),
        whole(valued),
        whole(people),
        zeroIfNone(number(total)),
        zeroIfNone(number(per)),
        number(mean),
        number(q1),
        number(median),
        number(q3));
  }

  private long whole(int column) throws SQLException {
    return column == ABSENT ? 0 : rows.getLong(column);
  }

  private @Nullable BigDecimal number(int column) throws SQLException {
    return column == ABSENT ? null : rows.getBigDecimal(column);
  }

  private static BigDecimal zeroIfNone(@Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number;
  }
}
