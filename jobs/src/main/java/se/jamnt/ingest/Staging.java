package se.jamnt.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of one file on their way in: tables of the transaction's own, so that whatever ends the
 * transaction leaves nothing behind, and the file is read from its first line again.
 */
final class Staging {

  private final JdbcClient sql;
  private final FactTable table;

  /** Makes the empty tables. */
  Staging(JdbcClient sql, FactTable table) {
    this.sql = sql;
    this.table = table;
    sql.sql("SET LOCAL work_mem = '256MB'").update();
    sql.sql(
            table.sql(
                """
                CREATE TEMPORARY TABLE staged ON COMMIT DROP AS
                SELECT CAST(0 AS bigint) AS line, CAST(0 AS smallint) AS part,
                  false AS sex_conflict, natural_key, {told-as-text}, content
                FROM {table} WITH NO DATA
                """))
        .update();
    sql.sql(
            """
            CREATE TEMPORARY TABLE rejected (
              line bigint NOT NULL, natural_key text COLLATE "C",
              reject_column text, reject_value text, expected text, reason text
            ) ON COMMIT DROP
            """)
        .update();
  }

  /** Loads the rows of a file; what they were. */
  Tally load(Connection connection, CopyRows.Target target, RowsAhead rows)
      throws SQLException, IOException {
    try (CopyRows copied = new CopyRows(connection, table, target)) {
      for (EncodedRows some = rows.next(); some != null; some = rows.next()) {
        copied.add(some);
      }
      return copied.finish();
    }
  }

  /** Makes the table {@code unmet} of the contents that no row told. */
  void unmet(DataSource loader, KnownContents known) {
    sql.sql("CREATE TEMPORARY TABLE unmet (content bytea) ON COMMIT DROP").update();
    new JdbcTemplate(loader)
        .execute(
            (Connection connection) -> {
              CopyRows.contents(connection, "COPY unmet FROM STDIN (FORMAT binary)", known);
              return true;
            });
    sql.sql("ANALYZE unmet").update();
  }

  /** Tells PostgreSQL what is in the tables, so that it finds its way. */
  void analyze() {
    sql.sql("SET LOCAL default_statistics_target = 10").update();
    sql.sql("ANALYZE staged (natural_key), rejected (natural_key)").update();
  }

  /**
   * Names records that have no key of their own: by their content and, so that two equal visits
   * stay two, by their number among the equal ones.
   *
   * @param source whose records, which earlier readings of the same file gave, are counted; none
   *     where the whole file is read
   */
  void nameByContent(@Nullable String source) {
    sql.sql(
            table.sql(
                """
                WITH known AS (
                  SELECT content, count(*) AS n FROM {table}
                  WHERE source = :source AND known_to = 'infinity'
                  GROUP BY content
                ), numbered AS (
                  SELECT ctid AS place, content,
                    row_number() OVER (PARTITION BY content ORDER BY line, part) AS n
                  FROM staged
                )
                UPDATE staged s
                SET natural_key = encode(s.content, 'hex') || '-' || (m.n + coalesce(k.n, 0))
                FROM numbered m LEFT JOIN known k USING (content)
                WHERE s.ctid = m.place
                """))
        .param("source", source)
        .update();
  }

  /**
   * Rejects every row whose key another row has too.
   *
   * @param keyColumns their headers
   * @param shown how many signs of a key to leave out at its end; null where no key may be shown
   * @return the number of records rejected
   */
  long rejectRepeatedKeys(String keyColumns, @Nullable Integer shown) {
    return sql.sql(
            """
            WITH repeated AS (
              SELECT natural_key, min(line) AS first, max(line) AS last
              FROM (SELECT natural_key, line FROM staged
                UNION ALL SELECT natural_key, line FROM rejected) AS row
              WHERE natural_key IS NOT NULL
              GROUP BY natural_key HAVING min(line) <> max(line)
            ), gone AS (
              DELETE FROM staged s USING repeated r WHERE r.natural_key = s.natural_key
              RETURNING s.line, s.part, s.natural_key, r.first, r.last
            )
            INSERT INTO rejected
            SELECT line, natural_key, :columns,
              coalesce(left(natural_key, length(natural_key) - CAST(:shown AS int)), ''),
              'each key once in a file',
              CASE WHEN part = 0
                THEN 'the key stands in line ' || first || ' and again in line ' || last
                ELSE '' END
            FROM gone ORDER BY line, part
            """)
        .param("columns", keyColumns)
        .param("shown", shown)
        .update();
  }

  /**
   * Drops every row whose key a later row has too.
   *
   * @return the number of rows dropped
   */
  long dropRepeatedKeys() {
    return sql.sql(
            """
            WITH repeated AS (
              SELECT natural_key, max(line) AS last_line
              FROM (SELECT natural_key, line FROM staged
                UNION ALL SELECT natural_key, line FROM rejected) AS row
              WHERE natural_key IS NOT NULL
              GROUP BY natural_key HAVING min(line) <> max(line)
            ), dropped AS (
              DELETE FROM staged s USING repeated r
              WHERE r.natural_key = s.natural_key AND s.line < r.last_line
              RETURNING s.line
            )
            SELECT count(DISTINCT line) FROM dropped
            """)
        .query(Long.class)
        .single();
  }

  long rejectedRows() {
    return sql.sql("SELECT count(DISTINCT line) FROM rejected").query(Long.class).single();
  }

  /** Whether a rejected row meant a record that the facts hold now. */
  boolean rejectedKeyIsKnown(String source) {
    return sql.sql(
            table.sql(
                """
                SELECT EXISTS (
                  SELECT FROM rejected r JOIN {table} c ON c.source = ?
                    AND c.natural_key = r.natural_key AND c.known_to = 'infinity')
                """))
        .param(source)
        .query(Boolean.class)
        .single();
  }

  /** The units of the rows that can be used. */
  List<String> units() {
    return sql.sql("SELECT DISTINCT unit FROM staged ORDER BY unit").query(String.class).list();
  }

  /** The rows that can be used, changed or not. */
  Told told() {
    return sql.sql(
            table.sql(
                """
                SELECT count(*) FILTER (WHERE part = 0) AS rows,
                  count(DISTINCT CASE WHEN sex = 'U' THEN line END) AS unknown_sex,
                  count(DISTINCT CASE WHEN sex_conflict THEN line END) AS sex_conflict,
                  min({first}) AS first, max({last-told}) AS last
                FROM staged
                """))
        .query(Told.class)
        .single();
  }
}
