package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * How far a reader of a block can narrow its hidden counts down. Too far is to one number, for a
 * reader who knows that zeros are shown, or to fewer than every small number, for a small count.
 */
final class ReadersBounds {

  private final Counts counts;
  private final int[] hidden;
  private final Bounds notNegative;
  private final Bounds aboveZero;

  /** The counts of a block by number, and what its lines say of them. Amounts are not bounded. */
  static final class Counts {

    private final CountedCells cells;
    private final List<Cell> all;
    private final Map<Cell, Integer> numbers = new HashMap<>();
    private final CountEquations equations;
    private final long[] known;

    /** What each is at least where it is hidden: 1 where a reader knows that zeros are shown. */
    private final long[] unseen;

    /** The largest number that a small count must still be able to be; 0 where it is not small. */
    private final long[] largestSmall;

    Counts(Block block, CountedCells cells) {
      this.cells = cells;
      this.all = block.cells().stream().filter(cell -> !cell.counted().isAmount()).toList();
      all.forEach(cell -> numbers.put(cell, numbers.size()));
      this.known = all.stream().mapToLong(cells::count).toArray();
      this.unseen = all.stream().mapToLong(cell -> cells.canBeZero(cell) ? 0 : 1).toArray();
      this.largestSmall =
          all.stream()
              .mapToLong(cell -> cells.isSmall(cell) ? cells.smallestShown(cell) - 1L : 0)
              .toArray();
      this.equations =
          new CountEquations(
              all.size(),
              block.lines().stream()
                  .filter(line -> !line.total().counted().isAmount())
                  .map(this::equation)
                  .toList());
    }

    /** By how much the parts exceed the total, where persons are in several of them. */
    private Bounds.Equation equation(Line line) {
      List<Integer> counted = new ArrayList<>();
      long more = 0;
      for (Cell part : line.parts()) {
        if (numbers.containsKey(part)) {
          counted.add(number(part));
          more += cells.count(part);
        }
      }
      if (numbers.containsKey(line.total())) {
        counted.add(~number(line.total()));
        more -= cells.count(line.total());
      }
      return new Bounds.Equation(counted, more);
    }

    private int number(Cell cell) {
      Integer number = numbers.get(cell);
      if (number == null) {
        throw new IllegalArgumentException("no count of this block: " + cell);
      }
      return number;
    }

    private Bounds bounds(int[] hidden, IntToLongFunction least) {
      long[] from = known.clone();
      for (int number : hidden) {
        from[number] = least.applyAsLong(number);
      }
      return new Bounds(from, hidden, equations);
    }
  }

  /** The bounds while just these cells are hidden. */
  ReadersBounds(Counts counts, Set<Cell> hidden) {
    this.counts = counts;
    this.hidden =
        IntStream.range(0, counts.all.size())
            .filter(number -> hidden.contains(counts.all.get(number)))
            .toArray();
    this.notNegative = counts.bounds(this.hidden, number -> 0);
    this.aboveZero = counts.bounds(this.hidden, number -> counts.unseen[number]);
  }

  /** The hidden counts that are narrowed down too far. */
  List<Cell> withoutRoom() {
    return Arrays.stream(hidden)
        .filter(number -> !hasRoom(number))
        .mapToObj(counts.all::get)
        .toList();
  }

  private boolean hasRoom(int number) {
    long largest = counts.largestSmall[number];
    return !aboveZero.isPinned(number) && (largest == 0 || notNegative.leaves(number, 1, largest));
  }

  /**
   * Lets the reader learn some counts, unless others are then narrowed down too far.
   *
   * @param stillHidden the cells that are still hidden
   */
  boolean leaveRoom(List<Cell> learned, Set<Cell> stillHidden) {
    for (Cell cell : learned) {
      Integer number = counts.numbers.get(cell);
      if (number != null) {
        notNegative.learn(number, counts.known[number]);
        aboveZero.learn(number, counts.known[number]);
      }
    }
    boolean room =
        IntStream.concat(notNegative.changed(), aboveZero.changed())
            .filter(number -> stillHidden.contains(counts.all.get(number)))
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
