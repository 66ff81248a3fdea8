package se.jamnt.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Since which edition each cell is as it is. It has changed when its count has, and when a part of
 * it has: it may be as many, but others.
 */
final class CellChanges {

  private final Map<Cell, Long> counts = new HashMap<>();
  private final Map<Cell, Integer> since = new HashMap<>();
  private int edition;

  /**
   * Takes in the next edition.
   *
   * @param equations what adds up in it
   * @return the edition in which each of its cells changed last
   */
  Map<Cell, Integer> with(CountedCells cells, Collection<Equation> equations) {
    Map<Cell, List<Cell>> wholes = wholes(cells, equations);
    Deque<Cell> changed = new ArrayDeque<>();
    for (Cell cell : cells.all()) {
      Long before = counts.put(cell, cells.count(cell));
      if (before == null || before != cells.count(cell)) {
        changed.add(cell);
      }
    }
    Set<Cell> seen = new HashSet<>(changed);
    while (!changed.isEmpty()) {
      Cell cell = changed.remove();
      since.put(cell, edition);
      wholes.getOrDefault(cell, List.of()).stream().filter(seen::add).forEach(changed::add);
    }
    edition++;
    Map<Cell, Integer> now = new HashMap<>();
    cells.all().forEach(cell -> now.put(cell, since.getOrDefault(cell, edition)));
    return now;
  }

  /** What each cell is a part of: totals of its tables, and longer periods. */
  private static Map<Cell, List<Cell>> wholes(CountedCells cells, Collection<Equation> equations) {
    Map<Cell, List<Cell>> wholes = new HashMap<>();
    for (Equation equation : equations) {
      equation
          .times()
          .forEach(
              (whole, times) -> {
                if (times < 0) {
                  equation.times().keySet().stream()
                      .filter(part -> part.period().equals(whole.period()))
                      .filter(part -> equation.times().getOrDefault(part, 0) > 0)
                      .forEach(part -> add(wholes, part, whole));
                }
              });
    }
    Map<Cell, List<Cell>> lines = new HashMap<>();
    for (Cell cell : cells.all()) {
      if (cell.counted().addsUpOverTime()) {
        lines.computeIfAbsent(Audit.withoutPeriod(cell), line -> new ArrayList<>()).add(cell);
      }
    }
    for (List<Cell> line : lines.values()) {
      for (Cell part : line) {
        line.stream().filter(whole -> isWithin(part, whole)).forEach(w -> add(wholes, part, w));
      }
    }
    return wholes;
  }

  private static void add(Map<Cell, List<Cell>> wholes, Cell part, Cell whole) {
    wholes.computeIfAbsent(part, one -> new ArrayList<>()).add(whole);
  }

  private static boolean isWithin(Cell part, Cell whole) {
    return !part.period().equals(whole.period())
        && !part.period().first().isBefore(whole.period().first())
        && !part.period().last().isAfter(whole.period().last());
  }
}
