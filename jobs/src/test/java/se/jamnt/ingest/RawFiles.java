package se.jamnt.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.jamnt.database.TestDatabase;

/** What PostgreSQL has written on its disk, byte by byte: dead rows and its log of changes too. */
final class RawFiles {

  private static final String WAL_SINCE =
      """
      SELECT name FROM pg_ls_waldir()
      WHERE name >= pg_walfile_name(CAST('%s' AS pg_lsn)) AND name <= pg_walfile_name(pg_current_wal_lsn())
      ORDER BY name
      """;

  private RawFiles() {}

  /**
   * The files of the place's database, those for sorting and such of the whole server, and the log
   * of changes.
   *
   * @param began the place in the log from which on it is read
   */
  static List<String> of(Workplace place, String began) throws IOException {
    place.sql().sql("CHECKPOINT").update();
    List<String> texts = new ArrayList<>();
    Path cluster = TestDatabase.serverFiles();
    long database =
        place.number(
            "SELECT CAST(oid AS bigint) FROM pg_database WHERE datname = current_database()");
    for (Path folder :
        List.of(cluster.resolve("base/" + database), cluster.resolve("base/pgsql_tmp"))) {
      texts.addAll(filesIn(folder));
    }
    int skip =
        Math.toIntExact(
            place.number(
                "SELECT file_offset FROM pg_walfile_name_offset(CAST('%s' AS pg_lsn))"
                    .formatted(began)));
    for (String segment : place.texts(WAL_SINCE.formatted(began))) {
      String whole = Files.readString(cluster.resolve("pg_wal/" + segment), ISO_8859_1);
      texts.add(segment + " " + whole.substring(skip));
      skip = 0;
    }
    return texts;
  }

  private static List<String> filesIn(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.add(file.getFileName() + " " + Files.readString(file, ISO_8859_1));
        }
      }
    }
    return texts;
  }
}
