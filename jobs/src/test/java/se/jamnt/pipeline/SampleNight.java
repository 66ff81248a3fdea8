package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import se.jamnt.configuration.Home;
import se.jamnt.database.TestDatabase;
import se.jamnt.pipeline.Workshop.Outcome;

/** Two nights of the shipped home with the sample data, one after the other. */
final class SampleNight implements AutoCloseable {

  final Outcome first;
  final Outcome second;
  final Map<String, String> afterFirst;
  final Map<String, String> afterSecond;
  private final Path folder;
  private final TestDatabase database;
  private final Workshop workshop;

  SampleNight() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("sample-night");
    database = TestDatabase.create();
    workshop =
        Workshop.shipped(folder)
            .ready()
            .java("-XX:TieredStopAtLevel=1") // the other half of the tests needs a processor, too
            .with(database.environment());
    first = workshop.jamnt("nightly");
    afterFirst = workshop.publishedWithRuns();
    second = workshop.jamnt("nightly", "--json");
    afterSecond = workshop.publishedWithRuns();
  }

  /** The folders of the periods. */
  List<Path> periods() {
    return inside(workshop.path("data/published")).filter(Files::isDirectory).sorted().toList();
  }

  Path published(String path) {
    return workshop.path("data/published").resolve(path);
  }

  List<Path> rejected() {
    return inside(workshop.path("data/rejected")).sorted().toList();
  }

  JdbcClient sql() {
    return JdbcClient.create(database.asOwner());
  }

  /** Every text that the database holds, a row as one text. */
  List<String> databaseTexts() {
    List<String> texts = new ArrayList<>();
    for (String table :
        sql()
            .sql(
                """
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                 WHERE schemaname IN ('batch', 'facts', 'results', 'published')
                """)
            .query(String.class)
            .list()) {
      texts.addAll(sql().sql("SELECT t::text FROM " + table + " t").query(String.class).list());
    }
    return texts;
  }

  WholeConfiguration configuration() {
    return WholeConfiguration.read(new Home(folder, Map.of("JAMNT_INBOX", folder.toString())));
  }

  private static Stream<Path> inside(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    workshop.close();
    database.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
