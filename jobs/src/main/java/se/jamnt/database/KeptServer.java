package se.jamnt.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An embedded server that one process keeps running also while no run does. Runs still take their
 * lock; they find the server instead of starting one.
 */
final class KeptServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final EmbeddedFolder folder;
  private final FolderLock keeper;
  private final EmbeddedServer server;

  private KeptServer(EmbeddedFolder folder, FolderLock keeper, EmbeddedServer server) {
    this.folder = folder;
    this.keeper = keeper;
    this.server = server;
  }

  /**
   * Starts the server and keeps it.
   *
   * @throws RunLockedException if a run is going on, or another process keeps the server
   */
  static Database open(EmbeddedFolder folder) {
    // only under the lock of a run may a server be started
    FolderLock run =
        FolderLock.tryTake(folder.lock(), Access.KEEP)
            .orElseThrow(
                () ->
                    new RunLockedException(
                        "Another run holds the lock "
                            + folder.lock()
                            + ". Wait until it has ended."));
    try (run) {
      FolderLock keeper =
          FolderLock.tryTake(folder.keeperLock(), Access.KEEP)
              .orElseThrow(
                  () ->
                      new RunLockedException(
                          "jamnt schedule runs here already"
                              + FolderLock.holder(folder.keeperLock())
                                  .map(holder -> " (process " + holder.process() + ")")
                                  .orElse("")
                              + "."));
      boolean opened = false;
      try {
        EmbeddedServer server = EmbeddedServer.start(folder).stays();
        Database.migrate(server.address());
        opened = true;
        return Database.kept(server.address(), new KeptServer(folder, keeper, server));
      } finally {
        if (!opened) {
          keeper.close();
        }
      }
    }
  }

  /** The server that a process keeps, if one does and it answers; the caller has a run's lock. */
  static Optional<DatabaseAddress> running(EmbeddedFolder folder) {
    Optional<FolderLock> free = FolderLock.tryTake(folder.keeperLock(), Access.READ_ONLY);
    if (free.isPresent()) {
      free.get().close();
      return Optional.empty();
    }
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(giveUp)) {
      Optional<DatabaseAddress> answering = answering(folder);
      if (answering.isPresent()) {
        return answering;
      }
      Pause.of(PAUSE);
    }
    // the server was killed under its keeper, who will notice
    return Optional.empty();
  }

  private static Optional<DatabaseAddress> answering(EmbeddedFolder folder) {
    try {
      Optional<EmbeddedFolder.Postmaster> noted = folder.postmaster();
      if (noted.isEmpty()) {
        return Optional.empty();
      }
      DatabaseAddress address = folder.address(noted.get().port(), EmbeddedFolder.DATABASE);
      try (Connection connection = address.connect()) {
        return connection.isValid(1) ? Optional.of(address) : Optional.empty();
      }
    } catch (IOException | SQLException notYet) {
      return Optional.empty();
    }
  }

  /** Stops the server, unless a run of another process uses it: the next command then does. */
  @Override
  public void close() {
    Optional<FolderLock> run = FolderLock.tryTake(folder.lock(), Access.KEEP);
    try (keeper) {
      if (run.isPresent()) {
        try (FolderLock stopping = run.get()) {
          stopping.requireHeld();
          server.stop();
        }
      }
    }
  }
}
