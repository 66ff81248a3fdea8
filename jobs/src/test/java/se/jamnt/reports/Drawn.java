package se.jamnt.reports;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Samples drawn by the templates of the project, each once. */
final class Drawn {

  static final Path HOME = Path.of(System.getProperty("jamnt.root", ".."));
  static final PdfRenderer RENDERER = PdfRenderer.compile(HOME);

  private static final Map<String, byte[]> SAMPLES = new ConcurrentHashMap<>();

  private Drawn() {}

  static byte[] sample(String name) {
    return SAMPLES.computeIfAbsent(
        name, each -> RENDERER.render(Objects.requireNonNull(SampleReports.all().get(each))));
  }
}
