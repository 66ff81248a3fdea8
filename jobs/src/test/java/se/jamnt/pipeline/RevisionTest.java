package se.jamnt.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;
import static se.jamnt.pipeline.SmallYear.LEISURE;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new revision tells its readers what it changes, and why, and gives away nothing by that. */
class RevisionTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String CHANGES = "data/published/2013/changes.csv";

  private SmallYear home;

  @BeforeEach
  void firstRevision(@TempDir Path folder) throws IOException {
    home = new SmallYear(folder);
    home.firstNight();
    home.publish("Beslut i styrelsen", ASSOCIATION);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void filesAndPagesListWhatARevisionChangesAndWhy() throws IOException {
    assertThat(home.path(CHANGES)).as("nothing was published before").doesNotExist();
    Map<String, String> before = figures(ASSOCIATION, "ayande", "en-vag-in", "goteborg-vaster");
    home.susWithoutEvery(12, "2013-12-31");
    home.nightly();
    assertThat(home.path(CHANGES)).as("no night revises").doesNotExist();

    home.publish("Rättade uppgifter", ASSOCIATION);
    Map<String, String> after = figures(ASSOCIATION, "ayande", "en-vag-in", "goteborg-vaster");
    Set<String> differ = new TreeSet<>(before.keySet());
    differ.addAll(after.keySet());
    differ.removeIf(key -> String.valueOf(before.get(key)).equals(after.get(key)));
    List<Map<String, String>> told = PublishedRows.of(home.path(CHANGES));
    assertThat(told)
        .filteredOn(row -> !"jamnt-med-finsam".equals(row.get("node")))
        .extracting(row -> String.valueOf(PublishedRows.key(row)))
        .containsExactlyInAnyOrderElementsOf(differ);
    assertThat(told)
        .allSatisfy(row -> assertThat(row.get("reasons")).containsPattern("voided rows: (\\d+|x)"));
    assertThat(new String(home.files("published").getOrDefault("index.html", new byte[0]), UTF_8))
        .contains("2013/changes.csv");

    assertThat(report(ASSOCIATION + "/board-report.pdf"))
        .contains(
            "Ändrat sedan förra utgåvan",
            "Det här är utgåva 2. Den ersätter utgåva 1.",
            "Skälet är: Rättade uppgifter.",
            "Beslutet har nummer 2014/17.",
            "borttagna rader: ");
    assertThat(report(ASSOCIATION + "/ayande.pdf"))
        .contains("Ändrat sedan förra utgåvan", "Rättade uppgifter");
    assertThat(report("organisation-report.pdf")).contains("Ändrat sedan förra utgåvan");

    byte[] list = Files.readAllBytes(home.path(CHANGES));
    home.susWithoutEvery(10, "2014-01-31");
    home.change("config/indicators/youth-centre-visits.yml", "version: 1", "version: 2");
    assertThat(home.nightly().published()).as("the other board is open").contains("2013");
    assertThat(home.path(CHANGES)).hasBinaryContent(list);
    home.publish("Beslut", LEISURE);
    assertThat(home.path(CHANGES)).as("a first revision replaces none").hasBinaryContent(list);
  }

  @Test
  void aSmallNumberOfRowsDoesNotFollowFromThoseOfOthers() throws IOException {
    Path inbox = home.path("inbox");
    Map<String, Integer> left = new HashMap<>(Map.of("Ayande", 7, "En väg in", 2));
    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(inbox.resolve("sus-2013-10-31.csv"), WINDOWS)) {
      String[] cells = row.split(";", -1);
      boolean counts = cells.length > 9 && cells[9].isEmpty();
      if (!counts || left.merge(cells[4], -1, Integer::sum) < 0) {
        rows.add(row);
      }
    }
    Files.write(inbox.resolve("sus-2013-12-31.csv"), rows, WINDOWS);
    home.nightly();
    home.publish("Rättade uppgifter", ASSOCIATION);
    assertThat(voided("ayande"))
        .as("a row of them was rejected already")
        .containsExactly("voided rows: 6");
    assertThat(voided("en-vag-in")).containsExactly("voided rows: x");
    assertThat(voided(ASSOCIATION))
        .as("or the sum less 6 would be those of the other unit")
        .containsExactly("voided rows: x");
  }

  /** The reasons of a node's figures that count voided rows. */
  private Set<String> voided(String node) {
    Set<String> reasons = new TreeSet<>();
    PublishedRows.of(home.path(CHANGES)).stream()
        .filter(row -> node.equals(row.get("node")))
        .flatMap(row -> List.of(String.valueOf(row.get("reasons")).split("; ")).stream())
        .filter(reason -> reason.startsWith("voided rows"))
        .forEach(reasons::add);
    return reasons;
  }

  private Map<String, String> figures(String... nodes) {
    Map<String, String> figures = new TreeMap<>();
    home.rows().stream()
        .filter(row -> List.of(nodes).contains(row.get("node")))
        .forEach(
            row ->
                figures.put(
                    String.valueOf(PublishedRows.key(row)),
                    String.join(
                        " ",
                        row.get("value"),
                        row.get("part"),
                        row.get("base"),
                        row.get("status"))));
    return figures;
  }

  private String report(String file) throws IOException {
    Path pdf = home.path("data/published/2013/goteborg-vaster").resolve(file);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }
}
