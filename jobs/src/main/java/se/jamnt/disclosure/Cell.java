package se.jamnt.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.Breakdown;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * A count that figures rest on. Figures of different indicators that count the same things rest on
 * the same cell, so that it is hidden in all of them or in none.
 *
 * @param breakdown the field broken down by, or empty
 * @param category the code within the breakdown, or empty
 */
record Cell(
    Counted counted, Period period, NodeId node, String breakdown, String category, Sex sex) {

  /** A prime that has nothing to do with the one by which texts are hashed. */
  private static final int SPREAD = 0x01000193;

  /** An order of its own, so that the same is hidden whatever order figures come in. */
  static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::counted, Counted.ORDER)
          .thenComparing(Cell::period)
          .thenComparing(cell -> cell.node().level())
          .thenComparing(cell -> cell.node().id())
          .thenComparing(Cell::breakdown)
          .thenComparing(Cell::category)
          .thenComparing(Cell::sex);

  /**
   * Cells are looked up more often than anything else, and what Java makes of a record for this is
   * slow until it has been compiled twice. What differs most often is looked at first.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Cell that
            && sex == that.sex
            && category.equals(that.category)
            && period.equals(that.period)
            && node.equals(that.node)
            && breakdown.equals(that.breakdown)
            && counted.equals(that.counted));
  }

  /** Spread well, and from texts' own hashes. */
  @Override
  public int hashCode() {
    int hash = counted.hashCode();
    hash = hash * SPREAD + period.hashCode();
    hash = hash * SPREAD + node.hashCode();
    hash = hash * SPREAD + breakdown.hashCode();
    hash = hash * SPREAD + category.hashCode();
    hash = hash * SPREAD + sex.hashCode();
    return hash ^ (hash >>> 15);
  }

  Cell of(Sex other) {
    return new Cell(counted, period, node, breakdown, category, other);
  }

  Cell of(NodeId other) {
    return new Cell(counted, period, other, breakdown, category, sex);
  }

  Cell of(Period other) {
    return new Cell(counted, other, node, breakdown, category, sex);
  }

  Cell of(Counted other) {
    return new Cell(other, period, node, breakdown, category, sex);
  }

  Cell of(String otherBreakdown, String otherCategory) {
    return new Cell(counted, period, node, otherBreakdown, otherCategory, sex);
  }

  /** The categories of single fields that a category of a cross is in; none of another. */
  List<Cell> margins() {
    if (!Breakdown.isCross(breakdown)) {
      return List.of();
    }
    List<String> fields = Breakdown.parts(breakdown);
    List<String> codes = Breakdown.parts(category);
    return IntStream.range(0, fields.size())
        .mapToObj(i -> of(fields.get(i), codes.get(i)))
        .toList();
  }

  Cell undivided() {
    return new Cell(counted, period, node, "", "", sex);
  }

  boolean isUndivided() {
    return breakdown.isEmpty();
  }
}
