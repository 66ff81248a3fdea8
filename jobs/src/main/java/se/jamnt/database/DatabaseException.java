package se.jamnt.database;

import org.jspecify.annotations.Nullable;

/** The database can't be used; the message is for a person and says what to do. */
public final class DatabaseException extends RuntimeException {

  /** Whether trying again can help. */
  public enum Kind {
    /** A setting, a right or a version is wrong: nothing was changed, a person must act. */
    SETTINGS,
    /** A disk, a connection or a process failed: running again continues. */
    FAILURE
  }

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Tells a person, in whole sentences, what was tried and what came instead. */
  public DatabaseException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Tells a person, in whole sentences, what was tried and what came instead. */
  public DatabaseException(Kind kind, String message) {
    this(kind, message, null);
  }

  public Kind kind() {
    return kind;
  }
}
