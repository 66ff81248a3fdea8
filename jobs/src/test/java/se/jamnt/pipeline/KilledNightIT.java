package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.jamnt.FolderCopy;
import se.jamnt.database.TestDatabase;
import se.jamnt.pipeline.Workshop.Outcome;
import se.jamnt.pipeline.Workshop.Running;

/**
 * A night of the packaged program that is killed at any moment, and run again, publishes what an
 * undisturbed one does. The seed of the moments is printed; {@code -Djamnt.seed} repeats them.
 */
class KilledNightIT {

  private static final long SEED = Long.getLong("jamnt.seed", System.nanoTime() % 1_000_000);

  /** A place in the night's course, seen from outside, and how long after it to kill at most. */
  enum Moment {
    THE_CLUSTER_IS_MADE(300, "data/database/unfinished-cluster-*/global", ""),
    THE_SCHEMA_IS_MADE(500, "data/database/cluster/postmaster.pid", ""),
    A_DELIVERY_IS_TAKEN(200, "", " rows read"),
    FIGURES_ARE_COMPUTED(800, "", "deliveries taken"),
    SMALL_GROUPS_ARE_PROTECTED(300, "", "figures computed"),
    REPORTS_ARE_DRAWN(200, "data/work/drawn/*", ""),
    A_PERIOD_IS_WRITTEN(5, "data/work/next/*", ""),
    PERIODS_ARE_PUBLISHED(60, "data/published/*", "");

    private final int milliseconds;
    private final String path;
    private final String line;

    Moment(int milliseconds, String path, String line) {
      this.milliseconds = milliseconds;
      this.path = path;
      this.line = line;
    }

    private boolean isAfterTheSchema() {
      return compareTo(THE_SCHEMA_IS_MADE) > 0;
    }

    private boolean hasCome(Workshop workshop, Running night) throws IOException {
      return path.isEmpty() ? night.said().contains(line) : isThere(workshop.path("."), path);
    }
  }

  private static Workshop home(Path folder) throws IOException {
    return Workshop.smallYear(folder).packaged();
  }

  @ParameterizedTest
  @EnumSource
  void aKilledNightIsContinuedToTheSameBytes(Moment moment, @TempDir Path folder) throws Exception {
    Random random = new Random(SEED ^ moment.name().hashCode());
    int delay = random.nextInt(moment.milliseconds);
    boolean alsoTheServer = random.nextBoolean();
    String told = "seed %d: %s + %d ms, server %s".formatted(SEED, moment, delay, alsoTheServer);
    System.out.println(told);
    try (Workshop workshop = home(folder)) {
      if (!moment.isAfterTheSchema()) {
        workshop.withoutDatabase();
      }
      Running night = workshop.start("nightly");
      while (night.process().isAlive() && !moment.hasCome(workshop, night)) {
        Thread.sleep(1);
      }
      Thread.sleep(delay);
      ProcessHandle server = workshop.server();
      night.process().destroyForcibly().waitFor(1, TimeUnit.MINUTES);
      if (server != null && alsoTheServer) {
        server.destroyForcibly();
      }
      assertThat(night.said()).as(told).doesNotContain("All reports:");

      Outcome again = workshop.jamnt("nightly");
      assertThat(again.exitCode()).as(told + "\n" + again.said()).isZero();
      assertThat(workshop.published()).as(told).isEqualTo(UndisturbedNight.PUBLISHED);
      assertThat(isThere(workshop.path("data/work"), "next/*")).as(told).isFalse();
    }
  }

  /** No kill from outside meets the instant in which a period has no folder, so it is arranged. */
  @Test
  void aSwapThatStoppedBetweenItsRenamesIsCompleted(@TempDir Path folder) throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Workshop workshop = home(folder).with(database.environment())) {
      Path config = workshop.path("config/schedule.yml");
      String kept = Files.readString(config);
      Files.writeString(config, kept + "# other bytes make other manifests\n");
      assertThat(workshop.jamnt("nightly").exitCode()).isZero();
      Files.writeString(config, kept);
      String period;
      try (Connection connection = connect(database.environment());
          Statement sql = connection.createStatement()) {
        sql.execute(
            """
            CREATE FUNCTION public.stop() RETURNS trigger LANGUAGE plpgsql
              AS $$ BEGIN RAISE EXCEPTION 'stopped by the test'; END $$;
            CREATE TRIGGER stop BEFORE UPDATE ON published.release
              FOR EACH ROW EXECUTE FUNCTION public.stop();
            """);
        Outcome stopped = workshop.jamnt("nightly");
        assertThat(stopped.exitCode()).as(stopped.said()).isEqualTo(3);
        assertThat(stopped.err()).contains("periods published", "stopped by the test");
        sql.execute("DROP TRIGGER stop ON published.release");
        try (ResultSet pending =
            sql.executeQuery("SELECT period FROM published.release WHERE state = 'pending'")) {
          assertThat(pending.next()).isTrue();
          period = pending.getString(1);
        }
      }
      Path place = workshop.path("data/published").resolve(period);
      Path next = workshop.path("data/work/next").resolve(period);
      Path aside = workshop.path("data/work/aside").resolve(period);
      FolderCopy.make(place, aside);
      Files.createDirectories(next.resolveSibling("."));
      Files.move(place, next);

      Outcome again = workshop.jamnt("nightly");
      assertThat(again.exitCode()).as(again.said()).isZero();
      assertThat(workshop.published()).isEqualTo(UndisturbedNight.PUBLISHED);
      assertThat(aside).doesNotExist();
      assertThat(next).doesNotExist();
    }
  }

  private static Connection connect(Map<String, String> environment) throws SQLException {
    return DriverManager.getConnection(
        environment.getOrDefault("JAMNT_DB_URL", ""),
        environment.get("JAMNT_DB_USER"),
        environment.get("JAMNT_DB_PASSWORD"));
  }

  /** Whether there is such a path; a star stands for anything in a name. */
  private static boolean isThere(Path folder, String path) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name)) {
      for (Path entry : entries) {
        if (slash < 0 || isThere(entry, path.substring(slash + 1))) {
          return true;
        }
      }
      return false;
    }
  }
}
