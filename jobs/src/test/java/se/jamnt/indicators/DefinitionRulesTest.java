package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.derived.ExampleFigures;
import se.jamnt.ingest.SourceCatalogue;

/** What only a database can tell: a version that came to mean something else, a wrong example. */
class DefinitionRulesTest {

  private static final String EXITS = "indicators/exits-to-work-or-studies.yml";
  private static final String EXPECTED = "expect: { K: 50.0, M: 100.0, U: 100.0, T: 75.0 }";

  private final TestDatabase database = TestDatabase.create();
  private Path home;

  @BeforeEach
  void copyTheConfiguration(@TempDir Path folder) throws IOException {
    home = folder;
    Path root = ShippedCatalog.ROOT;
    try (Stream<Path> files = Files.walk(root.resolve("config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve(root.relativize(file)));
      }
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatWasNeverUsedMayChange() throws IOException {
    replace(EXITS, "state-at-exit: [work, studies]", "state-at-exit: work");
    replace(EXITS, EXPECTED, "expect: { K: 50.0, M: 0.0, U: 100.0, T: 50.0 }");
    assertThat(rules().problems()).isEmpty();
  }

  @Test
  void aVersionNeverComesToMeanSomethingElse() throws IOException {
    use();
    replace(EXITS, "not: [died, moved, transferred]", "not: [died, transferred]");
    List<DefinitionProblem> problems = changed();
    assertThat(problems)
        .extracting(DefinitionProblem::toString)
        .containsExactly(
            "config/"
                + EXITS
                + " line 2, version: figures were computed with another definition that also had"
                + " version 1; raise version to 2, or take the change back");
    assertThatThrownBy(() -> rules().requireBeforeUse()).isInstanceOf(ConfigurationException.class);
    replace(EXITS, "version: 1", "version: 2");
    assertThat(changed()).isEmpty();
    use();
    replace(EXITS, "not: [died, transferred]", "not: [died]");
    assertThat(changed()).singleElement().asString().contains("raise version to 3");
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          indicators/exits-to-work-or-studies.yml | sv: Avslut till arbete | sv: Utgång till arbete | unchanged
          indicators/exits-to-work-or-studies.yml | Of those who left      | Among those who left   | unchanged
          indicators/exits-to-work-or-studies.yml | counted-if:            | counted-if:   # why    | unchanged
          indicators/exits-to-work-or-studies.yml | from: [sus]            | from: sus              | unchanged
          indicators/exits-to-work-or-studies.yml | decimals: 1            | decimals: 0            | changed
          indicators/exits-to-work-or-studies.yml | last exit              | latest start           | changed
          fields.yml                              | name: { sv: Läge vid avslut | name: { sv: Läget vid avslut | unchanged
          fields.yml                              | work-at-exit: [part, full] | work-at-exit: [full]   | changed
          """)
  void theMeaningIsWhatCanChangeAFigure(String file, String right, String other, String expected)
      throws IOException {
    use();
    replace(file, right, other);
    assertThat(changed().stream().anyMatch(problem -> problem.file().endsWith(EXITS)))
        .isEqualTo(expected.equals("changed"));
  }

  @Test
  void aWrongExampleIsToldWithItsLineAndWhatCameOut() throws IOException {
    replace(EXITS, EXPECTED, "expect: { K: 40.0, M: 100.0, U: 100.0 }");
    int line = lineOf(EXITS, "expect:");
    String where = "config/" + EXITS + " line " + line + ", worked-example.expect: ";
    assertThat(rules().problems())
        .extracting(DefinitionProblem::toString)
        .containsExactly(
            where + "expected K: 40.0, but the example gives 50.0",
            where + "expected T: nothing, but the example gives 75.0");
    assertThatThrownBy(() -> rules().requireBeforeUse())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("expected K: 40.0");
  }

  @Test
  void theWholeTextIsKept() {
    use();
    assertThat(
            DSL.using(database.as(Role.EVALUATOR), SQLDialect.POSTGRES)
                .fetchSingle(
                    """
                    select written, fields, first_run from results.definition
                     where indicator = 'exits-to-work-or-studies'
                    """)
                .intoList())
        .satisfiesExactly(
            written -> assertThat((String) written).contains("counted-if", "worked-example"),
            fields -> assertThat((String) fields).contains("first-that-holds", "work-at-exit"),
            run -> assertThat(run).isEqualTo("1"));
  }

  private void use() {
    DefinitionMemory.remember(
        DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES), catalog(), "1");
  }

  private List<DefinitionProblem> changed() {
    return new DefinitionMemory(database.as(Role.EVALUATOR)).changedUnderTheirVersion(catalog());
  }

  private DefinitionRules rules() {
    return new DefinitionRules(
        database.as(Role.EVALUATOR),
        catalog(),
        ShippedCatalog.supplements(),
        new ExampleFigures(catalog()));
  }

  private IndicatorCatalog catalog() {
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(home, problems);
    FieldCatalog fields = FieldsFile.read(home, vocabulary, problems);
    IndicatorCatalog catalog =
        IndicatorCatalog.read(
            home, fields, SourceCatalogue.ids(home), Set.of("standard"), problems);
    problems.throwIfAny();
    return catalog;
  }

  private void replace(String file, String right, String other) throws IOException {
    Path path = home.resolve("config").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(right);
    Files.writeString(path, text.replace(right, other));
  }

  private int lineOf(String file, String text) throws IOException {
    List<String> lines = Files.readAllLines(home.resolve("config").resolve(file));
    return 1 + (int) lines.stream().takeWhile(line -> !line.strip().startsWith(text)).count();
  }
}
