package se.jamnt.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An operating-system lock on a file beside the embedded database; it goes with its process,
 * however that ends.
 */
final class FolderLock implements RunLock {

  /**
   * Files that this process has locked. They must not be opened a second time: where locks are
   * POSIX's, closing any channel of a file gives back its lock.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock if it is free, and notes in the file who took it.
   *
   * @return empty if another holds it
   */
  static Optional<FolderLock> tryTake(Path file, Access access) {
    Path known = file.toAbsolutePath().normalize();
    if (!HELD_HERE.add(known)) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      Files.createDirectories(known.getParent());
      FileChannel channel =
          FileChannel.open(known, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
          return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Holder.self(access).text().getBytes(StandardCharsets.UTF_8)));
        taken = true;
        return Optional.of(new FolderLock(known, channel, lock));
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } catch (IOException failure) {
      throw FolderFailure.explain(file, failure);
    } finally {
      if (!taken) {
        HELD_HERE.remove(known);
      }
    }
  }

  /** Who noted itself in a lock file; empty while that is being written. */
  static Optional<Holder> holder(Path file) {
    if (HELD_HERE.contains(file.toAbsolutePath().normalize())) {
      return Optional.of(Holder.self(Access.EXCLUSIVE));
    }
    try {
      return Holder.parse(Files.readString(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public void requireHeld() {
    if (!lock.isValid()) {
      throw new LockLostException("The lock of this run was given back before its end.", null);
    }
  }

  /** Never calls back: the operating system takes no lock away. */
  @Override
  public void onLoss(Runnable reaction) {}

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      HELD_HERE.remove(file);
    }
  }

  /**
   * Who holds the lock.
   *
   * @param process its id
   */
  record Holder(long process, Access access) {

    static Holder self(Access access) {
      return new Holder(ProcessHandle.current().pid(), access);
    }

    static Optional<Holder> parse(String text) {
      String[] parts = text.strip().split(" ", 2);
      if (parts.length != 2 || !parts[0].matches("\\d{1,18}")) {
        return Optional.empty();
      }
      return Optional.of(
          new Holder(
              Long.parseLong(parts[0]),
              parts[1].equals(Access.READ_ONLY.name()) ? Access.READ_ONLY : Access.EXCLUSIVE));
    }

    String text() {
      return process + " " + access.name() + "\n";
    }
  }
}
