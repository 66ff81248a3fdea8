package se.jamnt.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.jamnt.FolderCopy;

/**
 * What a home holds whose night takes seconds: the shipped configuration with few units, periods
 * and pages, and the sample's rows of 2013 of those units.
 */
public final class SmallHome {

  private static final String ORGANISATION =
      """
      groups:
        - id: jamnt-med-finsam
          name: { sv: Jämnt med FINSAM, en: Equal with FINSAM }
          organisations: [goteborg-vaster]
      organisations:
        - id: goteborg-vaster
          name: { sv: Samordningsförbundet Göteborg Väster, en: Association Göteborg West }
          boards:
            - id: forbundsstyrelsen-goteborg-vaster
              name: { sv: Förbundsstyrelsen Göteborg Väster, en: Board Göteborg West }
        - id: botkyrka
          name: { sv: Botkyrka kommun, en: Botkyrka Municipality }
          boards:
            - id: kultur-och-fritidsnamnden
              name: { sv: Kultur- och fritidsnämnden, en: Culture and Leisure Board }
      units:
        - id: ayande
          name: { sv: Ayande, en: Ayande }
          board: forbundsstyrelsen-goteborg-vaster
          sources: [sus]
        - id: en-vag-in
          name: { sv: En väg in, en: One Way In }
          board: forbundsstyrelsen-goteborg-vaster
          sources: [sus]
        - id: fritidsgarden-alby
          name: { sv: Fritidsgården Alby, en: Alby Youth Centre }
          board: kultur-och-fritidsnamnden
          sources: [fritidsgard]
        - id: fritidsgarden-fittja
          name: { sv: Fritidsgården Fittja, en: Fittja Youth Centre }
          board: kultur-och-fritidsnamnden
          sources: [fritidsgard]
      """;

  private static final String SETTINGS =
      """
      inbox: [inbox]
      periods:
        kinds: [%s]
      """;

  /** The shipped ones judge and count indicators that this home has not. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "goals.yml",
          """
          worked-example:
            period: 2013
            goals:
              - { id: even, indicator: participants-by-sex, form: between, between: 40 to 60, from: 2013-01-01 }
            given: |
              indicator           | unit | period | K  | M  | T
              participants-by-sex |      |        | 60 | 40 |
            expect:
              even: reached
          """,
          "coverage-by-sex.yml",
          """
          worked-example:
            period: 2013
            plan:
              indicators: [youth-centre-visits-by-sex, participants-by-sex]
            given: |
              indicator                  | unit  | K    | M
              youth-centre-visits-by-sex |       | 38.4 | 61.6
              youth-centre-visits-by-sex | first | 40.2 | 59.8
            expect: { T: 50 }
            expect-also:
              by-sex: { T: 50 }
              at-unit-level: { T: 50 }
              publishable: { T: 50 }
          """);

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int UNIT = 4;
  private static final int START = 8;

  private SmallHome() {}

  /** Puts configuration and templates into a folder, and all exports into its inbox. */
  public static void make(Path root, Path home) throws IOException {
    make(root, home, "tertial, year");
  }

  /** The same with figures of whole years only: its night takes two thirds of the time. */
  public static void makeOfYears(Path root, Path home) throws IOException {
    make(root, home, "year");
  }

