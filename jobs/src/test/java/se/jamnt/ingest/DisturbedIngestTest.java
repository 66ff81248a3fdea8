package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionException;
import se.jamnt.FolderCopy;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Inbox.Wish;

/** Whatever ends a night's ingestion, the next one continues, as if nothing had happened. */
class DisturbedIngestTest {

  private static final long SEED = Long.getLong("jamnt.seed", 20131031);
  private static final int KILLS = Integer.getInteger("jamnt.kills", 2);
  private static final int FEW_ROWS = 200;
  private static final int CRASHES = Integer.getInteger("jamnt.crashes", 3);
  private static final int LOSSES = Integer.getInteger("jamnt.losses", 30);

  private final Path root;
  private final Workplace place;

  DisturbedIngestTest(@TempDir Path root) throws IOException {
    this.root = root;
    this.place = new Workplace(root);
  }

  @BeforeEach
  void putExportsIntoTheInbox() throws IOException {
    ThreeExports.into(place.inbox);
  }

  private List<String> undisturbed() throws IOException {
    return undisturbed(place.database.as(Role.LOADER));
  }

  private List<String> undisturbed(DataSource loader) throws IOException {
    assertThat(OneNight.take(root, loader))
        .extracting(DeliveryReport::state)
        .containsExactly(State.USED, State.USED, State.USED);
    List<String> all = ThreeExports.remembered(place.database.asOwner(), root);
    assertThat(all).hasSizeGreaterThan(FEW_ROWS);
    place.empty();
    return all;
  }

  @Test
  void aProcessKilledAtAnyMoment() throws Exception {
    List<String> expected = undisturbed();
    for (int n = 0; n < KILLS; n++) {
      Random random = new Random(SEED + n);
      Process night = anotherProcess(connectedTo(place.database.environment()));
      boolean ended = endsWithin(random.nextInt(1200), night);
      night.destroyForcibly().waitFor();
      awaitEndOfSession();
      OneNight.take(root, place.database.as(Role.LOADER));
      assertThat(ThreeExports.remembered(place.database.asOwner(), root))
          .as("seed %d, %s", SEED + n, ended ? "ended" : "killed")
          .isEqualTo(expected);
      place.empty();
    }
  }

  private String[] connectedTo(Map<String, String> database) {
    return new String[] {
      root.toString(),
      database.get("JAMNT_DB_URL") + "?ApplicationName=another",
      database.getOrDefault("JAMNT_DB_USER", ""),
      database.getOrDefault("JAMNT_DB_PASSWORD", "")
    };
  }

