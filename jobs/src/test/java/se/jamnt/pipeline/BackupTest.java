package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.FolderCopy;

/** A home is lost but for what docs/operations/backup.md says to back up. */
class BackupTest {

  private static final String[] APPROVAL = {
    "publish",
    "--period",
    "2013",
    "--board",
    "kultur-och-fritidsnamnden",
    "--by",
    "Anna",
    "--reason",
    "Beslut"
  };

  @Test
  void whatWasPublishedComesAgainFromTheBackup(@TempDir Path lost, @TempDir Path found)
      throws Exception {
    Map<String, String> published;
    try (Workshop home = Workshop.small(lost)) {
      Files.delete(home.path("inbox/sus-2013-10-31.csv"));
      assertThat(home.jamnt("nightly").exitCode()).isZero();
      assertThat(home.jamnt(APPROVAL).exitCode()).isZero();
      published = home.published();
      assertThat(home.path("data/database/cluster/postmaster.pid")).doesNotExist();
    }
    try (Workshop home = Workshop.small(found).withoutDatabase()) {
      Files.delete(home.path("inbox/sus-2013-10-31.csv"));
      FolderCopy.make(lost.resolve("data/database"), home.path("data/database"));
      Files.delete(home.path("data/identity.key"));
      assertThat(home.jamnt("nightly").err()).contains("identity.key", "put it back");
      Files.copy(lost.resolve("data/identity.key"), home.path("data/identity.key"));

      assertThat(home.jamnt("nightly").out()).contains("published 4 periods");
      assertThat(home.published()).isEqualTo(published);
      assertThat(published).containsKey("2013/botkyrka/kultur-och-fritidsnamnden/board-report.pdf");
    }
  }
}
