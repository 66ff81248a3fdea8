package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static se.jamnt.pipeline.SmallYear.YEAR;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made again is held against every release, and what these leak is said. */
class RerunLedgerTest {

  private static final LocalDate OCTOBER = LocalDate.of(2013, 10, 31);

  private SmallYear home;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    home = new SmallYear(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    home.close();
  }

  /**
   * The first of two releases, and figures of its day made again under a policy that would rather
   * show women and men than their total. The second release has so many that it hid none of this.
   */
  @Test
  void anEarlierReleaseAndARerunTogetherGiveNoSmallGroupBack(@TempDir Path out)
      throws IOException, SQLException {
    List<String> all = home.sus();
    home.writeSus(OCTOBER, all.subList(0, all.size() / 4));
    home.nightly();
    List<Map<String, String>> first = home.rows();
    Map<List<String>, Long> truth = new HashMap<>(counts(first));
    truth.putAll(home.countsBehindWhatIsHidden());
    home.writeSus(LocalDate.of(2013, 12, 31), all);
    home.nightly();
    home.change(
        "config/disclosure.yml",
        "shown-first: [released, headlines, higher-levels, longer-periods, totals, larger-counts]",
        "shown-first: [released]");

    Rerun.Outcome made = asInOctober(out);
    assertThat(made.found().leaks()).isEmpty();
    Map<List<String>, Long> again = counts(PublishedRows.of(out.resolve("2013/indicators.csv")));
    assertThat(again)
        .as("the counts of the first release are made again")
        .isNotEmpty()
        .allSatisfy((key, count) -> assertThat(count).isEqualTo(truth.get(key)));

    Set<List<String>> shown = new HashSet<>(counts(first).keySet());
    shown.addAll(again.keySet());
    assertThat(workedOut(shown, truth))
        .filteredOn(key -> truth.getOrDefault(key, 0L) > 0 && truth.getOrDefault(key, 0L) < 5)
        .as("small counts that the two give back together")
        .isEmpty();
  }

  @Test
  void whatTheReleasesLeakByThemselvesIsSaidAndNeedsAPersonOnce(@TempDir Path out)
      throws IOException, SQLException {
    home.firstNight();
    home.susWithoutEvery(12, "2013-12-31");
    home.nightly();
    home.firstReleaseShowedWhatItHid();

    Rerun.Outcome made = asInOctober(out.resolve("first"));
    assertThat(made.found().leaks())
        .isNotEmpty()
        .allSatisfy(leak -> assertThat(leak).contains("follows from others: 2013 "));
    assertThat(made.found().isNew()).as("exit code 1").isTrue();
    // the next night protects anew, and finds it too
    home.change("config/disclosure.yml", "minimum-base: 10", "minimum-base: 11");
    assertThat(home.nightly().needsAPerson()).isTrue();
    Rerun.Outcome later = asInOctober(out.resolve("later"));
    assertThat(later.found().leaks()).as("said again").containsAll(made.found().leaks());
    assertThat(later.found().isNew()).as("jamnt status lists it").isFalse();
  }

  private Rerun.Outcome asInOctober(Path out) {
    return home.rerun()
        .periods(List.of(YEAR), Optional.of(OCTOBER), Optional.empty(), Optional.empty(), out);
  }

  /** The counts of SUS that stand in a file. */
  private static Map<List<String>, Long> counts(List<Map<String, String>> rows) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    rows.stream()
        .filter(RerunLedgerTest::isCount)
        .filter(row -> !row.getOrDefault("base", "").isEmpty())
        .forEach(
            row -> counts.put(PublishedRows.key(row), Long.valueOf(row.getOrDefault("base", ""))));
    return counts;
  }

  private static boolean isCount(Map<String, String> row) {
    return "count".equals(row.get("statistic"))
        && Set.of("participants", "starts", "exits").contains(row.get("indicator"));
  }

  /**
   * What follows from what is shown: a line of which all cells but one are known tells that one.
   */
  private static Set<List<String>> workedOut(
      Set<List<String>> shown, Map<List<String>, Long> truth) {
    Map<List<String>, List<List<String>>> lines = new HashMap<>();
    for (List<String> key : truth.keySet()) {
      List<String> bothSexes = new ArrayList<>(key);
      bothSexes.set(7, "T");
      line(lines, "sexes", bothSexes, key);
      if (!key.get(5).isEmpty()) {
        List<String> whole = new ArrayList<>(key);
        String breakdown = whole.set(5, "");
        whole.set(6, "");
        line(lines, breakdown, whole, key);
      }
    }
    Set<List<String>> known = new HashSet<>(shown);
    int before = 0;
    while (before < known.size()) {
      before = known.size();
      for (List<List<String>> line : lines.values()) {
        List<List<String>> unknown = line.stream().filter(key -> !known.contains(key)).toList();
        if (unknown.size() == 1) {
          known.add(unknown.get(0));
        }
      }
    }
    known.removeAll(shown);
    return known;
  }

  private static void line(
      Map<List<String>, List<List<String>>> lines,
      String kind,
      List<String> total,
      List<String> part) {
    List<String> name = new ArrayList<>(total);
    name.add(kind);
    List<List<String>> line = lines.computeIfAbsent(name, one -> new ArrayList<>(List.of(total)));
    if (!line.contains(part)) {
      line.add(part);
    }
  }
}
