package se.jamnt.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three exports in a row, and all that is remembered of them afterwards. */
final class ThreeExports {

  private static final int MANY = 3000;

  private ThreeExports() {}

  /** A first export, one with changes and gaps, and one with a key that stands twice. */
  static void into(Path inbox) throws IOException {
    into(inbox, MANY);
  }

  /** The same with so many rows. */
  static void into(Path inbox, int rows) throws IOException {
    Files.createDirectories(inbox);
    Files.writeString(inbox.resolve("insats-2013-10-31.csv"), export(rows, 0));
    Files.writeString(inbox.resolve("insats-2013-11-30.csv"), export(rows, 1));
    Files.writeString(inbox.resolve("insats-2013-12-31.csv"), export(rows, 2) + row(1, 2));
  }

  private static String export(int rows, int month) {
    StringBuilder export = new StringBuilder(Workplace.INSATS_HEADER);
    for (int id = 0; id < rows; id++) {
      if (month == 0 || id % 10 != 5 + month) {
        export.append(row(id, id % 10 == 3 ? month : 0));
      }
    }
    return export.toString();
  }

  private static String row(int id, int changed) {
    String unit = id % 50 == 9 ? "Okänd" : "Alby";
    return id + ";" + unit + ";19460304-7327;Kvinna;;2012-01-10;;Kommun;" + changed + ",5;\n";
  }

  /** Facts, deliveries, counts and lists of rejects; numbers of deliveries as their files. */
  static List<String> remembered(DataSource owner, Path root) throws IOException {
    JdbcClient sql = JdbcClient.create(owner);
    List<String> all = new ArrayList<>();
    all.addAll(
        sql.sql(
                """
                SELECT concat_ws(' ', natural_key, unit, sex, person, start_date, attributes,
                  e.known_from, e.known_to, content, b.file_name, t.file_name)
                FROM facts.episode e JOIN facts.delivery b ON b.delivery_id = from_delivery
                LEFT JOIN facts.delivery t ON t.delivery_id = to_delivery
                ORDER BY natural_key COLLATE "C", b.file_name
                """)
            .query(String.class)
            .list());
    all.addAll(
        sql.sql(
                """
                SELECT concat_ws(' ', file_name, state, known_from, late, rows_read, rows_used,
                  rows_unchanged, rows_duplicate, rows_rejected, rows_unknown_sex,
                  rows_sex_conflict, records_ended, first_date, last_date, covers_last,
                  touched_first, touched_last,
                  (SELECT string_agg(CAST(line AS text), ',' ORDER BY line)
                   FROM facts.rejected_row r WHERE r.delivery_id = d.delivery_id))
                FROM facts.delivery d ORDER BY file_name, delivery_id
                """)
            .query(String.class)
            .list());
    try (Stream<Path> lists = Files.list(root.resolve("data/rejected"))) {
      lists
          .filter(list -> !list.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(list -> all.add(list.getFileName() + " " + text(list)));
    }
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
