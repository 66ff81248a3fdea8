package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.Home;

/**
 * One mistake in the shipped configuration: the controller is told file, line and what to write.
 */
class ConfigurationMistakesTest {

  private static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));

  private Path home;

  @BeforeEach
  void copyTheShippedHome(@TempDir Path folder) throws IOException {
    home = folder;
    for (String part : List.of("config", "templates")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, home.resolve(ROOT.relativize(file)));
        }
      }
    }
    Files.createDirectory(home.resolve("sample-data"));
  }

  @Test
  void theShippedConfigurationHasNone() {
    assertThat(read().chart().boards()).hasSize(13);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          jamnt.yml                       | inbox:                       | inbux:                          | "inbox"
          jamnt.yml                       | - sample-data                | - sample-dota                   | there is no folder
          jamnt.yml                       | [month, tertial, year]       | [month, tertjal, year]          | "tertial"
          jamnt.yml                       | interims: [8]                | interims: [13]                  | 1 to 12
          jamnt.yml                       | 2012-01-01..2013-10-31       | 2012-01-02..2013-10-31          | first and ends on the last day
          organisation.yml                | also-called:                 | allso-called:                   | "also-called"
          organisation.yml                | sources: [fritidsgard,       | sources: [fritidsgaard,         | "fritidsgard"
          organisation.yml                | board: kultur-och-fritidsnamnden | board: kultur-och-fritidsnamden | "kultur-och-fritidsnamnden"
          organisation.yml                | - id: fritidsgarden-fittja   | - id: fritidsgarden-alby        | stands twice
          organisation.yml                | - id: fritidsgarden-fittja   | - id: Fritidsgården Fittja      | lower-case words
          codes/referrer.yml              | codes:                       | code:                           | "codes"
          codes/referrer.yml              | municipality: { sv:          | municipality: { se:             | "sv"
          fields.yml                      | codes: referrer              | codes: refferer                 | "referrer"
          fields.yml                      | rule: days-so-far            | rule: days-so-fare              | "days-so-far"
          fields.yml                      | convention: both-days        | convention: both-day            | "both-days"
          fields.yml                      | work-at-exit: [part, full]   | work-at-exit: [part, fully]     | "full"
          fields.yml                      | at most 15                   | below 16                        | at most 15
          sources/sus.yml                 | sex-basis: registered        | sex-basis: register             | "registered"
          sources/sus.yml                 | Kommun: municipality         | Kommun: munisipality            | "municipality"
          sources/sus.yml                 | encoding: windows-1252       | encoding: windows-1253x         | "windows-1252"
          indicators/participants.yml     | by: [activity, age-group     | by: [activity, age-group+referer | "referrer"
          indicators/livelihood-transition.yml | at-end: livelihood-group-at-exit | at-end: livelihood-at-exit | same codes
          indicators/participants.yml     | counts: people               | counts: peoples                 | "people"
          indicators/participants.yml     | from: [sus]                  | from: [suss]                    | "sus"
          indicators/participants.yml     | by: [activity                | by: [activety                   | "activity"
          indicators/participants.yml     | open during period           | open during priod               | "open during period"
          indicators/participants.yml     | id: participants             | id: participant                 | file's name participants
          indicators/participants.yml     | if-several: latest start     | those-with: { sex: K }          | belongs to a measure that is
          indicators/participants.yml     | {women}                      | {wimmen}                        | {women} and then {men}
          indicators/visitors.yml         | from: [jobbcoach-besok]      | from: [medborgarforslag]        | belong to no person
          indicators/exits.yml            | end: in period               | exit-reason: known              | when a record counts
          indicators/exits-to-work-or-studies.yml | state-at-exit: [work, studies] | state-at-exit: [work, study] | "studies"
          indicators/exits-to-work-or-studies.yml | worked-example:      | example:                        | "worked-example"
          indicators/goals.yml            | half: reached                | half: reeched                   | "reached"
          indicators/goals.yml            | half: reached                | halv: reached                   | "half"
          indicators/goals.yml            | `    survey-safety `         | `    survey-safty  `            | "survey-safety"
          indicators/goals.yml            | 49.96                        | 49,96                           | a number, hidden, none or missing
          indicators/coverage-by-sex.yml  | plan:                        | plans:                          | "plan"
          indicators/coverage-by-sex.yml  | worked-example:              | example:                        | "worked-example"
          goals/socialnamnden.yml         | indicator: coverage-by-sex   | indicator: goals                | no figure that can reach a goal
          goals/socialnamnden.yml         | form: at-least               | form: rises-each-period         | not compared with earlier
          goals/kultur-och-fritidsnamnden.yml | youth-centre-visits-by-sex | youth-center-visits-by-sex    | "youth-centre-visits-by-sex"
          goals/kultur-och-fritidsnamnden.yml | form: majority-of-units  | form: majority-of-unit          | "majority-of-units"
          goals/kultur-och-fritidsnamnden.yml | from: 2013-01-01         | from: 2013-02-30                | 2013-05-02
          disclosure.yml                  | hide-below: 5                | hide-under: 5                   | "hide-below"
          disclosure.yml                  | hide-below: 5                | hide-below: 0                   | from 2
          disclosure.yml                  | minimum-base: 10             | minimum-base: 4                 | lower than hide-below
          disclosure.yml                  | all-in-one-category: shown   | all-in-one-category: show       | "shown"
          disclosure.yml                  | headlines, higher-levels     | headlines, higher-level         | "higher-levels"
          disclosure.yml                  | without-unknown-sex: []      | without-unknown-sex: [ayandi]   | "ayande"
          disclosure.yml                  | hold-back-changes-below: 5   | hold-back-below: 5              | "hold-back-changes-below"
          schedule.yml                    | Europe/Stockholm             | Europe/Stokholm                 | "Europe/Stockholm"
          schedule.yml                    | 0 30 2 * * *                 | 30 2 * *                        | second, minute, hour
          schedule.yml                    | nightly:                     | nitely:                         | "nightly"
          """)
  void isNamedWithFileLineAndTheRightWord(String file, String right, String wrong, String expected)
      throws IOException {
    Path path = home.resolve("config").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(right);
    Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
    int line =
        1 + (int) text.substring(0, text.indexOf(right)).chars().filter(c -> c == '\n').count();
    int beside = file.startsWith("indicators/") ? 2 : 12;

    List<DefinitionProblem> problems = problems();

    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("config/" + file);
              assertThat(problem.message()).contains(expected);
              assertThat(problem.line()).as("line of %s", problem).isPositive();
            });
    assertThat(problems)
        .as("a line within the mistaken part, about %d", line)
        .filteredOn(problem -> problem.file().equals("config/" + file))
        .anyMatch(problem -> Math.abs(problem.line() - line) <= beside);
  }

  @Test
  void allAreToldAtOnce() throws IOException {
    for (String file : List.of("jamnt.yml", "disclosure.yml", "indicators/starts.yml")) {
      Path path = home.resolve("config").resolve(file);
      Files.writeString(path, Files.readString(path) + "\nno-such-key: 1\n");
    }
    assertThat(problems())
        .extracting(DefinitionProblem::file)
        .containsExactly(
            "config/disclosure.yml", "config/indicators/starts.yml", "config/jamnt.yml");
  }

  @Test
  void textThatIsNoYamlIsToldWithItsLine() throws IOException {
    Path path = home.resolve("config/indicators/starts.yml");
    String text = Files.readString(path);
    Files.writeString(path, text.replace("from: [sus]", "from: [sus"));
    assertThat(problems()).first().asString().contains("starts.yml line ");
  }

  private List<DefinitionProblem> problems() {
    return catchThrowableOfType(ConfigurationException.class, this::read).problems();
  }

  private WholeConfiguration read() {
    return WholeConfiguration.read(new Home(home, Map.of()));
  }
}
