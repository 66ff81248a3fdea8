package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;
import static se.jamnt.pipeline.SmallYear.YEAR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.disclosure.DisclosurePolicy.Waiver;

/** Earlier states come again, and nothing that is published changes by it. */
class RerunTest {

  private SmallYear home;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    home = new SmallYear(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aReleaseIsReproducedByteForByte(@TempDir Path out) throws IOException {
    comment("Verksamheten växte under året.");
    home.firstNight();
    home.publish("Beslut", ASSOCIATION);
    byte[] closed = manifest();
    comment("Verksamheten fick nya lokaler.");
    home.susWithoutEvery(12, "2013-12-31");
    home.change("config/indicators/starts.yml", "version: 1", "version: 2");
    home.change("templates/phrases_sv.properties", "(perioden är öppen)", "(öppen)");
    home.nightly();
    byte[] mixed = manifest();
    home.publish("Rättat", ASSOCIATION);
    byte[] revised = manifest();
    assertThat(new String(revised, StandardCharsets.UTF_8)).contains("\"changes.csv\"");
    home.susWithoutEvery(10, "2014-01-31");
    home.nightly();
    Map<String, byte[]> published = home.files("published");

    int number = 0;
    for (byte[] manifest : List.of(closed, mixed, revised)) {
      Rerun.Reproduced again = home.rerun().release(manifest, out.resolve("" + number++));
      assertThat(again.sameSoftware()).isTrue();
      assertThat(again.differences()).isEmpty();
      assertThat(again.period()).isEqualTo(YEAR);
    }
    assertThat(out.resolve("0/2013/goteborg-vaster/" + ASSOCIATION + "/board-report.pdf")).exists();
    assertThat(text(out.resolve("0/2013/goteborg-vaster/" + ASSOCIATION + "/ayande.pdf")))
        .as("the comment of then")
        .contains("växte under året")
        .doesNotContain("nya lokaler");
    assertThat(text(out.resolve("2/2013/goteborg-vaster/" + ASSOCIATION + "/ayande.pdf")))
        .contains("nya lokaler");
    assertThat(out.resolve("2/2013/changes.csv")).exists();
    assertThat(out.resolve("0/.copy")).doesNotExist();
    assertThat(home.files("published").keySet()).isEqualTo(published.keySet());
    assertThat(home.files("published").get("2013/manifest.json"))
        .isEqualTo(published.get("2013/manifest.json"));
  }

  @Test
  void figuresAsKnownThenDifferForTheReasonsThatAreTold(@TempDir Path out) throws IOException {
    home.firstNight();
    List<Map<String, String>> asKnownInOctober = home.rows();
    home.susWithoutEvery(12, "2013-12-31");
    home.nightly();

    Path definitions = Files.createDirectories(out.resolve("definitions"));
    Files.writeString(
        definitions.resolve("starts.yml"),
        Files.readString(home.path("config/indicators/starts.yml"))
            .replace("version: 1", "version: 2")
            .replace("  start: in period", "  end: in period"));

    Rerun.Outcome then =
        home.rerun()
            .periods(
                List.of(YEAR),
                Optional.of(LocalDate.of(2013, 10, 31)),
                Optional.of(definitions),
                Optional.empty(),
                out.resolve("then"));
    assertThat(then.made()).containsExactly(YEAR);
    Map<String, String> published = figuresOf(asKnownInOctober, "ayande");
    Map<String, String> made =
        figuresOf(PublishedRows.of(out.resolve("then/2013/indicators.csv")), "ayande");
    assertThat(made.keySet()).isEqualTo(published.keySet());
    // what was released in December is known too by now, so other figures can be hidden
    made.values().removeIf(" hidden"::equals);
    made.keySet().removeIf(key -> " hidden".equals(published.get(key)));
    assertThat(made)
        .isNotEmpty()
        .allSatisfy((key, figure) -> assertThat(figure).isEqualTo(published.get(key)));
    List<Map<String, String>> changes = PublishedRows.of(out.resolve("then/changes.csv"));
    assertThat(changes).hasSameSizeAs(then.changes());
    assertThat(text(out.resolve("then/2013/goteborg-vaster/" + ASSOCIATION + "/board-report.pdf")))
        .contains("Det som skiljer sig från den publicerade rapporten", "annan definition");
    assertThat(changes)
        .filteredOn(row -> ASSOCIATION.equals(row.get("node")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("reasons")).containsPattern("voided rows: (\\d+|x)"));
    assertThat(changes)
        .filteredOn(row -> String.valueOf(row.get("reasons")).contains("another definition"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("indicator")).isEqualTo("starts"));
    assertThat(changes)
        .extracting(row -> row.get("node"))
        .contains("ayande", ASSOCIATION, "goteborg-vaster");
    assertThat(changes)
        .filteredOn(row -> "fritidsgarden-alby".equals(row.get("node")))
        .as("the count of December had not come in October")
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("reasons")).containsPattern("late rows: \\d+"));
  }

  @Test
  void ofAReleaseThatAnotherVersionMadeOnlyTheFiguresAreCompared(@TempDir Path out)
      throws Exception {
    String java = System.getProperty("java.runtime.version", "");
    System.setProperty("java.runtime.version", "16.0.2+7");
    try {
      home.nightly();
    } finally {
      System.setProperty("java.runtime.version", java);
    }
    Rerun.Reproduced same = home.rerun().release(manifest(), out.resolve("same"));
    assertThat(same.sameSoftware()).isFalse();
    assertThat(same.differences()).isEmpty();

    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "se.jamnt.cli.Jamnt",
            "rerun",
            "--release",
            home.path("data/published/2013/manifest.json").toString(),
            "--out",
            out.resolve("told").toString(),
            "--home",
            home.path("").toString());
    command.environment().putAll(home.database().environment());
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isOne();
    assertThat(said)
        .contains("pages are not comparable", "indicators.csv is the same, byte for byte");

    home.change("update facts.episode set sex = 'M' where sex = 'K'");
    assertThat(home.rerun().release(manifest(), out.resolve("other")).differences())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("indicators.csv, line ");
  }

  /** The organisation is another by now; the release is made with that of then. */
  @Test
  void aReleaseOfAnotherOrganisationIsReproduced(@TempDir Path out)
      throws IOException, SQLException {
    home.firstNight();
    byte[] manifest = manifest();
    home.replace("config/organisation.yml", "(?s)  - id: ayande.*?sources: \\[sus\\]\n", "");
    home.nightly();
    Rerun.Reproduced again = home.rerun().release(manifest, out.resolve("then"));
    assertThat(again.differences()).isEmpty();
    assertThat(again.found().leaks()).isEmpty();
    Rerun.Outcome now =
        home.rerun()
            .periods(
                List.of(YEAR),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                out.resolve("now"));
    assertThat(now.changes()).as("as it is published").isEmpty();
    assertThat(now.found().leaks()).isEmpty();
  }

  @Test
  void theFirstLineThatDiffersIsShown(@TempDir Path out) throws IOException, SQLException {
    home.firstNight();
    byte[] manifest = manifest();
    home.change("update facts.episode set sex = 'M' where sex = 'K'");
    List<String> differences = home.rerun().release(manifest, out.resolve("x")).differences();
    assertThat(differences.get(0))
        .containsPattern(
            "^indicators.csv, line \\d+: released \"2013,[^\"]*\", now \"2013,[^\"]*\"$");
  }

  @Test
  void aNamedPersonSeesSmallGroupsInAFolderOfTheirOwn(@TempDir Path out) throws IOException {
    home.firstNight();
    Map<String, byte[]> published = home.files("published");
    assertThat(home.rows()).anyMatch(row -> "hidden".equals(row.get("status")));

    Rerun.Outcome made =
        home.rerun()
            .periods(
                List.of(YEAR),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Waiver("Eva Utvärdare", "Granskning 2013:7")),
                out.resolve("mine"));
    assertThat(made.made()).containsExactly(YEAR);
    assertThat(PublishedRows.of(out.resolve("mine/2013/indicators.csv")))
        .isNotEmpty()
        .noneMatch(row -> "hidden".equals(row.get("status")))
        .anyMatch(row -> List.of("1", "2", "3", "4").contains(row.get("base")));
    Path report = out.resolve("mine/2013/goteborg-vaster/" + ASSOCIATION + "/board-report.pdf");
    try (PDDocument pdf = Loader.loadPDF(report.toFile())) {
      PDFTextStripper text = new PDFTextStripper();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(pdf).replaceAll("\\s+", " "))
            .as("page %d", page)
            .contains("Oskyddade uppgifter, bara för Eva Utvärdare (Granskning 2013:7)");
      }
    }
    assertThat(Files.readString(out.resolve("mine/2013/manifest.json"))).contains("Eva Utvärdare");
    assertThat(Files.readString(home.path("data/" + Rerun.UNPROTECTED)))
        .contains("by Eva Utvärdare; reason: Granskning 2013:7; 2013 into");
    assertThat(home.files("published").keySet()).isEqualTo(published.keySet());
    assertThat(home.files("published").get("2013/indicators.csv"))
        .isEqualTo(published.get("2013/indicators.csv"));
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  /** What the unit's manager writes on the year. */
  private void comment(String analysis) throws IOException {
    Path file = home.path("config/comments/2013/ayande.md");
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "# Analys\n" + analysis + "\n");
  }

  private byte[] manifest() throws IOException {
    return Files.readAllBytes(home.path("data/published/2013/manifest.json"));
  }

  private static Map<String, String> figuresOf(List<Map<String, String>> rows, String node) {
    Map<String, String> figures = new TreeMap<>();
    rows.stream()
        .filter(row -> node.equals(row.get("node")) && !"starts".equals(row.get("indicator")))
        .forEach(
            row ->
                figures.put(
                    String.valueOf(PublishedRows.key(row)),
                    row.get("value") + " " + row.get("status")));
    return figures;
  }
}