  private static void make(Path root, Path home, String kinds) throws IOException {
    Path config = home.resolve("config");
    copyConfiguration(root, home);
    Files.writeString(config.resolve("organisation.yml"), ORGANISATION);
    Files.writeString(config.resolve("jamnt.yml"), SETTINGS.formatted(kinds));
    deleteAllBut(config.resolve("goals"), goals -> isNamed(goals, "kultur-.*"));
    deleteAllBut(config.resolve("sources"), source -> isNamed(source, "(sus|fritidsgard)\\.yml"));
    deleteAllBut(
        config.resolve("indicators"),
        indicator ->
            isOfSus(indicator) || isNamed(indicator, "youth-centre-.*|goals.*|coverage.*"));
    for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
      Path file = config.resolve("indicators").resolve(example.getKey());
      Files.writeString(
          file,
          Files.readString(file).replaceFirst("(?s)\nworked-example:.*", "\n")
              + example.getValue());
    }
    shortenReports(config, Map.of("tertials", "", "years", "  years: 1\n", "interims", ""));
    Path inbox = Files.createDirectories(home.resolve("inbox"));
    Path sample = root.resolve("sample-data");
    youthCentres(sample, inbox);
    participations(sample, inbox);
  }

  /**
   * Puts a configuration into a folder that knows SUS and no other source, with the indicators that
   * rest on it alone, and pages of the same periods as in the shipped one, but for interims and
   * spans.
   *
   * @param organisation the file {@code organisation.yml}
   * @param settings the file {@code jamnt.yml}
   */
  public static void makeOfSus(Path root, Path home, String organisation, String settings)
      throws IOException {
    Path config = home.resolve("config");
    copyConfiguration(root, home);
    Files.writeString(config.resolve("organisation.yml"), organisation);
    Files.writeString(config.resolve("jamnt.yml"), settings);
    deleteAllBut(config.resolve("goals"), goals -> false);
    deleteAllBut(config.resolve("profiles"), profile -> false);
    Files.delete(config.resolve("distribution.yml")); // nor are its boards
    deleteAllBut(config.resolve("sources"), source -> isNamed(source, "sus\\.yml"));
    deleteAllBut(config.resolve("indicators"), SmallHome::isOfSus);
    shortenReports(config, Map.of("interims", ""));
  }

  private static void copyConfiguration(Path root, Path home) throws IOException {
    Path config = home.resolve("config");
    FolderCopy.make(root.resolve("config"), config);
    FolderCopy.make(root.resolve("templates"), home.resolve("templates"));
    Files.delete(config.resolve("breaks.yml")); // its sources are not those of this home
    Files.delete(config.resolve("plan-indicators.yml"));
  }

  private static boolean isOfSus(Path indicator) throws IOException {
    return Files.readString(indicator).contains("\nfrom: [sus]\n");
  }

  /**
   * Reports of the indicators that are left.
   *
   * @param instead of the line of a kind of period, the one that says of how many
   */
  private static void shortenReports(Path config, Map<String, String> instead) throws IOException {
    for (String report :
        List.of("organisation-report.yml", "board-report.yml", "unit-report.yml")) {
      Path file = config.resolve("reports").resolve(report);
      String text =
          withoutDeleted(Files.readString(file), config.resolve("indicators"))
              .replaceAll("(?m)^  spans: .*$", "  spans: no")
              .replaceAll("(?m)^  en: \\[.*\n", ""); // of an organisation that is not in this home
      for (Map.Entry<String, String> kind : instead.entrySet()) {
        text = text.replaceAll("(?m)^  " + kind.getKey() + ": .*\n", kind.getValue());
      }
      Files.writeString(file, text);
    }
  }

  /** What tells whether a file stays. */
  private interface Stays {
    boolean test(Path file) throws IOException;
  }

  private static void deleteAllBut(Path folder, Stays stays) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!stays.test(file)) {
          Files.delete(file); // its units are not those of this home
        }
      }
    }
  }

  private static boolean isNamed(Path file, String pattern) {
    return file.getFileName().toString().matches(pattern);
  }

  /** A report without the indicators that this home has not, and without sections of none. */
  private static String withoutDeleted(String report, Path indicators) {
    String kept =
        Pattern.compile("(?m)^      - indicator: (\\S+)\n(        .*\n)*")
            .matcher(report)
            .replaceAll(
                item ->
                    Files.exists(indicators.resolve(item.group(1) + ".yml"))
                        ? Matcher.quoteReplacement(item.group())
                        : "");
    return kept.replaceAll("(?m)^  - heading: .*\n    indicators:\n(?!      )", "");
  }

  private static void youthCentres(Path sample, Path inbox) throws IOException {
    String file = "fritidsgard-2013_2013-12-31.csv";
    try (Stream<String> lines = Files.lines(sample.resolve(file), UTF_8)) {
      Files.write(
          inbox.resolve(file),
          lines.filter(line -> line.matches(".*(Datum|Alby|Fittja).*")).toList(),
          UTF_8);
    }
  }

  private static void participations(Path sample, Path inbox) throws IOException {
    String file = "sus-2013-10-31.csv";
    Files.write(
        inbox.resolve(file),
        Files.readAllLines(sample.resolve(file), WINDOWS).stream()
            .filter(line -> line.startsWith("Deltagande-id") || isWanted(line.split(";", -1)))
            .toList(),
        WINDOWS);
  }

  /** Of the two units, what began in 2013; and the rows that are cut off. */
  private static boolean isWanted(String[] cells) {
    return cells.length <= START
        || (cells[START].startsWith("2013-") && cells[UNIT].matches("Ayande|En väg in"));
  }
}
