package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.util.FileSystemUtils;
import se.jamnt.configuration.FolderContents;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.disclosure.ChangeLists;
import se.jamnt.disclosure.DisclosurePolicy.Waiver;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.indicators.KnownDeliveries;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Period;
import se.jamnt.publish.ChangesFile;
import se.jamnt.publish.ReleaseRecord;

/**
 * Makes figures and reports of earlier periods again, into a folder of their own: a night on a copy
 * of the home as it stood. The home itself is only read, also beside a running night.
 */
public final class Rerun {

  /** Larger than the number of any release. */
  private static final long ALL_RELEASES = Long.MAX_VALUE;

  /** The log of re-runs without protection, in {@code data/}. */
  public static final String UNPROTECTED = "unprotected-reruns.log";

  /** The folder that an interrupted re-run leaves, and goes on with. */
  public static final String BEGUN = ".copy";

  private static final String MADE_AGAIN = "made again";
  private static final String INDICATORS = "indicators.csv";

  private final Home home;
  private final WholeConfiguration configuration;
  private final LocalDate today;
  private final Progress progress;

  /** Re-runs of a home. */
  public Rerun(Home home, WholeConfiguration configuration, LocalDate today, Progress progress) {
    this.home = home;
    this.configuration = configuration;
    this.today = today;
    this.progress = progress;
  }

  /**
   * What re-running periods came to.
   *
   * @param made the periods that were made
   * @param withoutFigures the periods of which nothing was known
   * @param changes figures that differ from those published
   * @param found what needs a person
   */
  public record Outcome(
      List<Period> made, List<Period> withoutFigures, List<FigureChange> changes, Found found) {}

  /**
   * What disclosure control found in a re-run. Tables that are withheld are hidden whole in what
   * was made; leaks are ways back to small groups that the releases of this home leave open by
   * themselves, whether anything is made again or not.
   *
   * @param withheld in words
   * @param leaks in words
   * @param isNew whether any of it is not yet told by the home itself
   */
  public record Found(List<String> withheld, List<String> leaks, boolean isNew) {

    private static Found in(Database copy, Database home) {
      List<History.Unsettled> found = unsettled(copy);
      return new Found(
          words(found, "withheld"), words(found, "leak"), !unsettled(home).containsAll(found));
    }

    private static List<History.Unsettled> unsettled(Database database) {
      return new History(database.asOwner(), database.as(Role.EVALUATOR)).unsettled();
    }

    private static List<String> words(List<History.Unsettled> found, String kind) {
      return found.stream()
          .filter(one -> one.kind().equals(kind))
          .map(History.Unsettled::words)
          .toList();
    }
  }

  /**
   * What reproducing a release came to.
   *
   * @param sameSoftware whether the same version of the program and Java made it
   * @param differences the files that differ, the first first; of a release that another version
   *     made, only figures count
   * @param found what needs a person
   */
  public record Reproduced(
      Period period, boolean sameSoftware, List<String> differences, Found found) {}

  /**
   * Makes periods again and compares them with what was published of them.
   *
   * @param asOf the day at whose end the data are known; empty for all that is known now
   * @param definitions files that take the place of those in {@code config/}
   * @param waiver who is to see figures that nothing protects, and why; it is logged
   * @param out a folder that is empty or that the same re-run has begun to fill
   * @throws FactsPurgedException if facts of a period were purged
   */
  public Outcome periods(
      List<Period> periods,
      Optional<LocalDate> asOf,
      Optional<Path> definitions,
      Optional<Waiver> waiver,
      Path out) {
    FolderContents config = definitions.map(this::withDefinitions).orElseGet(configuration::config);
    try (Database database = open()) {
      KnownReleases releases = new KnownReleases(database.as(Role.EVALUATOR));
      periods.forEach(period -> releases.requireFacts(period, MADE_AGAIN));
      waiver.ifPresent(one -> log(one, periods, out));
      KnownDeliveries known =
          asOf.<KnownDeliveries>map(KnownDeliveries.At::new)
              .orElseGet(() -> new KnownDeliveries.Until(lastDelivery(database)));
      CopiedHome.Wish wish =
          new CopiedHome.Wish(known, ALL_RELEASES, false, config, configuration.templates());
      CopiedHome copy = copyIn(out, wish, database);
      WholeConfiguration read = WholeConfiguration.read(copy.home()).ofCopy(false);
      WholeConfiguration ofCopy = waiver.map(read::waived).orElse(read);
      new Runner(copy.home(), ofCopy, today, progress)
          .rerun(Requests.toMakeAgain(periods, new ReleaseChanges.Against(database, known)));
      List<Period> made = new ArrayList<>();
      List<FigureChange> changes = new ArrayList<>();
      Found found;
      try (Database copied = openCopy(copy)) {
        found = Found.in(copied, database);
        List<Period> withFigures = new ProtectedTables(copied.as(Role.RENDERER)).periods();
        ChangeLists lists =
            new ChangeLists(DSL.using(copied.as(Role.RENDERER), SQLDialect.POSTGRES));
        periods.stream()
            .filter(withFigures::contains)
            .forEach(
                period -> {
                  made.add(period);
                  changes.addAll(lists.ofRerun(period));
                });
      }
      progress.begins("periods handed over", made.size());
      made.forEach(
          period -> {
            handOver(copy, period, out);
            progress.oneDone();
          });
      progress.ends();
      write(out.resolve(ChangesFile.NAME), ChangesFile.of(changes));
      copy.delete();
      return new Outcome(
          made, periods.stream().filter(period -> !made.contains(period)).toList(), changes, found);
    }
  }

