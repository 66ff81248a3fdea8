package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.Problems;

/** An organisation's logo, colour and contact, and which of them are refused. */
class ProfilesTest {

  @TempDir private Path home = Path.of("");

  @Test
  void theContactStandsOnTheCoverOfTheOrganisationsReports() throws IOException {
    write("goteborg-vaster.yml", "contact: { sv: \"statistik@exempel.se\", en: \"Statistics\" }\n");

    assertThat(report(Figures.BOARD).facts())
        .contains(new ReportDocument.Term("Kontakt", "statistik@exempel.se"));
    assertThat(report(Figures.CENTRES_BOARD).facts())
        .noneMatch(fact -> fact.term().equals("Kontakt"));
  }

  @Test
  void headingsTakeTheColourAndEveryPageTheLogo() throws IOException {
    // the short sample has a dark red and a green logo
    byte[] drawn = Drawn.sample("short");
    try (PDDocument document = Loader.loadPDF(drawn)) {
      int red = 0;
      int green = 0;
      java.awt.image.BufferedImage picture = new PDFRenderer(document).renderImage(0);
      for (int y = 0; y < picture.getHeight(); y++) {
        for (int x = 0; x < picture.getWidth(); x++) {
          int colour = picture.getRGB(x, y) & 0xFFFFFF;
          red += colour == 0x7A1020 ? 1 : 0;
          green += colour == 0x006633 ? 1 : 0;
        }
      }
      assertThat(red).isGreaterThan(100);
      assertThat(green).isGreaterThan(500);
      for (org.apache.pdfbox.pdmodel.PDPage page : document.getPages()) {
        assertThat(page.getResources().getXObjectNames()).isNotEmpty();
      }
      assertThat(document.getDocumentCatalog().getCOSObject().containsKey(COSName.STRUCT_TREE_ROOT))
          .isTrue();
    }
  }

  @Test
  void aColourThatIsTooLightIsRefusedWithItsContrast() throws IOException {
    write("botkyrka.yml", "colour: \"#8FB8DE\"\n");

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("botkyrka.yml", "too light", "2.1:1", "4.5:1");
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    write("nowhere.yml", "colour: \"#000000\"\n");
    write("botkyrka.yml", "logo: missing.png\ncolour: blue\n");
    write("salem.yml", "logo: text.png\n");
    Files.writeString(home.resolve("config/profiles/text.png"), "no picture");

    assertThat(problems())
        .anyMatch(text -> text.contains("nowhere.yml") && text.contains("no organisation"))
        .anyMatch(text -> text.contains("botkyrka.yml") && text.contains("missing.png"))
        .anyMatch(text -> text.contains("botkyrka.yml") && text.contains("six digits"))
        .anyMatch(text -> text.contains("salem.yml") && text.contains("PNG"));
  }

  private List<String> problems() {
    Problems problems = new Problems();
    Profiles.read(home, ReportsOfTheSample.CHART, problems);
    return problems.all().stream().map(Object::toString).toList();
  }

  private ReportDocument report(String node) {
    return new ReportsOfTheSample()
        .with(
            "2013-T2",
            List.of(ReportsOfTheSample.SUS, ReportsOfTheSample.CENTRES),
            Figures.ASSOCIATION + Figures.centres(10, 20))
        .with(Profiles.read(home, ReportsOfTheSample.CHART, new Problems()))
        .report("2013-T2", node);
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve("config/profiles").resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
