package se.jamnt.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/**
 * What the database counted for one node, category and sex.
 *
 * @param breakdown the field that is broken down by, or empty
 * @param category the field's code, {@code unknown}, or empty where not broken down
 * @param base people, episodes or events (times their quantity) that were counted; for a median
 *     those whose value is known
 * @param part those of the base that are in the part of a share; 0 for other measures
 * @param median null on base 0 and for other measures, like the mean and the quartiles
 */
record Aggregate(
    NodeId node,
    String breakdown,
    String category,
    Sex sex,
    long base,
    long part,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal q1,
    @Nullable BigDecimal median,
    @Nullable BigDecimal q3) {

  /** The category of those whose code is not known. */
  static final String UNKNOWN = "unknown";
}
