package se.jamnt.model;

import java.time.LocalDate;

/**
 * Days from the first to the last, both counted.
 *
 * @param first not after {@code last}
 */
public record DateSpan(LocalDate first, LocalDate last) {

  public DateSpan {
    if (first.isAfter(last)) {
      throw new IllegalArgumentException(
          "a span cannot end before it begins: " + first + ".." + last);
    }
  }

  /** Whether the day lies within the span. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** Whether at least one day lies in both spans. */
  public boolean overlaps(DateSpan other) {
    return !first.isAfter(other.last) && !other.first.isAfter(last);
  }
}
