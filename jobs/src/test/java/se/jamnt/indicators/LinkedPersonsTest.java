package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.ingest.DeliveryReport;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.Incoming;
import se.jamnt.ingest.Ingest;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.ingest.identity.IdentityKeyFile;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** From files to figures: who has got a personnummer is counted as one person at each board. */
class LinkedPersonsTest {

  private static final LocalDate DAY = LocalDate.of(2013, 3, 31);

  /** Published test numbers: a man's samordningsnummer, and other men's numbers. */
  private static final String FORMER = "19460680-2397";

  private static final String OTHER_FORMER = "19580760-2395";
  private static final String LATER = "19460507-6894";

  private static final String ORGANISATION =
      """
      organisations:
        - id: town
          name: { sv: Staden, en: The town }
          boards:
            - { id: east, name: { sv: Öst, en: East } }
            - { id: west, name: { sv: Väst, en: West } }
      units:
        - { id: e1, name: { sv: E1, en: E1 }, board: east, sources: [sus] }
        - { id: e2, name: { sv: E2, en: E2 }, board: east, sources: [sus] }
        - { id: w1, name: { sv: W1, en: W1 }, board: west, sources: [sus] }
      """;

  private static final String SUS =
      """
      name: { sv: SUS, en: SUS }
      records: episodes
      cadence: monthly
      sex-basis: registered
      file: { name: "sus-{date}.csv", delimiter: ";" }
      delivery: { is: full, covers: all }
      key: Id
      columns: { unit: Enhet, person: Nummer, start: Start }
      """;

  private static final String LINKS =
      """
      name: { sv: Länkar, en: Links }
      records: identity-links
      file: { name: "links-{date}.csv", delimiter: ";" }
      delivery: { is: full, covers: all, may-shrink: 100 % }
      columns: { from: Förr, to: Nu, date: Dag }
      """;

  private final TestDatabase database = TestDatabase.create();
  private Path home = Path.of("");

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    home = folder;
    Files.createDirectories(home.resolve("config/sources"));
    Files.createDirectories(home.resolve("inbox"));
    Files.writeString(home.resolve("config/organisation.yml"), ORGANISATION);
    Files.writeString(home.resolve("config/sources/sus.yml"), SUS);
    Files.writeString(home.resolve("config/sources/links.yml"), LINKS);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void take(String name, String... lines) throws IOException {
    Path file = home.resolve("inbox").resolve(name);
    Files.writeString(file, String.join("\n", lines) + "\n");
    Problems problems = new Problems();
    OrganisationChart chart = OrganisationFile.read(home, SourceCatalogue.ids(home), problems);
    SourceCatalogue sources =
        SourceCatalogue.read(home, chart, Vocabulary.read(ShippedCatalog.ROOT, problems), problems);
    problems.throwIfAny();
    var loader = database.as(Role.LOADER);
    Path key = home.resolve("data/identity.key");
    Ingest ingest =
        new Ingest(
            sources,
            loader,
            new IdentityKeyFile(key, chart, loader).open(),
            home.resolve("data/rejected"),
            LocalDate.of(2014, 3, 1));
    for (Incoming found : ingest.look(List.of(file), Wish.ONLY_NEW).toTake()) {
      DeliveryReport report = ingest.take(found, false);
      assertThat(report.state()).as("%s", report.refusal()).isEqualTo(State.USED);
      assertThat(report.counts().rejected()).isZero();
    }
  }

  private void episodesUnderBothNumbers() throws IOException {
    take(
        "sus-2013-03-31.csv",
        "Id;Enhet;Nummer;Start",
        "1;e1;" + FORMER + ";2012-01-10",
        "2;e2;" + LATER + ";2013-02-10",
        "3;w1;" + LATER + ";2013-02-10");
  }

