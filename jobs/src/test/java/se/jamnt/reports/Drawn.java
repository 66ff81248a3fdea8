package se.jamnt.reports;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Samples drawn by the templates of the project, each once. */
final class Drawn {

  static final Path HOME = Path.of(System.getProperty("jamnt.root", ".."));
  static final PdfRenderer RENDERER = PdfRenderer.compile(HOME);

  private static final Map<String, byte[]> SAMPLES = new ConcurrentHashMap<>();

  private Drawn() {}

  /** What a sample says; every name is one of either kind. */
  static ReportDocument document(String name) {
    return Objects.requireNonNull(
        SampleReports.all().getOrDefault(name, ComposedReports.all().get(name)), name);
  }

  static Stream<String> names() {
    return Stream.concat(
        SampleReports.all().keySet().stream(), ComposedReports.all().keySet().stream().sorted());
  }

  static byte[] sample(String name) {
    return SAMPLES.computeIfAbsent(name, each -> RENDERER.render(document(each)));
  }
}
