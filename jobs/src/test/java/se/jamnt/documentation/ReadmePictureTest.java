package se.jamnt.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture in the README is of a report that the pipeline makes of the sample data today. */
class ReadmePictureTest {

  private static final Path COMMITTED =
      Path.of(System.getProperty("jamnt.root", ".."), "docs/pictures/board-report.png");
  private static final String REPORT =
      "2013-T2/goteborg-vaster/forbundsstyrelsen-goteborg-vaster/board-report.pdf";
  private static final int PIXELS_A_PAGE = 500;
  private static final int GAP = 8;

  /** Java versions smooth edges a little differently; another digit differs far more. */
  private static final int SAME_COLOUR = 60;

  @Test
  void thePictureShowsTheReportAsItIsDrawnToday(@TempDir Path home) throws IOException {
    BufferedImage today = pictureOf(SmallNight.publish(home).resolve(REPORT));
    if (Boolean.getBoolean("jamnt.renew")) {
      Files.createDirectories(COMMITTED.getParent());
      ImageIO.write(today, "png", COMMITTED.toFile());
    }
    assertThat(isSame(ImageIO.read(COMMITTED.toFile()), today))
        .as(
            "docs/pictures/board-report.png is stale: renew it with"
                + " mvn test -Dtest=ReadmePictureTest -Djamnt.renew=true")
        .isTrue();
  }

  @Test
  void anotherDigitIsAnotherPicture() throws IOException {
    BufferedImage committed = ImageIO.read(COMMITTED.toFile());
    BufferedImage changed = ImageIO.read(COMMITTED.toFile());
    Graphics2D graphics = changed.createGraphics();
    graphics.setColor(Color.DARK_GRAY);
    graphics.drawLine(30, 300, 33, 300);
    graphics.dispose();
    assertThat(isSame(committed, committed)).isTrue();
    assertThat(isSame(committed, changed)).isFalse();
  }

  /** The first two pages, side by side on grey. */
  private static BufferedImage pictureOf(Path report) throws IOException {
    try (PDDocument document = Loader.loadPDF(report.toFile())) {
      float scale = PIXELS_A_PAGE / document.getPage(0).getMediaBox().getWidth();
      PDFRenderer renderer = new PDFRenderer(document);
      BufferedImage first = renderer.renderImage(0, scale, ImageType.RGB);
      BufferedImage second = renderer.renderImage(1, scale, ImageType.RGB);
      int width = first.getWidth() + second.getWidth() + 3 * GAP;
      int height = first.getHeight() + 2 * GAP;
      BufferedImage both = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = both.createGraphics();
      graphics.setColor(Color.LIGHT_GRAY);
      graphics.fillRect(0, 0, width, height);
      graphics.drawImage(first, GAP, GAP, null);
      graphics.drawImage(second, 2 * GAP + first.getWidth(), GAP, null);
      graphics.dispose();
      return both;
    }
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
