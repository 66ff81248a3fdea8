package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;
import static se.jamnt.pipeline.SmallYear.LEISURE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.disclosure.ChangeReason.Kind;
import se.jamnt.pipeline.ReleaseComparison.Outcome;

/** Any two releases of a period tell what differs between them, and why, and nothing else. */
class ReleaseComparisonTest {

  private static final int UNIT = 4;
  private static final int EDUCATION = 20;
  private static final int END = 9;

  private Path folder;
  private SmallYear home;

  /** The manifest and the figures of each release, as they were published. */
  private final Map<Path, Map<String, String>> released = new TreeMap<>();

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    home = new SmallYear(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void everyFigureThatDiffersStandsThereWithItsReasons() throws IOException {
    List<String> october = home.sus();
    home.writeSus(LocalDate.of(2013, 10, 31), without(october, 8));
    Path first = released(home.nightly());
    home.writeSus(LocalDate.of(2013, 11, 30), october);
    Path late = released(home.nightly());
    home.writeSus(LocalDate.of(2013, 12, 31), corrected(october));
    Path corrected = released(home.nightly());
    home.writeSus(LocalDate.of(2014, 1, 10), without(corrected(october), 12));
    Path voided = released(home.nightly());
    home.change("config/indicators/starts.yml", "version: 1", "version: 2");
    home.change("config/indicators/starts.yml", "  start: in period", "  end: in period");
    home.change("config/indicators/starts.yml", "K: 2, M: 1, U: 1, T: 4", "K: 1, M: 0, T: 1");
    Path defined = released(home.nightly());

    assertThat(reasons(compare(first, late))).contains("late rows").doesNotContain("voided rows");
    assertThat(reasons(compare(late, corrected)))
        .contains("corrected rows")
        .doesNotContain("late rows", "voided rows", "another definition");
    assertThat(reasons(compare(corrected, voided)))
        .contains("voided rows")
        .doesNotContain("corrected rows");
    List<Map<String, String>> definition = compare(voided, defined);
    assertThat(reasons(definition))
        .contains("another definition")
        .doesNotContain("late rows", "corrected rows", "voided rows");
    assertThat(definition)
        .filteredOn(row -> text(row, "reasons").contains("another definition"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("indicator")).isEqualTo("starts"));

    List<Map<String, String>> all = compare(defined, first);
    assertThat(reasons(all))
        .as("the earlier one is found in the ledger")
        .contains("late rows", "corrected rows", "voided rows", "another definition");
  }

  @Test
  void pagesTellTheSameToWhoeverReadsNoFiles() throws IOException {
    Path first = firstReleased();
    home.susWithoutEvery(12, "2013-12-31");
    Path second = released(home.nightly());
    Map<String, byte[]> published = home.files("published");

    Outcome outcome = comparison().compare(second, first, folder.resolve("out"));
    Path board = folder.resolve("out/2013/goteborg-vaster").resolve(ASSOCIATION);
    assertThat(text(board.resolve("board-report.pdf")))
        .contains(
            "Det som skiljer de två utgåvorna åt",
            "Tidigare utgåva 0 (perioden är öppen), uppgifter från 31 december 2013",
            "Senare utgåva 0 (perioden är öppen), uppgifter från 31 december 2013",
            "borttagna rader: ",
            ", sedan ");
    assertThat(board.resolve("ayande.pdf")).exists();
    assertThat(folder.resolve("out/2013/botkyrka").resolve(LEISURE))
        .as("of which nothing differs")
        .doesNotExist();
    try (Stream<Path> made = Files.walk(folder.resolve("out"))) {
      assertThat(made.filter(Files::isRegularFile)).hasSize(outcome.pages() + 1);
    }
    assertThat(outcome.figuresByReason()).containsKey(Kind.VOIDED_ROWS);
    assertThat(home.files("published").keySet()).isEqualTo(published.keySet());
    published.forEach(
        (path, bytes) ->
            assertThat(home.path("data/published").resolve(path)).hasBinaryContent(bytes));
  }

  @Test
  void whatOneReleaseHidIsNotTold() throws IOException {
    Files.writeString(
        home.path("config/indicators/activities.yml"),
        Files.readString(home.path("config/indicators/starts.yml"))
            .replace("id: starts", "id: activities")
            .replace("  start: in period", "  episode: open during period")
            .replace("K: 2, M: 1, U: 1, T: 4", "K: 2, M: 2, U: 1, T: 5"));
    home.change("config/sources/sus.yml", "tolerance: 5 %", "tolerance: 50 %");
    List<String> october = home.sus();
    home.writeSus(LocalDate.of(2013, 10, 31), withFew(october, "En väg in", 3));
    Path first = released(home.nightly());
    home.writeSus(LocalDate.of(2013, 12, 31), withFew(october, "En väg in", 12));
    Path second = released(home.nightly());

    List<Map<String, String>> changes = compare(first, second);
    assertThat(changes)
        .filteredOn(row -> "hidden".equals(row.get("status_before")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("value_before")).isEmpty())
        .anySatisfy(row -> assertThat(row.get("value_after")).isNotEmpty())
        .allSatisfy(row -> assertThat(row.get("reasons")).contains("another disclosure pattern"));
    assertThat(changes)
        .filteredOn(
            row ->
                List.of("en-vag-in", "activities", "count", "", "T")
                    .equals(
                        List.of(
                            text(row, "node"),
                            text(row, "indicator"),
                            text(row, "statistic"),
                            text(row, "breakdown"),
                            text(row, "sex"))))
        .singleElement()
        .satisfies(row -> assertThat(row.get("status_before")).isEqualTo("hidden"))
        .satisfies(row -> assertThat(row.get("value_after")).isEqualTo("12"));
    assertThat(changes)
        .as("12 less the 9 rows that came would be the three that were hidden")
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("reasons")).contains("late rows: x"));
  }

  @Test
  void anotherOrganisationIsAReasonAndFiguresThatAreNoMoreStandThere() throws IOException {
    Path first = firstReleased();
    home.change(
        "config/organisation.yml",
        "  - id: fritidsgarden-alby\n",
        "  - id: balder\n    name: { sv: Balder, en: Balder }\n    board: "
            + ASSOCIATION
            + "\n    sources: [sus]\n  - id: fritidsgarden-alby\n");
    home.susWithoutEvery(12, "2013-12-31");
    Path second = released(home.nightly());

    List<Map<String, String>> changes = compare(first, second);
    assertThat(changes)
        .extracting(row -> row.get("node"))
        .contains("balder", "ayande", ASSOCIATION)
        .doesNotContain("fritidsgarden-alby", "fritidsgarden-fittja");
    assertThat(changes)
        .allSatisfy(
            row ->
                assertThat(text(row, "reasons").contains("another organisation"))
                    .isEqualTo(
                        !"ayande".equals(row.get("node")) && !"en-vag-in".equals(row.get("node"))));
    assertThat(changes)
        .filteredOn(row -> "balder".equals(row.get("node")))
        .as("figures that only the later release has")
        .allSatisfy(row -> assertThat(row.get("status_before")).isEmpty());
  }

  @Test
  void anIndicatorThatIsNoLongerDefinedIsComparedAsItWas() throws IOException {
    List<String> october = home.sus();
    Path first = released(home.nightly());
    home.writeSus(LocalDate.of(2013, 12, 31), without(october, 12));
    Path second = released(home.nightly());
    Files.delete(home.path("config/indicators/starts.yml"));
    for (String report : List.of("board-report", "unit-report", "organisation-report")) {
      Path written = home.path("config/reports/" + report + ".yml");
      Files.writeString(
          written,
          Files.readString(written)
              .replaceFirst("(?m)^ *- indicator: starts\\n(?: {8,}.*\\n)*", ""));
    }
    Path third = released(home.nightly());

    assertThat(compare(first, second))
        .filteredOn(row -> "starts".equals(row.get("indicator")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("reasons")).contains("voided rows"));
    assertThat(compare(second, third))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("indicator")).isEqualTo("starts"))
        .allSatisfy(row -> assertThat(row.get("reasons")).isEqualTo("another definition"))
        .allSatisfy(row -> assertThat(row.get("status_after")).isEmpty());
  }

  @Test
  void whatIsClosedRestsOnWhatWasKnownWhenItWasClosed() throws IOException {
    home.firstNight();
    Path closed = released(home.publish("Beslut", ASSOCIATION));
    home.susWithoutEvery(12, "2013-12-31");
    home.change("config/indicators/youth-centre-visits.yml", "version: 1", "version: 2");
    home.nightly();
    Path leisure = released(home.publish("Beslut", LEISURE));
    Path revised = released(home.publish("Rättat", ASSOCIATION));

    assertThat(compare(closed, leisure))
        .as("the rows that went lie beneath no figure of a closed board")
        .noneMatch(row -> text(row, "reasons").contains("voided rows"))
        .noneMatch(row -> text(row, "node").equals(ASSOCIATION));
    Set<String> told = lines(home.path("data/published/2013/changes.csv"));
    comparison().compare(leisure, revised, folder.resolve("revision"));
    assertThat(lines(folder.resolve("revision/changes.csv")))
        .as("as the revision itself tells it")
        .isEqualTo(told);
  }

  @Test
  void figuresThatWaitedForApprovalAreNoLateRows() throws IOException {
    home.change(
        "config/organisation.yml",
        "Board Göteborg West }",
        "Board Göteborg West }\n        approval: required");
    Path waiting = released(home.nightly());
    Path approved = released(home.publish("Beslut", ASSOCIATION));
    List<Map<String, String>> changes = compare(waiting, approved);
    assertThat(changes)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("status_before")).isEmpty())
        .allSatisfy(row -> assertThat(row.get("reasons")).isEqualTo("approval"))
        .extracting(row -> row.get("node"))
        .contains(ASSOCIATION, "ayande", "goteborg-vaster");
  }

  @Test
  void releasesThatShowTheSameDifferInNothing() throws IOException {
    Path first = firstReleased();
    home.change("templates/phrases_sv.properties", "(perioden är öppen)", "(öppen)");
    Path second = released(home.nightly());
    assertThat(Files.readAllBytes(first)).isNotEqualTo(Files.readAllBytes(second));

    Outcome outcome = comparison().compare(first, second, folder.resolve("out"));
    assertThat(outcome.isSameRelease()).isFalse();
    assertThat(outcome.changes()).isEmpty();
    assertThat(outcome.figures()).isEqualTo(home.rows().size());
    assertThat(Files.readString(folder.resolve("out/changes.csv")).lines()).hasSize(1);
    assertThat(comparison().compare(first, first, folder.resolve("same")).isSameRelease()).isTrue();
  }

  @Test
  void whatCanNotBeComparedIsToldInWords() throws Exception {
    home.change("config/jamnt.yml", "kinds: [year]", "kinds: [year, half]");
    Path year = released(home.nightly());
    Path half = home.path("data/published/2013-H1/manifest.json");
    assertThatThrownBy(() -> comparison().compare(year, half, folder.resolve("out")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is of 2013, and")
        .hasMessageContaining("of 2013-H1; expected two releases of the same period");

    Path unknown = Files.writeString(folder.resolve("unknown.json"), "{\"period\": \"2013\"}");
    assertThatThrownBy(() -> comparison().compare(year, unknown, folder.resolve("out")))
        .hasMessageContaining("unknown.json: the ledger of this home knows no release");
    Path none = Files.writeString(folder.resolve("none.json"), "no manifest");
    assertThatThrownBy(() -> comparison().compare(none, year, folder.resolve("out")))
        .hasMessageContaining("none.json: is no manifest");
    assertThatThrownBy(
            () -> comparison().compare(folder.resolve("x.json"), year, folder.resolve("out")))
        .hasMessageContaining("can't read");

    home.change(
        """
        insert into facts.purge (source, what, before_date, decision, records, purged_on)
        values ('sus', 'facts', '2013-06-01', 'Gallringsbeslut 2013/7', 12, '2014-01-14')
        """);
    assertThatThrownBy(() -> comparison().compare(year, year, folder.resolve("out")))
        .isInstanceOf(FactsPurgedException.class)
        .hasMessage(
            "2013 can't be compared: on 2014-01-14 the facts of sus before 2013-06-01 were purged"
                + " (Gallringsbeslut 2013/7)");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private ReleaseComparison comparison() {
    return new ReleaseComparison(
        home.home(), WholeConfiguration.read(home.home()), new LoggedProgress());
  }

  /** Compares, and looks whether just those figures are told that differ between the files. */
  private List<Map<String, String>> compare(Path one, Path other) {
    Path out = folder.resolve("compared-" + one.getFileName() + "-" + other.getFileName());
    Outcome outcome = comparison().compare(one, other, out);
    List<Map<String, String>> changes = PublishedRows.of(out.resolve("changes.csv"));
    Map<String, String> before = released.getOrDefault(one, Map.of());
    Map<String, String> after = released.getOrDefault(other, Map.of());
    Set<String> differ = new TreeSet<>(before.keySet());
    differ.addAll(after.keySet());
    differ.removeIf(key -> String.valueOf(before.get(key)).equals(after.get(key)));
    assertThat(changes)
        .extracting(ReleaseComparisonTest::key)
        .containsExactlyInAnyOrderElementsOf(differ);
    assertThat(outcome.changes()).hasSameSizeAs(changes);
    return changes;
  }

  /** Keeps the manifest of the year's release, with what it showed. */
  private Path released(Run run) throws IOException {
    assertThat(run.published()).as("%s", home.said()).contains("2013");
    return published();
  }

  private Path firstReleased() throws IOException {
    home.firstNight();
    return published();
  }

  /** The manifest as it is published, with which the figures are remembered. */
  private Path published() throws IOException {
    Path kept = folder.resolve("release-" + (released.size() + 1));
    Files.copy(home.path("data/published/2013/manifest.json"), kept);
    Map<String, String> figures = new TreeMap<>();
    for (Map<String, String> row : home.rows()) {
      figures.put(
          key(row),
          Stream.of("value", "part", "base", "status")
              .map(column -> text(row, column))
              .collect(Collectors.joining(" ")));
    }
    released.put(kept, figures);
    return kept;
  }

  private static String key(Map<String, String> row) {
    return String.join("|", PublishedRows.key(row));
  }

  private static String text(Map<String, String> row, String column) {
    return String.valueOf(row.get(column));
  }

  /** The words of all reasons, without their counts. */
  private static Set<String> reasons(List<Map<String, String>> changes) {
    return changes.stream()
        .flatMap(row -> Stream.of(text(row, "reasons").split("; ", -1)))
        .map(reason -> reason.replaceFirst(": .*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> lines(Path file) throws IOException {
    return new TreeSet<>(Files.readAllLines(file));
  }

  private static List<String> without(List<String> lines, int everyNth) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i % everyNth != everyNth - 1) {
        some.add(lines.get(i));
      }
    }
    return some;
  }

  /** The same persons with another education. */
  private static List<String> corrected(List<String> lines) {
    return changed(
        lines,
        cells -> {
          if (cells[EDUCATION].equals("Gymnasium")) {
            cells[EDUCATION] = "Grundskola";
          }
          return cells;
        });
  }

  private static List<String> changed(List<String> lines, UnaryOperator<String[]> change) {
    return lines.stream().map(line -> String.join(";", change.apply(line.split(";", -1)))).toList();
  }

  /** All rows, but of one unit only some that have no end. */
  private static List<String> withFew(List<String> lines, String unit, int rows) {
    List<String> some = new ArrayList<>();
    int left = rows;
    for (String line : lines) {
      String[] cells = line.split(";", -1);
      if (!cells[UNIT].equals(unit)) {
        some.add(line);
      } else if (left > 0 && (cells[END].isEmpty() || cells[END].startsWith("2013"))) {
        some.add(line);
        left--;
      }
    }
    return some;
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }
}
