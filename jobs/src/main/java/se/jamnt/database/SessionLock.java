package se.jamnt.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An advisory lock on a server, held by a session of its own and looked at every few seconds: it
 * goes when that session goes.
 */
final class SessionLock implements RunLock {

  /** "jamnt" in ASCII; the lock counts within one database only. */
  private static final long KEY = 0x6a_61_6d_6e_74L;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final int ANSWER_WITHIN_MILLIS = 10_000;

  private final Connection session;
  private final Thread watcher;
  private final List<Runnable> reactions = new CopyOnWriteArrayList<>();
  private final AtomicBoolean lost = new AtomicBoolean();

  private SessionLock(Connection session) {
    this.session = session;
    this.watcher = new Thread(this::watch, "watch-run-lock");
    watcher.setDaemon(true);
  }

  /**
   * Takes the lock if it is free.
   *
   * @return empty if another session holds it
   */
  static Optional<SessionLock> tryTake(DatabaseAddress address) {
    try {
      Connection session = address.connect();
      boolean taken = false;
      try (PreparedStatement attempt = session.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
        session.setNetworkTimeout(Runnable::run, ANSWER_WITHIN_MILLIS);
        attempt.setLong(1, KEY);
        try (ResultSet answer = attempt.executeQuery()) {
          taken = answer.next() && answer.getBoolean(1);
        }
        return taken ? Optional.of(new SessionLock(session).watched()) : Optional.empty();
      } finally {
        if (!taken) {
          session.close();
        }
      }
    } catch (SQLException failure) {
      throw SqlFailure.explain(address, failure);
    }
  }

  private SessionLock watched() {
    watcher.start();
    return this;
  }

  private void watch() {
    try {
      while (!lost.get()) {
        Thread.sleep(LOOK_EVERY.toMillis());
        requireHeld();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (LockLostException reported) {
      lost.set(true);
    }
  }

  @Override
  public synchronized void requireHeld() {
    try (PreparedStatement question =
            session.prepareStatement(
                """
                SELECT count(*) FROM pg_locks
                WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
                """);
        ResultSet answer = question.executeQuery()) {
      if (!answer.next() || answer.getInt(1) == 0) {
        throw lost(null);
      }
    } catch (SQLException gone) {
      throw lost(gone);
    }
  }

  private LockLostException lost(@org.jspecify.annotations.Nullable SQLException cause) {
    if (lost.compareAndSet(false, true)) {
      reactions.forEach(Runnable::run);
    }
    return new LockLostException(
        "The connection that held the lock of this run was lost, so another run may have begun."
            + " This one stopped; run it again, it continues.",
        cause);
  }

  @Override
  public void onLoss(Runnable reaction) {
    reactions.add(reaction);
  }

  /**
   * Gives the lock back before the session ends: the server notices the end of a session only after
   * it, and the next run, which may begin at once, would be turned away.
   */
  @Override
  public synchronized void close() {
    watcher.interrupt();
    try (session;
        PreparedStatement giveBack = session.prepareStatement("SELECT pg_advisory_unlock(?)")) {
      giveBack.setLong(1, KEY);
      giveBack.execute();
    } catch (SQLException gone) {
      // its session has ended either way, and the lock with it
      lost.set(true);
    }
  }
}
