package se.jamnt.ingest;

import java.time.LocalDate;

/**
 * A file's place among all files of its source: by the day for which it was made, and among those
 * of one day by the order in which they were first used. What a file tells never undoes what one of
 * a later place told.
 *
 * @param day for which it was made or, where it declares none, from which it was first known
 * @param delivery that first used it; {@link #NOT_YET} if none has
 */
record Place(LocalDate day, long delivery) {

  static final long NOT_YET = Long.MAX_VALUE;

  /** The delivery under whose number a version remembers this place. */
  long number(long reading) {
    return delivery == NOT_YET ? reading : delivery;
  }
}
