package se.jamnt.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.ingest.SourceMapping;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;

/** Whose numbers stand in the committed exports, found without reading their columns. */
class SampleNumbersTest {

  private static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));
  private static final Pattern NUMBER =
      Pattern.compile("(?<!\\d)(?:\\d{2})?(\\d{6})-?(\\d{4})(?!\\d)");

  /** One in SUS and one in Jobbtrappan: rows that are rejected. */
  private static final int WITH_WRONG_CHECK_DIGIT = 2;

  private final OrganisationChart chart;
  private final SourceCatalogue sources;
  private final Map<String, String> boardsByUnitName = new HashMap<>();

  SampleNumbersTest() {
    Problems problems = new Problems();
    chart = OrganisationFile.read(ROOT, SourceCatalogue.ids(ROOT), problems);
    sources = SourceCatalogue.read(ROOT, chart, Vocabulary.read(ROOT, problems), problems);
    problems.throwIfAny();
    for (Unit unit : chart.units()) {
      boardsByUnitName.put(unit.name().sv(), board(unit));
      unit.aliases().forEach(name -> boardsByUnitName.put(name, board(unit)));
    }
  }

  private static String board(Unit unit) {
    return unit.memberships().get(0).board();
  }

  /** The last ten digits of each number, and the boards that know it. */
  private Map<String, Set<String>> boardsByNumber() throws IOException {
    Map<String, Set<String>> boards = new TreeMap<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("sample-data"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
        SourceMapping mapping = mapping(file);
        for (String line : Files.readAllLines(file, mapping.file().encoding())) {
          Matcher number = NUMBER.matcher(line);
          while (number.find()) {
            String digits = number.group(1) + number.group(2);
            boards.computeIfAbsent(digits, unseen -> new TreeSet<>()).addAll(board(line, mapping));
          }
        }
      }
    }
    return boards;
  }

  private SourceMapping mapping(Path file) {
    String name = file.getFileName().toString();
    return sources.all().stream()
        .filter(mapping -> mapping.file().name().read(name).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** By the unit's name on the line, else by the system; none where several boards use it. */
  private List<String> board(String line, SourceMapping mapping) {
    String delimiter = Pattern.quote(String.valueOf(mapping.file().delimiter()));
    for (String cell : line.split(delimiter, -1)) {
      String board = boardsByUnitName.get(cell);
      if (board != null) {
        return List.of(board);
      }
    }
    List<String> boards =
        chart.units().stream()
            .filter(unit -> unit.sources().contains(mapping.id()))
            .map(SampleNumbersTest::board)
            .distinct()
            .toList();
    return boards.size() == 1 ? boards : List.of();
  }

  @Test
  void everyNumberIsAPublishedTestNumber() throws IOException {
    Set<String> published =
        Files.readAllLines(ROOT.resolve("jobs/src/test/resources/test-identity-numbers.csv"))
            .stream()
            .map(line -> line.substring(line.length() - 10))
            .collect(Collectors.toSet());
    Set<String> others = new TreeSet<>(boardsByNumber().keySet());
    others.removeAll(published);
    assertThat(others).hasSize(WITH_WRONG_CHECK_DIGIT);
  }

  @Test
  void nobodyIsKnownToTwoBoards() throws IOException {
    Map<String, Set<String>> boards = boardsByNumber();
    assertThat(boards).hasSizeGreaterThan(2000);
    assertThat(boards.entrySet()).allMatch(known -> known.getValue().size() <= 1);
  }
}
