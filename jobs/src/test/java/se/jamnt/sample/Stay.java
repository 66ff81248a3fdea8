package se.jamnt.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's time in an activity.
 *
 * @param end null while it goes on
 */
record Stay(Person person, Insats insats, LocalDate start, @Nullable LocalDate end) {

  boolean endsIn(LocalDate first, LocalDate last) {
    return end != null && !end.isBefore(first) && !end.isAfter(last);
  }
}
