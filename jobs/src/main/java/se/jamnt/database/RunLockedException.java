package se.jamnt.database;

/** Another run holds the lock; nothing was changed. */
public final class RunLockedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Says who holds the lock, as far as that is known. */
  public RunLockedException(String message) {
    super(message);
  }
}
