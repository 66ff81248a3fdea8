package se.jamnt.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.disclosure.LedgerWriting;
import se.jamnt.disclosure.ReleasedLineages;
import se.jamnt.indicators.Closures;
import se.jamnt.model.Closing;
import se.jamnt.model.Clusters;
import se.jamnt.model.Lineage;
import se.jamnt.model.Period;

/**
 * Every release that was really published, with what it showed, what it closed and, of one that
 * closed something, its files. Rows are only added.
 */
final class Ledger {

  private final DataSource renderer;
  private final DSLContext database;
  private final Clusters clusters;
  private final Predicate<Period> standsForGood;

  /**
   * The ledger of a home.
   *
   * @param renderer writes the schema {@code published}
   * @param clusters of today's chart
   * @param standsForGood whether a period's figures stay as they were, for facts are gone
   */
  Ledger(DataSource renderer, Clusters clusters, Predicate<Period> standsForGood) {
    this.renderer = renderer;
    this.database = DSL.using(renderer, SQLDialect.POSTGRES);
    this.clusters = clusters;
    this.standsForGood = standsForGood;
  }

  /** A release whose folder may not be in place yet. */
  record Pending(String period, long release) {}

  /** Notes a release before its folder is moved; all of it or nothing. */
  Pending note(Release release) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          long id = insert(transaction, release);
          new LedgerWriting(
                  transaction, clusters, standing(Closures.read(transaction, release.closing())))
              .note(release.period(), id, release.boards(), release.heldBack());
          release.closing().ifPresent(closing -> close(transaction, id, release, closing));
          return new Pending(release.period().id(), id);
        });
  }

  /** Whether figures of a lineage in a period stand as they were; each period is looked up once. */
  private BiPredicate<Period, Lineage> standing(Closures closures) {
    Map<Period, Predicate<Lineage>> standing = new HashMap<>();
    return (period, lineage) ->
        standing
            .computeIfAbsent(
                period, one -> standsForGood.test(one) ? any -> true : closures.standing(one))
            .test(lineage);
  }

  private static long insert(DSLContext transaction, Release release) {
    FileToRelease manifest = release.files().get(Manifest.FILE);
    return transaction
        .fetchOptional(
            """
            insert into published.release
              (period, revision, run, contents, last_delivery, manifest, inputs, state)
            values ({0}, {1}, {2}, {3}, {4}, {5},
                    (select inputs from published.period where period = {0}), 'pending')
            returning release_id
            """,
            release.period().id(),
            release.revision(),
            release.run(),
            release.contents(),
            release.lastDelivery(),
            manifest == null ? null : new String(manifest.bytes(), StandardCharsets.UTF_8))
        .map(row -> row.get(0, Long.class))
        .orElseThrow();
  }

  /** What is closed stays for ever, so its files are kept beside the figures. */
  private static void close(DSLContext transaction, long id, Release release, Closing closing) {
    Closures closures = Closures.read(transaction, Optional.of(closing));
    for (String board : closing.boards()) {
      transaction.execute(
          """
          insert into published.closure
            (period, board, revision, release_id, last_delivery, approved_by, reason, case_number,
             approved_on)
          values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8})
          """,
          closing.period().id(),
          board,
          closures.revision(closing.period(), board),
          id,
          release.lastDelivery(),
          closing.by(),
          closing.reason(),
          closing.caseNumber().orElse(null),
          closing.on());
    }
    release
        .files()
        .forEach(
            (path, file) -> {
              String sha256 = KeptFolders.keep(transaction, file.bytes());
              transaction.execute(
                  "insert into published.release_file (release_id, path, sha256) values ({0}, {1}, {2})",
                  id, path, sha256);
            });
  }

  /** Notes, once, how figures were added up that were released before that was noted. */
  void noteEarlierLineages() {
    ReleasedLineages.noteEarlier(renderer, clusters.chart());
  }

  /** Lets the database know how large its tables have become, when all is released. */
  void settle() {
    database.fetch("select published.settle()");
  }

  /** Says that a release's folder is in place. */
  void isPublished(Pending release) {
    database.execute(
        "update published.release set state = 'published' where release_id = {0}",
        release.release());
  }

  /** The releases that were noted, but perhaps not moved into place. */
  List<Pending> pending() {
    return database
        .fetch("select period, release_id from published.release where state = 'pending'")
        .map(row -> new Pending(row.get(0, String.class), row.get(1, Long.class)));
  }

  /** The fingerprint of the last release of a period. */
  Optional<String> lastContents(Period period) {
    return database
        .fetchOptional(
            """
            select contents from published.release
             where period = {0} and state = 'published' order by release_id desc limit 1
            """,
            period.id())
        .map(row -> row.get(0, String.class));
  }

  /** Every period that was ever released. */
  List<Period> periods() {
    return database
        .fetch("select distinct period from published.release")
        .map(row -> Period.parse(row.get(0, String.class)));
  }

  /** The fingerprint of a release's files. */
  String contents(long release) {
    return database
        .fetchOptional("select contents from published.release where release_id = {0}", release)
        .map(row -> row.get(0, String.class))
        .orElseThrow();
  }

  /** The files of a release that closed something, by path. */
  Map<String, FileToRelease> files(long release) {
    Map<String, FileToRelease> files = new LinkedHashMap<>();
    paths(release)
        .forEach(
            (path, sha256) -> files.put(path, new FileToRelease.Kept(sha256, () -> kept(sha256))));
    return files;
  }

  private byte[] kept(String sha256) {
    return database
        .fetchOptional("select bytes from published.kept_file where sha256 = {0}", sha256)
        .map(row -> row.get(0, byte[].class))
        .orElseThrow(() -> new IllegalStateException("the ledger keeps no file " + sha256));
  }

  /** The paths of such a release, each with the SHA-256 of its file. */
  Map<String, String> paths(long release) {
    Map<String, String> paths = new LinkedHashMap<>();
    database
        .fetch(
            """
            select path, sha256 from published.release_file
             where release_id = {0} order by path collate "C"
            """,
            release)
        .forEach(row -> paths.put(row.get(0, String.class), row.get(1, String.class)));
    return paths;
  }

  /** The files of a board among those of a release that closed it. */
  Map<String, FileToRelease> files(long release, String board) {
    Map<String, FileToRelease> files = files(release);
    files.keySet().removeIf(path -> !isOf(board, path));
    return files;
  }

  /** The files of a release that are about organisations as a whole, by path. */
  Map<String, FileToRelease> ofOrganisations(long release) {
    Map<String, FileToRelease> files = files(release);
    files.keySet().removeIf(path -> path.split("/", -1).length != 2);
    return files;
  }

  /** A board's files lie in its folder, below that of its organisation. */
  static boolean isOf(String board, String path) {
    String[] parts = path.split("/", -1);
    return parts.length == 3 && parts[1].equals(board);
  }
}
