package se.jamnt.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.jamnt.configuration.Home;
import se.jamnt.database.TestDatabase;
import se.jamnt.pipeline.Progress;
import se.jamnt.pipeline.Runner;
import se.jamnt.pipeline.WholeConfiguration;

/**
 * The sample night in a home of its own, cut down to what one page needs: the last export of SUS,
 * six tertials, and the report of one board.
 */
final class SmallNight {

  private static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));

  /** The tertial of the report and the five before it, which its charts show. */
  private static final List<String> TERTIALS =
      List.of("2011-T3", "2012-T1", "2012-T2", "2012-T3", "2013-T1", "2013-T2");

  /** All that the shown board's units deliver. */
  private static final List<String> EXPORTS =
      List.of("sus-2013-10-31.csv", "remiss-2013-10-31.csv");

  private static final LocalDate TODAY = LocalDate.of(2014, 1, 15);

  private SmallNight() {}

  /**
   * Prepares the home and runs the night.
   *
   * @return the root of what it published
   */
  static Path publish(Path root) throws IOException {
    prepare(root, TERTIALS);
    return run(root);
  }

  /** Makes a home that is ready for the night of some periods. */
  static void prepare(Path root, List<String> periods) throws IOException {
    copy(ROOT.resolve("config"), root.resolve("config"));
    copy(ROOT.resolve("templates"), root.resolve("templates"));
    Path settings = root.resolve("config/jamnt.yml");
    change(settings, "kinds: [month, tertial, year]", "kinds: []");
    change(settings, "interims: [8]", "interims: []");
    change(
        settings, "spans: [{ span: 2012-01-01..2013-10-31, baseline: 2011 }]", "spans: " + periods);
    change(root.resolve("config/reports/board-report.yml"), "sv: all", "sv: [goteborg-vaster]");
    change(root.resolve("config/reports/board-report.yml"), "tertials: 3", "tertials: 1");
    Files.delete(root.resolve("config/reports/unit-report.yml"));
    Files.delete(root.resolve("config/reports/organisation-report.yml"));
    Path inbox = Files.createDirectory(root.resolve("inbox"));
    for (String export : EXPORTS) {
      Files.copy(ROOT.resolve("sample-data").resolve(export), inbox.resolve(export));
    }
  }

  /** Runs the night of a home that is prepared. */
  static Path run(Path root) throws IOException {
    try (TestDatabase database = TestDatabase.create()) {
      Map<String, String> environment = new HashMap<>(database.environment());
      environment.put("JAMNT_INBOX", root.resolve("inbox").toString());
      Home home = new Home(root, environment);
      new Runner(home, WholeConfiguration.read(home), TODAY, new Silent()).nightly();
      return home.published();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void change(Path file, String written, String instead) throws IOException {
    String text = Files.readString(file);
    assertThat(text).as("%s", file.getFileName()).contains(written);
    Files.writeString(file, text.replace(written, instead));
  }

  private record Silent() implements Progress {

    @Override
    public void begins(String step, int things) {}

    @Override
    public void oneDone() {}

    @Override
    public void ends() {}

    @Override
    public void says(String message) {}
  }
}
