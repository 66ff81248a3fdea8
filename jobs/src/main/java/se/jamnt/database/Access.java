package se.jamnt.database;

/** What a command means to do with the database. */
public enum Access {
  /** A run: takes the lock, brings the schema up to date, writes. */
  EXCLUSIVE,
  /** A question: works beside a run, and can't write. */
  READ_ONLY,
  /** Stays open beside runs, for what is scheduled; takes no lock of a run. */
  KEEP
}
