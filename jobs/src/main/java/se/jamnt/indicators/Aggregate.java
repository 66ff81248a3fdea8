package se.jamnt.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/**
 * What the database counted for one node, category and sex. What a measure does not ask for is 0 or
 * null.
 *
 * @param breakdown the field that is broken down by, or empty
 * @param category the field's code, {@code unknown}, or empty where not broken down
 * @param base people, episodes or events (times their quantity) that were counted
 * @param part those of the base that are in the part of a share
 * @param valued those of the base whose value is known
 * @param people the persons behind the records whose value is known
 * @param total the values added up
 * @param per what they are divided by, added up over the same records
 * @param median null where no value is known, like the mean and the quartiles
 */
record Aggregate(
    NodeId node,
    String breakdown,
    String category,
    Sex sex,
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
  static Aggregate none(NodeId node, String breakdown, String category, Sex sex) {
    return new Aggregate(
        node,
        breakdown,
        category,
        sex,
        0,
        0,
        0,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        null,
        null,
        null,
        null);
  }
}
