package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.util.FileSystemUtils;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.disclosure.ChangeReason;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.model.Period;
import se.jamnt.publish.ChangesFile;
import se.jamnt.publish.ReleaseRecord;

/**
 * Compares two releases of a period that the ledger holds: every figure that differs, and why. Only
 * what they showed is told. The home is only read, also beside a running night.
 */
public final class ReleaseComparison {

  /** The folder that an interrupted comparison leaves; the next one begins anew. */
  public static final String BEGUN = ".comparison";

  private final Home home;
  private final WholeConfiguration configuration;
  private final Progress progress;

  /** Comparisons in a home. */
  public ReleaseComparison(Home home, WholeConfiguration configuration, Progress progress) {
    this.home = home;
    this.configuration = configuration;
    this.progress = progress;
  }

  /**
   * A release as it is told of.
   *
   * @param run that made it
   * @param dataAsOf the latest date of the data behind it
   */
  public record Released(String run, LocalDate dataAsOf) {}

  /**
   * What comparing two releases came to.
   *
   * @param isSameRelease whether both manifests are of one release
   * @param figures how many figures either of them has
   * @param changes those that differ
   * @param pages how many pages tell of them
   */
  public record Outcome(
      Period period,
      Released earlier,
      Released later,
      boolean isSameRelease,
      int figures,
      List<FigureChange> changes,
      int pages) {

    /** How many figures have each reason; a figure can have several. */
    public Map<ChangeReason.Kind, Integer> figuresByReason() {
      Map<ChangeReason.Kind, Integer> counted = new EnumMap<>(ChangeReason.Kind.class);
      changes.stream()
          .flatMap(change -> change.reasons().stream().map(ChangeReason::kind).distinct())
          .forEach(kind -> counted.merge(kind, 1, Integer::sum));
      return counted;
    }
  }

  /**
   * Compares two releases, whichever is the earlier.
   *
   * @param one the manifest of one
   * @param other the manifest of the other
   * @param out where {@code changes.csv} and the pages are written; empty or not there yet
   * @throws IllegalArgumentException with a message for the user, if a file is no manifest, the
   *     ledger does not know its release, the releases are of different periods, or facts of the
   *     period were purged
   */
  public Outcome compare(Path one, Path other, Path out) {
    try (Database database =
        Database.open(
            home,
            configuration.settings().databaseUrl(),
            configuration.settings().databaseUser(),
            Access.READ_ONLY)) {
      DataSource evaluator = database.as(Role.EVALUATOR);
      KnownReleases releases = new KnownReleases(evaluator);
      ReleaseRecord first = release(releases, one);
      ReleaseRecord second = release(releases, other);
      if (!first.period().equals(second.period())) {
        throw new IllegalArgumentException(
            "%s is of %s, and %s of %s; expected two releases of the same period"
                .formatted(one, first.period(), other, second.period()));
      }
      releases.requireFacts(first.period(), "compared");
      boolean inOrder = first.id() <= second.id();
      return compare(evaluator, releases, inOrder ? first : second, inOrder ? second : first, out);
    }
  }

  private Outcome compare(
      DataSource evaluator,
      KnownReleases releases,
      ReleaseRecord earlier,
      ReleaseRecord later,
      Path out) {
    LedgerSides sides = new LedgerSides(evaluator, release -> definitions(releases, release));
    ComparedFigures before = sides.of(earlier);
    ComparedFigures after = sides.of(later);
    List<FigureChange> changes = new FigureDifferences(evaluator).between(before, after);
    Path work = out.resolve(BEGUN);
    delete(work);
    write(work.resolve(ChangesFile.NAME), ChangesFile.of(changes));
    int pages =
        new ComparisonPages(home, configuration, progress)
            .draw(new ComparedTables(evaluator, earlier, before.figures(), later, changes), work);
    handOver(work, out);
    return new Outcome(
        earlier.period(),
        told(earlier),
        told(later),
        earlier.id() == later.id(),
        keys(before.figures(), after.figures()),
        changes,
        pages);
  }

  private static ReleaseRecord release(KnownReleases releases, Path manifest) {
    try {
      return releases.of(Files.readAllBytes(manifest));
    } catch (IOException e) {
      throw new IllegalArgumentException("can't read " + manifest, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(manifest + ": " + e.getMessage(), e);
    }
  }

  /** Without them the reasons could not be told. */
  private static FigureDefinitions definitions(KnownReleases releases, ReleaseRecord release) {
    try {
      return FigureDefinitions.read(releases.kept(release, "config"));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(
          "this version can't read the configuration that run %s was made from: %s"
              .formatted(release.run(), e.problems().get(0)),
          e);
    }
  }

  private static Released told(ReleaseRecord release) {
    return new Released(release.run(), release.dataAsOf());
  }

  private static int keys(Collection<ProtectedFigure> before, Collection<ProtectedFigure> after) {
    Set<FigureKey> keys = new HashSet<>();
    Stream.concat(before.stream(), after.stream()).forEach(figure -> keys.add(figure.key()));
    return keys.size();
  }

  /** Whoever finds {@code changes.csv} finds all of its pages too. */
  private static void handOver(Path work, Path out) {
    try (Stream<Path> made = Files.list(work)) {
      for (Path one : made.sorted().toList()) {
        Path place = out.resolve(work.relativize(one));
        delete(place);
        Files.move(one, place, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + out, e);
    }
    delete(work);
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + folder, e);
    }
  }

  /** Writes a file, and the folders that it lies in. */
  static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}
