package se.jamnt.indicators.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.indicators.FieldsFile;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.ShippedCatalog;
import se.jamnt.ingest.SourceCatalogue;

/**
 * Every rule: a shipped definition keeps it, and breaks it once a line is written otherwise. The
 * problem stands at the line that a controller has to change.
 */
class ChecksTest {

  private Path home;

  @BeforeEach
  void begin(@TempDir Path folder) {
    home = folder;
  }

  /**
   * A definition that breaks a rule.
   *
   * @param file the shipped definition that keeps it
   * @param right the lines that keep it
   * @param wrong the lines that break it
   * @param problem the key and the beginning of what is wrong
   */
  private record Broken(Class<?> rule, String file, String right, String wrong, String problem) {

    @Override
    public String toString() {
      return rule.getSimpleName() + ": " + problem;
    }
  }

  private static Stream<Broken> broken() {
    return Stream.of(
        new Broken(
            CountsInOnePeriod.class,
            "starts",
            "  start: in period\n",
            "  start: known\n",
            "among: must say once when a record counts"),
        new Broken(
            CountsInOnePeriod.class,
            "starts",
            "  start: in period\n",
            "  start: in period\n  end: in period\n",
            "among: must say once when a record counts"),
        new Broken(
            CountsWhatItIsOf.class,
            "starts",
            "counts: episodes",
            "counts: events",
            "counts: does not fit \"of\""),
        new Broken(
            CountsWhatItIsOf.class,
            "youth-centre-visits",
            "  date: in period\n",
            "  start: in period\n",
            "among: start is no field of events"),
        new Broken(
            ChoosesOneRecord.class,
            "exits-to-work-or-studies",
            "if-several: last exit\n",
            "",
            "if-several: is missing"),
        new Broken(
            ChoosesOneRecord.class,
            "starts",
            "counts: episodes",
            "counts: episodes\nif-several: latest start",
            "if-several: belongs only where people are counted"),
        new Broken(
            LooksBackWhereItMay.class,
            "youth-centre-visits",
            "  date: in period\n",
            "  date: latest at end\n",
            "among: latest at end is for the records"),
        new Broken(
            CrossesTwoFields.class,
            "exits",
            "by: [exit-reason]",
            "by: [exit-reason+referrer+education]",
            "by: exit-reason+referrer+education crosses more than two fields"),
        new Broken(
            CrossesTwoFields.class,
            "exits",
            "by: [exit-reason]",
            "by: [exit-reason+exit-reason]",
            "by: exit-reason+exit-reason crosses a field with itself"),
        new Broken(
            HasHeadline.class,
            "exits",
            "by: [exit-reason]",
            "by: [exit-reason]\nheadline: compleeted",
            "headline: no code of exit-reason \"compleeted\""),
        new Broken(
            HasHeadline.class,
            "exits",
            "by: [exit-reason]",
            "by: [referrer+exit-reason]\nheadline: work",
            "headline: speaks of one field"),
        new Broken(
            HasHeadline.class,
            "starts",
            "counts: episodes",
            "counts: episodes\nheadline: work",
            "headline: names a code of the first breakdown; this has none"),
        new Broken(
            HasHeadline.class,
            "equality-checklist",
            "headline: statistics-by-sex\n",
            "",
            "headline: is missing"),
        new Broken(
            NumberOfEach.class,
            "minutes-per-visitor",
            "measure: ratio\nvalue: minutes\nper: person",
            "measure: median\nvalue: minutes",
            "counts: a median or a mean is that of single events"),
        new Broken(
            SaysFigures.class,
            "starts",
            "{women}",
            "{men}",
            "says: sv must hold {women} and then {men}"),
        new Broken(
            HasExample.class,
            "starts",
            "worked-example:",
            "comment:",
            "worked-example: is missing"),
        new Broken(
            ExampleHasCodes.class,
            "exits-to-work-or-studies",
            "| completed ",
            "| compleeted",
            "worked-example.given: exit-reason: no code \"compleeted\" of exit-reason"),
        new Broken(
            ExampleHasCodes.class,
            "starts",
            "| K ",
            "| F ",
            "worked-example.given: \"F\" is no sex"),
        new Broken(
            MeasuresWhatItCan.class,
            "exits-unrecorded",
            "those-with:\n  state-at-exit: unknown\n",
            "",
            "those-with: is missing; a share needs the conditions of its part"),
        new Broken(
            MeasuresWhatItCan.class,
            "cost-per-care-day",
            "counts: episodes",
            "counts: episodes\nby: [district]",
            "by: what a number is for each of another is not broken down"),
        new Broken(
            MeasuresWhatItCan.class,
            "equality-checklist",
            "  date: latest at end",
            "  date: in period    ",
            "measure: what was answered last counts events"),
        new Broken(
            MeasuresWhatItCan.class,
            "resource-share",
            "from: [institutionsvard, jobbcoach-besok, praktisk-verksamhet]",
            "from: [institutionsvard, jobbcoach-besok]",
            "from: must name the sources of all resources"),
        new Broken(
            SameLowestLevel.class,
            "exits",
            "by: [exit-reason]",
            "by: [exit-reason]\nlowest-level: board",
            "lowest-level: "));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aDefinitionThatBreaksARuleIsRefusedAtItsLine(Broken broken) throws IOException {
    assertThat(problems("", "", "")).as("all that is shipped keeps the rules").isEmpty();
    String file = "config/indicators/" + broken.file() + ".yml";
    List<DefinitionProblem> problems = problems(broken.file(), broken.right(), broken.wrong());
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo(file);
              assertThat(problem.line()).isPositive();
              assertThat(problem.key() + ": " + problem.message()).contains(broken.problem());
            });
  }

  /** Whoever adds a rule shows that it can fail. */
  @Test
  void everyRuleIsBroken() {
    Set<Class<?>> rules =
        Stream.concat(Check.OF_SELECTIONS.stream(), Check.OF_INDICATORS.stream())
            .map(Object::getClass)
            .filter(rule -> rule != HasSource.class) // an empty list is refused when it is read
            .collect(java.util.stream.Collectors.toSet());
    assertThat(broken().map(Broken::rule)).containsAll(rules);
  }

  private List<DefinitionProblem> problems(String file, String right, String wrong)
      throws IOException {
    Path folder = Files.createDirectories(home.resolve("config/indicators"));
    for (Path shipped : Vocabulary.yamlFiles(ShippedCatalog.ROOT.resolve("config/indicators"))) {
      String text = Files.readString(shipped);
      if (shipped.getFileName().toString().equals(file + ".yml")) {
        assertThat(text).contains(right);
        text = text.replace(right, wrong);
      }
      Files.writeString(folder.resolve(shipped.getFileName()), text);
    }
    Files.copy(
        ShippedCatalog.ROOT.resolve("config/fields.yml"),
        home.resolve("config/fields.yml"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(ShippedCatalog.ROOT, problems);
    IndicatorCatalog.read(
        home,
        FieldsFile.read(ShippedCatalog.ROOT, vocabulary, problems),
        SourceCatalogue.ids(ShippedCatalog.ROOT),
        Set.of("standard"),
        problems);
    try {
      problems.throwIfAny();
    } catch (ConfigurationException e) {
      return e.problems();
    }
    return List.of();
  }
}
