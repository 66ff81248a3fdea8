package se.jamnt.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Draws the samples into a folder: in another process for a test, or for a person to look at. */
final class DrawSamples {

  private DrawSamples() {}

  /**
   * Draws all samples.
   *
   * @param arguments the home, and the folder for the files
   */
  public static void main(String[] arguments) throws IOException {
    PdfRenderer renderer = PdfRenderer.compile(Path.of(arguments[0]));
    Path out = Files.createDirectories(Path.of(arguments[1]));
    for (Map.Entry<String, ReportDocument> sample : SampleReports.all().entrySet()) {
      Files.write(out.resolve(sample.getKey() + ".pdf"), renderer.render(sample.getValue()));
    }
  }
}
