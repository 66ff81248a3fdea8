package se.jamnt.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.configuration.Home;

class KilledRunTest {

  private final Path root;

  KilledRunTest(@TempDir Path root) {
    this.root = root;
  }

  private Database open() {
    return Database.open(
        new Home(root, Map.of()), Optional.empty(), Optional.empty(), Access.EXCLUSIVE);
  }

  private EmbeddedFolder folder() {
    return new EmbeddedFolder(root.resolve("data/database"));
  }

  private AnotherProcess startedRun() throws IOException {
    TestDatabase.lendDatabaseTo(folder().path());
    return AnotherProcess.start(root).awaitOpen();
  }

  private void assertCommittedRowIsThere() throws SQLException {
    try (Database database = open()) {
      assertThat(Sql.column(database.as(Role.LOADER), "SELECT v FROM facts.probe"))
          .containsExactly("committed");
    }
  }

  @Test
  void besideAnotherProcessOneCanReadButNotRun() throws Exception {
    try (AnotherProcess run = startedRun()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(RunLockedException.class)
          .hasMessageContaining("(process " + run.pid() + ")");
      try (Database reader =
          Database.open(
              new Home(root, Map.of()), Optional.empty(), Optional.empty(), Access.READ_ONLY)) {
        assertThat(Sql.column(reader.as(Role.EVALUATOR), "SELECT v FROM facts.probe"))
            .containsExactly("committed");
      }
      assertThat(programOf(folder().postmaster().orElseThrow().process())).isPresent();
      run.kill();
    }
    assertCommittedRowIsThere();
  }

  @Test
  void theServerOfAKilledRunIsStoppedAndItsDataKept() throws Exception {
    try (AnotherProcess run = startedRun()) {
      run.kill();
    }
    long server = folder().postmaster().orElseThrow().process();
    assertThat(programOf(server)).as("the server outlives its run").isPresent();

    assertCommittedRowIsThere();
    assertThat(programOf(server)).isEmpty();
  }

  /** Empty also for a process that has ended but was not yet taken note of by its parent. */
  private static Optional<String> programOf(long process) {
    return ProcessHandle.of(process).flatMap(handle -> handle.info().command());
  }

  @Test
  void killingTheWholeProcessGroupHindersNothing() throws Exception {
    try (AnotherProcess run = startedRun()) {
      run.killGroup();
    }
    assertCommittedRowIsThere();
  }

  @Test
  void theDatabaseRecoversFromTheDeathOfServerAndRun() throws Exception {
    try (AnotherProcess run = startedRun()) {
      ProcessHandle.of(folder().postmaster().orElseThrow().process())
          .ifPresent(ProcessHandle::destroyForcibly);
      run.kill();
    }
    assertCommittedRowIsThere();
  }

  @Test
  void anOrdinaryEndStopsTheServer() throws Exception {
    try (AnotherProcess run = startedRun()) {
      run.terminate();
    }
    assertThat(folder().postmaster()).isEmpty();
    assertCommittedRowIsThere();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aRunKilledWhileItMadeTheDatabaseIsBegunAgain(int moment) throws Exception {
    if (moment > 0) {
      TestDatabase.lendProgramsTo(folder().path());
    }
    try (AnotherProcess run = AnotherProcess.start(root)) {
      awaitMoment(moment);
      run.kill();
    }
    try (Database database = open()) {
      assertThat(Sql.column(database.as(Role.LOADER), "SELECT 1")).containsExactly("1");
    }
    try (Stream<Path> left = Files.list(root.resolve("data/database"))) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("unfinished-"));
    }
  }

  /** From the first unpacked file to the server that is up but has no schema yet. */
  private void awaitMoment(int moment) throws IOException, InterruptedException {
    Path database = root.resolve("data/database");
    while (!reached(database, moment)) {
      Thread.sleep(5);
    }
  }

  private static boolean reached(Path database, int moment) throws IOException {
    return switch (moment) {
      case 0 -> has(database, "unfinished-programs-*", "bin");
      case 1 -> has(database, "unfinished-cluster-*", "global/pg_control");
      case 2 -> has(database, "cluster", "postmaster.pid");
      default -> has(database.resolve("cluster/base"), "1638?", "PG_VERSION");
    };
  }

  private static boolean has(Path parent, String folder, String file) throws IOException {
    if (!Files.isDirectory(parent)) {
      return false;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, folder)) {
      for (Path found : folders) {
        if (Files.exists(found.resolve(file))) {
          return true;
        }
      }
      return false;
    }
  }
}
