package se.jamnt.pipeline;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import se.jamnt.indicators.KnownDeliveries;

/**
 * Copies a database as it stood: the facts that some deliveries had told, and the releases before
 * another. Versions that only a later delivery ended have not ended in the copy.
 */
final class KnownFacts {

  private static final DSLContext POSTGRES = DSL.using(SQLDialect.POSTGRES);
  private static final Field<Long> DELIVERY = field(name("delivery_id"), Long.class);
  private static final Field<Long> RELEASE = field(name("release_id"), Long.class);

  private final DataSource from;
  private final DataSource to;

  /**
   * A copy from one database into another.
   *
   * @param from is only read
   * @param to its owner; its tables are empty
   */
  KnownFacts(DataSource from, DataSource to) {
    this.from = from;
    this.to = to;
  }

  /** Copies the facts that the deliveries told. */
  void copyFacts(KnownDeliveries deliveries) throws SQLException {
    Condition known = deliveries.condition();
    Condition began = told("from_delivery", known);
    Condition ended = told("to_delivery", known);
    copy(name("facts", "delivery"), known);
    copy(name("facts", "purge"), DSL.trueCondition());
    for (String versions : List.of("episode", "event")) {
      Name table = name("facts", versions);
      List<Field<?>> columns = columns(table);
      List<SelectField<?>> asKnown = new ArrayList<>();
      for (Field<?> column : columns) {
        asKnown.add(
            switch (column.getName()) {
              case "known_to" -> when(ended, column(column)).otherwise(field("'infinity'"));
              case "to_delivery" -> when(ended, column(column));
              default -> column;
            });
      }
      copy(POSTGRES.renderInlined(select(asKnown).from(table(table)).where(began)), table, columns);
    }
    try (Connection settling = to.getConnection()) {
      DSL.using(settling, SQLDialect.POSTGRES).execute("select facts.settle()");
    }
  }

  @SuppressWarnings("unchecked") // of whatever type, a column is only copied
  private static Field<Object> column(Field<?> column) {
    return (Field<Object>) column;
  }

  private static Condition told(String column, Condition known) {
    return field(name(column), Long.class)
        .in(select(DELIVERY).from(table(name("facts", "delivery"))).where(known));
  }

  /**
   * Copies what the releases before one showed.
   *
   * @param closures whether also what they closed stands in the copy
   */
  void copyLedger(long before, boolean closures) throws SQLException {
    Condition earlier = RELEASE.lt(inline(before));
    copy(name("published", "release"), earlier);
    copyVersions(name("published", "shown"), before);
    copyVersions(name("published", "lineage"), before);
    copyVersions(name("results", "released_hidden"), before);
    copyVersions(name("results", "released_contribution"), before);
    if (closures) {
      copyClosures(earlier);
    }
    try (Connection connection = to.getConnection()) {
      DSL.using(connection, SQLDialect.POSTGRES)
          .execute(
              """
              insert into published.shown_node (period, level, node)
              select distinct period, level, node from published.shown;
              select setval(pg_get_serial_sequence('published.release', 'release_id'),
                            greatest(coalesce(max(release_id), 1), 1)) from published.release
              """);
    }
  }

  /** What was closed, the files of that, and what an earlier release was made from. */
  private void copyClosures(Condition earlier) throws SQLException {
    Name closures = name("published", "closure");
    Name files = name("published", "release_file");
    Name folders = name("published", "kept_folder");
    Field<String> sha256 = field(name("sha256"), String.class);
    copy(closures, earlier);
    copy(
        name("published", "kept_file"),
        sha256
            .in(select(sha256).from(table(files)).where(earlier))
            .or(sha256.in(select(sha256).from(table(folders)))));
    copy(files, earlier);
    copy(folders, DSL.trueCondition());
    for (String lists : List.of("change_list", "changed_figure")) {
      Name table = name("published", lists);
      copy(
          table,
          DSL.condition(
              """
              edition <= (select count(distinct release_id) from {0} closed
                           where closed.period = {1}.period and {2})
              """,
              table(closures), table(table), earlier));
    }
  }

  /** Versions that only a later release ended have not ended in the copy. */
  private void copyVersions(Name table, long before) throws SQLException {
    List<Field<?>> columns = columns(table);
    Field<Long> until = field(name("to_release"), Long.class);
    List<SelectField<?>> asShown = new ArrayList<>();
    for (Field<?> column : columns) {
      asShown.add(
          column.getName().equals("to_release") ? when(until.lt(inline(before)), until) : column);
    }
    copy(
        POSTGRES.renderInlined(
            select(asShown)
                .from(table(table))
                .where(field(name("from_release"), Long.class).lt(inline(before)))),
        table,
        columns);
  }

  private void copy(Name table, Condition rows) throws SQLException {
    List<Field<?>> columns = columns(table);
    copy(POSTGRES.renderInlined(select(columns).from(table(table)).where(rows)), table, columns);
  }

  private List<Field<?>> columns(Name table) throws SQLException {
    try (Connection connection = from.getConnection()) {
      return List.copyOf(
          DSL.using(connection, SQLDialect.POSTGRES)
              .fetch(
                  """
                  select column_name from information_schema.columns
                   where table_schema = {0} and table_name = {1} order by ordinal_position
                  """,
                  table.qualifier().last(), table.last())
              .map(row -> field(name(row.get(0, String.class)))));
    }
  }

  private void copy(String rows, Name table, List<Field<?>> columns) throws SQLException {
    String into =
        POSTGRES.renderInlined(
            DSL.sql(
                "copy {0} ({1}) from stdin", table, DSL.list(columns.toArray(Field<?>[]::new))));
    try (Connection source = from.getConnection();
        Connection target = to.getConnection()) {
      CopyOut out =
          source.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + rows + ") to stdout");
      CopyIn in = target.unwrap(PGConnection.class).getCopyAPI().copyIn(into);
      byte[] bytes = out.readFromCopy();
      while (bytes != null) {
        in.writeToCopy(bytes, 0, bytes.length);
        bytes = out.readFromCopy();
      }
      in.endCopy();
    }
  }
}
