package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.pipeline.Workshop.Outcome;

class SameBytesTest {

  /** Turkish has a dotless i, Auckland another date, and Latin-1 no letters beyond its 256. */
  private static final String[] ELSEWHERE = {
    "-Duser.language=tr",
    "-Duser.country=TR",
    "-Duser.timezone=Pacific/Auckland",
    "-Dfile.encoding=ISO-8859-1",
    "-XX:ActiveProcessorCount=1"
  };

  @Test
  void theSameExportsGiveTheSameBytesInAnyProcess(@TempDir Path folder) throws Exception {
    try (Workshop elsewhere =
        Workshop.smallYear(folder.resolve("quite else/where")).java(ELSEWHERE)) {
      Outcome night = elsewhere.jamnt("nightly");
      assertThat(night.exitCode()).as(night.said()).isZero();
      assertThat(elsewhere.published())
          .containsKeys(
              "index.html",
              "2013/manifest.json",
              "2013/goteborg-vaster/forbundsstyrelsen-goteborg-vaster/board-report.pdf",
              "2013/botkyrka/kultur-och-fritidsnamnden/fritidsgarden-alby.pdf")
          .isEqualTo(UndisturbedNight.PUBLISHED);
    }
  }

  @Test
  void aManifestOfAnotherRunDiffersInItsRunOnly(@TempDir Path folder) throws Exception {
    try (Workshop workshop = Workshop.small(folder)) {
      Path manifest = workshop.path("data/published/2013/manifest.json");
      Files.createDirectories(workshop.path("data/published/2013"));
      Files.writeString(manifest, "{\"period\": \"2013\", \"run\": {\"id\": \"1\"}}");
      var first = workshop.published();
      Files.writeString(manifest, "{\"period\": \"2013\", \"run\": {\"id\": \"2\"}}");
      assertThat(workshop.published()).isEqualTo(first);
      Files.writeString(manifest, "{\"period\": \"2012\", \"run\": {\"id\": \"2\"}}");
      assertThat(workshop.published()).isNotEqualTo(first);
    }
  }
}
