package se.jamnt.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.reports.VeraPdf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shipped home and the sample data, seen as a user sees them: two nights, one after another.
 */
class SampleNightTest {

  private static final Path EXPECTED = Workshop.ROOT.resolve("sample-data/expected");
  private static final String HEADER =
      "period,level,node,indicator,statistic,breakdown,category,sex,value,part,base,status,"
          + "revision,definition_version";
  private static final Pattern COUNTED =
      Pattern.compile(
          "(\\S+\\.csv) \\((\\S+)\\): (\\d+) rows read = (\\d+) used \\+ (\\d+) unchanged"
              + " \\+ (\\d+) duplicate \\+ (\\d+) rejected.*");

  /** Not inside a hash: what stands beside is no hexadecimal digit. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9a-f])(?:\\d\\d)?(\\d{6})[-+ ]?(\\d{4})(?![0-9a-f])");

  private static SampleNight night;
  private static Map<Path, List<Map<String, String>>> tables;

  @BeforeAll
  static void run() throws Exception {
    night = new SampleNight();
    assertThat(night.first.exitCode()).as(night.first.said()).isZero();
    tables = new LinkedHashMap<>();
    for (Path period : night.periods()) {
      tables.put(period, PublishedRows.of(period.resolve("indicators.csv")));
    }
  }

  @AfterAll
  static void end() throws Exception {
    night.close();
  }

  private static Stream<Map<String, String>> rows() {
    return tables.values().stream().flatMap(List::stream);
  }

  @Test
  void thePublishedFiguresComeOut() {
    Map<List<String>, Map<String, String>> byKey = new HashMap<>();
    rows().forEach(row -> byKey.put(PublishedRows.key(row), row));
    List<String> wrong = new ArrayList<>();
    List<Map<String, String>> lines = new ArrayList<>();
    for (String file : List.of("published-figures.csv", "catalogue-figures.csv")) {
      lines.addAll(PublishedRows.of(EXPECTED.resolve(file)));
    }
    for (Map<String, String> line : lines) {
      Map<String, String> whole = new HashMap<>(line);
      whole.put("breakdown", "");
      whole.put("category", "");
      Map<String, String> row = byKey.getOrDefault(PublishedRows.key(whole), Map.of());
      String column = String.valueOf(line.get("column"));
      String found = String.valueOf(row.get(column));
      if (!wholeNumber(found).equals(line.get("value"))) {
        wrong.add(line + " but found " + found);
      }
    }
    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(wrong).isEmpty();
  }

  private static String wholeNumber(String text) {
    return text.matches("-?[0-9.]+")
        ? new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).toPlainString()
        : text;
  }

  @Test
  void everyDirtyRowIsRejectedWithLineColumnValueAndReason() {
    Map<String, List<String>> rejected = new TreeMap<>();
    for (Path file : night.rejected()) {
      String export = file.getFileName().toString().replaceFirst("-[0-9a-f]{8}\\.csv$", ".csv");
      List<String> lines = rejected.computeIfAbsent(export, name -> new ArrayList<>());
      for (Map<String, String> row : PublishedRows.of(file)) {
        assertThat(row.keySet())
            .containsExactlyInAnyOrder("line", "column", "value", "expected", "reason");
        assertThat(row.get("reason")).isNotBlank();
        assertThat(row.get("expected")).isNotBlank();
        lines.add(row.get("line") + " " + row.get("column") + " " + shown(row));
      }
    }
    Map<String, List<String>> expected =
        PublishedRows.of(EXPECTED.resolve("rejected-rows.csv")).stream()
            .collect(
                groupingBy(
                    row -> String.valueOf(row.get("file")),
                    TreeMap::new,
                    mapping(
                        row -> row.get("line") + " " + row.get("column") + " " + row.get("value"),
                        Collectors.toList())));
    assertThat(rejected).isEqualTo(expected);
  }

  /** The value as the export has it; what is not shown, and what is no cell's, is empty. */
  private static String shown(Map<String, String> row) {
    String value = String.valueOf(row.get("value")).replaceFirst("^'", "");
    return value.equals("[masked]") || String.valueOf(row.get("column")).isEmpty() ? "" : value;
  }

