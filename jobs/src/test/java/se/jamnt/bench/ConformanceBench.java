package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.jamnt.database.TestDatabase;
import se.jamnt.pipeline.Workshop;
import se.jamnt.reports.VeraPdf;

/**
 * Every report of the sample night, judged by veraPDF as accessible and archivable. With {@code
 * -Djamnt.bench.published=DIR} it judges those that stand there, without a night.
 */
@Tag("conformance")
class ConformanceBench {

  @Test
  void everyReportOfTheSampleNight(@TempDir Path home) throws Exception {
    String there = System.getProperty("jamnt.bench.published");
    if (there != null) {
      judge(Path.of(there));
      return;
    }
    try (TestDatabase database = TestDatabase.create();
        Workshop workshop = Workshop.shipped(home).with(database.environment())) {
      assertThat(workshop.jamnt("nightly").exitCode()).isIn(0, 1);
      judge(workshop.path("data/published"));
    }
  }

  private static void judge(Path published) throws Exception {
    List<String> failures = new ArrayList<>();
    List<Path> reports = reports(published);
    long begin = System.nanoTime();
    for (Path report : reports) {
      byte[] bytes = Files.readAllBytes(report);
      for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
        VeraPdf.failures(bytes, flavour)
            .forEach(each -> failures.add(published.relativize(report) + ": " + each));
      }
    }
    assertThat(reports).isNotEmpty();
    assertThat(failures).isEmpty();
    System.out.printf(
        Locale.ROOT,
        "bench conformance reports %d n%nbench conformance failures %d n%n"
            + "bench conformance time %.0f s%n",
        reports.size(),
        failures.size(),
        (System.nanoTime() - begin) / 1e9);
  }

  private static List<Path> reports(Path published) throws IOException {
    try (Stream<Path> files = Files.walk(published)) {
      return files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
  }
}
