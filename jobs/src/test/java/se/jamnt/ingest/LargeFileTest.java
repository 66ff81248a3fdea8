package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file may be larger than the memory of the run that takes it. */
class LargeFileTest {

  private static final int ROWS = Integer.getInteger("jamnt.largeRows", 3000);
  private static final int SIGNS = 50_000;
  private static final String HEAP = "-Xmx48m";

  @Test
  void aFileOfThreeTimesTheHeapIsReadAndNothingOfItIsLaidAside(@TempDir Path root)
      throws Exception {
    Workplace place = new Workplace(root);
    place.source("insats", Workplace.INSATS + "ignored-columns: [Anteckning]\n");
    Path file = place.inbox.resolve("insats-2013-10-31.csv");
    write(file);
    assertThat(Files.size(file)).isGreaterThan(3 * 48_000_000L);
    Path aside = Files.createDirectories(root.resolve("aside"));
    Map<String, String> database = place.database.environment();
    Process night =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + aside,
                "-cp",
                System.getProperty("java.class.path"),
                OneNight.class.getName(),
                root.toString(),
                database.getOrDefault("JAMNT_DB_URL", ""),
                database.getOrDefault("JAMNT_DB_USER", ""),
                database.getOrDefault("JAMNT_DB_PASSWORD", ""))
            .redirectErrorStream(true)
            .start();
    String said = new String(night.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(night.waitFor()).as(said).isZero();
    assertThat(place.number("SELECT count(*) FROM facts.episode")).isEqualTo(ROWS);
    assertThat(place.number("SELECT count(DISTINCT person) FROM facts.episode")).isOne();
    try (Stream<Path> left = Files.walk(aside)) {
      assertThat(left.filter(Files::isRegularFile).toList()).as("temporary files").isEmpty();
    }
  }

  private static void write(Path file) throws IOException {
    String note = "x".repeat(SIGNS);
    String header = Workplace.INSATS_HEADER.strip() + ";Anteckning\n";
    try (OutputStream rows = Files.newOutputStream(file)) {
      rows.write(header.getBytes(StandardCharsets.UTF_8));
      for (int id = 0; id < ROWS; id++) {
        String row = id + ";Alby;19460304-7327;;;2012-01-10;;;;;" + note + "\n";
        rows.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
