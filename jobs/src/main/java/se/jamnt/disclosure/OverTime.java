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
import java.util.SortedSet;
import java.util.TreeMap;

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

  /**
   * What each period is made up of where parts of it have no cell of their own, such as the months
   * to come of a year that is not over: the cells of its other parts, and the period -1 times. It
   * holds where those parts have nobody.
   */
  static List<Map<Cell, Integer>> besideGaps(Collection<Cell> line) {
    Map<Stretch, Cell> told = new TreeMap<>();
    line.stream()
        .sorted(Cell.ORDER)
        .forEach(cell -> told.put(new Stretch(cell.period().days()), cell));
    SortedSet<Stretch> stretches = Stretch.between(told.keySet());
    List<Map<Cell, Integer>> found = new ArrayList<>();
    told.forEach(
        (period, whole) -> {
          List<Stretch> parts =
              stretches.stream().filter(stretch -> stretch.lies(period.days())).toList();
          if (parts.size() > 1 && !told.keySet().containsAll(parts)) {
            Map<Cell, Integer> times = new LinkedHashMap<>();
            parts.stream()
                .flatMap(part -> Optional.ofNullable(told.get(part)).stream())
                .forEach(part -> times.put(part, 1));
            times.put(whole, -1);
            found.add(times);
          }
        });
    return found;
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
