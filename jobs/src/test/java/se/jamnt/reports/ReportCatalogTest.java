package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.Problems;
import se.jamnt.model.Language;
import se.jamnt.model.Level;

class ReportCatalogTest {

  private static final String REPORT =
      """
      title: { sv: Rapport, en: Report }
      level: board
      languages: { sv: all, en: [botkyrka] }
      periods: { years: 2 }
      sections:
        - heading: { sv: Deltagare, en: Participants }
          indicators:
            - indicator: participants
              breakdowns: [age-group]
      """;

  @Test
  void givesALanguageToTheOrganisationsThatAreNamed(@TempDir Path home) throws IOException {
    write(home, "board-report.yml", REPORT);
    Problems problems = new Problems();
    ReportCatalog catalog = read(home, problems);

    assertThat(problems.all()).isEmpty();
    ReportDefinition report = catalog.of(Level.BOARD).orElseThrow();
    assertThat(report.languages().get(Language.EN))
        .satisfies(
            readers -> {
              assertThat(readers.include("botkyrka")).isTrue();
              assertThat(readers.include("goteborg-centrum")).isFalse();
            });
    assertThat(catalog.of(Level.UNIT)).isEmpty();
  }

  @Test
  void namesFileLineAndNearestWordOfEveryMistake(@TempDir Path home) throws IOException {
    write(
        home,
        "board-report.yml",
        """
        title: { sv: Rapport, en: Report }
        level: bord
        languages: { sv: all, en: [botkyrkan], fi: all }
        periods: { year: 2, tertials: some }
        sections:
          - heading: { sv: Deltagare, en: Participants }
            indicators:
              - indicator: participant
              - indicator: participants
                chart: bars
                breakdowns: [agegroup]
              - indicator: participants
                charts: units
        """);

    assertThat(problems(home))
        .containsExactly(
            "config/reports/board-report.yml line 2, level:"
                + " \"bord\" is not known; did you mean \"board\"?",
            "config/reports/board-report.yml line 3, languages.en:"
                + " no organisation \"botkyrkan\"; did you mean \"botkyrka\"?",
            "config/reports/board-report.yml line 3, languages.fi:"
                + " is not a key here; did you mean \"en\"?",
            "config/reports/board-report.yml line 4, periods.tertials:"
                + " expected a whole number from 0, got \"some\"",
            "config/reports/board-report.yml line 4, periods.year:"
                + " is not a key here; did you mean \"years\"?",
            "config/reports/board-report.yml line 8, sections.indicators.indicator:"
                + " no indicator \"participant\"; did you mean \"participants\"?",
            "config/reports/board-report.yml line 10, sections.indicators.chart:"
                + " \"bars\" is not known; write one of none, periods, units",
            "config/reports/board-report.yml line 11, sections.indicators.breakdowns:"
                + " no breakdown of participants \"agegroup\"; did you mean \"age-group\"?",
            "config/reports/board-report.yml line 12, sections.indicators.indicator:"
                + " \"participants\" stands in the report a second time",
            "config/reports/board-report.yml line 13, sections.indicators.charts:"
                + " is not a key here; did you mean \"chart\"?");
  }

  @Test
  void givesALevelOneReportAndAUnitNoUnitsToCompare(@TempDir Path home) throws IOException {
    write(home, "a.yml", REPORT.replace("level: board", "level: unit"));
    write(
        home,
        "b.yml",
        REPORT
            .replace("level: board", "level: unit")
            .replace("breakdowns: [age-group]", "chart: units"));

    assertThat(problems(home))
        .containsExactly(
            "config/reports/b.yml line 2, level: the report a is already that of every unit",
            "config/reports/b.yml line 9, sections.indicators.chart:"
                + " a unit has no units to compare; write periods or none");
  }

  private static List<String> problems(Path home) {
    Problems problems = new Problems();
    assertThat(read(home, problems)).isNotNull();
    return problems.all().stream().map(DefinitionProblem::toString).toList();
  }

  private static ReportCatalog read(Path home, Problems problems) {
    return ReportCatalog.read(
        home, ReportsOfTheSample.INDICATORS, ReportsOfTheSample.CHART, problems);
  }

  private static void write(Path home, String name, String text) throws IOException {
    Path folder = Files.createDirectories(home.resolve("config/reports"));
    Files.writeString(folder.resolve(name), text);
  }
}
