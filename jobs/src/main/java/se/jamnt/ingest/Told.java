package se.jamnt.ingest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a file tell that can be used.
 *
 * @param rows how many they are
 * @param unknownSex how many of them hold a record whose sex is not known
 * @param sexConflict how many of them state a sex that is not the identity number's
 * @param first the first day in them; null where there are no rows
 * @param last the last day in them
 */
record Told(
    long rows,
    long unknownSex,
    long sexConflict,
    @Nullable LocalDate first,
    @Nullable LocalDate last) {

  /**
   * The dates of versions that begin or end.
   *
   * @param last {@link LocalDate#MAX} with an episode that has not ended
   */
  record Touched(@Nullable LocalDate first, @Nullable LocalDate last) {

    static final Touched NOTHING = new Touched(null, null);
  }
}
