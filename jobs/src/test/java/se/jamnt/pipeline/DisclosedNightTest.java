package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.model.Period;

/** What disclosure control does with a night as a whole. */
class DisclosedNightTest {

  private static final String STEPS = "jamnt.disclosure.steps";
  private static final Period TERTIAL = Period.parse("2013-T1");

  private SmallYear home;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    home = new SmallYear(folder);
  }

  @AfterEach
  void close() {
    home.close();
    System.clearProperty(STEPS);
  }

  /**
   * Tertials and the year of which months are to come: readers know what these hide from their
   * months, and from night to night they know more. This stopped the fourth of these nights.
   */
  @Test
  void nightsOfAYearThatIsNotOverGoOn() throws IOException {
    home.change("config/jamnt.yml", "kinds: [year]", "kinds: [month, tertial, year]");
    home.nightly();
    Random random = new Random(1);
    for (int night = 1; night <= 4; night++) {
      home.susWithoutEvery(3 + random.nextInt(40), "2013-11-0" + night);
      home.nightly();
    }
    assertThat(home.rows()).anyMatch(row -> "hidden".equals(row.get("status")));
    assertThat(home.said())
        .as("who keeps all releases knows a count that no release could keep from them")
        .anyMatch(said -> said.contains("a hidden count follows from others"));
  }

  /** A tertial stays what it was though it shares a month with a quarter that has changed. */
  @Test
  void nightsOfQuartersAndTertialsGoOn() throws IOException {
    home.change("config/jamnt.yml", "kinds: [year]", "kinds: [quarter, tertial, year]");
    home.nightly();
    home.susWithoutEvery(29, "2013-11-01");
    assertThat(home.nightly().published()).contains("2013");
  }

  /** What can't be proved safe is not shown: a table that would take too long is withheld. */
  @Test
  void aTableThatWouldTakeTooLongIsWithheldAndAPersonIsTold() {
    System.setProperty(STEPS, "200");
    Run night = home.nightly();
    assertThat(night.needsAPerson()).as("exit code 1").isTrue();
    assertThat(night.published()).containsExactly("2013");
    assertThat(home.said())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("participants, ")
                    .contains(
                        " in 2013 and all that belong to them are withheld",
                        "use fewer breakdowns, or coarser codes or periods"));
    List<Map<String, String>> participants = participants();
    assertThat(participants).hasSizeGreaterThan(50);
    assertThat(participants)
        .allSatisfy(
            row ->
                assertThat(row)
                    .as("hidden, or nobody is behind it")
                    .satisfiesAnyOf(
                        one -> assertThat(one).containsEntry("status", "hidden"),
                        one -> assertThat(one).containsEntry("base", "0")));
    assertThat(participants).filteredOn(row -> "hidden".equals(row.get("status"))).isNotEmpty();

    home.said().clear();
    Run next = home.nightly();
    assertThat(next.didNothing()).isTrue();
    assertThat(next.needsAPerson()).as("told once").isFalse();
    try (Database database =
        Database.open(home.home(), Optional.empty(), Optional.empty(), Access.READ_ONLY)) {
      assertThat(new History(database.asOwner(), database.as(Role.EVALUATOR)).unsettled())
          .as("jamnt status goes on listing it")
          .anyMatch(one -> one.kind().equals("withheld"));
    }
  }

  private List<Map<String, String>> participants() {
    return home.rows().stream()
        .filter(row -> "participants".equals(row.get("indicator")))
        .filter(row -> Set.of("ayande", "en-vag-in", ASSOCIATION).contains(row.get("node")))
        .toList();
  }

  /** A tertial that was closed stays as it is, and the year over it is protected around it. */
  @Test
  void finerPeriodsThatAreClosedAreGivenAndNotSolvedAgain() throws IOException {
    home.change("config/jamnt.yml", "kinds: [year]", "kinds: [tertial, year]");
    home.nightly();
    home.publish(TERTIAL, "Beslut om delåret", ASSOCIATION);
    List<Map<String, String>> closed = ofTheBoard(TERTIAL);
    List<Map<String, String>> year = ofTheBoard(SmallYear.YEAR);
    assertThat(closed).anyMatch(row -> "hidden".equals(row.get("status")));

    home.susWithoutEvery(12, "2013-12-31");
    Run night = home.nightly();
    assertThat(night.published()).contains("2013");
    assertThat(night.needsAPerson()).as("no way back was found").isFalse();
    assertThat(ofTheBoard(TERTIAL)).isEqualTo(closed);
    assertThat(ofTheBoard(SmallYear.YEAR)).isNotEqualTo(year).hasSameSizeAs(year);
  }

  /** A unit whose unknown sex is left out has the total of women and men, and print says so. */
  @Test
  void aUnitCanLeaveOutThoseOfUnknownSex() throws IOException {
    sexIsUnknownInEvery(3, "Ayande");
    home.nightly();
    assertThat(sexes("ayande")).contains("U");

    home.change(
        "config/disclosure.yml", "without-unknown-sex: []", "without-unknown-sex: [ayande]");
    Run night = home.nightly();
    assertThat(night.published()).contains("2013");
    assertThat(sexes("ayande")).containsExactlyInAnyOrder("K", "M", "T");
    assertThat(sexes(ASSOCIATION)).contains("U");
    int compared = 0;
    for (Map<String, String> row : home.rows()) {
      if ("ayande".equals(row.get("node")) && "T".equals(row.get("sex")) && countsRecords(row)) {
        Optional<Long> women = base(row, "K");
        Optional<Long> men = base(row, "M");
        Optional<Long> both = base(row, "T");
        if (women.isPresent() && men.isPresent() && both.isPresent()) {
          assertThat(both.get()).as("%s", row).isEqualTo(women.get() + men.get());
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(10);
    String folder = "data/published/2013/goteborg-vaster/" + ASSOCIATION;
    for (String page : List.of("ayande.pdf", "board-report.pdf")) {
      assertThat(text(home.path(folder + "/" + page)))
          .contains("Ayande: uppgifter utan känt kön räknas inte med.");
    }
    assertThat(home.nightly().didNothing()).isTrue();
  }

  private static boolean countsRecords(Map<String, String> row) {
    return Set.of("count", "share", "mean", "median").contains(row.get("statistic"));
  }

  private Optional<Long> base(Map<String, String> of, String sex) {
    return home.rows().stream()
        .filter(
            row ->
                sex.equals(row.get("sex"))
                    && Stream.of("node", "indicator", "statistic", "breakdown", "category")
                        .allMatch(key -> Objects.equals(row.get(key), of.get(key))))
        .map(row -> row.getOrDefault("base", ""))
        .filter(base -> !base.isEmpty())
        .map(Long::valueOf)
        .findFirst();
  }

  private Set<String> sexes(String node) {
    return home.rows().stream()
        .filter(row -> node.equals(row.get("node")))
        .map(row -> row.getOrDefault("sex", ""))
        .collect(Collectors.toSet());
  }

  /** Rows without identity number and sex; each counts as a person of its own. */
  private void sexIsUnknownInEvery(int nth, String unit) throws IOException {
    Charset windows = Charset.forName("windows-1252");
    Path file = home.path("inbox").resolve("sus-2013-10-31.csv");
    List<String> rows = new ArrayList<>();
    int ofUnit = 0;
    for (String row : Files.readAllLines(file, windows)) {
      String[] cells = row.split(";", -1);
      if (cells[4].equals(unit) && ofUnit++ % nth == 0) {
        cells[1] = "";
        cells[2] = "";
      }
      rows.add(String.join(";", cells));
    }
    Files.write(file, rows, windows);
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private List<Map<String, String>> ofTheBoard(Period period) {
    return home.rows(period).stream()
        .filter(row -> Set.of("ayande", "en-vag-in", ASSOCIATION).contains(row.get("node")))
        .toList();
  }
}
