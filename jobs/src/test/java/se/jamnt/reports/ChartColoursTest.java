package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import net.sf.jasperreports.engine.JRStyle;
import org.junit.jupiter.api.Test;

/** Contrast as WCAG 2.1 defines it. */
class ChartColoursTest {

  private static final ChartLook LOOK =
      ChartLook.of(
          new Styles(
              TemplateContext.of(Drawn.HOME.resolve("templates")),
              Drawn.HOME.resolve("templates")));

  @Test
  void barsSideBySideAreToldApartWithoutColour() {
    assertThat(contrast(LOOK.women(), LOOK.men())).isGreaterThanOrEqualTo(3);
  }

  @Test
  void barsStandOutAgainstThePage() {
    assertThat(contrast(LOOK.women(), Color.WHITE)).isGreaterThanOrEqualTo(3);
    assertThat(contrast(LOOK.men(), Color.WHITE)).isGreaterThanOrEqualTo(3);
    assertThat(contrast(LOOK.all(), Color.WHITE)).isGreaterThanOrEqualTo(3);
  }

  @Test
  void textCanBeRead() {
    Styles styles =
        new Styles(
            TemplateContext.of(Drawn.HOME.resolve("templates")), Drawn.HOME.resolve("templates"));
    List<String> texts =
        Arrays.stream(styles.template().getStyles())
            .filter(
                style -> "Text".equals(style.getName()) || style.getStyleNameReference() != null)
            .map(JRStyle::getName)
            .toList();
    assertThat(texts).contains("Title", "Note", "Running", "HeaderCell", "TotalNumberCell");
    assertThat(texts)
        .allSatisfy(
            style ->
                assertThat(contrast(styles.colour(style), Color.WHITE))
                    .isGreaterThanOrEqualTo(4.5));
  }

  @Test
  void theMeasureIsRight() {
    assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
    assertThat(contrast(new Color(0x767676), Color.WHITE)).isBetween(4.5, 4.6);
  }

  private static double contrast(Color one, Color other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int component) {
    double value = component / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
