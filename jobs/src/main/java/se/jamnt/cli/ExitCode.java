package se.jamnt.cli;

/** How a command ends, for whoever started it. */
final class ExitCode {

  static final int DONE = 0;

  /** Done, but something newly needs a person. */
  static final int NEEDS_A_PERSON = 1;

  /** Wrong usage, unknown id or configuration; nothing was changed. */
  static final int WRONG_USAGE = 2;

  /** Failed; running again continues. */
  static final int FAILED = 3;

  /** Another run holds the lock. */
  static final int LOCKED = 4;

  private ExitCode() {}
}
