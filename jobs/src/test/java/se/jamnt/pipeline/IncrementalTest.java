package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;
import static se.jamnt.pipeline.SmallYear.LEISURE;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.model.Period;

/**
 * A night does only what its deliveries touch, and comes to what doing all anew comes to. {@code
 * -Djamnt.seed} repeats the random nights.
 */
class IncrementalTest {

  private static final long SEED = Long.getLong("jamnt.seed", System.nanoTime() % 1_000_000);
  private static final int NIGHTS = Integer.getInteger("jamnt.nights", 2);
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int PERIODS = 4;

  /**
   * A release of the year tells of its tertials, so the counts behind what they hide are those of
   * now, though they show the same as before and are not released. Those of what was closed, which
   * has a revision, stand.
   */
  private static final String HIDDEN_COUNTS_OF_BEFORE =
      """
      select count(*)
        from published.shown
        join results.computation using (period)
        join results.figure
             using (computation_id, level, node, indicator, statistic, breakdown, category, sex)
        left join results.released_hidden hidden
             on (hidden.period, hidden.level, hidden.node, hidden.indicator, hidden.statistic,
                 hidden.breakdown, hidden.category, hidden.sex)
              = (shown.period, shown.level, shown.node, shown.indicator, shown.statistic,
                 shown.breakdown, shown.category, shown.sex)
            and hidden.to_release is null
       where shown.to_release is null and shown.status = 'hidden' and shown.revision = 0
         and figure.base is not null
         and (figure.base, figure.part) is distinct from (hidden.base, hidden.part)
      """;

