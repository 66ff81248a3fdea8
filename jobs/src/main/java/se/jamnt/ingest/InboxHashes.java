package se.jamnt.ingest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.ingest.identity.IdentityMask;

/**
 * The hashes of the files in the inboxes, remembered from look to look: a file is read again only
 * where it does not look as it did. Where a file system tells no inode and no time of change, every
 * file is read each time.
 */
final class InboxHashes {

  /**
   * A file that was changed less than this before it was read can be changed again without looking
   * otherwise: some file systems count time in steps of two seconds.
   */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final JdbcClient sql;
  private final Clock clock;
  private final LocalDate today;
  private final Map<String, Remembered> known = new HashMap<>();
  private final Map<String, Remembered> learnt = new HashMap<>();

  /**
   * What was remembered until now.
   *
   * @param clock the time that the file systems of the inboxes have
   * @param today the day on which the run believes to be
   */
  InboxHashes(JdbcClient sql, Clock clock, LocalDate today) {
    this.sql = sql;
    this.today = today;
    this.clock = clock;
    sql.sql("SELECT * FROM facts.inbox_hash")
        .query(
            (row, number) ->
                known.put(
                    row.getString("file"),
                    new Remembered(
                        new Look(
                            row.getLong("size"),
                            row.getLong("modified"),
                            row.getLong("changed"),
                            row.getLong("inode")),
                        row.getString("sha256"))))
        .list();
  }

  private record Remembered(Look look, String sha256) {}

  /**
   * What is seen of a file without reading it.
   *
   * @param size in bytes
   * @param modified when its bytes were written, nanoseconds since 1970
   * @param changed when anything of it was, nanoseconds since 1970
   */
  private record Look(long size, long modified, long changed, long inode) {

    static Optional<Look> at(Path file) throws IOException {
      if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
        return Optional.empty();
      }
      Map<String, Object> seen = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
      return seen.get("size") instanceof Long size
              && seen.get("lastModifiedTime") instanceof FileTime modified
              && seen.get("ctime") instanceof FileTime changed
              && seen.get("ino") instanceof Long inode
          ? Optional.of(
              new Look(
                  size, modified.to(TimeUnit.NANOSECONDS), changed.to(TimeUnit.NANOSECONDS), inode))
          : Optional.empty();
    }

    boolean isSettled(Instant now) {
      long until = TimeUnit.SECONDS.toNanos(now.minus(SETTLED).getEpochSecond());
      return modified < until && changed < until;
    }
  }

  /** The hash of a file's bytes, hexadecimal. */
  String of(Path file) throws IOException {
    String path = file.toAbsolutePath().toString();
    Instant now = clock.instant();
    Optional<Look> look = mayStore(file) ? Look.at(file) : Optional.empty();
    Optional<String> before =
        Optional.ofNullable(known.get(path))
            .filter(one -> look.filter(one.look()::equals).isPresent())
            .map(Remembered::sha256);
    if (before.isPresent()) {
      return before.get();
    }
    String sha256 = Sha256.of(file);
    if (look.isPresent() && look.get().isSettled(now) && look.equals(Look.at(file))) {
      learnt.put(path, new Remembered(look.get(), sha256));
    }
    return sha256;
  }

  /** A path is stored only where its name holds no number of a person. */
  private boolean mayStore(Path file) {
    return !IdentityMask.holdsNumber(String.valueOf(file.getFileName()), today);
  }

  /** Remembers what was learnt, and forgets what lies there no more. */
  void keep() {
    known.keySet().stream()
        .filter(file -> !Files.exists(Path.of(file)))
        .forEach(
            file -> sql.sql("DELETE FROM facts.inbox_hash WHERE file = ?").param(file).update());
    learnt.forEach(
        (file, one) ->
            sql.sql(
                    """
                    INSERT INTO facts.inbox_hash (file, size, modified, changed, inode, sha256)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (file) DO UPDATE
                      SET size = excluded.size, modified = excluded.modified,
                          changed = excluded.changed, inode = excluded.inode,
                          sha256 = excluded.sha256
                    """)
                .params(
                    file,
                    one.look().size(),
                    one.look().modified(),
                    one.look().changed(),
                    one.look().inode(),
                    one.sha256())
                .update());
  }
}