  /**
   * Makes a release again from its manifest.
   *
   * @throws IllegalArgumentException with a message for the user, if the ledger does not know it,
   *     or facts of its period were purged
   */
  public Reproduced release(byte[] manifest, Path out) {
    try (Database database = open()) {
      KnownReleases releases = new KnownReleases(database.as(Role.EVALUATOR));
      ReleaseRecord release = releases.of(manifest);
      releases.requireFacts(release.period(), MADE_AGAIN);
      CopiedHome.Wish wish =
          new CopiedHome.Wish(
              new KnownDeliveries.Until(release.lastDelivery()),
              release.id(),
              true,
              releases.kept(release, "config"),
              releases.kept(release, "templates"));
      CopiedHome copy = copyIn(out, wish, database);
      WholeConfiguration ofCopy = WholeConfiguration.read(copy.home()).ofCopy(true);
      new Runner(copy.home(), ofCopy, today, progress)
          .rerun(
              Requests.toMakeAgain(release.period(), release.closing(database.as(Role.EVALUATOR))));
      Found found;
      try (Database copied = openCopy(copy)) {
        found = Found.in(copied, database);
      }
      handOver(copy, release.period(), out);
      copy.delete();
      return compare(
          release,
          () -> release.lines(database.as(Role.EVALUATOR)),
          out.resolve(release.period().id()),
          found);
    }
  }

  /** Before anything is made, so that nobody sees unprotected figures without a trace. */
  private void log(Waiver waiver, List<Period> periods, Path out) {
    Path log = home.data().resolve(UNPROTECTED);
    String line =
        "%s; by %s; reason: %s; %s into %s%n"
            .formatted(
                today,
                waiver.by(),
                waiver.reason(),
                periods.stream().map(Period::id).collect(Collectors.joining(", ")),
                out.toAbsolutePath());
    try {
      Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + log + ", so nothing is made", e);
    }
  }

  /**
   * Compares what was made with a release.
   *
   * @param lines of the release's {@code indicators.csv}
   */
  private static Reproduced compare(
      ReleaseRecord release, Supplier<List<String>> lines, Path made, Found found) {
    boolean sameSoftware = release.software().equals(new TreeMap<>(Parts.software()));
    Map<String, String> files = new TreeMap<>(release.files());
    Map<String, String> now = hashes(made);
    Set<String> paths = new TreeSet<>(files.keySet());
    paths.addAll(now.keySet());
    paths.remove("manifest.json");
    List<String> differences = new ArrayList<>();
    List<String> figuresFirst = new ArrayList<>(paths);
    figuresFirst.sort(Comparator.comparing(path -> !path.equals(INDICATORS)));
    for (String path : figuresFirst) {
      if ((sameSoftware || path.equals(INDICATORS))
          && !String.valueOf(files.get(path)).equals(now.get(path))) {
        differences.add(path.equals(INDICATORS) ? inLines(lines.get(), made.resolve(path)) : path);
      }
    }
    if (sameSoftware) {
      release.differences(read(made.resolve("manifest.json"))).stream()
          .filter(key -> !key.equals("files"))
          .forEach(key -> differences.add("manifest.json, " + key));
    }
    return new Reproduced(release.period(), sameSoftware, differences, found);
  }

  /** The first line that differs. */
  private static String inLines(List<String> released, Path made) {
    List<String> now = new String(read(made), StandardCharsets.UTF_8).lines().toList();
    int same = 0;
    while (same < released.size()
        && same < now.size()
        && released.get(same).equals(now.get(same))) {
      same++;
    }
    return "%s, line %d: released \"%s\", now \"%s\""
        .formatted(INDICATORS, same + 1, line(released, same), line(now, same));
  }

  private static String line(List<String> lines, int number) {
    return number < lines.size() ? lines.get(number) : "";
  }

  private Database open() {
    return Database.open(
        home,
        configuration.settings().databaseUrl(),
        configuration.settings().databaseUser(),
        Access.READ_ONLY);
  }

  private static Database openCopy(CopiedHome copy) {
    return Database.open(copy.home(), Optional.empty(), Optional.empty(), Access.READ_ONLY);
  }

  private CopiedHome copyIn(Path out, CopiedHome.Wish wish, Database database) {
    CopiedHome copy = new CopiedHome(home, out.resolve(BEGUN));
    if (copy.make(wish, database)) {
      progress.says("An interrupted re-run was left in " + out + "; it goes on.");
    }
    return copy;
  }

  private static long lastDelivery(Database database) {
    return org.springframework.jdbc.core.simple.JdbcClient.create(database.as(Role.EVALUATOR))
        .sql("select coalesce(max(delivery_id), 0) from facts.delivery")
        .query(Long.class)
        .single();
  }

  /** A folder of definitions, or one with the places of {@code config/}. */
  private FolderContents withDefinitions(Path folder) {
    FolderContents given = FolderContents.read(folder);
    boolean isConfig = given.files().keySet().stream().anyMatch(path -> path.contains("/"));
    var files = new TreeMap<>(configuration.config().files());
    given
        .files()
        .forEach((path, bytes) -> files.put(isConfig ? path : "indicators/" + path, bytes));
    return new FolderContents(files);
  }

  /** A period's folder goes out whole, or not at all. */
  private static void handOver(CopiedHome copy, Period period, Path out) {
    Path made = copy.home().published().resolve(period.id());
    Path place = out.resolve(period.id());
    try {
      if (Files.exists(made)) {
        FileSystemUtils.deleteRecursively(place);
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + place, e);
    }
  }

  private static Map<String, String> hashes(Path folder) {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        hashes.put(
            folder.relativize(file).toString(), Fingerprint.ofBytes(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder, e);
    }
    return hashes;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}
