package se.jamnt.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;

/** Persons are linked between boards only where the organisation names a legal basis. */
class OrganisationFileTest {

  private static final String ORGANISATION =
      """
      organisations:
        - id: kommunen
          name: { sv: Kommunen, en: The municipality }
          boards:
            - { id: namnden, name: { sv: Nämnden, en: The board } }
      """;

  private final Problems problems = new Problems();

  @TempDir private Path home = Path.of("");

  private OrganisationChart chart(String linking) throws IOException {
    Path file = Files.createDirectories(home.resolve("config")).resolve("organisation.yml");
    Files.writeString(file, ORGANISATION.replace("    boards:", linking + "    boards:"));
    return OrganisationFile.read(home, List.of(), problems);
  }

  private List<String> problems(String linking) throws IOException {
    chart(linking);
    return problems.all().stream().map(DefinitionProblem::toString).toList();
  }

  @Test
  void aBoardLinksItsOwnPersonsOnly() throws IOException {
    assertThat(chart("").personsLinkedWithin("namnden"))
        .isEqualTo(new NodeId(Level.BOARD, "namnden"));
    assertThat(chart("    link-persons: board\n").organisationsThatLink()).isEmpty();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aLegalBasisLinksThePersonsOfAllBoards() throws IOException {
    OrganisationChart chart =
        chart("    link-persons: organisation\n    legal-basis: 4 kap. 2 § en lag\n");
    assertThat(chart.personsLinkedWithin("namnden"))
        .isEqualTo(new NodeId(Level.ORGANISATION, "kommunen"));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void withoutLegalBasisNothingIsLinked() throws IOException {
    assertThat(problems("    link-persons: organisation\n"))
        .containsExactly(
            "config/organisation.yml line 4, organisations.link-persons: persons may be linked"
                + " between boards on a legal basis only: name it as legal-basis");
  }

  @Test
  void aLegalBasisAloneIsAMistake() throws IOException {
    assertThat(problems("    legal-basis: 4 kap. 2 § en lag\n"))
        .containsExactly(
            "config/organisation.yml line 4, organisations.legal-basis: is the basis of"
                + " link-persons: organisation, which is missing");
  }
}
