package se.jamnt.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL's programs, lent from one home to another. */
class PostgresProgramsTest {

  @Test
  void lentProgramsRunInTheirNewPlace(@TempDir Path home) throws Exception {
    TestDatabase.lendProgramsTo(home);
    PostgresPrograms lent = PostgresPrograms.unpack(home);
    assertThat(lent.folder()).startsWith(home).isDirectory();
    PostgresPrograms.Outcome version = lent.run("postgres", List.of("--version"));
    assertThat(version.exitCode()).as(version.output()).isZero();
    assertThat(version.output()).contains("PostgreSQL) " + PostgresPrograms.MAJOR_VERSION);
  }

  @Test
  void whoeverIsFirstPutsThemThere(@TempDir Path home) throws Exception {
    ExecutorService all = Executors.newFixedThreadPool(8);
    try {
      Callable<Void> lending =
          () -> {
            TestDatabase.lendProgramsTo(home);
            return null;
          };
      List<Future<Void>> lent = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        lent.add(all.submit(lending));
      }
      for (Future<Void> one : lent) {
        one.get();
      }
    } finally {
      all.shutdown();
    }
    assertThat(entries(home))
        .as("nothing unfinished is left")
        .containsExactly(PostgresPrograms.unpack(home).folder());
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
