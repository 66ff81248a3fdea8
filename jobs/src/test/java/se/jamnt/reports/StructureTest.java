package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.junit.jupiter.api.Test;

class StructureTest {

  @Test
  void headingsFollowTheContents() throws IOException {
    List<String> headings =
        structure("board").all().stream()
            .filter(element -> element.type().matches("H[1-6]"))
            .map(element -> element.type() + " " + element.text())
            .toList();
    assertThat(headings)
        .containsExactly(
            "H1 Jämställd statistik",
            "H2 Vad säger siffrorna?",
            "H2 Besök på fritidsgårdarna",
            "H3 Besök efter fritidsgård och kön, andra tertialet 2013",
            "H3 Andel av besöken efter kön, andra tertialet 2010–2013",
            "H3 Besök per fritidsgård",
            "H2 Så tycker besökarna",
            "H3 Trygghet och bemötande",
            "H3 Andel som instämmer, procent",
            "H2 Mål",
            "H3 Nämndens mål för jämställdhet 2013",
            "H2 Uppgifternas kvalitet",
            "H3 Rader i leveranserna",
            "H2 Ord och tecken");
  }

  @Test
  void aTableOverManyPagesIsOneTableWithItsHeaderOnce() throws IOException {
    List<Structure> tables = structure("long-table").all("Table");
    assertThat(tables).hasSize(1);
    List<Structure> rows = tables.get(0).children();
    assertThat(rows).hasSize(1 + 90 + 1);
    assertThat(rows.get(0).texts())
        .containsExactly(
            "Verksamhet", "Kvinnor", "Män", "Uppgift saknas", "Totalt", "Kronor per deltagare");
    assertThat(rows.get(0).children()).allMatch(cell -> "Column".equals(cell.scope()));
    assertThat(rows.get(91).texts())
        .containsExactly(
            "Samtliga", "151\u00a0515", "118\u00a0755", "–", "270\u00a0270", "1\u00a0234,5");
    assertThat(rows.get(91).children().get(0).page() - rows.get(0).children().get(0).page())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void theFirstCellOfARowNamesTheRow() throws IOException {
    Structure row = structure("board").all("Table").get(0).children().get(1);
    assertThat(row.children().stream().map(Structure::type))
        .containsExactly("TH", "TD", "TD", "TD", "TD", "TD");
    assertThat(row.children().get(0).scope()).isEqualTo("Row");
  }

  @Test
  void anEmptyCellIsStillACell() throws IOException {
    Structure table = structure("association").all("Table").get(0);
    assertThat(table.children()).allMatch(row -> row.children().size() == 8);
  }

  @Test
  void wordsAreWholeWhereLinesWrap() throws IOException {
    assertThat(structure("board").texts())
        .contains(
            "Personalen räknar varje besök vid dörren. Samma person kan räknas flera gånger, så"
                + " besöken säger inte hur många flickor och pojkar som använder fritidsgårdarna."
                + " Under lov räknas både förmiddag och kväll.",
            "Tullinge ungdomens hus och musikverkstad",
            "Flickor, procent");
  }

  @Test
  void everyLineOfATextIsAParagraph() throws IOException {
    String line = "Nämnden har beslutat om åtgärder för flickors trygghet. ".repeat(4).strip();
    byte[] pdf =
        Drawn.RENDERER.render(
            SampleReports.with(List.of(SampleReports.body(line + "\n\n" + line))));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(Structure.of(document).all("P").stream().map(Structure::text))
          .containsExactly("Januari 2013", line, line);
    }
  }

  @Test
  void aChartSaysItsMessage() throws IOException {
    assertThat(structure("board").all("Figure").stream().map(Structure::text))
        .first()
        .asString()
        .startsWith("Flickornas andel av besöken var 36 procent 2010");
  }

  @Test
  void bulletsAndTermsAreLists() throws IOException {
    List<Structure> lists = structure("board").all("L");
    assertThat(lists.stream().map(list -> list.children().size())).containsExactly(5, 4, 7);
    assertThat(lists.get(2).children().get(0).texts())
        .containsExactly(
            "Besök", "En flicka eller pojke som kommer in genom dörren, räknad av personalen.");
  }

  @Test
  void runningHeadsAreNotRead() throws IOException {
    assertThat(structure("board").texts())
        .doesNotContain("Botkyrka kommun")
        .noneMatch(text -> text.startsWith("Sida "));
  }

  @Test
  void bookmarksLeadToHeadings() throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.sample("association"))) {
      assertThat(titles(document.getDocumentCatalog().getDocumentOutline()))
          .containsExactly(
              "Avslut till arbete eller studier",
              "Andel som gick till arbete eller studier, per månad",
              "Insatser",
              "Avslut efter insats, orsak och kön",
              "Deltagare per insats",
              "Deltagare per år");
    }
  }

  private static List<String> titles(PDOutlineNode node) {
    List<String> titles = new ArrayList<>();
    for (PDOutlineItem item : node.children()) {
      titles.add(item.getTitle());
      titles.addAll(titles(item));
    }
    return titles;
  }

  private static Structure structure(String sample) throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.sample(sample))) {
      return Structure.of(document);
    }
  }
}