  private static Process anotherProcess(String... arguments) throws IOException {
    return new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OneNight.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Waits until the process takes its first file, and then so long. */
  private static boolean endsWithin(int milliseconds, Process night)
      throws IOException, InterruptedException {
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(night.getInputStream(), StandardCharsets.UTF_8))) {
      awaitTaking(said);
      return night.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }
  }

  private static void awaitTaking(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (@Nullable String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals(OneNight.TAKING)) {
        return;
      }
      all.append(line).append('\n');
    }
    throw new IllegalStateException("The other process ended: " + all);
  }

  /** The server notices only after its statement that the process is gone. */
  private void awaitEndOfSession() throws InterruptedException {
    while (place.number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'another'")
        > 0) {
      Thread.sleep(10);
    }
  }

  /** Before any call of the night to its database, or while that is answered. */
  @Test
  void aConnectionLostAtAnyPoint() throws Exception {
    ThreeExports.into(place.inbox, FEW_ROWS);
    FailingPoint counted = new FailingPoint(place.database.as(Role.LOADER), 0, 0, () -> {});
    List<String> expected = undisturbed(counted);
    int lost = 0;
    for (int n = 0; n < LOSSES; n++) {
      Random random = new Random(SEED + n);
      String[] to = connectedTo(place.database.environment());
      FailingPoint night =
          somewhere(
              random,
              counted.calls(),
              new DriverManagerDataSource(to[1], to[2], to[3]),
              this::cutConnections);
      boolean ended = endsUndisturbed(root, night);
      lost += ended ? 0 : 1;
      OneNight.take(root, place.database.as(Role.LOADER));
      assertThat(ThreeExports.remembered(place.database.asOwner(), root))
          .as("seed %d, %s", SEED + n, ended ? "ended" : "lost")
          .isEqualTo(expected);
      place.empty();
    }
    assertThat(lost).as("nights that were disturbed").isPositive();
  }

  private static FailingPoint somewhere(
      Random random, int calls, DataSource loader, Runnable happening) {
    int point = 1 + random.nextInt(calls);
    int delayMicros = random.nextBoolean() ? 0 : 1 + random.nextInt(8000);
    return new FailingPoint(loader, point, delayMicros, happening);
  }

  /** Whether the night ends although something happens in it. */
  private static boolean endsUndisturbed(Path home, FailingPoint night) throws Exception {
    try {
      OneNight.take(home, night);
      return true;
    } catch (DataAccessException | TransactionException e) {
      return false;
    } finally {
      night.awaitHappening();
    }
  }

  private void cutConnections() {
    place.number(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE application_name = 'another'
        """);
  }

  /** With all its processes, at once: it has no time to write what it had in mind. */
  @Test
  void aDatabaseServerKilledAtAnyPoint() throws Exception {
    FailingPoint counted = new FailingPoint(place.database.as(Role.LOADER), 0, 0, () -> {});
    List<String> expected = undisturbed(counted);
    Path own = root.resolve("own");
    for (String folder : List.of("config", "inbox", "data/identity.key")) {
      FolderCopy.make(root.resolve(folder), own.resolve(folder));
    }
    TestDatabase.lendDatabaseTo(own.resolve("data/database"));
    int killed = 0;
    for (int n = 0; n < CRASHES; n++) {
      Random random = new Random(SEED + n);
      boolean ended;
      try (Database database = OneNight.open(own)) {
        ended =
            endsUndisturbed(
                own,
                somewhere(
                    random, counted.calls(), database.as(Role.LOADER), () -> killServer(own)));
        killServer(own);
        Files.move(postmaster(own), own.resolve("postmaster.pid")); // there is nothing to stop
      }
      Files.move(own.resolve("postmaster.pid"), postmaster(own)); // as a killed server leaves it
      killed += ended ? 0 : 1;
      try (Database database = OneNight.open(own)) {
        OneNight.take(own, database.as(Role.LOADER));
        assertThat(ThreeExports.remembered(database.asOwner(), own))
            .as("seed %d, %s", SEED + n, ended ? "ended" : "killed")
            .isEqualTo(expected);
        JdbcClient.create(database.asOwner())
            .sql("TRUNCATE facts.episode, facts.delivery, facts.rejected_row")
            .update();
      }
    }
    assertThat(killed).as("nights that were disturbed").isPositive();
  }

  /** The server and all its processes, unless they have ended. */
  private static void killServer(Path home) {
    Path postmaster = postmaster(home);
    if (Files.exists(postmaster)) {
      long pid = pidIn(postmaster);
      Optional<ProcessHandle> server = ProcessHandle.of(pid);
      List<ProcessHandle> sessions = server.stream().flatMap(ProcessHandle::descendants).toList();
      server.ifPresent(ProcessHandle::destroyForcibly);
      sessions.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static Path postmaster(Path home) {
    return home.resolve("data/database/cluster/postmaster.pid");
  }

  private static long pidIn(Path postmaster) {
    try {
      return Long.parseLong(Files.readAllLines(postmaster).get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The superuser may read everything, but not as nobody in a namespace of users of its own. */
  @Test
  void aFileThatMayNotBeRead() throws Exception {
    Path file = root.resolve("inbox/insats-2013-10-31.csv");
    Files.setPosixFilePermissions(file, Set.of());
    List<String> command = command(connectedTo(place.database.environment()));
    if (Files.isReadable(file)) {
      command.addAll(0, List.of("unshare", "-U"));
    }
    Process night = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(night.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(night.waitFor()).as(said).isZero();
    assertThat(said.lines())
        .contains("insats-2013-10-31.csv: there is no permission to read it")
        .filteredOn(OneNight.TAKING::equals)
        .as("the others go on")
        .hasSize(2);
    assertThat(place.texts("SELECT DISTINCT file_name FROM facts.delivery ORDER BY 1"))
        .containsExactly("insats-2013-11-30.csv", "insats-2013-12-31.csv");
  }

  @Test
  void aFileThatGrowsAfterItWasFound() throws Exception {
    Ingest ingest = place.ingest();
    Incoming first = ingest.look(List.of(place.inbox), Wish.ONLY_NEW).toTake().get(0);
    Files.writeString(first.path(), "9999;Alby;;;;2012-01-10;;;;\n", StandardOpenOption.APPEND);
    assertThat(ingest.take(first, false).refusal()).contains("it changed while it was read");
    assertThat(place.number("SELECT count(*) FROM facts.episode")).isZero();
    assertThat(place.night()).hasSize(3).allMatch(report -> report.state() == State.USED);
  }

  @Test
  void aListOfRejectsThatCannotBeWritten() throws Exception {
    List<String> expected = undisturbed();
    Path rejected = root.resolve("data/rejected");
    Path aside = Files.move(rejected, root.resolve("data/aside"));
    Files.writeString(rejected, "a file where the folder should be");
    assertThatThrownBy(() -> OneNight.take(root, place.database.as(Role.LOADER)))
        .isInstanceOf(IOException.class);
    assertThat(place.number("SELECT count(*) FROM facts.episode")).isZero();
    assertThat(place.number("SELECT count(*) FROM facts.delivery")).isZero();
    Files.delete(rejected);
    Files.move(aside, rejected);
    OneNight.take(root, place.database.as(Role.LOADER));
    assertThat(ThreeExports.remembered(place.database.asOwner(), root)).isEqualTo(expected);
  }
}
