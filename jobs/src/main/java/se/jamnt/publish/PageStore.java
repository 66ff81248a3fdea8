package se.jamnt.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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

  /** The files that this run has found whole, or drawn. */
  private final Map<String, FileToRelease.Lying> whole = new ConcurrentHashMap<>();

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

  /**
   * All pages as they were last drawn, by path. May be asked by many threads; what is drawn later
   * is not among them.
   */
  Known known() {
    Map<String, Drawn> pages = new HashMap<>();
    database
        .fetch(
            """
            select path, inputs, sha256, size, modified
              from published.page where inputs is not null
            """)
        .forEach(
            row ->
                pages.put(
                    row.get("path", String.class),
                    new Drawn(
                        row.get("inputs", String.class),
                        row.get("sha256", String.class),
                        Optional.ofNullable(row.get("size", Long.class))
                            .map(size -> new Look(size, row.get("modified", Long.class))))));
    return new Known(pages);
  }

  /**
   * A page that was drawn.
   *
   * @param look what its file looked like when it was last found whole
   */
  private record Drawn(String inputs, String sha256, Optional<Look> look) {}

  /** The pages that were drawn before. */
  final class Known {

    private final Map<String, Drawn> pages;

    private Known(Map<String, Drawn> pages) {
      this.pages = pages;
    }

    /**
     * Whether a page that was drawn is the one that would be drawn now, and its file is whole.
     *
     * @param inputs fingerprint of what its contents are composed from
     */
    boolean isDrawnFrom(String path, String inputs) {
      return Optional.ofNullable(pages.get(path))
          .filter(drawn -> drawn.inputs().equals(inputs))
          .filter(drawn -> isAsItWas(path, drawn) || isWhole(path, drawn))
          .isPresent();
    }

    private boolean isAsItWas(String path, Drawn drawn) {
      Optional<FileToRelease.Lying> found =
          drawn
              .look()
              .flatMap(
                  look ->
                      places(path)
                          .filter(file -> Look.at(file).filter(look::equals).isPresent())
                          .findFirst())
              .map(file -> new FileToRelease.Lying(file, drawn.sha256()));
      found.ifPresent(file -> whole.put(path, file));
      return found.isPresent();
    }

    /** Reads the file; the next night need not. */
    private boolean isWhole(String path, Drawn drawn) {
      Optional<FileToRelease.Lying> found = file(path, drawn.sha256());
      found.flatMap(file -> Look.at(file.file())).ifPresent(look -> note(path, look));
      return found.isPresent();
    }
  }

  /**
   * Whether a page was drawn from the contents that it has now; takes note of what these were
   * composed from.
   *
   * @param contents fingerprint of its contents
   * @param inputs fingerprint of what they were composed from
   */
  boolean isDrawn(String path, String contents, String inputs) {
    return database
        .fetchOptional(
            """
            update published.page set inputs = {2} where path = {0} and contents = {1}
            returning sha256
            """,
            path, contents, inputs)
        .map(row -> row.get(0, String.class))
        .flatMap(sha256 -> file(path, sha256))
        .isPresent();
  }

  /** The fingerprint of each page as it was last drawn, by path. */
  Map<String, String> hashes(Collection<String> paths) {
    Map<String, String> hashes = new TreeMap<>();
    database
        .fetch(
            "select path, sha256 from published.page where path = any({0})",
            (Object) paths.toArray(String[]::new))
        .forEach(row -> hashes.put(row.get(0, String.class), row.get(1, String.class)));
    return hashes;
  }

  /** Whether a page was drawn and has not been published since. */
  boolean waits(String path) {
    return Files.exists(waiting.resolve(path));
  }

  /** The page as it was last drawn. */
  FileToRelease last(String path) {
    return database
        .fetchOptional("select sha256 from published.page where path = {0}", path)
        .map(row -> row.get(0, String.class))
        .flatMap(
            sha256 ->
                Optional.ofNullable(whole.get(path))
                    .filter(file -> file.sha256().equals(sha256) && Files.exists(file.file()))
                    .or(() -> file(path, sha256)))
        .orElseThrow(() -> new IllegalStateException("the page " + path + " is not drawn"));
  }

  private Stream<Path> places(String path) {
    return Stream.of(waiting.resolve(path), data.resolve(path));
  }

  private void note(String path, Look look) {
    database.execute(
        "update published.page set size = {1}, modified = {2} where path = {0}",
        path, look.size(), look.modified());
  }

  private Optional<FileToRelease.Lying> file(String path, String sha256) {
    Optional<FileToRelease.Lying> found =
        places(path)
            .filter(file -> WholeFile.sha256(file).filter(sha256::equals).isPresent())
            .findFirst()
            .map(file -> new FileToRelease.Lying(file, sha256));
    found.ifPresent(file -> whole.put(path, file));
    return found;
  }

  /** Keeps a drawn page until it is published. */
  void keep(String path, String contents, String inputs, byte[] page) {
    Path file = waiting.resolve(path);
    WholeFile.write(file, page);
    String sha256 = Fingerprint.ofBytes(page);
    whole.put(path, new FileToRelease.Lying(file, sha256));
    Optional<Look> look = Look.at(file);
    database.execute(
        """
        insert into published.page (path, contents, inputs, sha256, size, modified)
        values ({0}, {1}, {2}, {3}, {4}, {5})
        on conflict (path) do update
           set contents = excluded.contents, inputs = excluded.inputs, sha256 = excluded.sha256,
               size = excluded.size, modified = excluded.modified
        """,
        path,
        contents,
        inputs,
        sha256,
        look.map(Look::size).orElse(null),
        look.map(Look::modified).orElse(null));
  }

  /** Forgets the waiting files. One that was not published is drawn again when it is asked for. */
  void clear() {
    WholeFile.deleteFolder(waiting);
  }
}