  @Test
  void noRowIsLost() {
    Set<String> printed = new TreeSet<>();
    night
        .first
        .said()
        .lines()
        .map(COUNTED::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              int sum = 0;
              for (int group = 4; group <= 7; group++) {
                sum += Integer.parseInt(line.group(group));
              }
              assertThat(sum).as(line.group()).isEqualTo(Integer.parseInt(line.group(3)));
              printed.add(
                  Stream.of(1, 3, 4, 5, 6, 7).map(line::group).collect(Collectors.joining(" ")));
            });
    Set<String> stored =
        new TreeSet<>(
            night
                .sql()
                .sql(
                    """
                    SELECT concat_ws(' ', file_name, rows_read, rows_used, rows_unchanged,
                                     rows_duplicate, rows_rejected)
                      FROM facts.delivery
                    """)
                .query(String.class)
                .list());
    assertThat(printed).hasSize(29).isEqualTo(stored);
    assertThat(printed).contains("sus-2012-12-31.csv 1194 1190 0 0 4");
  }

  @Test
  void aManifestListsEveryOtherFileWithItsHash() throws IOException {
    assertThat(night.periods()).hasSize(8 * (12 + 3 + 1 + 1) + 1);
    for (Path period : night.periods()) {
      JsonNode manifest = new JsonMapper().readTree(period.resolve("manifest.json").toFile());
      Map<String, String> listed = new TreeMap<>();
      manifest
          .get("files")
          .properties()
          .forEach(file -> listed.put(file.getKey(), file.getValue().asString()));
      Map<String, String> found = new TreeMap<>();
      try (Stream<Path> files = Files.walk(period)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          found.put(
              period.relativize(file).toString(), Fingerprint.ofBytes(Files.readAllBytes(file)));
        }
      }
      found.remove("manifest.json");
      assertThat(listed).as(period.toString()).isEqualTo(found).containsKey("indicators.csv");
      assertThat(manifest.propertyNames())
          .contains("run", "dataAsOf", "revisions", "definitions", "config", "templates")
          .contains("software", "disclosure", "audit");
      assertThat(manifest.get("disclosure").get("policySha256").asString())
          .as("the policy's fingerprint")
          .matches("[0-9a-f]{64}");
      assertThat(manifest.get("audit").get("equations").asInt()).isPositive();
      assertThat(manifest.get("audit").get("recovered").asInt()).isZero();
    }
  }

  @Test
  void theTableOfFiguresHasItsHeaderAndOrder() throws IOException {
    for (Path period : night.periods()) {
      Path file = period.resolve("indicators.csv");
      String text = Files.readString(file);
      assertThat(text).startsWith(HEADER + "\n").endsWith("\n").doesNotContain("\r");
      List<List<String>> keys =
          tables.getOrDefault(period, List.of()).stream().map(PublishedRows::key).toList();
      for (int i = 1; i < keys.size(); i++) {
        assertThat(byCodePoint(keys.get(i - 1), keys.get(i)))
            .as(keys.get(i - 1) + " before " + keys.get(i))
            .isNegative();
      }
      assertThat(keys).allMatch(key -> key.get(0).equals(period.getFileName().toString()));
    }
  }

  private static int byCodePoint(List<String> a, List<String> b) {
    for (int column = 0; column < a.size(); column++) {
      int[] left = a.get(column).codePoints().toArray();
      int[] right = b.get(column).codePoints().toArray();
      int order = Arrays.compare(left, right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Test
  void womenMenAndTotalStandTogether() {
    Map<List<String>, Set<String>> sexes =
        rows()
            .collect(
                groupingBy(
                    row -> PublishedRows.key(row).subList(0, 7),
                    mapping(row -> row.get("sex"), toCollection(TreeSet::new))));
    sexes.forEach(
        (key, found) ->
            assertThat(found)
                .as("%s", key)
                .isIn(
                    String.join(" ", key).contains(" gap") || countsNoPeople(key.get(3))
                        ? List.of(Set.of("T"))
                        : List.of(Set.of("K", "M", "T"), Set.of("K", "M", "T", "U"))));
    assertThat(sexes).hasSizeGreaterThan(10_000);
  }

  @Test
  void aStatusSaysWhichCellsAreFilled() {
    Map<String, Integer> seen = new TreeMap<>();
    rows()
        .forEach(
            row -> {
              String status = String.valueOf(row.get("status"));
              seen.merge(status, 1, Integer::sum);
              boolean filled =
                  switch (status) {
                    case "final", "preliminary", "estimated" ->
                        !isEmpty(row, "value") && !isEmpty(row, "base");
                    case "no-data" -> isEmpty(row, "value") && "0".equals(row.get("base"));
                    case "hidden", "missing" ->
                        isEmpty(row, "value") && isEmpty(row, "part") && isEmpty(row, "base");
                    default -> false;
                  };
              assertThat(filled).as(row.toString()).isTrue();
              assertThat(row.get("revision")).isEqualTo("0");
            });
    assertThat(seen).containsKeys("final", "preliminary", "hidden", "no-data");
  }

  private static boolean isEmpty(Map<String, String> row, String column) {
    return String.valueOf(row.get(column)).isEmpty();
  }

  @Test
  void noGroupOfOneToFourIsShown() {
    List<Map<String, String>> small =
        rows()
            .filter(row -> !countsNoPeople(String.valueOf(row.get("indicator"))))
            .filter(
                row ->
                    isSmall(row.get("base"))
                        || isSmall(row.get("part"))
                        || ("share".equals(row.get("statistic"))
                            && !isEmpty(row, "part")
                            && isSmall("" + (number(row, "base") - number(row, "part")))))
            .toList();
    assertThat(small).isEmpty();
  }

  /** What is made from other indicators counts indicators, a checklist counts answers. */
  private static boolean countsNoPeople(String indicator) {
    return Set.of("goals", "coverage-by-sex", "equality-checklist").contains(indicator);
  }

  private static boolean isSmall(@Nullable String count) {
    return count != null && count.matches("[1-4]");
  }

  private static long number(Map<String, String> row, String column) {
    return Long.parseLong(String.valueOf(row.get(column)));
  }

  private static final Set<String> OF_THE_COUNCIL =
      Set.of("2013", "2013-T3", "2013-YTD08", "2012-01-01..2013-10-31");

  @Test
  void reportsStandWhereThePlanSays() throws IOException {
    Set<String> planned = new TreeSet<>();
    OrganisationChart chart = night.configuration().chart();
    for (String name :
        List.of(
            "2012",
            "2013",
            "2013-T1",
            "2013-T2",
            "2013-T3",
            "2013-YTD08",
            "2012-01-01..2013-10-31")) {
      DateSpan days = Period.parse(name).days();
      Set<String> withData = unitsWithData(name);
      for (OrganisationChart.Unit unit : chart.units()) {
        if (withData.contains(unit.id())) {
          String board = unit.boardFor(days).orElseThrow();
          String folder =
              name + "/" + chart.board(board).orElseThrow().organisation() + "/" + board + "/";
          planned.add(folder + "board-report.pdf");
          planned.add(folder + unit.id() + ".pdf");
          planned.add(folder + "board-tables.xlsx");
          String council =
              name + "/" + chart.board(board).orElseThrow().organisation() + "/organisation-report";
          if (OF_THE_COUNCIL.contains(name)) {
            planned.add(council + ".pdf");
          }
          if (OF_THE_COUNCIL.contains(name) && folder.contains("/goteborg-centrum/")) {
            planned.add(council + ".en.pdf");
          }
          if (folder.contains("/goteborg-centrum/")) {
            planned.add(folder + "board-report.en.pdf");
            planned.add(folder + unit.id() + ".en.pdf");
          }
        }
      }
    }
    // opened in August 2013
    assertThat(planned).noneMatch(path -> path.matches("(2012|2013-T1)/.*/nystart-lerum.pdf"));
    Set<String> found =
        night.afterFirst.keySet().stream()
            .filter(path -> path.endsWith(".pdf") || path.endsWith(".xlsx"))
            .collect(toCollection(TreeSet::new));
    assertThat(found).isEqualTo(planned).hasSizeGreaterThan(7 * 24);
    assertThat(found.stream().filter(path -> path.endsWith(".pdf")).count()).isLessThan(500);
  }

  /** Those of which a delivery told anything of the period. */
  private static Set<String> unitsWithData(String period) {
    return tables.getOrDefault(night.published(period), List.of()).stream()
        .filter(row -> "unit".equals(row.get("level")) && !"missing".equals(row.get("status")))
        .map(row -> String.valueOf(row.get("node")))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "goteborg-vaster/forbundsstyrelsen-goteborg-vaster/board-report.pdf",
        "goteborg-vaster/forbundsstyrelsen-goteborg-vaster/ayande.pdf",
        "botkyrka/kultur-och-fritidsnamnden/board-report.pdf",
        "botkyrka/kultur-och-fritidsnamnden/fritidsgarden-alby.pdf"
      })
  void aRealReportIsAccessibleAndArchivable(String report) throws Exception {
    byte[] pdf = Files.readAllBytes(night.published("2013-T2/" + report));
    assertThat(VeraPdf.failures(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(VeraPdf.failures(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(text(pdf)).contains(report.startsWith("botkyrka") ? "Flickor" : "Kvinnor");
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void noIdentityNumberStandsAnywhere() throws IOException {
    Set<String> numbers = new HashSet<>();
    try (Stream<Path> exports = Files.list(Workshop.ROOT.resolve("sample-data"))) {
      for (Path export : exports.filter(file -> file.toString().endsWith(".csv")).toList()) {
        // digits are the same in every encoding of the sample
        numbers.addAll(numbersIn(Files.readString(export, ISO_8859_1)));
      }
    }
    assertThat(numbers).hasSizeGreaterThan(2000);

    List<String> texts = new ArrayList<>(night.databaseTexts());
    texts.add(night.first.said());
    texts.add(night.second.said());
    for (String path : night.afterFirst.keySet()) {
      // reading every PDF takes long, and those of a year hold what those of its tertials hold
      if (!path.endsWith(".pdf") || path.startsWith("2013/")) {
        byte[] bytes = Files.readAllBytes(night.published(path));
        texts.addAll(
            path.endsWith(".pdf")
                ? List.of(text(bytes))
                : path.endsWith(".xlsx") ? unzipped(bytes) : List.of(new String(bytes, UTF_8)));
      }
    }
    for (Path file : night.rejected()) {
      texts.add(Files.readString(file));
    }
    assertThat(texts).hasSizeGreaterThan(100_000);
    assertThat(texts.stream().flatMap(text -> numbersIn(text).stream()).filter(numbers::contains))
        .isEmpty();
  }

  /** The texts of a workbook's parts: in the file itself they are compressed. */
  private static List<String> unzipped(byte[] workbook) throws IOException {
    List<String> parts = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      while (zip.getNextEntry() != null) {
        parts.add(new String(zip.readAllBytes(), UTF_8));
      }
    }
    assertThat(parts).anyMatch(part -> part.contains("<worksheet"));
    return parts;
  }

  private static Set<String> numbersIn(String text) {
    Set<String> numbers = new HashSet<>();
    Matcher found = NUMBER.matcher(text);
    while (found.find()) {
      numbers.add(found.group(1) + found.group(2));
    }
    return numbers;
  }

  @Test
  void theSecondNightDoesNothingAndSaysSo() {
    assertThat(night.second.exitCode()).as(night.second.said()).isZero();
    JsonNode result = new JsonMapper().readTree(night.second.out());
    assertThat(result.get("nothingNew").asBoolean()).isTrue();
    assertThat(result.get("deliveries")).isEmpty();
    assertThat(result.get("computedPeriods").asInt()).isZero();
    assertThat(result.get("drawnReports").asInt()).isZero();
    assertThat(result.get("publishedPeriods")).isEmpty();
    assertThat(night.second.err()).contains("Nothing new");
    assertThat(night.afterSecond).isEqualTo(night.afterFirst);
  }
}
