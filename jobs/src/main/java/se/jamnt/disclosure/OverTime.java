package se.jamnt.disclosure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which periods of a line add up to each other. Each leads from its first day to the day after its
 * last; two ways from one day to another count the same.
 */
final class OverTime {

  /** A period that is gone forwards or, with -1, backwards. */
  private record Way(Cell cell, LocalDate to, int times) {}

  private final Map<LocalDate, List<Way>> ways = new HashMap<>();

  private OverTime() {}

  /**
   * As many equations as no other follows from: how many times each cell is in a way that ends
   * where it began.
   */
  static List<Map<Cell, Integer>> cycles(Collection<Cell> line) {
    OverTime time = new OverTime();
    List<Map<Cell, Integer>> cycles = new ArrayList<>();
    line.stream()
        .sorted(
            Comparator.comparing(
                    (Cell cell) ->
                        ChronoUnit.DAYS.between(cell.period().first(), cell.period().last()))
                .thenComparing(Cell.ORDER))
        .forEach(cell -> time.add(cell).ifPresent(cycles::add));
    return cycles;
  }

  /** The cycle that a period closes, where there is a way already; else it becomes one. */
  private Optional<Map<Cell, Integer>> add(Cell cell) {
    LocalDate from = cell.period().first();
    LocalDate to = cell.period().last().plusDays(1);
    Map<Cell, Integer> cycle = new LinkedHashMap<>();
    if (leads(from, to, from, cycle)) {
      cycle.put(cell, -1);
      return Optional.of(cycle);
    }
    ways.computeIfAbsent(from, day -> new ArrayList<>()).add(new Way(cell, to, 1));
    ways.computeIfAbsent(to, day -> new ArrayList<>()).add(new Way(cell, from, -1));
    return Optional.empty();
  }

  /** There is at most one way, so whoever does not turn round finds it. */
  private boolean leads(LocalDate at, LocalDate to, LocalDate before, Map<Cell, Integer> taken) {
    if (at.equals(to)) {
      return true;
    }
    for (Way way : ways.getOrDefault(at, List.of())) {
      if (!way.to().equals(before) && leads(way.to(), to, at, taken)) {
        taken.put(way.cell(), way.times());
        return true;
      }
    }
    return false;
  }
}
