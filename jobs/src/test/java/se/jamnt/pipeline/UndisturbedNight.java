package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import se.jamnt.pipeline.Workshop.Outcome;

/** What the small home's night publishes on the embedded database when nothing disturbs it. */
final class UndisturbedNight {

  /** The published tree; made once for all tests that compare with it. */
  static final Map<String, String> PUBLISHED = published();

  private UndisturbedNight() {}

  private static Map<String, String> published() {
    try {
      Path folder = Files.createTempDirectory("undisturbed");
      try (Workshop workshop = Workshop.small(folder)) {
        workshop.withoutDatabase();
        workshop.java(
            "-Duser.language=sv",
            "-Duser.country=SE",
            "-Duser.timezone=Europe/Stockholm",
            "-Dfile.encoding=UTF-8",
            "-XX:ActiveProcessorCount=2");
        Outcome night = workshop.jamnt("nightly");
        if (night.exitCode() != 0) {
          throw new IllegalStateException("exit " + night.exitCode() + ": " + night.said());
        }
        return Map.copyOf(workshop.published());
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
