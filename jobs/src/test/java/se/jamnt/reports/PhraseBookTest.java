package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.Problems;

class PhraseBookTest {

  @Test
  void namesFileLineAndNearestWordOfEveryMistake(@TempDir Path home) throws IOException {
    Path templates = Files.createDirectories(home.resolve("templates"));
    Path shipped = ReportsOfTheSample.HOME.resolve("templates");
    Files.copy(
        shipped.resolve("phrases_en.properties"), templates.resolve("phrases_en.properties"));
    Files.writeString(
        templates.resolve("phrases_sv.properties"),
        Files.readString(shipped.resolve("phrases_sv.properties"))
            .replace("\nwomen=Kvinnor\n", "\nwoman=Kvinnor\n")
            .replace("{number}\\u00a0dagar", "{numer}\\u00a0dagar"));
    Problems problems = new Problems();

    assertThat(PhraseBook.read(home, problems)).isNotNull();

    assertThat(problems.all().stream().map(DefinitionProblem::toString))
        .containsExactlyInAnyOrder(
            "templates/phrases_sv.properties, women: is missing",
            "templates/phrases_sv.properties line 6, woman:"
                + " is no phrase; did you mean \"women\"?",
            "templates/phrases_sv.properties line 25, days-in-text:"
                + " nothing fills {numer}; did you mean \"number\"?",
            "templates/phrases_sv.properties line 25, days-in-text:"
                + " the text must have {number} somewhere");
  }
}
