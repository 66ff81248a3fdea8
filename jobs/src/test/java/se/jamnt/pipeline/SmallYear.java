package se.jamnt.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import se.jamnt.FolderCopy;
import se.jamnt.configuration.Home;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.Closing;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Period;

/**
 * The small home with figures of whole years only, whose nights run in this process and take a
 * second; its exports can change from night to night.
 */
public final class SmallYear implements AutoCloseable {

  /** The board whose source is SUS, the only one of its organisation. */
  public static final String ASSOCIATION = "forbundsstyrelsen-goteborg-vaster";

  /** The board whose source is the daily count of youth centres. */
  public static final String LEISURE = "kultur-och-fritidsnamnden";

  public static final Period YEAR = Period.parse("2013");

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String SUS = "sus-2013-10-31.csv";

  /** First nights that were made in this process, by what their homes held before. */
  private static final Map<String, FirstNight> FIRST_NIGHTS = new HashMap<>();

  private final Path folder;
  private final TestDatabase database = TestDatabase.create();
  private final List<String> said = new ArrayList<>();
  private LocalDate today = LocalDate.of(2014, 1, 15);

  /** A home in a folder, before its first night. */
  public SmallYear(Path folder) throws IOException {
    this.folder = folder;
    SmallHome.makeOfYears(Path.of(System.getProperty("jamnt.root", "..")).toAbsolutePath(), folder);
    TestDatabase.lendProgramsTo(folder.resolve("data/database")); // for copies of it
  }

  public TestDatabase database() {
    return database;
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  /** The home as a run sees it. */
  public Home home() {
    return new Home(folder, new HashMap<>(database.environment()));
  }

  public void onDay(LocalDate day) {
    today = day;
  }

  /** Replaces words in a file of the home. */
  public void change(String file, String written, String instead) throws IOException {
    String text = Files.readString(path(file));
    if (!text.contains(written)) {
      throw new IllegalArgumentException(file + " does not say " + written);
    }
    Files.writeString(path(file), text.replace(written, instead));
  }

  /**
   * Replaces what a pattern finds first in a file of the home.
   *
   * @return what was there
   */
  public String replace(String file, String pattern, String instead) throws IOException {
    String text = Files.readString(path(file));
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException(file + " has nothing like " + pattern);
    }
    Files.writeString(path(file), found.replaceFirst(instead));
    return found.group();
  }

