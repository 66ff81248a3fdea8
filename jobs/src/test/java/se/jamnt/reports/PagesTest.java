package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Table;

class PagesTest {

  @Test
  void everyPageSaysWhichOfHowMany() throws IOException {
    assertThat(page("board", 1)).contains("Botkyrka kommun", "Sida 1 av 4");
    assertThat(page("board", 3)).contains("Botkyrka kommun", "Jämställd statistik", "Sida 3 av 4");
    assertThat(page("english", 1)).contains("Page 1 of 1");
  }

  @Test
  void aTableRepeatsItsHeaderOnEveryPage() throws IOException {
    for (int page = 1; page <= 4; page++) {
      assertThat(page("long-table", page)).contains("Kvinnor", "Män", "Totalt");
    }
    assertThat(page("long-table", 4)).contains("Verksamhet 90", "Samtliga");
  }

  @Test
  void signsAndSwedishNumbersAreText() throws IOException {
    assertThat(page("long-table", 2)).contains("–", "1 234,5");
    assertThat(page("board", 1) + page("board", 2) + page("board", 3))
        .contains("Tumba ungdomsgård 1 040 .. ..", "2 110", "Vårsta fritidsgård 400 x x x x");
  }

  @Test
  void noLetterLeavesTheMargins() throws IOException {
    for (String sample : SampleReports.all().keySet()) {
      for (TextPosition letter : letters(Drawn.sample(sample))) {
        assertThat(letter.getXDirAdj()).isGreaterThanOrEqualTo(61.5f);
        assertThat(letter.getXDirAdj() + letter.getWidthDirAdj()).isLessThanOrEqualTo(533.5f);
        assertThat(letter.getYDirAdj()).isBetween(40f, 815f);
      }
    }
  }

  static Stream<String> names() {
    return Drawn.names();
  }

  /** On the page and as it is read aloud: no two words are one, and none is cut in two. */
  @ParameterizedTest
  @MethodSource("names")
  void everyPageHasTheWordsOfTheReportAndNoOthers(String name) throws IOException {
    ReportDocument report = Drawn.document(name);
    Set<String> words = new HashSet<>();
    DocumentText.all(report).forEach(text -> words.addAll(words(text)));
    Set<String> drawn = new HashSet<>(words);
    drawn.addAll(List.of("•", "Sida", "av", "Page", "of"));
    report.blocks().stream()
        .filter(ReportDocument.BarChart.class::isInstance)
        .map(ReportDocument.BarChart.class::cast)
        .forEach(
            chart -> {
              chart.series().forEach(series -> drawn.addAll(words(series.name())));
              chart.band().ifPresent(band -> drawn.addAll(words(". " + band.name())));
              drawn.addAll(words(chart.axis() + "."));
            });
    try (PDDocument document = Loader.loadPDF(Drawn.sample(name))) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        assertThat(words(text(document, page)))
            .as("page " + page)
            .isNotEmpty()
            .filteredOn(word -> !word.matches("[\\d.,]+"))
            .isSubsetOf(drawn);
      }
      Set<String> read = new HashSet<>();
      Structure.of(document).texts().forEach(text -> read.addAll(words(text)));
      read.remove("•");
      assertThat(read).isSubsetOf(words);
      assertThat(read).containsAll(words(spoken(report)));
    }
  }

  /** All that is neither drawn as a bar nor the running head. */
  private static String spoken(ReportDocument report) {
    return String.join(
        " ",
        Stream.concat(Stream.of(report.title(), report.subtitle()), DocumentText.prose(report))
            .toList());
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(text.split("[\\s\u00a0]+", -1)));
    words.remove("");
    return words;
  }

  @Test
  void aLongWordIsNotBroken() throws IOException {
    assertThat(page("association", 2))
        .contains("Individsamverkansteamet", "arbetsmarknadsenhet", "Arbetsförmedlingen");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void noHeadingIsPartedFromWhatItIntroduces(int lines) throws IOException {
    List<Block> table = filler(22 + lines);
    table.add(new Heading(2, "Rubriken"));
    table.add(new Heading(3, "Underrubriken"));
    table.add(
        new Table(
            "Tabellen",
            List.of(
                new ReportDocument.Column("Enhet", 2, false),
                new ReportDocument.Column("Kvinnor", 1, true)),
            List.of(
                SampleReports.row("Rad ett", "1"),
                SampleReports.row("Rad två", "2"),
                SampleReports.row("Rad tre", "3"),
                SampleReports.total("Summan", "6")),
            List.of()));
    assertTogether(table, "Rubriken", "Underrubriken", "Tabellen", "Enhet", "Rad ett", "Rad två");
    assertTogether(table, "Rad tre", "Summan");

    List<Block> text = filler(22 + lines);
    text.add(new Heading(2, "Rubriken"));
    text.add(new Heading(3, "Underrubriken"));
    text.add(SampleReports.lead("Det första stycket. ".repeat(8).strip()));
    assertTogether(text, "Rubriken", "Underrubriken", "Det första stycket.");

    List<Block> chart = filler(10 + lines);
    chart.add(new Heading(2, "Rubriken"));
    SampleReports.board().blocks().stream()
        .filter(ReportDocument.BarChart.class::isInstance)
        .skip(1)
        .forEach(chart::add);
    assertTogether(chart, "Rubriken", "Besök per fritidsgård", "Albyungdomens", "Vårsta", "Pojkar");
  }

  private static List<Block> filler(int lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      blocks.add(SampleReports.body("Utfyllnad."));
    }
    return blocks;
  }

  /** All pieces stand on the page where the first of them stands. */
  private static void assertTogether(List<Block> blocks, String... pieces) throws IOException {
    byte[] pdf = Drawn.RENDERER.render(SampleReports.with(blocks));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        String text = text(document, page);
        if (text.contains(pieces[0])) {
          assertThat(text).contains(pieces);
          return;
        }
      }
    }
    throw new AssertionError(pieces[0] + " stands nowhere");
  }

  private static String page(String sample, int number) throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.sample(sample))) {
      return text(document, number);
    }
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document).replace('\u00a0', ' ');
  }

  private static List<TextPosition> letters(byte[] pdf) throws IOException {
    List<TextPosition> letters = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> positions) {
            letters.addAll(positions);
          }
        };
    try (PDDocument document = Loader.loadPDF(pdf)) {
      stripper.getText(document);
    }
    return letters;
  }
}
