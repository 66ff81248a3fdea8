package se.jamnt.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures in the README are of a report that the pipeline makes of the sample data today. */
class ReadmePictureTest {

  private static final Path PICTURES =
      Path.of(System.getProperty("jamnt.root", ".."), "docs/pictures");
  private static final String REPORT =
      "2013-T2/goteborg-vaster/forbundsstyrelsen-goteborg-vaster/board-report.pdf";
  private static final int PIXELS_A_PAGE = 500;

  /** Each picture, and a text of the page that it shows. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "board-report.png", "Könsuppdelad statistik",
          "board-report-units.png", "Deltagare per enhet",
          "board-report-years.png", "Deltagare efter kön per tertial");

  /** Java versions smooth edges a little differently; another digit differs far more. */
  private static final int SAME_COLOUR = 60;

  @Test
  void thePicturesShowTheReportAsItIsDrawnToday(@TempDir Path home) throws IOException {
    Path report = SmallNight.publish(home).resolve(REPORT);
    List<String> stale = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(report.toFile())) {
      for (Map.Entry<String, String> picture : SHOWN.entrySet()) {
        BufferedImage today = pictureOf(document, picture.getValue());
        Path committed = PICTURES.resolve(picture.getKey());
        if (Boolean.getBoolean("jamnt.renew")) {
          Files.createDirectories(PICTURES);
          ImageIO.write(today, "png", committed.toFile());
        }
        if (!isSame(ImageIO.read(committed.toFile()), today)) {
          stale.add(picture.getKey());
        }
      }
    }
    assertThat(stale)
        .as("renew pictures with mvn test -Dtest=ReadmePictureTest -Djamnt.renew=true")
        .isEmpty();
  }

  @Test
  void anotherDigitIsAnotherPicture() throws IOException {
    Path committed = PICTURES.resolve("board-report.png");
    BufferedImage one = ImageIO.read(committed.toFile());
    BufferedImage changed = ImageIO.read(committed.toFile());
    Graphics2D graphics = changed.createGraphics();
    graphics.setColor(Color.DARK_GRAY);
    graphics.drawLine(30, 300, 33, 300);
    graphics.dispose();
    assertThat(isSame(one, one)).isTrue();
    assertThat(isSame(one, changed)).isFalse();
  }

  @Test
  void theReadmeShowsThemAll() throws IOException {
    String readme = Files.readString(PICTURES.resolve("../../README.md"));
    assertThat(SHOWN.keySet()).allMatch(picture -> readme.contains("docs/pictures/" + picture));
  }

  /** The first page that has a text, within a thin frame. */
  private static BufferedImage pictureOf(PDDocument document, String text) throws IOException {
    int page = 0;
    while (page < document.getNumberOfPages() && !textOf(document, page).contains(text)) {
      page++;
    }
    assertThat(page).as("no page has \"%s\"", text).isLessThan(document.getNumberOfPages());
    float scale = PIXELS_A_PAGE / document.getPage(page).getMediaBox().getWidth();
    BufferedImage picture = new PDFRenderer(document).renderImage(page, scale, ImageType.RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.drawRect(0, 0, picture.getWidth() - 1, picture.getHeight() - 1);
    graphics.dispose();
    return picture;
  }

  private static String textOf(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page + 1);
    stripper.setEndPage(page + 1);
    return stripper.getText(document).replaceAll("\\s+", " ");
  }

  private static boolean isSame(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return false;
    }
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (isAnother(new Color(one.getRGB(x, y)), new Color(other.getRGB(x, y)))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isAnother(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed()) > SAME_COLOUR
        || Math.abs(one.getGreen() - other.getGreen()) > SAME_COLOUR
        || Math.abs(one.getBlue() - other.getBlue()) > SAME_COLOUR;
  }
}
