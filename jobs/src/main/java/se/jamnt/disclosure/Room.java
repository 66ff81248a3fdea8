package se.jamnt.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives hidden counts room: where a reader can narrow one down too far, the least important shown
 * cell of its lines is to be hidden as well.
 */
final class Room {

  private static final int CAREFUL_ROUNDS = 4;

  private final Block block;
  private final CountedCells cells;
  private final Comparator<Cell> order;
  private final Map<Cell, List<Line>> linesOf = new HashMap<>();
  private ReadersBounds.@Nullable Counts counts;
  private int rounds;

  /**
   * The room of a block's counts.
   *
   * @param order which cells stay shown where there is a choice, the first before all others
   */
  Room(Block block, CountedCells cells, Comparator<Cell> order) {
    this.block = block;
    this.cells = cells;
    this.order = order;
    for (Line line : block.lines()) {
      line.cells()
          .forEach(cell -> linesOf.computeIfAbsent(cell, one -> new ArrayList<>()).add(line));
    }
  }

  /** The lines that a cell stands in. */
  List<Line> linesOf(Cell cell) {
    return linesOf.getOrDefault(cell, List.of());
  }

  /** How far a reader can narrow counts down while just these are hidden. */
  ReadersBounds bounds(Set<Cell> hidden) {
    if (counts == null) {
      counts = new ReadersBounds.Counts(block, cells);
    }
    return new ReadersBounds(counts, hidden);
  }

  /**
   * The cells to hide as well; none where all have room. At first only one beside each count that
   * is narrowed down: what else is to be hidden is best seen when the others have been chosen anew.
   * In large blocks that would never end, so later also what would then be narrowed down is given
   * room at once.
   */
  Set<Cell> beside(Set<Cell> hidden) {
    Set<Cell> found = besideNarrow(hidden);
    if (!found.isEmpty() && ++rounds > CAREFUL_ROUNDS) {
      Set<Cell> all = new HashSet<>(hidden);
      Set<Cell> beside = found;
      found = new LinkedHashSet<>();
      while (!beside.isEmpty()) {
        all.addAll(beside);
        found.addAll(beside);
        found.addAll(besideAlone(beside, all));
        beside = besideNarrow(all);
      }
    }
    return found;
  }

  private Set<Cell> besideNarrow(Set<Cell> hidden) {
    Set<Cell> found = new LinkedHashSet<>();
    for (Cell narrow : bounds(hidden).withoutRoom()) {
      leastImportant(linesOf(narrow).stream(), hidden).ifPresent(found::add);
    }
    return found;
  }

  /** Hides a cell beside each that would be the only hidden one of a line, and so on. */
  private Set<Cell> besideAlone(Set<Cell> added, Set<Cell> hidden) {
    Set<Cell> found = new LinkedHashSet<>();
    Deque<Cell> due = new ArrayDeque<>(added);
    while (!due.isEmpty()) {
      for (Line line : linesOf(due.remove())) {
        if (line.cells().filter(hidden::contains).limit(2).count() == 1) {
          leastImportant(Stream.of(line), hidden)
              .ifPresent(
                  cell -> {
                    hidden.add(cell);
                    found.add(cell);
                    due.add(cell);
                  });
        }
      }
    }
    return found;
  }

  /** What readers have seen is no better than shown, but each release has room by itself too. */
  private Optional<Cell> leastImportant(Stream<Line> among, Set<Cell> hidden) {
    return among
        .flatMap(Line::cells)
        .filter(cell -> !hidden.contains(cell))
        .filter(cell -> cells.count(cell) > 0)
        .max(
            Comparator.comparing((Cell cell) -> !block.stillShown().contains(cell))
                .thenComparing(order));
  }
}
