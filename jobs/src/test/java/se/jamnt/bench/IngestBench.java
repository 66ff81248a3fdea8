package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.ingest.DeliveryReport;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.Incoming;
import se.jamnt.ingest.Ingest;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.ingest.identity.IdentityKeyFile;
import se.jamnt.model.OrganisationChart;

/** A million rows into versioned facts, against PostgreSQL's own COPY of the same file. */
@Tag("ingest")
class IngestBench {

  private static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));
  private static final int ROWS = Integer.getInteger("jamnt.bench.rows", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("jamnt.bench.rounds", 5);
  private static final int UNITS = 40;

  private final Path home;
  private final TestDatabase database = TestDatabase.create();
  private final JdbcClient owner = JdbcClient.create(database.asOwner());

  IngestBench(@TempDir Path home) {
    this.home = home;
  }

  @AfterEach
  void cleanUp() {
    database.close();
  }

  private interface Work {
    void run() throws IOException;
  }

  @Test
  void aMillionRows() throws IOException {
    Path first = home.resolve("stor-2013-10-31.csv");
    Path changed = home.resolve("stor-2013-11-30.csv");
    configure();
    LargeExport export = new LargeExport(ROWS, testNumbers(), unitNames());
    export.write(first, 0);
    export.write(changed, 1);
    owner.sql(LargeExport.TABLE).update();
    List<Double> copies = new ArrayList<>();
    List<Double> firstLoads = new ArrayList<>();
    List<Double> changes = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      empty();
      copies.add(seconds(() -> copy(first)));
      firstLoads.add(seconds(() -> take(first, ROWS, ROWS)));
      changes.add(seconds(() -> take(changed, ROWS / 120, ROWS / 80)));
      System.out.printf(
          Locale.ROOT,
          "round %d: COPY %.2f s, first load %.2f s, one per cent changed %.2f s%n",
          round + 1,
          copies.get(round),
          firstLoads.get(round),
          changes.get(round));
    }
    print("first-load", median(firstLoads) / median(copies), "x-copy");
    print("one-percent-changed", median(changes) / median(copies), "x-copy");
    print("peak-heap", peakHeap() / 1e6, "MB");
  }

  private void configure() throws IOException {
    Files.createDirectories(home.resolve("config/sources"));
    Files.createDirectories(home.resolve("config/codes"));
    Files.copy(ROOT.resolve("config/fields.yml"), home.resolve("config/fields.yml"));
    try (Stream<Path> codes = Files.list(ROOT.resolve("config/codes"))) {
      for (Path file : codes.toList()) {
        Files.copy(file, home.resolve("config/codes").resolve(file.getFileName()));
      }
    }
    StringBuilder organisation =
        new StringBuilder(
            """
            organisations:
              - id: kommunen
                name: { sv: Kommunen, en: The municipality }
                boards:
                  - { id: namnden, name: { sv: Nämnden, en: The board } }
                  - { id: styrelsen, name: { sv: Styrelsen, en: The other board } }
            units:
            """);
    int number = 0;
    for (String name : unitNames()) {
      organisation.append(
          """
            - { id: insats-%d, name: { sv: "%s", en: "%s" }, board: %s, sources: [stor] }
          """
              .formatted(number, name, name, number % 2 == 0 ? "namnden" : "styrelsen"));
      number++;
    }
    Files.writeString(home.resolve("config/organisation.yml"), organisation);
    Files.writeString(home.resolve("config/sources/stor.yml"), LargeExport.MAPPING);
  }

  private static List<String> unitNames() {
    return IntStream.range(0, UNITS).mapToObj(n -> "Insats " + n).toList();
  }

  /** The Tax Agency's published numbers of nobody. */
  private static List<String> testNumbers() throws IOException {
    return Files.readAllLines(ROOT.resolve("jobs/src/test/resources/test-identity-numbers.csv"))
        .stream()
        .skip(1)
        .map(line -> line.substring(line.indexOf(',') + 1))
        .toList();
  }

  private void empty() {
    owner
        .sql(
            "TRUNCATE plain_copy, facts.episode, facts.event, facts.delivery, facts.rejected_row,"
                + " facts.identity_key")
        .update();
  }

  private void copy(Path file) {
    owner.sql("COPY plain_copy FROM '" + file + "' (FORMAT csv, HEADER, DELIMITER ';')").update();
  }

  private void take(Path file, long fewestUsed, long mostUsed) throws IOException {
    Ingest ingest = ingest();
    List<Incoming> found = ingest.look(List.of(file), Wish.ONLY_NEW).toTake();
    assertThat(found).hasSize(1);
    DeliveryReport report = ingest.take(found.get(0), false);
    assertThat(report.state()).isEqualTo(DeliveryReport.State.USED);
    assertThat(report.counts().read()).isEqualTo(ROWS);
    assertThat(report.counts().used()).isBetween(fewestUsed, mostUsed);
  }

  private Ingest ingest() throws IOException {
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(home, problems);
    OrganisationChart chart = OrganisationFile.read(home, SourceCatalogue.ids(home), problems);
    SourceCatalogue sources = SourceCatalogue.read(home, chart, vocabulary, problems);
    problems.throwIfAny();
    Home places = new Home(home, Map.of());
    return new Ingest(
        sources,
        database.as(Role.LOADER),
        new IdentityKeyFile(places.data().resolve("identity.key"), chart, database.as(Role.LOADER))
            .open(),
        places.rejected(),
        LocalDate.of(2014, 1, 1));
  }

  /** The server starts each measurement with nothing left to write. */
  private double seconds(Work work) throws IOException {
    owner.sql("CHECKPOINT").update();
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static void print(String measure, double value, String unit) {
    System.out.printf(Locale.ROOT, "bench ingest %s %.2f %s%n", measure, value, unit);
  }
}
