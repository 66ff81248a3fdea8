package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.model.Language;

/** Nothing that a table hides may be found, or worked out, from anything else in a document. */
class HiddenFiguresTest {

  /**
   * 777 participants of whom three are women: 774 men, 99,6 per cent. The women and the men are
   * hidden at the unit and at the board, in every period; nobody else is.
   */
  static final String ROWS =
      """
      unit  ayande participants count | x | x | | 777
      unit  en-vag-in participants count | 60 | 40 | | 100
      board %1$s participants count | x | x | | 877
      unit  ayande participants count age-group=18-24 | x | x | | 500
      unit  ayande participants count age-group=25-34 | x | x | | 277
      unit  ayande participants-by-sex distribution | x | x | | x
      board %1$s participants-by-sex distribution | x | x | | x
      unit  ayande exits-to-work-or-studies share | x | x | | x
      unit  ayande days-in-activity median | x | x | | x
      """
          .formatted(Figures.BOARD);

  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?<!\\d)(3|774|63|814|99[.,]6|0[.,]4|100|7[.,]2|92[.,]8)(?!\\d|[.,]\\d*[1-9])");

  /** Page numbers and axes have small numbers of their own. */
  private static final Pattern HIDDEN_AND_UNLIKE_OTHERS =
      Pattern.compile("(?<!\\d)(774|814|99[.,]6|92[.,]8)(?!\\d)");

  @ParameterizedTest
  @EnumSource(Language.class)
  void standNowhere(Language language) {
    assertThat(found("ayande", ROWS, language)).isEmpty();
    assertThat(found(Figures.BOARD, ROWS, language)).isEmpty();
  }

  @Test
  void wouldBeFoundInTablesChartsAndSentencesIfTheyWereShown() {
    String shown = ROWS.replaceFirst("\\| x \\| x \\| \\| 777", "| 3 | 774 | | 777");

    assertThat(found("ayande", shown, Language.SV))
        .anyMatch(text -> text.equals("774"))
        .anyMatch(text -> text.equals("774.0"))
        .anyMatch(text -> text.startsWith("3 kvinnor och 774 män"))
        .anyMatch(text -> text.startsWith("100"));
  }

  /**
   * The file itself: what is drawn, what is read aloud in its place, and what it says of itself.
   */
  @ParameterizedTest
  @ValueSource(strings = {"sv hidden unit", "sv hidden board", "en hidden unit", "en hidden board"})
  void standNowhereInTheFile(String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.sample(name))) {
      List<String> texts = new ArrayList<>(Structure.of(document).texts());
      texts.add(new PDFTextStripper().getText(document));
      texts.add(document.getDocumentInformation().getCOSObject().toString());
      texts.add(
          new String(
              document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8));
      assertThat(texts).noneMatch(text -> HIDDEN_AND_UNLIKE_OTHERS.matcher(text).find());
      assertThat(String.join(" ", texts)).contains("777");
    }
  }

  private static List<String> found(String node, String rows, Language language) {
    ReportsOfTheSample sample =
        new ReportsOfTheSample()
            .with("2013-T1", List.of(ReportsOfTheSample.SUS), rows)
            .with("2013-T2", List.of(ReportsOfTheSample.SUS), rows);
    return DocumentText.all(sample.report("2013-T2", node, language)).stream()
        // the other unit's total, and what the phrases say of rounding
        .filter(text -> !text.equals("100") && !text.equals("100.0"))
        .map(text -> text.replaceAll("(från|than) 100\u00a0", ""))
        .filter(text -> HIDDEN.matcher(text).find())
        .toList();
  }
}
