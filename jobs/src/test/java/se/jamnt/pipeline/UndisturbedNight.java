package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import se.jamnt.pipeline.Workshop.Outcome;

/** What a night publishes on the embedded database when nothing disturbs it. */
final class UndisturbedNight {

  /** That of the small home of whole years; made once for all tests that compare with it. */
  static final Map<String, String> PUBLISHED = published(Workshop::smallYear);

  /** Makes a home. */
  @FunctionalInterface
  interface Making {
    Workshop in(Path folder) throws IOException;
  }

  private UndisturbedNight() {}

  /** The published tree. */
  static Map<String, String> published(Making home) {
    try {
      Path folder = Files.createTempDirectory("undisturbed");
      try (Workshop workshop = home.in(folder)) {
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
