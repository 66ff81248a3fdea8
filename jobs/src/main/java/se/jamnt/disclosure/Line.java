package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** A total beside its parts, as they stand in a table: a reader subtracts along lines. */
record Line(Cell total, List<Cell> parts) {

  Line {
    parts = List.copyOf(parts);
  }

  Stream<Cell> cells() {
    return Stream.concat(Stream.of(total), parts.stream());
  }

  /**
   * Every line: women, men and unknown to the total; categories to the whole; nodes to the node
   * above; shorter periods to a longer one that they fill.
   */
  static List<Line> of(CountedCells cells, Nodes nodes) {
    Map<List<Object>, List<Cell>> lines = new LinkedHashMap<>();
    Map<List<Object>, List<Cell>> times = new LinkedHashMap<>();
    for (Cell cell : cells.all()) {
      if (cell.sex() != Sex.T) {
        add(lines, cell.of(Sex.T), "sexes", cell);
      }
      if (!cell.isUndivided()) {
        add(lines, cell.undivided(), cell.breakdown(), cell);
      }
      cell.margins().forEach(margin -> add(lines, margin, cell.breakdown(), cell));
      for (NodeId above : nodes.above(cell.node(), cell.period())) {
        if (nodes.addsUp(above, cell.sex(), cell.period())) {
          add(lines, cell.of(above), "nodes", cell);
        }
      }
      if (cell.counted().addsUpOverTime()) {
        List<Object> anyTime =
            List.of(cell.counted(), cell.node(), cell.breakdown(), cell.category(), cell.sex());
        times.computeIfAbsent(anyTime, one -> new ArrayList<>()).add(cell);
      }
    }
    List<Line> found = new ArrayList<>();
    lines.forEach(
        (total, parts) -> {
          if (cells.has((Cell) total.get(0))) {
            found.add(new Line((Cell) total.get(0), parts));
          }
        });
    for (List<Cell> of : times.values()) {
      overTime(of, nodes).stream().filter(line -> line.addsUp(cells)).forEach(found::add);
    }
    return found;
  }

  /** A closed month stands beside a year that counts what came later, and does not add up to it. */
  private boolean addsUp(CountedCells cells) {
    return cells.count(total) == parts.stream().mapToLong(cells::count).sum();
  }

  private static void add(Map<List<Object>, List<Cell>> lines, Cell total, String kind, Cell part) {
    lines.computeIfAbsent(List.of(total, kind), line -> new ArrayList<>()).add(part);
  }

  private static List<Line> overTime(List<Cell> cells, Nodes nodes) {
    Map<Period, Cell> byPeriod = new TreeMap<>();
    cells.forEach(cell -> byPeriod.put(cell.period(), cell));
    List<Line> lines = new ArrayList<>();
    for (Cell total : cells) {
      List<Cell> within =
          byPeriod.values().stream()
              .filter(cell -> isWithin(cell.period(), total.period()))
              .filter(cell -> hasTheSameUnits(cell, total, nodes))
              .toList();
      Map<Period.Kind, List<Cell>> byKind = new TreeMap<>();
      within.forEach(
          cell ->
              byKind.computeIfAbsent(cell.period().kind(), kind -> new ArrayList<>()).add(cell));
      byKind.values().stream()
          .filter(some -> fill(total.period(), some))
          .forEach(some -> lines.add(new Line(total, some)));
      for (Cell first : within) {
        for (Cell last : within) {
          if (first.period().kind() != last.period().kind()
              && fill(total.period(), List.of(first, last))) {
            lines.add(new Line(total, List.of(first, last)));
          }
        }
      }
    }
    return lines;
  }

  private static boolean isWithin(Period part, Period whole) {
    return !part.equals(whole)
        && !part.first().isBefore(whole.first())
        && !part.last().isAfter(whole.last());
  }

  /** Periods in order that follow on each other from the first to the last day. */
  private static boolean fill(Period whole, Collection<Cell> parts) {
    LocalDate next = whole.first();
    for (Cell part : parts) {
      if (!part.period().first().equals(next)) {
        return false;
      }
      next = part.period().last().plusDays(1);
    }
    return next.equals(whole.last().plusDays(1));
  }

  private static boolean hasTheSameUnits(Cell part, Cell total, Nodes nodes) {
    return nodes
        .unitsOf(part.node(), part.period())
        .equals(nodes.unitsOf(total.node(), total.period()));
  }
}
