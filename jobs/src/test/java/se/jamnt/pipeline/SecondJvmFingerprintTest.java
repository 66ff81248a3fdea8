package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.Home;
import se.jamnt.ingest.SourceMapping;
import se.jamnt.pipeline.Workshop.Outcome;
import se.jamnt.pipeline.Workshop.Running;

/**
 * A mapping's fingerprint decides whether refused files are read again. The order of Java's sets
 * and maps differs from process to process; the fingerprint must not.
 */
class SecondJvmFingerprintTest {

  private static final int PROCESSES = 4;

  @Test
  void aMappingHasTheSameFingerprintInEveryProcess(@TempDir Path folder) throws Exception {
    try (Workshop workshop = Workshop.shipped(folder)) {
      List<Running> processes = new ArrayList<>();
      for (int number = 0; number < PROCESSES; number++) {
        processes.add(
            workshop.start(SecondJvmFingerprintTest.class.getName(), new String[] {"" + folder}));
      }
      String here = fingerprints(folder);
      assertThat(here).contains("sus ", "fritidsgard ");
      for (Running process : processes) {
        Outcome there = process.await();
        assertThat(there.out()).as(there.err()).isEqualTo(here);
      }
    }
  }

  /** Prints the fingerprints of the home that is the only argument. */
  public static void main(String[] arguments) {
    System.out.print(fingerprints(Path.of(arguments[0])));
  }

  private static String fingerprints(Path home) {
    WholeConfiguration configuration =
        WholeConfiguration.read(new Home(home, Map.of("JAMNT_INBOX", home.toString())));
    StringBuilder lines = new StringBuilder();
    for (SourceMapping mapping : configuration.sources().all()) {
      lines.append(mapping.id() + " " + configuration.sources().fingerprint(mapping) + "\n");
    }
    return lines
        .append(configuration.definitions())
        .append(configuration.config().fingerprint())
        .append(configuration.templates().fingerprint())
        .toString();
  }
}
