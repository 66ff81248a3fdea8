package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
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

  private final Map<Cell, NavigableMap<Integer, Unknown>> history = new HashMap<>();
  private int editions;
  private int known;

  /**
   * A cell as it is in one edition after another.
   *
   * @param parts the numbers of the unknowns that are parts of it, in order
   */
  private record Unknown(int number, long count, List<Integer> parts) {

    boolean isStill(long current, List<Integer> within) {
      return count == current && parts.equals(within);
    }
  }

  /**
   * The number of the unknown that each cell of the next edition is.
   *
   * @param nodes which are parts of which in it
   */
  Map<Cell, Integer> of(CountedCells cells, Nodes nodes) {
    Edition next = new Edition(cells, nodes, this::last);
    next.number();
    editions++;
    next.found.forEach(
        (cell, unknown) ->
            history.computeIfAbsent(cell, one -> new TreeMap<>()).put(editions, unknown));
    return next.numbers();
  }

  /**
   * The same of facts that were known between two editions, such as those of an earlier day. They
   * are those of the edition before if they have not changed since, else those of one after if they
   * did not change until then. Where neither holds, a cell that is as it was at any other time is
   * still taken for what it was then: readers have both before them, and are to find nothing.
   *
   * @param after how many editions rest on no later facts
   */
  private Map<Cell, Integer> madeAgain(CountedCells cells, Nodes nodes, int after) {
    Edition between = new Edition(cells, nodes, cell -> nearest(cell, after));
    between.number();
    return between.numbers();
  }

  /** Those of the next edition, or of one that is made again after so many. */
  Map<Cell, Integer> of(CountedCells cells, Nodes nodes, OptionalInt madeAgainAfter) {
    return madeAgainAfter.isPresent()
        ? madeAgain(cells, nodes, madeAgainAfter.getAsInt())
        : of(cells, nodes);
  }

  private Stream<Unknown> last(Cell cell) {
    return Optional.ofNullable(history.get(cell)).map(was -> was.lastEntry().getValue()).stream();
  }

  private Stream<Unknown> nearest(Cell cell, int after) {
    NavigableMap<Integer, Unknown> was = history.getOrDefault(cell, new TreeMap<>());
    Map<Integer, Unknown> before = was.headMap(after, true).descendingMap();
    return Stream.of(
            before.values().stream().limit(1),
            was.tailMap(after, false).values().stream(),
            before.values().stream().skip(1))
        .flatMap(Function.identity());
  }

  /** One edition on the way to its numbers. */
  private final class Edition {

    private final CountedCells cells;
    private final Nodes nodes;
    private final Map<Cell, List<Cell>> parts = new HashMap<>();
    private final Function<Cell, Stream<Unknown>> earlier;
    private final Map<Cell, Unknown> found = new HashMap<>();

    /**
     * An edition.
     *
     * @param earlier what a cell can still be, the likeliest first
     */
    Edition(CountedCells cells, Nodes nodes, Function<Cell, Stream<Unknown>> earlier) {
      this.cells = cells;
      this.nodes = nodes;
      this.earlier = earlier;
      Map<Cell, List<Cell>> lines = new HashMap<>();
      Map<List<Object>, List<List<Cell>>> withUnknown = new HashMap<>();
      for (List<Cell> one : cells.wholesWithUnknown()) {
        withUnknown.computeIfAbsent(breakdown(one.get(2)), key -> new ArrayList<>()).add(one);
      }
      for (Cell cell : cells.all()) {
        if (cells.count(cell) == 0 && !cells.hidesZeros(cell.counted())) {
          continue; // nobody is behind it: no unknown, and no part of one
        }
        wholes(cell).forEach(whole -> isPart(cell, whole));
        // those with a value are of the known categories: where one of these has changed they may
        // be others, if as many
        withUnknown.getOrDefault(breakdown(cell), List.of()).stream()
            .filter(one -> !one.get(2).equals(cell))
            .forEach(one -> isPart(cell, one.get(1)));
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

    /** The same for all categories of a breakdown. */
    private static List<Object> breakdown(Cell cell) {
      return List.of(cell.undivided(), cell.breakdown());
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

    void number() {
      cells.all().forEach(this::number);
    }

    Map<Cell, Integer> numbers() {
      Map<Cell, Integer> numbers = new HashMap<>();
      found.forEach((cell, unknown) -> numbers.put(cell, unknown.number()));
      return numbers;
    }

    private int number(Cell cell) {
      Unknown before = found.get(cell);
      if (before != null) {
        return before.number();
      }
      List<Integer> within =
          new HashSet<>(parts.getOrDefault(cell, List.of()))
              .stream().map(this::number).sorted().toList();
      long count = cells.count(cell);
      Unknown unknown =
          earlier
              .apply(cell)
              .filter(was -> was.isStill(count, within))
              .findFirst()
              .orElseGet(() -> new Unknown(known++, count, within));
      found.put(cell, unknown);
      return unknown.number();
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
