package se.jamnt.database;

import static se.jamnt.database.DatabaseException.Kind.FAILURE;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.Home;

/** The one database of a home, open, with its schema up to date. */
public final class Database implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final DatabaseAddress address;
  private final Pools pools;
  private final Optional<RunLock> lock;
  private final Deque<AutoCloseable> holdings;

  private Database(DatabaseAddress address, Access access, Opening opening) {
    this.address = address;
    this.pools = new Pools(address, access);
    this.lock = Optional.ofNullable(opening.lock);
    this.holdings = opening.holdings;
    lock.ifPresent(held -> held.onLoss(pools::close));
  }

  /**
   * Opens the PostgreSQL server that the home names, or else its embedded one.
   *
   * @param url {@code database: url:} of {@code jamnt.yml}; {@code JAMNT_DB_URL} goes before it
   * @param user {@code database: user:} of {@code jamnt.yml}; {@code JAMNT_DB_USER} goes before it
   * @throws RunLockedException if a run is to begin while another holds the lock
   * @throws DatabaseException if the database can't be reached or used
   */
  public static Database open(
      Home home, Optional<String> url, Optional<String> user, Access access) {
    Optional<DatabaseAddress> server = DatabaseAddress.of(home, url, user);
    if (server.isPresent()) {
      return openServer(server.get(), access);
    }
    EmbeddedFolder folder = new EmbeddedFolder(home.database());
    return access == Access.KEEP ? KeptServer.open(folder) : openEmbedded(folder, access);
  }

  /** The embedded server that this process keeps running, which is given back at the end. */
  static Database kept(DatabaseAddress address, AutoCloseable keeping) {
    Opening opening = new Opening();
    opening.holdings.push(keeping);
    return opening.finish(address, Access.KEEP);
  }

  /**
   * Makes PostgreSQL's programs ready for a home beside another, which has them already or can use
   * them again: unpacking them takes seconds. Where nothing may be written into the other, the copy
   * unpacks its own.
   *
   * @param of may use a server of its own; its lock is not needed
   * @param copy nothing runs in it yet
   */
  public static void lendPrograms(Home of, Home copy) {
    if (!Files.isWritable(of.data())) {
      return;
    }
    PostgresPrograms programs;
    try {
      programs = PostgresPrograms.unpack(new EmbeddedFolder(of.database()).prepared().path());
    } catch (IOException failure) {
      throw FolderFailure.explain(of.database(), failure);
    }
    try {
      programs.lendTo(new EmbeddedFolder(copy.database()).prepared().path());
    } catch (IOException failure) {
      throw FolderFailure.explain(copy.database(), failure);
    }
  }

  private static Database openServer(DatabaseAddress address, Access access) {
    try (Opening opening = new Opening()) {
      Optional<SessionLock> lock = SessionLock.tryTake(address);
      if (lock.isEmpty() && access == Access.EXCLUSIVE) {
        throw new RunLockedException(
            "Another run holds the lock of the database at "
                + address.shown()
                + ". Wait until it has ended.");
      }
      if (lock.isEmpty()) {
        if (!isMigrated(address)) {
          throw new DatabaseException(
              FAILURE,
              "The database at "
                  + address.shown()
                  + " is not yet prepared for this version of Jämnt, and another run holds its"
                  + " lock. Try again when that run has ended.");
        }
      } else if (access != Access.EXCLUSIVE) {
        try (SessionLock whileMigrating = lock.get()) {
          whileMigrating.requireHeld();
          migrate(address);
        }
      } else {
        opening.holdLock(lock.get());
        migrate(address);
      }
      return opening.finish(address, access);
    }
  }

  private static Database openEmbedded(EmbeddedFolder folder, Access access) {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (true) {
      Optional<FolderLock> lock = FolderLock.tryTake(folder.lock(), access);
      if (lock.isPresent()) {
        try (Opening opening = new Opening()) {
          opening.holdLock(lock.get());
          Optional<DatabaseAddress> kept = KeptServer.running(folder);
          DatabaseAddress address;
          if (kept.isPresent()) {
            address = kept.get();
          } else {
            EmbeddedServer server = EmbeddedServer.start(folder);
            opening.holdings.push(server);
            address = server.address();
          }
          migrate(address);
          return opening.finish(address, access);
        }
      }
      Optional<FolderLock.Holder> holder = FolderLock.holder(folder.lock());
      boolean holderOnlyReads = holder.map(h -> h.access() == Access.READ_ONLY).orElse(true);
      if (access == Access.READ_ONLY) {
        Optional<DatabaseAddress> running = running(folder);
        if (running.isPresent()) {
          try (Opening opening = new Opening()) {
            return opening.finish(running.get(), access);
          }
        }
      } else if (!holderOnlyReads || Instant.now().isAfter(giveUp)) {
        throw new RunLockedException(
            "Another run holds the lock "
                + folder.lock()
                + holder.map(h -> " (process " + h.process() + ")").orElse("")
                + ". Wait until it has ended.");
      }
      if (Instant.now().isAfter(giveUp)) {
        throw new DatabaseException(
            FAILURE,
            "A run is just starting or ending its database in "
                + folder.path()
                + ". Try again in a moment.");
      }
      Pause.of(PAUSE);
    }
  }

  /** The running server of a folder whose lock another process holds, once it answers. */
  private static Optional<DatabaseAddress> running(EmbeddedFolder folder) {
    try {
      Optional<EmbeddedFolder.Postmaster> postmaster = folder.postmaster();
      if (postmaster.isEmpty()) {
        return Optional.empty();
      }
      DatabaseAddress address = folder.address(postmaster.get().port(), EmbeddedFolder.DATABASE);
      try (Connection answering = address.connect()) {
        return answering.isValid(1) && isMigrated(address)
            ? Optional.of(address)
            : Optional.empty();
      }
    } catch (IOException | SQLException startingOrEnding) {
      return Optional.empty();
    }
  }

  static void migrate(DatabaseAddress address) {
    try (Pools owner = new Pools(address, Access.EXCLUSIVE)) {
      new Migrations(address, owner.pool(Optional.empty())).apply();
    }
  }

  private static boolean isMigrated(DatabaseAddress address) {
    try (Pools owner = new Pools(address, Access.READ_ONLY)) {
      return new Migrations(address, owner.pool(Optional.empty())).areApplied();
    }
  }

  /** Connections that may do what the role may. */
  public DataSource as(Role role) {
    return pools.pool(Optional.of(role));
  }

  /** Connections of the schemas' owner, for what ran: the tables of Spring Batch. */
  public DataSource asOwner() {
    return pools.pool(Optional.empty());
  }

  /**
   * Asks whether this run still is the only one; to be called before every step that others see.
   * Once the lock is lost, every connection is closed and gives no new ones.
   *
   * @throws LockLostException if not
   */
  public void requireLock() {
    lock.orElseThrow(() -> new IllegalStateException("Opened for reading: there is no lock"))
        .requireHeld();
  }

  /** Calls back, once and from another thread, when the run turns out to have lost its lock. */
  public void onLockLost(Runnable reaction) {
    lock.ifPresent(held -> held.onLoss(reaction));
  }

  /** Where the database answers; shows no password. */
  @Override
  public String toString() {
    return address.shown();
  }

  /** Ends all connections, then the lock and the embedded server, if this opened it. */
  @Override
  public void close() {
    pools.close();
    Opening.closeAll(holdings);
  }

  /** What has been taken so far while opening; given back unless the opening is finished. */
  private static final class Opening implements AutoCloseable {

    private final Deque<AutoCloseable> holdings = new ArrayDeque<>();
    private @Nullable RunLock lock;
    private boolean finished;

    void holdLock(RunLock taken) {
      lock = taken;
      holdings.push(taken);
    }

    Database finish(DatabaseAddress address, Access access) {
      finished = true;
      return new Database(address, access, this);
    }

    static void closeAll(Deque<AutoCloseable> holdings) {
      while (!holdings.isEmpty()) {
        try {
          holdings.pop().close();
        } catch (RuntimeException failure) {
          closeAll(holdings);
          throw failure;
        } catch (Exception impossible) {
          throw new IllegalStateException(impossible);
        }
      }
    }

    @Override
    public void close() {
      if (!finished) {
        closeAll(holdings);
        lock = null;
      }
    }
  }
}
