package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.pipeline.Workshop.Outcome;
import se.jamnt.pipeline.Workshop.Running;

/** Many periods made again in one go, as an evaluator starts it. */
class RerunBatchTest {

  @Test
  void aBatchThatIsKilledGoesOnAndComesToTheSame(@TempDir Path folder) throws Exception {
    try (Workshop home = Workshop.small(folder.resolve("home"))) {
      Outcome night = home.jamnt("nightly");
      assertThat(night.exitCode()).as(night.said()).isZero();
      Map<String, String> published = home.publishedWithRuns();

      Outcome calm = home.jamnt(batch(folder.resolve("calm")));
      assertThat(calm.exitCode()).as(calm.said()).isZero();
      assertThat(calm.said())
          .contains("figures computed: 4 of 4", "periods handed over: 3 of 3", "Made 3 periods");
      assertThat(made(folder.resolve("calm")))
          .containsKeys(
              "changes.csv",
              "2013-T1/manifest.json",
              "2013-T2/indicators.csv",
              "2013-T3/goteborg-vaster/organisation-report.pdf");

      Running killed = home.start(batch(folder.resolve("killed")));
      while (killed.process().isAlive() && !killed.said().contains("figures computed: 4 of 4")) {
        Thread.sleep(5);
      }
      killed.kill();
      assertThat(killed.said()).doesNotContain("Made 3 periods");
      Outcome again = home.jamnt(batch(folder.resolve("killed")));
      assertThat(again.exitCode()).as(again.said()).isZero();
      assertThat(again.said())
          .contains("An interrupted re-run was left in", "it goes on", "Made 3 periods")
          .as("what was made is not made again")
          .doesNotContain("figures computed");
      assertThat(made(folder.resolve("killed"))).isEqualTo(made(folder.resolve("calm")));
      assertThat(folder.resolve("killed/.copy")).doesNotExist();
      assertThat(home.publishedWithRuns()).isEqualTo(published);
    }
  }

  private static String[] batch(Path out) {
    return new String[] {
      "rerun", "--period", "2012..2013", "--every", "tertial", "--out", out.toString()
    };
  }

  /** The hash of every file; of a manifest, without the object that tells of the run. */
  private static Map<String, String> made(Path out) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> inside = Files.walk(out)) {
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString(), Workshop.hash(file));
      }
    }
    return files;
  }
}
