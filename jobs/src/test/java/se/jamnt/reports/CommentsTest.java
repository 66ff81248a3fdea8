package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.configuration.Problems;
import se.jamnt.reports.ReportDocument.Bullets;

/** The controller's and the unit managers' texts, and what is refused in them. */
class CommentsTest {

  static final String TEXT =
      """
      # Analys
      Flickor gör färre besök än pojkar.
      Det har varit så länge.

      Gårdarna har olika utbud.

      # Åtgärder
      - Öppet för flickor på onsdagar
      - Ny enkät

      # Ansvarig
      Enhetschefen

      # Följs upp
      December 2013
      """;

  private static final String ROWS =
      """
      board kultur-och-fritidsnamnden youth-centre-visits count | 1200 | 1960 | | 3160
      unit fritidsgarden-alby youth-centre-visits count | x | x | | 300
      """;

  @TempDir private Path home = Path.of("");

  @Test
  void standUnderTheirHeadings() throws IOException {
    write("2013-T2/kultur-och-fritidsnamnden.md", TEXT);

    List<String> texts = DocumentText.all(report(Figures.CENTRES_BOARD));

    assertThat(texts)
        .containsSubsequence(
            "Kommentarer",
            "Analys",
            "Flickor gör färre besök än pojkar. Det har varit så länge.",
            "Gårdarna har olika utbud.",
            "Åtgärder",
            "Öppet för flickor på onsdagar",
            "Ny enkät",
            "Ansvarig",
            "Enhetschefen",
            "Följs upp",
            "December 2013");
    assertThat(report(Figures.CENTRES_BOARD).blocks())
        .contains(new Bullets(List.of("Öppet för flickor på onsdagar", "Ny enkät")));
  }

  @Test
  void theBoardReadsItsUnitManagersToo() throws IOException {
    write("2013-T2/fritidsgarden-alby.md", "# Analys\nMånga kommer från skolan.");

    assertThat(DocumentText.all(report(Figures.CENTRES_BOARD)))
        .containsSubsequence(
            "Kommentarer", "Fritidsgården Alby", "Analys: Många kommer från skolan.");
    assertThat(DocumentText.all(report("fritidsgarden-alby")))
        .containsSubsequence("Kommentarer", "Analys", "Många kommer från skolan.");
  }

  @Test
  void tellHowFarTheMeasuresOfThePeriodBeforeHaveCome() throws IOException {
    write("2013-T1/kultur-och-fritidsnamnden.md", TEXT);
    write(
        "2013-T2/kultur-och-fritidsnamnden.md",
        "# Förra periodens åtgärder\n- genomförd: Öppet för flickor på onsdagar\n");

    assertThat(
            DocumentText.lines(
                DocumentText.table(report(Figures.CENTRES_BOARD), "Förra periodens åtgärder")))
        .containsExactly(
            "Åtgärd | Status",
            "Öppet för flickor på onsdagar | √ Genomförd",
            "Ny enkät | ? Ingen uppgift");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bara 4 flickor kom.",
        "Bara fyra flickor kom.",
        "Av besöken gjordes 98,7 procent av pojkar.",
        "Vi hade 296 pojkar."
      })
  void aNumberThatIsNotShownStopsTheTextWhereFiguresAreHidden(String sentence) throws IOException {
    write("2013-T2/fritidsgarden-alby.md", "# Analys\n" + sentence);

    assertThat(DocumentText.all(report("fritidsgarden-alby")))
        .doesNotContain(sentence)
        .contains("Texten visas inte: den nämner ett antal som tabellerna inte visar.");
    assertThat(DocumentText.all(report(Figures.CENTRES_BOARD)))
        .noneMatch(text -> text.contains(sentence));
  }

  @Test
  void numbersThatAreShownAndOthersThanOfASexMayStand() throws IOException {
    String text = "De 300 besöken är flickors och pojkars. Vi öppnar 2 rum under 2014.";
    write("2013-T2/fritidsgarden-alby.md", "# Analys\n" + text);

    assertThat(DocumentText.all(report("fritidsgarden-alby"))).contains(text);
  }

  @Test
  void mistakesAreToldWithFileAndLine() throws IOException {
    write(
        "2013-T2/fritidsgarden-alby.md", "# Analyss\ntext\n\n# Analys\nSe 19811218-9876 i akten.");
    write("2013-T2/nobody.md", "# Analys\n");
    write("2013-X/fritidsgarden-alby.md", "# Analys\n");
    write("2013-T1/fritidsgarden-alby.md", "# Förra periodens åtgärder\n- klar: Ny enkät\n");

    assertThat(problems())
        .anyMatch(text -> text.contains("fritidsgarden-alby.md line 1") && text.contains("Analys"))
        .anyMatch(
            text ->
                text.contains("fritidsgarden-alby.md line 5") && text.contains("identity number"))
        .anyMatch(text -> text.contains("nobody.md") && text.contains("no node"))
        .anyMatch(text -> text.contains("2013-X") && text.contains("<period>"))
        .anyMatch(text -> text.contains("line 2") && text.contains("pågår"))
        .noneMatch(text -> text.contains("9876"));
  }

  @Test
  void anOrganisationNumberAndATelephoneNumberAreNoIdentityNumbers() throws IOException {
    write(
        "2013-T2/fritidsgarden-alby.md",
        "# Ansvarig\nBotkyrka, 212000-2882, telefon 08-530 610 00");

    assertThat(problems()).isEmpty();
  }

  private List<String> problems() {
    Problems problems = new Problems();
    Comments.read(home, ReportsOfTheSample.CHART, problems);
    return problems.all().stream().map(Object::toString).toList();
  }

  private ReportDocument report(String node) {
    Problems problems = new Problems();
    Comments comments = Comments.read(home, ReportsOfTheSample.CHART, problems);
    problems.throwIfAny();
    return new ReportsOfTheSample()
        .with("2013-T2", List.of(ReportsOfTheSample.CENTRES), ROWS)
        .with(comments)
        .report("2013-T2", node);
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve("config/comments").resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
