package se.jamnt.publish;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.model.Fingerprint;

/**
 * The drawn pages: which contents each was drawn from, and where its file lies – published, or
 * waiting to be. A page of which the file is lost or damaged counts as not drawn.
 */
final class PageStore {

  private final DSLContext database;
  private final Path data;
  private final Path waiting;

  /**
   * The pages of a home.
   *
   * @param renderer writes the schema {@code published}
   * @param data the folder that pages' paths begin in
   * @param waiting root of the pages that are drawn but not yet published
   */
  PageStore(DataSource renderer, Path data, Path waiting) {
    this.database = DSL.using(renderer, SQLDialect.POSTGRES);
    this.data = data;
    this.waiting = waiting;
  }

  /** A page as it was drawn from the contents; empty if it has to be drawn. */
  Optional<byte[]> find(String path, String contents) {
    return database
        .fetchOptional(
            "select sha256 from published.page where path = {0} and contents = {1}", path, contents)
        .map(row -> row.get(0, String.class))
        .flatMap(sha256 -> file(path, sha256));
  }

  /** The page as it was last drawn. */
  byte[] last(String path) {
    return database
        .fetchOptional("select sha256 from published.page where path = {0}", path)
        .map(row -> row.get(0, String.class))
        .flatMap(sha256 -> file(path, sha256))
        .orElseThrow(() -> new IllegalStateException("the page " + path + " is not drawn"));
  }

  private Optional<byte[]> file(String path, String sha256) {
    return Stream.of(waiting.resolve(path), data.resolve(path))
        .filter(file -> WholeFile.sha256(file).filter(sha256::equals).isPresent())
        .map(WholeFile::read)
        .findFirst();
  }

  /** Keeps a drawn page until it is published. */
  void keep(String path, String contents, byte[] page) {
    WholeFile.write(waiting.resolve(path), page);
    database.execute(
        """
        insert into published.page (path, contents, sha256) values ({0}, {1}, {2})
        on conflict (path) do update set contents = excluded.contents, sha256 = excluded.sha256
        """,
        path, contents, Fingerprint.ofBytes(page));
  }

  /** Forgets the waiting files. One that was not published is drawn again when it is asked for. */
  void clear() {
    WholeFile.deleteFolder(waiting);
  }
}
