package se.jamnt.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import se.jamnt.cli.Jamnt;

class DocumentationTest {

  private static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));
  private static final Path CODE = ROOT.resolve("jobs/src/main/java");

  private static final Pattern COMMAND = Pattern.compile("(?:`|\\./)jamnt ([a-z]+)");
  private static final Pattern OPTION = Pattern.compile("(--[a-z]+(?:-[a-z]+)*)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)|src=\"([^\"]+)\"");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");
  private static final Pattern VARIABLE = Pattern.compile("JAMNT_[A-Z_]+");
  private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)*[A-Z][A-Za-z]*[a-z])`");
  private static final Pattern OF_ONE_MACHINE =
      Pattern.compile("(?<![\\w.…])/(?:home|root|tmp|work|Users)/\\w|[A-Z]:\\\\");

  @Test
  void everyCommandIsInTheReadmeAndNoOther() throws IOException {
    Set<String> known = commands().keySet();
    assertThat(found(COMMAND, Files.readString(ROOT.resolve("README.md"))))
        .containsExactlyInAnyOrderElementsOf(known);
    for (Path document : documents()) {
      assertThat(known).as("%s", document).containsAll(found(COMMAND, Files.readString(document)));
    }
  }

  @Test
  void everyOptionThatTheReadmeNamesExists() throws IOException {
    Set<String> known = new TreeSet<>();
    commands()
        .values()
        .forEach(command -> known.addAll(command.getCommandSpec().optionsMap().keySet()));
    assertThat(known).containsAll(found(OPTION, Files.readString(ROOT.resolve("README.md"))));
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (Path document : documents()) {
      for (String link : found(LINK, Files.readString(document))) {
        if (link.startsWith("https:")) {
          continue;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        assertThat(target).as("a link in %s", document).exists();
        if (parts.length > 1) {
          assertThat(anchors(target)).as("a link in %s", document).contains(parts[1]);
        }
      }
    }
  }

  @Test
  void everyKeyInTheTablesIsReadByTheProgram() throws IOException {
    String code = code();
    for (String document : List.of("docs/configuration.md", "docs/writing-indicators.md")) {
      for (String key : keys(document)) {
        assertThat(code).as("the key %s in %s", key, document).contains("\"" + key + "\"");
      }
    }
  }

  @Test
  void everyKeyOfTheShippedConfigurationIsInATable() throws IOException {
    Set<String> documented = keys("docs/configuration.md");
    documented.addAll(keys("docs/writing-indicators.md"));
    for (String file :
        List.of(
            "jamnt.yml",
            "disclosure.yml",
            "schedule.yml",
            "sources/sus.yml",
            "sources/fritidsgard.yml",
            "reports/board-report.yml",
            "indicators/exits-to-work-or-studies.yml")) {
      Map<String, Object> written =
          new Yaml().load(Files.readString(ROOT.resolve("config").resolve(file)));
      assertThat(documented).as("%s", file).containsAll(written.keySet());
    }
  }

  @Test
  void everyVariableIsDocumentedAndNoOther() throws IOException {
    String read = code() + Files.readString(ROOT.resolve("jamnt"));
    read += Files.readString(ROOT.resolve(".ci/run"));
    assertThat(found(VARIABLE, Files.readString(ROOT.resolve("docs/configuration.md"))))
        .containsExactlyInAnyOrderElementsOf(found(VARIABLE, read));
  }

  @Test
  void everyFileOfTheConfigurationIsNamed() throws IOException {
    String configuration = unwrapped("docs/configuration.md");
    try (Stream<Path> files = Files.list(ROOT.resolve("config"))) {
      for (Path file : files.toList()) {
        assertThat(configuration)
            .contains("`" + file.getFileName() + (Files.isDirectory(file) ? "/`" : "`"));
      }
    }
    assertThat(configuration).contains(list("codes"));
    assertThat(unwrapped("docs/writing-indicators.md")).contains(list("indicators"));
  }

  @Test
  void theExampleIsTheShippedIndicator() throws IOException {
    String shipped =
        Files.readString(ROOT.resolve("config/indicators/exits-to-work-or-studies.yml"));
    String document = Files.readString(ROOT.resolve("docs/writing-indicators.md"));
    int begin = document.indexOf("```yaml") + "```yaml".length();
    String example = document.substring(begin, document.indexOf("```", begin));
    for (String line : example.lines().toList()) {
      int cut = line.indexOf('…');
      assertThat(shipped).contains(cut < 0 ? line : line.substring(0, cut));
    }
  }

  @Test
  void everyClassThatADocumentNamesExists() throws IOException {
    List<Path> sources = sources();
    try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/decisions"))) {
      for (Path document : decisions.toList()) {
        for (String name : found(CLASS, Files.readString(document))) {
          Path end = Path.of(name.replace('.', '/') + ".java");
          assertThat(sources.stream().filter(source -> source.endsWith(end)))
              .as("%s of %s", name, document)
              .isNotEmpty();
        }
      }
    }
  }

  @Test
  void noPathOfOneMachineStandsInADocument() throws IOException {
    for (Path document : documents()) {
      assertThat(found(OF_ONE_MACHINE, Files.readString(document))).as("%s", document).isEmpty();
    }
    assertThat(found(OF_ONE_MACHINE, "in /home/anna/jamnt")).isNotEmpty();
  }

  @Test
  void theCatalogueEntryHasTextsOfTheRightLength() throws IOException {
    Map<String, Map<String, Map<String, String>>> entry =
        new Yaml().load(Files.readString(ROOT.resolve("publiccode.yml")));
    Map<String, Map<String, String>> description = Objects.requireNonNull(entry.get("description"));
    assertThat(description).containsOnlyKeys("sv", "en");
    description
        .values()
        .forEach(
            texts -> {
              assertThat(texts.get("shortDescription")).hasSizeBetween(20, 150);
              assertThat(texts.get("longDescription")).hasSizeBetween(150, 10_000);
            });
  }

  private static Map<String, CommandLine> commands() {
    return new CommandLine(Jamnt.class).getSubcommands();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String folder : List.of("docs", "sample-data", "templates")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    for (String file : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")) {
      documents.add(ROOT.resolve(file));
    }
    return documents;
  }

  /** The words in the first columns of the tables that have keys there. */
  private static Set<String> keys(String document) throws IOException {
    Set<String> keys = new TreeSet<>();
    boolean inTable = false;
    for (String line : Files.readAllLines(ROOT.resolve(document))) {
      if (line.startsWith("| Key |")) {
        inTable = true;
      } else if (!line.startsWith("|")) {
        inTable = false;
      } else if (inTable) {
        keys.addAll(found(WORD, line.substring(0, line.indexOf('|', 1))));
      }
    }
    return keys;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(DocumentationTest::firstGroup)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String firstGroup(MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return match.group(group);
      }
    }
    return match.group();
  }

  private static Set<String> anchors(Path document) throws IOException {
    return Files.readAllLines(document).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\d -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** A folder of the configuration as a document lists it: every id, in order. */
  private static String list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("config").resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yml", ""))
          .sorted()
          .map(id -> "`" + id + "`")
          .collect(Collectors.joining(", "));
    }
  }

  private static String unwrapped(String document) throws IOException {
    return Files.readString(ROOT.resolve(document)).replaceAll("\\s+", " ");
  }

  private static String code() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.walk(CODE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file));
      }
    }
    return code.toString();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("jobs/src"))) {
      return files.filter(path -> path.toString().endsWith(".java")).toList();
    }
  }
}
