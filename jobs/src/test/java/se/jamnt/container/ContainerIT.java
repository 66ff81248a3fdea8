package se.jamnt.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.container.Box.Outcome;
import se.jamnt.container.Box.Running;
import se.jamnt.container.CronJob.Mount;
import se.jamnt.database.TestDatabase;
import se.jamnt.pipeline.SmallHome;
import se.jamnt.pipeline.Workshop;

/**
 * The image of the container file starts what it says, as the CronJob says, writes only where it
 * may, and stops when it is told to.
 */
class ContainerIT {

  private static final Path FILES = Workshop.ROOT.resolve("docs/operations");

  /** What podman and docker wait before they kill. */
  private static final int SECONDS_TO_STOP = 10;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What PostgreSQL notes of itself as long as it runs. */
  private static final String SERVER = "database/cluster/postmaster.pid";

  private static final int DONE = 0;
  private static final int NEEDS_A_PERSON = 1;
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  private static Containerfile file;
  private static Path image;
  private Path folder;

  @BeforeAll
  static void image(@TempDir Path build) throws IOException {
    file = Containerfile.read(FILES.resolve("Containerfile"));
    image = ImageFolder.make(file, Workshop.ROOT, Workshop.PACKAGED, build);
  }

  @BeforeEach
  void folder(@TempDir Path empty) {
    folder = empty;
  }

  @Test
  void aNightOfTheCronJobWritesToItsVolumesOnly() throws Exception {
    CronJob job = CronJob.read(FILES.resolve("cronjob.yaml"));
    Path inbox = folder.resolve("small/inbox");
    try (TestDatabase database = TestDatabase.create();
        Box box = small(Box.of(image, file.image(), folder.resolve("outside")))) {
      Path data = folder;
      for (Mount mount : job.mounts()) {
        if (mount.readOnly()) {
          box.reading(mount.path(), inbox);
        } else if (!mount.kind().equals("emptyDir")) {
          data = box.volume(mount.path());
        }
      }
      box.with(job.environment()).with(database.environment());
      Files.writeString(inbox.resolve("nobody-knows.csv"), "a;b\n");
      Map<String, String> before = box.files();

      Outcome first = box.start(job.arguments()).await();
      assertThat(first.exitCode()).as(first.said()).isEqualTo(NEEDS_A_PERSON);
      assertThat(first.err().lines())
          .as("nothing that it could not write")
          .noneMatch(line -> line.matches("(?i).*(read-only|denied|not permitted|writable).*"));
      assertThat(data.resolve("published/index.html")).isRegularFile();
      assertThat(data.resolve("published/2013/goteborg-vaster/organisation-report.pdf"))
          .isRegularFile();
      assertThat(Files.getPosixFilePermissions(data.resolve("identity.key")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));

      Outcome second = box.start(job.arguments()).await();
      assertThat(second.exitCode()).as(second.said()).isEqualTo(DONE);
      assertThat(second.said()).contains("Nothing new");
      assertThat(box.changedSince(before)).isEmpty();
    }
  }

  @Test
  void theImageAloneGoesOnAfterAKillAndStopsWhenToldTo() throws Exception {
    try (Box box = small(Box.of(image, file.image(), folder.resolve("outside")))) {
      Path data = box.volume(file.image().volumes().get(0));
      TestDatabase.lendProgramsTo(data.resolve("database"));
      box.reading("/inbox", folder.resolve("small/inbox")).with("JAMNT_INBOX", "/inbox");

      Running killed = startAndAwait(box, "deliveries taken");
      assertThat(killed.first().info().command().orElseThrow())
          .as("process 1 is no shell: signals reach Java")
          .endsWith("/java");
      killed.first().destroyForcibly();
      killed.await();
      assertThat(data.resolve(SERVER)).as("what a killed server leaves").exists();

      Running stopped = startAndAwait(box, "figures computed");
      stopped.first().destroy();
      assertThat(stopped.process().waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS))
          .as("it stops before it would be killed")
          .isTrue();
      assertThat(stopped.await().exitCode()).as(stopped.said()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(data.resolve(SERVER)).as("what a clean end takes away").doesNotExist();

      Outcome status = box.start(List.of("status")).await();
      assertThat(status.exitCode()).as(status.said()).isEqualTo(DONE);
    }
  }

  /** As where no namespaces are allowed. */
  @Test
  void theEntryPointAlsoRunsInAPlainFolder() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Box box = Box.plain(image, file.image(), folder.resolve("outside"))) {
      box.with(database.environment()).volume(file.image().volumes().get(0));
      Map<String, String> before = box.files();
      Outcome outcome = box.start(List.of("check")).await();
      assertThat(outcome.exitCode()).as(outcome.said()).isEqualTo(DONE);
      assertThat(outcome.out()).startsWith("The configuration is good:");
      assertThat(box.changedSince(before)).isEmpty();
    }
  }

  /** With a configuration whose night takes seconds, mounted over the image's own. */
  private Box small(Box box) throws IOException {
    Path home = folder.resolve("small");
    SmallHome.makeOfYears(Workshop.ROOT, home);
    return box.reading("/opt/jamnt/config", home.resolve("config"))
        .with("JAMNT_TODAY", "2014-01-15")
        // Java's second compiler does not pay for itself in a few seconds
        .with("JAMNT_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
  }

  /** Starts what the image starts, and waits until it has told of a step. */
  private Running startAndAwait(Box box, String step) throws Exception {
    Running night = box.start(file.image().command());
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (!night.said().contains(step)) {
      assertThat(night.process().isAlive()).as(night.said()).isTrue();
      assertThat(Instant.now()).as(night.said()).isBefore(giveUp);
      Thread.sleep(20);
    }
    return night;
  }
}
