package se.jamnt.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the database counted for one node, category and sex. What a measure does not ask for is 0 or
 * null.
 *
 * @param base people, episodes or events (times their quantity) that were counted
 * @param part those of the base that are in the part of a share
 * @param valued those of the base whose value is known
 * @param people the persons behind the records whose value is known
 * @param total the values added up
 * @param per what they are divided by, added up over the same records
 * @param median null where no value is known, like the mean and the quartiles
 */
record Aggregate(
    long base,
    long part,
    long valued,
    long people,
    BigDecimal total,
    BigDecimal per,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal q1,
    @Nullable BigDecimal median,
    @Nullable BigDecimal q3) {

  /** The category of those whose code is not known. */
  static final String UNKNOWN = "unknown";

  /** What is counted where the database has nothing to count. */
  static final Aggregate NONE =
      new Aggregate(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, null, null, null, null);

  /**
   * What both count together.
   *
   * @throws IllegalStateException if either has a mean or quartiles, which do not follow from those
   *     of the parts
   */
  Aggregate plus(Aggregate other) {
    if (isPooled() || other.isPooled()) {
      throw new IllegalStateException("means and quartiles can't be added up: " + this);
    }
    return new Aggregate(
        base + other.base,
        part + other.part,
        valued + other.valued,
        people + other.people,
        total.add(other.total),
        per.add(other.per),
        null,
        null,
        null,
        null);
  }

  private boolean isPooled() {
    return mean != null || q1 != null || median != null || q3 != null;
  }
}