  /** Changes the database behind the program's back. */
  public void change(String statement) throws SQLException {
    try (Connection connection = connection();
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  /** The first column of what a query finds. */
  public List<String> query(String statement) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connection();
        Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery(statement)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** As if another version of the program had shown what is hidden beside the small counts. */
  public void firstReleaseShowedWhatItHid() throws SQLException {
    change(
        """
        update published.shown
           set status = 'final', value = hidden.base, base = hidden.base,
               to_release = (select max(release_id) from published.release)
          from results.released_hidden hidden
         where (shown.period, shown.level, shown.node, shown.indicator, shown.statistic,
                shown.breakdown, shown.category, shown.sex, shown.from_release)
             = (hidden.period, hidden.level, hidden.node, hidden.indicator, hidden.statistic,
                hidden.breakdown, hidden.category, hidden.sex, hidden.from_release)
           and shown.from_release = (select min(release_id) from published.release)
           and shown.indicator = 'participants' and shown.statistic = 'count' and hidden.base >= 5
        """);
  }

  private Connection connection() throws SQLException {
    Map<String, String> address = database.environment();
    Properties user = new Properties();
    user.setProperty("user", address.getOrDefault("JAMNT_DB_USER", ""));
    user.setProperty("password", address.getOrDefault("JAMNT_DB_PASSWORD", ""));
    return DriverManager.getConnection(address.get("JAMNT_DB_URL"), user);
  }

  private Runner runner() {
    return new Runner(home(), WholeConfiguration.read(home()), today, new Listening(said));
  }

  public Run nightly() {
    return runner().nightly();
  }

  /**
   * What a first night leaves. It leaves the same in all homes that held the same before it, so it
   * is made in one of them and copied to the others.
   */
  public void firstNight() throws IOException {
    String before = held();
    FirstNight made = FIRST_NIGHTS.get(before);
    if (made == null) {
      nightly();
      FIRST_NIGHTS.put(before, FirstNight.of(this));
    } else {
      database.becomes(made.database());
      FolderCopy.make(made.data(), path("data"));
      said.addAll(made.said());
    }
  }

  /** A fingerprint of all that a night takes and obeys. */
  private String held() throws IOException {
    Fingerprint held = Fingerprint.of("home").with(today.toString());
    for (String part : List.of("config", "templates", "inbox")) {
      try (Stream<Path> inside = Files.walk(path(part))) {
        for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
          held.with(folder.relativize(file).toString())
              .with(Fingerprint.ofBytes(Files.readAllBytes(file)));
        }
      }
    }
    return held.hex();
  }

  /**
   * What a first night has left.
   *
   * @param database the name of the kept copy
   * @param data the folder {@code data/}, without a database
   */
  private record FirstNight(String database, Path data, List<String> said) {

    static FirstNight of(SmallYear home) throws IOException {
      Path data = Files.createTempDirectory("first-night");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(data.toFile())));
      try (Stream<Path> entries = Files.list(home.path("data"))) {
        for (Path entry : entries.toList()) {
          String name = entry.getFileName().toString();
          if (!name.startsWith("database")) {
            FolderCopy.make(entry, data.resolve(name));
          }
        }
      }
      return new FirstNight(home.database.kept(), data, List.copyOf(home.said));
    }
  }

  /** Closes the year for boards. */
  public Run publish(String reason, String... boards) {
    return publish(YEAR, reason, boards);
  }

  /** Closes a period for boards. */
  public Run publish(Period period, String reason, String... boards) {
    return runner()
        .publish(
            new Closing(
                period, Set.of(boards), "Anna Andersson", reason, Optional.of("2014/17"), today));
  }

  /** Re-runs of the home. */
  public Rerun rerun() {
    return new Rerun(home(), WholeConfiguration.read(home()), today, new Listening(said));
  }

  /** What the runs have said. */
  public List<String> said() {
    return said;
  }

  /** The lines of SUS' export of October. */
  List<String> sus() throws IOException {
    return Files.readAllLines(path("inbox").resolve(SUS), WINDOWS);
  }

  /** An export of SUS of a day, instead of one that there is. */
  void writeSus(LocalDate day, List<String> lines) throws IOException {
    Files.write(path("inbox").resolve("sus-" + day + ".csv"), lines, WINDOWS);
  }

  /** What the last release hid of the year, by the key of its rows. */
  Map<List<String>, Long> countsBehindWhatIsHidden() throws SQLException {
    Map<List<String>, Long> counts = new HashMap<>();
    try (Connection connection = connection();
        Statement read = connection.createStatement();
        ResultSet rows =
            read.executeQuery(
                """
                select period, level, node, indicator, statistic, breakdown, category, sex, base
                  from results.released_hidden where to_release is null and period = '2013'
                """)) {
      while (rows.next()) {
        List<String> key = new ArrayList<>();
        for (int column = 1; column <= PublishedRows.KEY.size(); column++) {
          key.add(rows.getString(column));
        }
        counts.put(key, rows.getLong("base"));
      }
    }
    return counts;
  }

  /** A later export of SUS: that of October without every n-th participation. */
  public void susWithoutEvery(int nth, String date) throws IOException {
    List<String> lines = Files.readAllLines(path("inbox").resolve(SUS), WINDOWS);
    List<String> later = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i % nth != nth - 1) {
        later.add(lines.get(i));
      }
    }
    Files.write(path("inbox").resolve("sus-" + date + ".csv"), later, WINDOWS);
  }

  /** The rows of {@code indicators.csv} of the year. */
  public List<Map<String, String>> rows() {
    return rows(YEAR);
  }

  /** The rows of {@code indicators.csv} of a period. */
  public List<Map<String, String>> rows(Period period) {
    return PublishedRows.of(path("data/published/" + period + "/indicators.csv"));
  }

  /** Its rows of nodes, as they are written. */
  public List<String> rowsOf(String... nodes) throws IOException {
    try (Stream<String> lines = Files.lines(path("data/published/2013/indicators.csv"), UTF_8)) {
      return lines.filter(line -> List.of(nodes).contains(line.split(",", -1)[2])).toList();
    }
  }

  /** Every file below a folder of {@code data/}, by path. */
  public Map<String, byte[]> files(String place) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    Path root = path("data").resolve(place);
    if (Files.isDirectory(root)) {
      try (Stream<Path> inside = Files.walk(root)) {
        for (Path file : inside.filter(Files::isRegularFile).toList()) {
          files.put(root.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  @Override
  public void close() {
    database.close();
  }

  private record Listening(List<String> said) implements Progress {

    @Override
    public void begins(String step, int things) {}

    @Override
    public void oneDone() {}

    @Override
    public void ends() {}

    @Override
    public void says(String message) {
      said.add(message);
    }
  }
}
