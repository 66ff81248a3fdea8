package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a condition demands of a field. */
public sealed interface Requirement {

  /** The value is one of the codes. */
  record OneOf(List<String> codes) implements Requirement {}

  /** The value is none of the codes; a value that is not known is none of them. */
  record NoneOf(List<String> codes) implements Requirement {}

  /** The value is known. */
  record Known() implements Requirement {}

  /** The value is not known. */
  record Unknown() implements Requirement {}

  /**
   * The number lies within the bounds; a null bound is open.
   *
   * @param under whether the upper bound itself is outside
   */
  record Between(@Nullable BigDecimal least, @Nullable BigDecimal most, boolean under)
      implements Requirement {

    /** Whether a number lies within the bounds. */
    public boolean holds(BigDecimal number) {
      boolean enough = least == null || number.compareTo(least) >= 0;
      int over = most == null ? -1 : number.compareTo(most);
      return enough && (under ? over < 0 : over <= 0);
    }
  }

  /** The date is the latest that the source has on or before the period's last day. */
  record LatestAtEnd() implements Requirement {}

  /** The date lies in the period. */
  record InPeriod() implements Requirement {}

  /** The episode has a day in common with the period. */
  record OpenDuringPeriod() implements Requirement {}

  /** The episode has begun and not ended on the period's last day. */
  record OpenAtEnd() implements Requirement {}
}