  private SmallYear home;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException, SQLException {
    home = new SmallYear(folder);
    home.change("config/jamnt.yml", "kinds: [year]", "kinds: [tertial, year]");
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aNightDoesOnlyWhatItsDeliveriesTouch() throws IOException, SQLException {
    assertThat(home.nightly().computedPeriods()).isEqualTo(PERIODS);
    changeOneDay("2013-02-04", "2013-12-31");
    Run night = home.nightly();
    assertThat(night.computedPeriods()).as("the tertial and its year").isEqualTo(2);
    assertThat(
            home.query(
                "select distinct array_to_string(organisations, ' ') from results.computation"
                    + " where run = '%s'".formatted(night.id())))
        .as("of the other organisation nothing is computed")
        .containsExactly("botkyrka");
    assertThat(night.published())
        .as("those, and the tertial that is compared with the one before")
        .containsExactly("2013-T1", "2013", "2013-T2");
    assertThat(night.drawnPages()).as("board, workbook, two units, organisation").isEqualTo(5);
    assertThat(home.nightly().didNothing()).isTrue();
  }

  /** What a release of the year tells of a tertial is held against what the tertial hides now. */
  @Test
  void countsBehindWhatIsHiddenAreNotedThoughAPeriodShowsTheSame()
      throws IOException, SQLException {
    home.firstNight();
    String row = ";2013-06-20;7;Försörjningsstöd;;Försörjningsstöd;;Inget;Inget;Inget;Inget;";
    changeOne("sus-2013-10-31.csv", row + "Fullföljd;", row + "Avbruten;");
    assertThat(home.nightly().published())
        .as("the second tertial shows the same")
        .containsExactly("2013");
    assertThat(home.query(HIDDEN_COUNTS_OF_BEFORE)).containsExactly("0");
  }

  /** Most of what is protected again comes to what stands there. */
  @Test
  void figuresThatComeToTheSameAreNotWrittenAgain() throws IOException, SQLException {
    String rows =
        "select md5(string_agg(period || ctid || xmin, ',' order by ctid)) from published.figure";
    String lines =
        "select md5(string_agg(lines, ',' order by period, node)) from published.node_lines";
    String toProtect = "select count(*) from published.protected where inputs = ''";
    home.firstNight();
    List<String> before = home.query(rows);
    List<String> told = home.query(lines);

    home.change("update published.protected set inputs = ''");
    home.nightly();
    assertThat(home.query(toProtect)).as("all was protected").containsExactly("0");
    assertThat(home.query(rows)).as("every row is the one that was there").isEqualTo(before);

    home.change("delete from published.node_lines where node = 'ayande'");
    home.change("update published.protected set inputs = ''");
    home.nightly();
    assertThat(home.query(lines)).as("what is lost is made again").isEqualTo(told);
    assertThat(home.query(rows)).isNotEqualTo(before);
  }

  @Test
  void randomNightsComeToWhatDoingAllAnewComesTo() throws IOException, SQLException {
    Random random = new Random(SEED);
    home.firstNight();
    for (int night = 1; night <= NIGHTS; night++) {
      participations(random, "2013-11-%02d".formatted(night));
      visits(random, "2014-01-%02d".formatted(night));
      decide(random);
      assertThat(home.nightly().published()).as("seed %d, night %d", SEED, night).isNotEmpty();
      if (random.nextInt(3) == 0) {
        approve(
            random.nextBoolean() ? "2013" : "2013-T" + (1 + random.nextInt(3)),
            random.nextBoolean() ? LEISURE : ASSOCIATION);
        home.nightly(); // what is compared with it is published by the next night
      }
      assertThat(home.query(HIDDEN_COUNTS_OF_BEFORE))
          .as("what releases tell of what is hidden, seed %d, night %d", SEED, night)
          .containsExactly("0");
      assertDoingAllAnewComesToTheSame("seed %d, night %d".formatted(SEED, night));
    }
  }

  @Test
  void aStepTellsOfTablesNotOfTheLinesInWhichTheyAreDone() throws IOException, SQLException {
    visits(new Random(SEED), "2014-01-01");
    home.firstNight();
    assertThat(
            home.query(
                "select write_count from batch.batch_step_execution"
                    + " where step_name = 'small groups protected'"))
        .as("two years of two organisations, which are done in two lines")
        .containsExactly("4");
  }

  /** Sometimes another policy, or another division into groups. */
  private void decide(Random random) throws IOException {
    switch (random.nextInt(6)) {
      case 0 -> exchange("config/disclosure.yml", "hide-below: 5", "hide-below: 7");
      case 1 ->
          exchange("config/organisation.yml", "[goteborg-vaster]", "[goteborg-vaster, botkyrka]");
      default -> {
        // most nights bring nothing but deliveries
      }
    }
  }

  private void exchange(String file, String one, String other) throws IOException {
    boolean isOne = Files.readString(home.path(file)).contains(one);
    home.change(file, isOne ? one : other, isOne ? other : one);
  }

  /** The year after is compared with what the closed one shows now, not with what it showed. */
  @Test
  void whatIsComparedWithAClosedPeriodComesToTheSame() throws IOException, SQLException {
    visits(new Random(SEED), "2014-01-01");
    home.firstNight();
    home.change("config/disclosure.yml", "hide-below: 5", "hide-below: 5000");
    home.change("config/disclosure.yml", "minimum-base: 10", "minimum-base: 5000");
    approve("2013");
    home.nightly();
    assertDoingAllAnewComesToTheSame("seed " + SEED);
  }

  /**
   * One more visit shows in a tertial that is closed anew, so the tertial hides it, and its year.
   * The year after is compared with that year, not with the tertial.
   */
  @Test
  void whatIsComparedWithTheYearOfAClosedTertialComesToTheSame() throws IOException, SQLException {
    visits(new Random(SEED), "2014-01-01");
    home.firstNight();
    approve("2013-T2");
    changeOneDay("2013-06-04", "2014-01-01");
    home.nightly();
    assertThat(visitsOf2013()).containsExactly("final");
    approve("2013-T2");
    home.nightly();
    assertThat(visitsOf2013()).containsExactly("hidden");
    assertDoingAllAnewComesToTheSame("seed " + SEED);
  }

  private List<String> visitsOf2013() throws SQLException {
    return home.query(
        "select status from published.figure where period = '2013' and node = '"
            + LEISURE
            + "' and indicator = 'youth-centre-visits' and statistic = 'count' and sex = 'T'"
            + " and breakdown = ''");
  }

  /** Organisations that become a group, and cease to be one, add up to other nodes. */
  @Test
  void anotherDivisionIntoClustersComesToTheSame() throws IOException, SQLException {
    home.firstNight();
    for (List<String> change :
        List.of(
            List.of("[goteborg-vaster]", "[goteborg-vaster, botkyrka]"),
            List.of("[goteborg-vaster, botkyrka]", "[botkyrka]"))) {
      home.change("config/organisation.yml", change.get(0), change.get(1));
      visits(new Random(SEED), "2014-01-01");
      assertThat(home.nightly().published()).isNotEmpty();
      assertDoingAllAnewComesToTheSame("seed %d, %s".formatted(SEED, change));
    }
  }

  /**
   * The organisation is written otherwise for all time: a unit is struck out, or stood in the wrong
   * place. Readers have what was released before, and how it added up then.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a unit is struck out   | (?s)  - id: ayande.*?sources: \\[sus\\]\\n | ``",
        "one of the last cluster| (?s)  - id: fritidsgarden-fittja.*?\\]\\n     | ``",
        "a unit was elsewhere   | (?s)(id: ayande.*?board: )[a-z-]+"
            + " | $1kultur-och-fritidsnamnden",
        "there is no group      | (?s)groups:.*?organisations:.*?organisations: | organisations:",
      })
  void anotherOrganisationComesToTheSame(String what, String written, String instead)
      throws IOException, SQLException {
    home.firstNight();
    home.replace("config/organisation.yml", written, instead);
    assertTheSameWhenMadeAnew(what);
  }

  @Test
  void anOrganisationIsStruckOut() throws IOException, SQLException {
    home.firstNight();
    home.replace(
        "config/organisation.yml",
        "(?s)groups:.*(  - id: botkyrka.*units:\\n).*(  - id: fritidsgarden-alby)",
        "organisations:\n$1$2");
    home.replace("config/distribution.yml", "(?s)\nboards:.*", "\nboards: []\n");
    assertTheSameWhenMadeAnew("an organisation");
    assertThat(home.files("published").get("2013/indicators.csv"))
        .asString(StandardCharsets.UTF_8)
        .contains("fritidsgarden-alby")
        .doesNotContain("ayande", SmallYear.ASSOCIATION, "jamnt-med-finsam");
  }

  /** What is closed stands, and is still added up as it was. */
  @Test
  void aUnitOfAClosedBoardIsStruckOut() throws IOException, SQLException {
    home.firstNight();
    home.publish("Beslut", SmallYear.ASSOCIATION);
    List<String> closed = home.rowsOf(SmallYear.ASSOCIATION, "ayande", "en-vag-in");
    home.replace("config/organisation.yml", "(?s)  - id: ayande.*?sources: \\[sus\\]\\n", "");
    changeOneDay("2013-02-04", "2013-12-31");
    home.said().clear();
    home.nightly();
    assertThat(home.said()).noneMatch(said -> said.contains("follows from others"));
    assertThat(home.rowsOf(SmallYear.ASSOCIATION, "ayande", "en-vag-in")).isEqualTo(closed);
    assertThat(
            home.query(
                "select count(*) from published.shown left join results.released_hidden hidden"
                    + " using (period, level, node, indicator, statistic, breakdown, category, sex)"
                    + " where period = '2013' and node = 'ayande' and shown.to_release is null"
                    + " and shown.status = 'hidden' and indicator = 'participants'"
                    + " and statistic = 'count' and hidden.to_release is not null"))
        .as("the counts behind what is hidden stand, too")
        .containsExactly("0");
    assertDoingAllAnewComesToTheSame("a unit of a closed board is gone");
  }

  private void assertTheSameWhenMadeAnew(String what) throws IOException, SQLException {
    assertThat(home.nightly().published()).as(what).isNotEmpty();
    assertThat(home.nightly().didNothing()).as(what).isTrue();
    assertThat(home.query("select distinct node from published.shown where to_release is null"))
        .as("what the ledger holds for shown: %s", what)
        .containsExactlyInAnyOrderElementsOf(
            home.query("select distinct node from published.figure"));
    assertDoingAllAnewComesToTheSame(what);
  }

  private void assertDoingAllAnewComesToTheSame(String what) throws IOException, SQLException {
    Map<String, byte[]> incremental = home.files("published");
    discardAllResults();
    Run full = home.nightly();
    assertThat(full.computedPeriods()).as(what).isGreaterThanOrEqualTo(PERIODS);
    assertThat(full.published()).as(what).isEmpty();
    assertThat(home.files("published")).as(what).containsExactlyEntriesOf(incremental);
  }

  /** What the comparison rests on: results that are wrong would be seen. */
  @Test
  void aWrongResultIsSeen() throws IOException, SQLException {
    home.firstNight();
    sql("update results.figure set value = value + 7, base = base + 7 where indicator = 'starts'");
    sql("update published.protected set inputs = '' where period = '2013'");
    sql("delete from published.tree");
    assertThat(home.nightly().published()).contains("2013");
    discardAllResults();
    assertThat(home.nightly().published()).contains("2013");
  }

  /** Closes a period for a board; who closes it again approves what has changed since. */
  private void approve(String period) {
    approve(period, LEISURE);
  }

  private void approve(String period, String board) {
    home.publish(Period.parse(period), "Beslut", board);
  }

  private void discardAllResults() throws SQLException {
    sql("truncate results.computation cascade");
    sql("delete from published.period");
    sql("delete from published.page");
    sql("delete from published.published_from");
    sql("delete from published.tree");
  }

  private void sql(String statement) throws SQLException {
    home.change(statement);
  }

  /** A further export of SUS: some participations are gone, some have another sex. */
  private void participations(Random random, String date) throws IOException, SQLException {
    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(inbox("sus-2013-10-31.csv"), WINDOWS)) {
      int fate = rows.isEmpty() ? 99 : random.nextInt(100);
      if (fate >= 3) {
        rows.add(fate >= 8 ? row : row.replace(";Kvinna;", ";Man;"));
      }
    }
    Files.write(inbox("sus-" + date + ".csv"), rows, WINDOWS);
  }

