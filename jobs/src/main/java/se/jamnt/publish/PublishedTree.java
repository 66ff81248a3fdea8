package se.jamnt.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.model.Period;

/**
 * The published folders. A period appears whole or not at all: its folder is written beside, noted
 * in the ledger, and then takes the place of the old one.
 */
public final class PublishedTree {

  private final DSLContext database;
  private final Ledger ledger;
  private final Path published;
  private final Path next;
  private final Path aside;
  private final Supplier<String> inputs;

  /**
   * The tree of a home.
   *
   * @param renderer writes the schema {@code published}
   * @param ledger of the same database
   * @param published root of the published tree
   * @param work a folder on the same file system, for folders that come and go
   * @param inputs fingerprint of all that the tree is made from, asked for when it is needed
   */
  PublishedTree(
      DataSource renderer, Ledger ledger, Path published, Path work, Supplier<String> inputs) {
    this.database = DSL.using(renderer, SQLDialect.POSTGRES);
    this.ledger = ledger;
    this.published = published;
    this.next = work.resolve("next");
    this.aside = work.resolve("aside");
    this.inputs = inputs;
  }

  /** Whether the tree was made from what it would be made from now, and is all there. */
  boolean isUpToDate() {
    Optional<String> made =
        database
            .fetchOptional("select inputs from published.tree")
            .map(row -> row.get(0, String.class));
    return made.filter(inputs.get()::equals).isPresent()
        && Files.exists(catalogue())
        && ledger.periods().stream().allMatch(this::isThere);
  }

  /** Notes that all has been published. */
  void isNowUpToDate() {
    database.execute(
        """
        insert into published.tree (inputs) values ({0})
        on conflict (only_row) do update set inputs = excluded.inputs
        """,
        inputs.get());
  }

  /**
   * Whether a period was published from what it would be published from now, and is all there.
   *
   * @param from fingerprint of what its folder is made from
   */
  boolean isPublishedFrom(Period period, String from) {
    return database
            .fetchOptional(
                "select inputs from published.published_from where period = {0}", period.id())
            .map(row -> row.get(0, String.class))
            .filter(from::equals)
            .isPresent()
        && (isThere(period) || !ledger.periods().contains(period));
  }

  /** Notes that a period has been published. */
  void isPublished(Period period, String from) {
    database.execute(
        """
        insert into published.published_from (period, inputs) values ({0}, {1})
        on conflict (period) do update set inputs = excluded.inputs
        """,
        period.id(), from);
  }

  /** The page from which all reports are found. */
  Path catalogue() {
    return published.resolve("index.html");
  }

  /**
   * Whether a period's folder is there as it was last released, and whole.
   *
   * @param files what its files have to be
   */
  boolean has(Period period, String contents, Map<String, FileToRelease> files) {
    return ledger.lastContents(period).filter(contents::equals).isPresent()
        && isThere(period)
        && files.entrySet().stream()
            .allMatch(file -> lies(period, file.getKey(), file.getValue().sha256()));
  }

  /** Whether a file is in its place, and whole. */
  boolean lies(Period period, String path, String sha256) {
    return WholeFile.sha256(folder(period).resolve(path)).filter(sha256::equals).isPresent();
  }

  /** Whether a period has a folder with all the files that its manifest lists. */
  boolean isThere(Period period) {
    Path manifest = folder(period).resolve(Manifest.FILE);
    return Files.exists(manifest)
        && Manifest.files(WholeFile.read(manifest)).stream()
            .allMatch(path -> Files.exists(folder(period).resolve(path)));
  }

  Path folder(Period period) {
    return published.resolve(period.id());
  }

  /** Publishes a period: all its files at once, in the place of those that are there. */
  void release(Release release) {
    Path beside = next.resolve(release.period().id());
    WholeFile.deleteFolder(beside);
    release.files().forEach((path, file) -> file.putAt(beside.resolve(path)));
    WholeFile.keepFolders(beside);
    complete(ledger.note(release));
  }

  /**
   * Finishes the releases that an interrupted run had noted. Called before anything is published.
   */
  void completePending() {
    List<Ledger.Pending> pending = ledger.pending();
    pending.forEach(this::complete);
    if (pending.isEmpty()) {
      WholeFile.deleteFolder(next);
    }
  }

  /** Every state that a swap can be interrupted in leads on to the same end. */
  private void complete(Ledger.Pending release) {
    Path beside = next.resolve(release.period());
    Path old = aside.resolve(release.period());
    Path place = published.resolve(release.period());
    if (Files.exists(beside)) {
      if (Files.exists(place)) {
        WholeFile.deleteFolder(old);
        WholeFile.move(place, old);
      }
      WholeFile.move(beside, place);
    }
    WholeFile.deleteFolder(old);
    ledger.isPublished(release);
  }
}
