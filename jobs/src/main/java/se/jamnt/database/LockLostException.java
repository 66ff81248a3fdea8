package se.jamnt.database;

import org.jspecify.annotations.Nullable;

/** The run no longer holds its lock: another may have begun, so this one must not write on. */
public final class LockLostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Says how the lock was lost. */
  public LockLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
