package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.database.TestDatabase;
import se.jamnt.pipeline.Workshop.Outcome;

class ServerNightTest {

  @Test
  void aServerGivesTheSameBytesAsTheEmbeddedDatabase(@TempDir Path folder) throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Workshop workshop = Workshop.smallYear(folder).with(database.environment())) {
      Outcome night = workshop.jamnt("nightly");
      assertThat(night.exitCode()).as(night.said()).isZero();
      assertThat(workshop.path("data/database/cluster")).doesNotExist();
      assertThat(workshop.published()).isEqualTo(UndisturbedNight.PUBLISHED);
    }
  }
}
