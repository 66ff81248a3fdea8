package se.jamnt.disclosure;

import java.util.Comparator;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/**
 * A count of people, episodes or events that figures rest on. Figures of different indicators that
 * count the same things rest on the same cell, so that it is hidden in all of them or in none.
 *
 * @param counted what is counted: the same text for indicators that count the same
 * @param portion which portion of the counted it is
 * @param breakdown the field broken down by, or empty
 * @param category the code within the breakdown, or empty
 */
record Cell(
    NodeId node, String counted, Portion portion, String breakdown, String category, Sex sex) {

  /** A share divides what is counted in two. */
  enum Portion {
    WHOLE,
    PART,
    REST
  }

  /** An order of its own, so that equal counts are always hidden in the same order. */
  static final Comparator<Cell> ORDER =
      Comparator.comparing((Cell cell) -> cell.node().level())
          .thenComparing(cell -> cell.node().id())
          .thenComparing(Cell::counted)
          .thenComparing(Cell::portion)
          .thenComparing(Cell::breakdown)
          .thenComparing(Cell::category)
          .thenComparing(Cell::sex);

  Cell of(Sex other) {
    return new Cell(node, counted, portion, breakdown, category, other);
  }

  Cell of(NodeId other) {
    return new Cell(other, counted, portion, breakdown, category, sex);
  }

  Cell of(Portion other) {
    return new Cell(node, counted, other, breakdown, category, sex);
  }

  Cell undivided() {
    return new Cell(node, counted, portion, "", "", sex);
  }
}
