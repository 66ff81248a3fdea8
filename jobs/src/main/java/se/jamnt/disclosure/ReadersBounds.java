package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How far a reader of a block can narrow its hidden counts down. Too far is to one number, for a
 * reader who knows that zeros are shown, or to fewer than every small number, for a small count.
 */
final class ReadersBounds {

  private final CountedCells cells;
  private final List<Cell> counts;
  private final Map<Cell, Integer> numbers = new HashMap<>();
  private final Bounds notNegative;
  private final Bounds aboveZero;

  /** The bounds while just these cells are hidden. Values that are added up are not bounded. */
  ReadersBounds(Block block, CountedCells cells, Set<Cell> hidden) {
    this.cells = cells;
    this.counts =
        block.cells().stream()
            .filter(hidden::contains)
            .filter(cell -> !cell.counted().isAmount())
            .toList();
    counts.forEach(cell -> numbers.put(cell, numbers.size()));
    List<Bounds.Equation> equations = new ArrayList<>();
    for (Line line : block.lines()) {
      if (!line.total().counted().isAmount() && line.cells().anyMatch(hidden::contains)) {
        equations.add(equation(line, hidden));
      }
    }
    notNegative = new Bounds(new long[counts.size()], equations);
    aboveZero =
        new Bounds(
            counts.stream().mapToLong(cell -> cells.canBeZero(cell) ? 0 : 1).toArray(), equations);
  }

  /**
   * By how much the hidden parts exceed a hidden total, or what they add up to beside a shown one.
   */
  private Bounds.Equation equation(Line line, Set<Cell> hidden) {
    boolean totalIsHidden = hidden.contains(line.total());
    List<Cell> unseen = line.parts().stream().filter(hidden::contains).toList();
    List<Integer> counted = new ArrayList<>(unseen.stream().map(this::number).toList());
    long sum = unseen.stream().mapToLong(cells::count).sum();
    if (totalIsHidden) {
      counted.add(~number(line.total()));
      sum -= cells.count(line.total());
    }
    return new Bounds.Equation(counted, sum);
  }

  private int number(Cell cell) {
    Integer number = numbers.get(cell);
    if (number == null) {
      throw new IllegalArgumentException("not hidden: " + cell);
    }
    return number;
  }

  /** The hidden counts that are narrowed down too far. */
  List<Cell> withoutRoom() {
    return counts.stream().filter(cell -> !hasRoom(cell)).toList();
  }

  private boolean hasRoom(Cell cell) {
    int number = number(cell);
    return !aboveZero.isPinned(number)
        && (!cells.isSmall(cell) || notNegative.leaves(number, 1, cells.smallestShown(cell) - 1L));
  }

  /**
   * Lets the reader learn some counts, unless others are then narrowed down too far.
   *
   * @param hidden the cells that are still hidden
   */
  boolean leaveRoom(List<Cell> learned, Set<Cell> hidden) {
    learned.stream()
        .filter(numbers::containsKey)
        .forEach(
            cell -> {
              notNegative.learn(number(cell), cells.count(cell));
              aboveZero.learn(number(cell), cells.count(cell));
            });
    boolean room =
        IntStream.concat(notNegative.changed(), aboveZero.changed())
            .mapToObj(counts::get)
            .filter(hidden::contains)
            .allMatch(this::hasRoom);
    if (room) {
      notNegative.keep();
      aboveZero.keep();
    } else {
      notNegative.forget();
      aboveZero.forget();
    }
    return room;
  }
}
