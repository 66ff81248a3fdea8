package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * Which cells of different editions are one unknown: those whose facts did not change. A cell has
 * changed when its count has, and when any part of it has: it may be as many, but others. One that
 * has changed is a new unknown, also where it is again as many as it once was: these may be others,
 * and a reader can't tell.
 *
 * <p>{@link Suppression} and {@link Audit} must not differ in this: what one takes for a new
 * unknown and the other for an old one would stop nights that are safe, or let a way back through.
 */
final class Unknowns {

  /** Names a line of periods by its cell of a period that has no figures. */
  private static final Period NO_PERIOD = Period.parse("0001");

  private final Nodes nodes;
  private final Map<Cell, Unknown> last = new HashMap<>();
  private int known;

  /** No edition yet. */
  Unknowns(Nodes nodes) {
    this.nodes = nodes;
  }

  /**
   * A cell as it is in one edition after another.
   *
   * @param parts the numbers of the unknowns that are parts of it, in order
   */
  private record Unknown(int number, long count, List<Integer> parts) {}

  /** The number of the unknown that each cell of the next edition is. */
  Map<Cell, Integer> of(CountedCells cells) {
    return new Edition(cells).numbers();
  }

  /** One edition on the way to its numbers. */
  private final class Edition {

    private final CountedCells cells;
    private final Map<Cell, List<Cell>> parts = new HashMap<>();
    private final Map<Cell, Integer> found = new HashMap<>();

    Edition(CountedCells cells) {
      this.cells = cells;
      Map<Cell, List<Cell>> lines = new HashMap<>();
      for (Cell cell : cells.all()) {
        if (cells.count(cell) == 0 && !cells.hidesZeros(cell.counted())) {
          continue; // nobody is behind it: no unknown, and no part of one
        }
        wholes(cell).forEach(whole -> isPart(cell, whole));
        if (cell.counted().addsUpOverTime()) {
          lines.computeIfAbsent(withoutPeriod(cell), line -> new ArrayList<>()).add(cell);
        }
      }
      for (List<Cell> line : lines.values()) {
        for (Cell part : line) {
          line.stream().filter(whole -> isWithin(part, whole)).forEach(w -> isPart(part, w));
        }
      }
    }

    private void isPart(Cell part, Cell whole) {
      if (cells.has(whole)) {
        parts.computeIfAbsent(whole, one -> new ArrayList<>()).add(part);
      }
    }

    private Set<Cell> wholes(Cell cell) {
      Set<Cell> wholes = new LinkedHashSet<>(cell.margins());
      if (cell.sex() != Sex.T) {
        wholes.add(cell.of(Sex.T));
      }
      if (!cell.isUndivided()) {
        wholes.add(cell.undivided());
      }
      for (NodeId above : nodes.above(cell.node(), cell.period())) {
        wholes.add(cell.of(above));
      }
      return wholes;
    }

    Map<Cell, Integer> numbers() {
      cells.all().forEach(this::number);
      return found;
    }

    private int number(Cell cell) {
      Integer before = found.get(cell);
      if (before != null) {
        return before;
      }
      List<Integer> within =
          new HashSet<>(parts.getOrDefault(cell, List.of()))
              .stream().map(this::number).sorted().toList();
      int number =
          Optional.ofNullable(last.get(cell))
              .filter(was -> was.count() == cells.count(cell) && was.parts().equals(within))
              .map(Unknown::number)
              .orElseGet(() -> known++);
      last.put(cell, new Unknown(number, cells.count(cell), within));
      found.put(cell, number);
      return number;
    }
  }

  /** The same for all periods of a line. */
  static Cell withoutPeriod(Cell cell) {
    return cell.of(NO_PERIOD);
  }

  private static boolean isWithin(Cell part, Cell whole) {
    return !part.period().equals(whole.period())
        && !part.period().first().isBefore(whole.period().first())
        && !part.period().last().isAfter(whole.period().last());
  }
}