  /** A further count of the year's visits: on some days one more girl came. */
  private void visits(Random random, String date) throws IOException, SQLException {
    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(inbox("fritidsgard-2013_2013-12-31.csv"))) {
      rows.add(rows.isEmpty() || random.nextInt(100) >= 4 ? row : oneMore(row));
    }
    Files.write(inbox("fritidsgard-2013_" + date + ".csv"), rows, StandardCharsets.UTF_8);
  }

  private void changeOne(String file, String written, String instead) throws IOException {
    String export = Files.readString(inbox(file), WINDOWS);
    assertThat(export).containsOnlyOnce(written);
    Files.writeString(inbox(file), export.replace(written, instead), WINDOWS);
  }

  /** One more visit of a girl to Alby, in the export of a date. */
  private void changeOneDay(String day, String date) throws IOException, SQLException {
    Path export = inbox("fritidsgard-2013_" + date + ".csv");
    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(export)) {
      rows.add(row.contains(day) && row.contains("Alby") ? oneMore(row) : row);
    }
    assertThat(rows).isNotEqualTo(Files.readAllLines(export));
    Files.write(export, rows, StandardCharsets.UTF_8);
  }

  private static String oneMore(String row) {
    String[] cells = row.split(",", -1);
    cells[2] = cells[2].matches("\\d+") ? "" + (Integer.parseInt(cells[2]) + 1) : cells[2];
    return String.join(",", cells);
  }

  private Path inbox(String file) {
    return home.path("inbox").resolve(file);
  }
}
