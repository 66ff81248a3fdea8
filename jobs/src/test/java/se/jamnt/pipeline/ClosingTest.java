package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;
import static se.jamnt.pipeline.SmallYear.LEISURE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.jamnt.indicators.GoalStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person approves stands, board by board, until a person makes a new revision. */
class ClosingTest {

  private SmallYear home;

  @BeforeEach
  void firstNight(@TempDir Path folder) throws IOException {
    home = new SmallYear(folder);
    home.firstNight();
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aClosedBoardStandsAndTheOthersGoOn() throws IOException {
    home.publish("Beslut i styrelsen", ASSOCIATION);
    assertThat(revisions(ASSOCIATION)).containsExactly("1");
    assertThat(revisions("goteborg-vaster")).containsExactly("1");
    assertThat(revisions("ayande")).containsExactly("1");
    assertThat(revisions(LEISURE)).containsExactly("0");
    JsonNode manifest = manifest();
    assertThat(manifest.get("revisions").get(ASSOCIATION).asInt()).isEqualTo(1);
    assertThat(manifest.get("approved").get(ASSOCIATION).get("reason").asString())
        .isEqualTo("Beslut i styrelsen");

    List<String> closed = home.rowsOf(ASSOCIATION);
    List<String> units = home.rowsOf("ayande", "en-vag-in");
    Map<String, byte[]> pages = home.files("published/2013/goteborg-vaster");
    assertThat(pages).as("four reports, one of the organisation, and a workbook").hasSize(5);
    byte[] catalogue = home.files("published").get("index.html");
    assertThat(home.nightly().didNothing()).isTrue();
    assertThat(home.files("published").get("index.html")).isEqualTo(catalogue);

    home.susWithoutEvery(12, "2013-12-31");
    Run night = home.nightly();
    assertThat(home.rowsOf(ASSOCIATION)).isEqualTo(closed);
    assertThat(same(home.files("published/2013/goteborg-vaster"), pages)).isTrue();
    assertThat(night.wouldChange())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.board()).isEqualTo(ASSOCIATION);
              assertThat(found.figures()).isPositive();
            });
    assertThat(home.said())
        .anyMatch(line -> line.contains("closed as revision 1; a new revision would change"));
    assertThat(home.nightly().didNothing()).isTrue();

    int announced = night.wouldChange().get(0).figures();
    home.publish("Rättade uppgifter", ASSOCIATION);
    assertThat(revisions(ASSOCIATION)).containsExactly("2");
    List<String> revised = home.rowsOf(ASSOCIATION);
    assertThat(changed(closed, revised) + changed(units, home.rowsOf("ayande", "en-vag-in")))
        .isEqualTo(announced);
    assertThat(home.nightly().wouldChange()).isEmpty();
  }

  /** Whoever has both revisions of a report learns nothing of one or two persons in between. */
  @Test
  void aRevisionHidesWhatMovedByFewerThanThePolicySays() throws IOException {
    home.publish("Beslut", ASSOCIATION);
    Map<String, Map<String, String>> before = counts();
    home.susWithoutEvery(40, "2013-12-31");
    assertThat(home.nightly().wouldChange()).isNotEmpty();
    home.publish("Rättade uppgifter", ASSOCIATION);
    Map<String, Map<String, String>> after = counts();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    int heldBack = 0;
    for (Map.Entry<String, Map<String, String>> row : after.entrySet()) {
      String then = before.getOrDefault(row.getKey(), Map.of()).getOrDefault("base", "");
      String now = row.getValue().getOrDefault("base", "");
      if (!then.isEmpty() && !now.isEmpty()) {
        int by = Math.abs(Integer.parseInt(then) - Integer.parseInt(now));
        assertThat(by == 0 || by >= 5).as("%s: %s, then %s", row.getKey(), then, now).isTrue();
      } else if (!then.isEmpty()) {
        heldBack++;
      }
    }
    assertThat(heldBack).isPositive();
  }

  /** The counts of the board that was closed, and of its units. */
  private Map<String, Map<String, String>> counts() {
    Map<String, Map<String, String>> counts = new TreeMap<>();
    home.rows().stream()
        .filter(row -> Set.of(ASSOCIATION, "ayande", "en-vag-in").contains(row.get("node")))
        .filter(row -> "count".equals(row.get("statistic")))
        .forEach(
            row ->
                counts.put(
                    Stream.of("node", "indicator", "breakdown", "category", "sex")
                        .map(row::get)
                        .collect(Collectors.joining(" ")),
                    row));
    return counts;
  }

  @Test
  void whatIsClosedStandsAlsoIfDefinitionsRulesOrThePagesChange() throws IOException {
    home.publish("Beslut", ASSOCIATION, LEISURE);
    Map<String, byte[]> published = home.files("published/2013");
    home.change("config/disclosure.yml", "hide-below: 5", "hide-below: 7");
    home.change("config/reports/board-report.yml", "Könsuppdelad statistik", "Annan rubrik");
    home.change("config/indicators/starts.yml", "version: 1", "version: 2");
    Run night = home.nightly();
    assertThat(same(home.files("published/2013"), published)).isTrue();
    assertThat(night.wouldChange()).isNotEmpty();

    Files.delete(home.path("data/published/2013/goteborg-vaster/" + ASSOCIATION + "/ayande.pdf"));
    home.nightly();
    assertThat(same(home.files("published/2013"), published)).isTrue();
  }

  @Test
  void aBoardThatRequiresApprovalWaitsAsADraft() throws IOException {
    home.change(
        "config/organisation.yml",
        "en: Board Göteborg West }",
        "en: Board Göteborg West }\n        approval: required");
    home.nightly();
    assertThat(nodes()).contains(LEISURE, "botkyrka").doesNotContain(ASSOCIATION, "ayande");
    assertThat(nodes()).doesNotContain("goteborg-vaster", "jamnt-med-finsam");
    assertThat(home.files("published/2013/goteborg-vaster")).isEmpty();
    String draft = "2013/goteborg-vaster/" + ASSOCIATION + "/board-report.pdf";
    assertThat(home.files("drafts")).containsKeys(draft, "2013/indicators.csv");
    assertThat(text(home.path("data/drafts").resolve(draft))).contains("Arbetsmaterial");
    assertThat(home.nightly().didNothing()).isTrue();

    home.publish("Beslut", ASSOCIATION);
    assertThat(nodes()).contains(ASSOCIATION, "ayande", "goteborg-vaster", "jamnt-med-finsam");
    assertThat(revisions("jamnt-med-finsam")).containsExactly("1");
    assertThat(home.files("drafts")).isEmpty();
    assertThat(
            text(
                home.path("data/published/2013/goteborg-vaster")
                    .resolve(ASSOCIATION + "/board-report.pdf")))
        .doesNotContain("Arbetsmaterial")
        .contains("1 (perioden är låst)");
  }

  @Test
  void theLedgerHoldsWhatEachReleaseShowed() throws IOException {
    List<Map<String, String>> first = home.rows();
    home.susWithoutEvery(12, "2013-12-31");
    home.nightly();
    JdbcClient sql = JdbcClient.create(home.database().asOwner());
    List<Long> releases =
        sql.sql("select release_id from published.release where period = '2013' order by 1")
            .query(Long.class)
            .list();
    assertThat(releases).hasSize(2);
    for (int i = 0; i < 2; i++) {
      List<Map<String, String>> rows = i == 0 ? first : home.rows();
      assertThat(
              sql.sql(
                      """
                      select concat_ws(',', node, indicator, statistic, breakdown, category, sex,
                                       coalesce(value::text, ''), status)
                        from published.shown
                       where period = '2013' and from_release <= :release
                         and (to_release is null or to_release > :release)
                      """)
                  .param("release", releases.get(i))
                  .query(String.class)
                  .list())
          .containsExactlyInAnyOrderElementsOf(
              rows.stream()
                  .map(
                      row ->
                          String.join(
                              ",",
                              row.get("node"),
                              row.get("indicator"),
                              row.get("statistic"),
                              row.get("breakdown"),
                              row.get("category"),
                              row.get("sex"),
                              stored(row),
                              row.get("status")))
                  .toList());
    }
  }

  /** What became of a goal is a word in files and a number in the ledger. */
  private static String stored(Map<String, String> row) {
    String value = String.valueOf(row.get("value"));
    return Stream.of(GoalStatus.values())
        .filter(status -> "status".equals(row.get("statistic")) && status.word().equals(value))
        .findFirst()
        .map(status -> status.value().toPlainString())
        .orElse(value);
  }

  private Set<String> revisions(String node) {
    Set<String> revisions = new TreeSet<>();
    home.rows().stream()
        .filter(row -> node.equals(row.get("node")))
        .forEach(row -> revisions.add(row.get("revision")));
    return revisions;
  }

  private Set<String> nodes() {
    Set<String> nodes = new TreeSet<>();
    home.rows().forEach(row -> nodes.add(row.get("node")));
    return nodes;
  }

  private JsonNode manifest() throws IOException {
    return new JsonMapper()
        .readTree(Files.readString(home.path("data/published/2013/manifest.json")));
  }

  /** How many rows differ in more than their revision, come or go. */
  private static int changed(List<String> before, List<String> after) {
    Set<String> all = new TreeSet<>();
    List<String> one = before.stream().map(ClosingTest::withoutRevision).toList();
    List<String> other = after.stream().map(ClosingTest::withoutRevision).toList();
    Stream.concat(one.stream(), other.stream())
        .filter(row -> !(one.contains(row) && other.contains(row)))
        .forEach(row -> all.add(row.substring(0, key(row))));
    return all.size();
  }

  private static String withoutRevision(String row) {
    return row.replaceFirst(",\\d+,\\d+$", "");
  }

  /** Where the eight columns of the key end. */
  private static int key(String row) {
    int end = -1;
    for (int column = 0; column < 8; column++) {
      end = row.indexOf(',', end + 1);
    }
    return end;
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(path -> Arrays.equals(one.get(path), other.get(path)));
  }

  /** The number under which its figures can be computed again, whatever comes later. */
  @Test
  void aReleaseAndWhatItClosesRememberTheLastDeliveryThatTheyUse() throws IOException {
    JdbcClient sql = JdbcClient.create(besideTheRuns());
    long first = lastDelivery(sql);
    assertThat(lastUsedBy("release", sql)).isEqualTo(first);
    home.publish("Beslut", ASSOCIATION);
    assertThat(lastUsedBy("closure", sql)).isEqualTo(first);
    home.susWithoutEvery(12, "2013-12-31");
    home.nightly();
    long second = lastDelivery(sql);
    assertThat(second).isGreaterThan(first);
    assertThat(lastUsedBy("release", sql)).isEqualTo(second);
    assertThat(lastUsedBy("closure", sql)).as("what is closed stands").isEqualTo(first);
    home.publish("Rättade uppgifter", ASSOCIATION);
    assertThat(lastUsedBy("closure", sql)).isEqualTo(second);
  }

  /** Connections that do not hold the lock of a run. */
  private DriverManagerDataSource besideTheRuns() {
    Map<String, String> address = home.database().environment();
    return new DriverManagerDataSource(
        address.getOrDefault("JAMNT_DB_URL", ""),
        address.getOrDefault("JAMNT_DB_USER", ""),
        address.getOrDefault("JAMNT_DB_PASSWORD", ""));
  }

  private static long lastDelivery(JdbcClient sql) {
    return sql.sql("SELECT max(delivery_id) FROM facts.delivery").query(Long.class).single();
  }

  /** Of the last line of a table of the ledger. */
  private static long lastUsedBy(String table, JdbcClient sql) {
    return sql.sql(
            "SELECT last_delivery FROM published.%s ORDER BY release_id DESC LIMIT 1"
                .formatted(table))
        .query(Long.class)
        .single();
  }
}
