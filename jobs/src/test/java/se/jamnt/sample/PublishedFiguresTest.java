package se.jamnt.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.model.DateSpan;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.sample.SampleRows.DayCount;
import se.jamnt.sample.SampleRows.Participation;
import se.jamnt.sample.SampleRows.Rejected;

/** The published figures come out of the committed exports when they are counted by hand. */
class PublishedFiguresTest {

  private static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));
  private static final Path SAMPLE = ROOT.resolve("sample-data");
  private static final Set<String> LEAVING = Set.of("Fullföljd", "Avbruten");
  private static final Set<String> ANY_EXTENT = Set.of("Deltid", "Heltid");

  private static final List<DayCount> DAY_COUNTS = new ArrayList<>();
  private static final List<Rejected> REJECTED = new ArrayList<>();
  private static List<Participation> earlier = List.of();
  private static List<Participation> latest = List.of();
  private static OrganisationChart chart =
      new OrganisationChart(List.of(), List.of(), List.of(), List.of());

  @BeforeAll
  static void readCommittedFiles() throws IOException {
    Problems problems = new Problems();
    chart = OrganisationFile.read(ROOT, SourceCatalogue.ids(ROOT), problems);
    problems.throwIfAny();
    SampleRows rows = new SampleRows(SAMPLE, chart);
    for (int year = 2010; year <= 2013; year++) {
      DAY_COUNTS.addAll(rows.dayCounts("fritidsgard-%d_%d-12-31.csv".formatted(year, year)));
    }
    rows.link("identitetslankar-2013-10-31.csv");
    earlier = rows.participations("sus-2012-12-31.csv", LocalDate.of(2012, 12, 31));
    latest = rows.participations("sus-2013-10-31.csv", LocalDate.of(2013, 10, 31));
    REJECTED.addAll(rows.rejected());
  }

  /** A line of {@code expected/published-figures.csv}. */
  record Published(
      String period,
      String level,
      String node,
      String indicator,
      String statistic,
      Sex sex,
      String column,
      String value) {

    static Published parse(String line) {
      String[] f = line.split(",", -1);
      return new Published(f[0], f[1], f[2], f[3], f[4], Sex.valueOf(f[5]), f[6], f[7]);
    }
  }

  static List<Published> published() throws IOException {
    return Files.readAllLines(SAMPLE.resolve("expected/published-figures.csv")).stream()
        .skip(1)
        .map(Published::parse)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("published")
  void everyPublishedFigureComesOut(Published expected) {
    NodeId node = chart.node(expected.node()).orElseThrow();
    assertThat(node.level().word()).isEqualTo(expected.level());
    DateSpan days = Period.parse(expected.period()).days();
    Set<String> units =
        chart.unitsOf(node, days).stream().map(unit -> unit.id()).collect(Collectors.toSet());
    Counted counted = count(expected.indicator(), units, days, expected.sex());
    String figure =
        switch (expected.column()) {
          case "part" -> Integer.toString(counted.part());
          case "base" -> Integer.toString(counted.base());
          default -> counted.value(expected.statistic());
        };
    assertThat(figure).isEqualTo(expected.value());
  }

  /** A share's part and base; of a count both are the count. */
  record Counted(int part, int base) {

    /** Shares in whole per cent, rounded half up. */
    String value(String statistic) {
      return statistic.equals("count")
          ? Integer.toString(part)
          : new BigDecimal(part * 100)
              .divide(new BigDecimal(base), 0, RoundingMode.HALF_UP)
              .toString();
    }
  }

  private static Counted count(String indicator, Set<String> units, DateSpan days, Sex sex) {
    return switch (indicator) {
      case "participants" -> of(participants(units, days, sex));
      case "participants-by-sex" ->
          new Counted(participants(units, days, sex), participants(units, days, Sex.T));
      case "exits-to-work-or-studies" -> toWorkOrStudies(units, days, sex);
      case "youth-centre-visits" -> of(visits(units, days, sex));
      case "youth-centre-visits-by-sex" ->
          new Counted(visits(units, days, sex), visits(units, days, Sex.T));
      default -> throw new IllegalArgumentException(indicator);
    };
  }

  private static Counted of(int count) {
    return new Counted(count, count);
  }

  private static int participants(Set<String> units, DateSpan days, Sex sex) {
    return (int)
        latest.stream()
            .filter(p -> units.contains(p.unit()) && isOfSex(p, sex) && isOpenDuring(p, days))
            .map(Participation::person)
            .distinct()
            .count();
  }

  private static boolean isOpenDuring(Participation p, DateSpan days) {
    return !p.start().isAfter(days.last()) && (p.end() == null || !p.end().isBefore(days.first()));
  }

  private static boolean isOfSex(Participation p, Sex sex) {
    return sex == Sex.T || p.sex() == sex;
  }

  private static Counted toWorkOrStudies(Set<String> units, DateSpan days, Sex sex) {
    Map<String, Participation> lastExits = new HashMap<>();
    latest.stream()
        .filter(p -> units.contains(p.unit()) && isOfSex(p, sex) && leftDuring(p, days))
        .sorted(Comparator.comparing(PublishedFiguresTest::lastDay))
        .forEach(p -> lastExits.put(p.person(), p));
    int yes = 0;
    int recorded = 0;
    for (Participation exit : lastExits.values()) {
      String work = exit.row().getOrDefault("Arbete avslut", "");
      String studies = exit.row().getOrDefault("Studier avslut", "");
      boolean any = ANY_EXTENT.contains(work) || ANY_EXTENT.contains(studies);
      boolean none = work.equals("Inget") && studies.equals("Inget");
      yes += any ? 1 : 0;
      recorded += any || none ? 1 : 0;
    }
    return new Counted(yes, recorded);
  }

  private static boolean leftDuring(Participation p, DateSpan days) {
    return p.end() != null
        && days.contains(p.end())
        && LEAVING.contains(p.row().getOrDefault("Avslutsorsak", ""));
  }

  private static LocalDate lastDay(Participation p) {
    return Objects.requireNonNull(p.end());
  }

  private static int visits(Set<String> units, DateSpan days, Sex sex) {
    return DAY_COUNTS.stream()
        .filter(count -> units.contains(count.unit()) && days.contains(count.day()))
        .mapToInt(
            count ->
                switch (sex) {
                  case K -> count.girls();
                  case M -> count.boys();
                  default -> count.girls() + count.boys();
                })
        .sum();
  }

  @Test
  void theRowsThatCannotBeUsedAreThoseListed() throws IOException {
    List<Rejected> listed =
        Files.readAllLines(SAMPLE.resolve("expected/rejected-rows.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .filter(f -> f[0].startsWith("sus-20") || f[0].startsWith("fritidsgard"))
            .map(f -> new Rejected(f[0], Integer.parseInt(f[1]), f[2], f[3]))
            .toList();
    List<Rejected> found =
        REJECTED.stream().map(r -> r.column().equals("Personnummer") ? masked(r) : r).toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void theReadmeNamesEveryRowThatCannotBeUsed() throws IOException {
    List<String> readme = Files.readAllLines(SAMPLE.resolve("README.md"));
    assertThat(Files.readAllLines(SAMPLE.resolve("expected/rejected-rows.csv")).stream().skip(1))
        .map(line -> line.split(",", -1))
        .allSatisfy(
            f ->
                assertThat(readme)
                    .anyMatch(
                        line ->
                            line.matches("\\| `%s` \\| (\\d+, )?%s[ ,].*".formatted(f[0], f[1]))));
  }

  private static Rejected masked(Rejected rejected) {
    return new Rejected(rejected.file(), rejected.line(), rejected.column(), "");
  }

  @Test
  void everyIdentityNumberIsAPublishedTestNumber() throws IOException {
    Set<String> published =
        Files.readAllLines(ROOT.resolve("jobs/src/test/resources/test-identity-numbers.csv"))
            .stream()
            .map(line -> line.substring(line.length() - 10))
            .collect(Collectors.toSet());
    assertThat(persons(earlier, p -> true)).isSubsetOf(published);
    assertThat(persons(latest, p -> true)).isSubsetOf(published).hasSizeGreaterThan(1500);
  }

  private static Set<String> persons(List<Participation> rows, Predicate<Participation> among) {
    return rows.stream()
        .filter(among)
        .map(Participation::person)
        .filter(person -> person.length() == 10)
        .collect(Collectors.toSet());
  }

  @Test
  void nobodyIsInTwoBoards() {
    Map<String, Set<String>> boards = new HashMap<>();
    latest.forEach(
        p ->
            boards
                .computeIfAbsent(p.person(), person -> new HashSet<>())
                .add(chart.unit(p.unit()).orElseThrow().boardOn(p.start()).orElseThrow()));
    assertThat(boards.values()).allSatisfy(of -> assertThat(of).hasSize(1));
  }

  @Test
  void aPersonHasOneSexInAllRows() {
    assertThat(persons(latest, p -> p.sex() == Sex.K))
        .doesNotContainAnyElementsOf(persons(latest, p -> p.sex() == Sex.M));
  }

  @Test
  void theSampleHasWhatMakesCountingHard() {
    assertThat(persons(latest, p -> statedSexDiffersFromNumber(p))).hasSizeBetween(3, 8);
    assertThat(latest).filteredOn(p -> p.person().length() < 10).hasSizeBetween(5, 15);
    assertThat(latest).filteredOn(p -> p.person().charAt(4) > '3').hasSizeGreaterThan(20);
    assertThat(latest).filteredOn(p -> p.end() == null).hasSizeGreaterThan(200);
    assertThat(latest.size() - persons(latest, p -> true).size()).isGreaterThan(120);
  }

  private static boolean statedSexDiffersFromNumber(Participation p) {
    return p.person().length() == 10
        && p.sex() != ((p.person().charAt(8) - '0') % 2 == 0 ? Sex.K : Sex.M);
  }

  @Test
  void theLaterExportRepeatsCorrectsVoidsAndDropsWhatTheEarlierKnew() {
    Map<String, Participation> before =
        earlier.stream().collect(Collectors.toMap(Participation::id, p -> p));
    Map<String, Participation> now =
        latest.stream().collect(Collectors.toMap(Participation::id, p -> p));
    assertThat(before.keySet()).filteredOn(id -> !now.containsKey(id)).hasSize(5);
    Predicate<String> both = now::containsKey;
    assertThat(before.keySet())
        .filteredOn(
            both.and(id -> !row(before, id, "Startdatum").equals(row(now, id, "Startdatum"))))
        .hasSize(2);
    assertThat(before.keySet())
        .filteredOn(both.and(id -> row(before, id, "Slutdatum").isEmpty()))
        .filteredOn(id -> !row(now, id, "Slutdatum").isEmpty())
        .hasSizeGreaterThan(200);
  }

  private static String row(Map<String, Participation> rows, String id, String column) {
    return Objects.requireNonNull(rows.get(id)).row().getOrDefault(column, "");
  }
}