  /** How many participants of 2013 a node has, as known at the end of a day. */
  private long participants(Level level, String node, LocalDate knownAt) {
    IndicatorDefinition definition = ShippedCatalog.read().find("participants").orElseThrow();
    List<Question.Scope> scope =
        List.of(
            line("e1", Level.UNIT, "e1"),
            line("e1", Level.BOARD, "east"),
            line("e2", Level.BOARD, "east"),
            line("w1", Level.BOARD, "west"),
            line("e1", Level.ORGANISATION, "town"),
            line("e2", Level.ORGANISATION, "town"),
            line("w1", Level.ORGANISATION, "town"));
    Question question =
        new Question(
            Period.parse("2013").days(), knownAt, scope, Map.of("sus", DAY), List.of("links"));
    return new AggregateQuery(
            DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES),
            ShippedCatalog.read().fields(),
            Supplements.NONE)
        .ask(definition, question)
        .getOrDefault(new NodeId(level, node), NodeCounts.NONE)
        .of(NodeCounts.Category.ALL, Sex.T)
        .base();
  }

  private static Question.Scope line(String unit, Level level, String node) {
    return new Question.Scope(unit, new NodeId(level, node));
  }

  @Test
  void withoutALinkTwoNumbersAreTwoPersons() throws IOException {
    episodesUnderBothNumbers();
    assertThat(participants(Level.BOARD, "east", Question.NOW)).isEqualTo(2);
    assertThat(participants(Level.ORGANISATION, "town", Question.NOW)).isEqualTo(3);
  }

  @Test
  void linkedNumbersAreOnePersonAtABoardAndStayTwoAtTwoBoards() throws IOException {
    episodesUnderBothNumbers();
    take("links-2013-06-30.csv", "Förr;Nu;Dag", FORMER + ";" + LATER + ";2013-02-01");
    assertThat(participants(Level.UNIT, "e1", Question.NOW)).isEqualTo(1);
    assertThat(participants(Level.BOARD, "east", Question.NOW)).isEqualTo(1);
    assertThat(participants(Level.BOARD, "west", Question.NOW)).isEqualTo(1);
    assertThat(participants(Level.ORGANISATION, "town", Question.NOW)).isEqualTo(2);
  }

  @Test
  void asKnownBeforeTheLinkTheyWereTwo() throws IOException {
    episodesUnderBothNumbers();
    take("links-2013-06-30.csv", "Förr;Nu;Dag", FORMER + ";" + LATER + ";2013-02-01");
    assertThat(participants(Level.BOARD, "east", LocalDate.of(2013, 6, 29))).isEqualTo(2);
    assertThat(participants(Level.BOARD, "east", LocalDate.of(2013, 6, 30))).isEqualTo(1);
  }

  @Test
  void aLinkThatIsWithdrawnMakesThemTwoAgain() throws IOException {
    episodesUnderBothNumbers();
    take("links-2013-06-30.csv", "Förr;Nu;Dag", FORMER + ";" + LATER + ";2013-02-01");
    take("links-2013-07-31.csv", "Förr;Nu;Dag", OTHER_FORMER + ";" + LATER + ";2013-02-01");
    assertThat(participants(Level.BOARD, "east", Question.NOW)).isEqualTo(2);
    assertThat(participants(Level.BOARD, "east", LocalDate.of(2013, 7, 30))).isEqualTo(1);
  }

  @Test
  void anOrganisationThatLinksPersonsCountsThemOnceInAllItsBoards() throws IOException {
    Files.writeString(
        home.resolve("config/organisation.yml"),
        ORGANISATION.replace(
            "    boards:", "    link-persons: organisation\n    legal-basis: lag\n    boards:"));
    episodesUnderBothNumbers();
    assertThat(participants(Level.ORGANISATION, "town", Question.NOW)).isEqualTo(2);
    take("links-2013-06-30.csv", "Förr;Nu;Dag", FORMER + ";" + LATER + ";2013-02-01");
    assertThat(participants(Level.ORGANISATION, "town", Question.NOW)).isEqualTo(1);
  }

  @Test
  void whereNoSourceTellsOfLinksTheStatementHasNone() {
    IndicatorDefinition people = ShippedCatalog.read().find("participants").orElseThrow();
    IndicatorDefinition episodes = ShippedCatalog.read().find("starts").orElseThrow();
    assertThat(sql(people, List.of())).doesNotContain("former");
    assertThat(sql(people, List.of("links"))).contains("former");
    assertThat(sql(episodes, List.of("links"))).as("counts no people").doesNotContain("former");
  }

  private static String sql(IndicatorDefinition definition, List<String> links) {
    Question question = new Question(Period.parse("2013").days(), DAY, List.of(), Map.of(), links);
    return new SqlCompiler(ShippedCatalog.read().fields(), Supplements.NONE)
        .compile(definition, question)
        .getSQL();
  }
}
