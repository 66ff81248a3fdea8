package se.jamnt.database;

import java.time.Duration;

/** Waits between two looks at something that another process does. */
final class Pause {

  private Pause() {}

  static void of(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DatabaseException(
          DatabaseException.Kind.FAILURE, "Interrupted while waiting for PostgreSQL.", interrupted);
    }
  }
}
