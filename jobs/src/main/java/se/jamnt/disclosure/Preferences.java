package se.jamnt.disclosure;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import se.jamnt.disclosure.DisclosurePolicy.Preference;
import se.jamnt.model.Sex;

/** The order in which cells are shown, as long as nothing hidden comes back. */
final class Preferences {

  private Preferences() {}

  /**
   * The policy's order, after the counts that nobody is behind.
   *
   * @param released cells that readers have seen
   */
  static Comparator<Cell> order(
      List<Preference> shownFirst, CountedCells cells, Set<Cell> released) {
    Comparator<Cell> order = Comparator.comparing(cell -> cells.count(cell) > 0);
    for (Preference preference : shownFirst) {
      order = order.thenComparing(by(preference, cells, released));
    }
    return order.thenComparing(Cell.ORDER);
  }

  private static Comparator<Cell> by(
      Preference preference, CountedCells cells, Set<Cell> released) {
    return switch (preference) {
      case RELEASED -> Comparator.comparing(cell -> !released.contains(cell));
      case HIGHER_LEVELS -> Comparator.comparing(cell -> cell.node().level());
      case HEADLINES -> Comparator.comparing(cell -> !cell.isUndivided());
      case LONGER_PERIODS -> Comparator.comparing(cell -> -days(cell));
      case TOTALS -> Comparator.comparing(cell -> cell.sex() != Sex.T);
      case LARGER_COUNTS -> Comparator.comparing(cell -> -cells.count(cell));
    };
  }

  private static long days(Cell cell) {
    return ChronoUnit.DAYS.between(cell.period().first(), cell.period().last());
  }
}
