package se.jamnt.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.Home;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.Explanation;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.Supplements;
import se.jamnt.model.Language;
import se.jamnt.pipeline.Runner;
import se.jamnt.pipeline.WholeConfiguration;

/** What docs/writing-indicators.md tells a controller to do works as it stands there. */
class WritingIndicatorsPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("jamnt.root", "..")).resolve("docs/writing-indicators.md");
  private static final String FILE = "config/indicators/short-activities.yml";
  private static final String REPORT = "config/reports/board-report.yml";
  private static final String BOARD = "forbundsstyrelsen-goteborg-vaster";

  private static final Pattern MISTAKE =
      Pattern.compile("<!-- (instead of \"(.*)\" there stands \"(.*)\") -->");
  private static final Pattern WRITTEN = Pattern.compile("^\\| `([^`]*)` \\|");

  private final Path home;
  private final TestDatabase database = TestDatabase.create();

  WritingIndicatorsPageTest(@TempDir Path home) {
    this.home = home;
  }

  @BeforeEach
  void begin() throws IOException {
    SmallNight.prepare(home, List.of("2013-T2"));
    Files.writeString(home.resolve(FILE), block("file: " + FILE));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String block(String comment) throws IOException {
    return PageBlock.of(PAGE, comment);
  }

  @Test
  void doingWhatThePageSaysGivesWhatItSays() throws IOException {
    assertThat(check()).as("what the page shows is right").isEmpty();
    List<MatchResult> mistakes = MISTAKE.matcher(Files.readString(PAGE)).results().toList();
    assertThat(mistakes).hasSize(2);
    for (MatchResult mistake : mistakes) {
      replace(FILE, mistake.group(2), mistake.group(3));
      assertThat(check()).containsExactly(block(mistake.group(1)).strip());
      replace(FILE, mistake.group(3), mistake.group(2));
    }
    assertThat(explain("short-activities")).startsWith(block("explained"));

    String after = "      - indicator: days-so-far";
    replace(
        REPORT, after + "\n", after + "\n" + block("add after \"" + after + "\" to: " + REPORT));
    assertThat(check()).isEmpty();
    Path published = SmallNight.run(home);
    assertThat(rowsOf(published.resolve("2013-T2/indicators.csv"))).isEqualTo(block("rows"));
    assertThat(text(published.resolve("2013-T2/goteborg-vaster/" + BOARD + "/board-report.pdf")))
        .contains(block("sentence").strip());
  }

  @Test
  void theFirstExampleIsExplainedAsThePageSays() throws IOException {
    assertThat(explain("exits-to-work-or-studies"))
        .startsWith(block("explained: exits-to-work-or-studies"));
  }

  /** Each line of the table of conditions can be written, and is understood. */
  @Test
  void everyConditionInTheTableCanBeWritten() throws IOException {
    List<String> conditions =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| Written |"))
            .takeWhile(line -> line.startsWith("|"))
            .flatMap(line -> WRITTEN.matcher(line).results())
            .map(match -> match.group(1))
            .toList();
    assertThat(conditions).hasSize(9);
    for (String condition : conditions) {
      if (condition.startsWith("date:")) { // of events
        assertThat(Files.readString(home.resolve("config/indicators/equality-checklist.yml")))
            .contains(condition);
        continue;
      }
      boolean tellsWhen = condition.matches(".*(in period|during period|at end)");
      String right = tellsWhen ? "end: in period" : "days-in-activity: at most 180";
      replace(FILE, right, condition);
      assertThat(problems()).as(condition).isEmpty();
      replace(FILE, condition, right);
    }
  }

  /** As {@code jamnt check} does it: what reading finds and, if that is nothing, the examples. */
  private List<String> check() {
    List<DefinitionProblem> problems = problems();
    if (problems.isEmpty()) {
      problems = Runner.definitionRules(database.database(), configuration()).problems();
    }
    return problems.stream().map(DefinitionProblem::toString).toList();
  }

  private List<DefinitionProblem> problems() {
    try {
      configuration();
      return List.of();
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }

  private WholeConfiguration configuration() {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("JAMNT_INBOX", home.resolve("inbox").toString());
    return WholeConfiguration.read(new Home(home, environment));
  }

  private String explain(String indicator) {
    WholeConfiguration configuration = configuration();
    IndicatorCatalog catalog = configuration.indicators();
    return Explanation.of(
            catalog.find(indicator).orElseThrow(),
            catalog.fields(),
            Supplements.among(configuration.systems()),
            configuration.sources().identityLinks(),
            Language.EN)
        .text();
  }

  private static String rowsOf(Path figures) throws IOException {
    return Files.readAllLines(figures).stream()
        .filter(row -> row.startsWith("2013-T2,board," + BOARD + ",short-activities,share,"))
        .map(row -> row + "\n")
        .collect(Collectors.joining());
  }

  private static String text(Path report) throws IOException {
    try (PDDocument document = Loader.loadPDF(report.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    }
  }

  private void replace(String file, String written, String instead) throws IOException {
    Path path = home.resolve(file);
    String text = Files.readString(path);
    assertThat(text).as("%s", file).contains(written);
    Files.writeString(path, text.replace(written, instead));
  }
}
