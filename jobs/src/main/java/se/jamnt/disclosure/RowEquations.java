package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * What adds up to what between the rows of published files: women and men to all, categories to
 * their whole, nodes to the one above, and periods to the one that they fill.
 */
final class RowEquations {

  private final ReadCells cells;
  private final CountedCells truth;
  private final Nodes nodes;
  private final Map<Sum, Map<Cell, Integer>> sums = new LinkedHashMap<>();
  private final Map<Cell, Set<Cell>> lines = new LinkedHashMap<>();
  private final Set<Cell> leftOut = new LinkedHashSet<>();
  private final List<Equation> all;

  /**
   * A row that others add up to.
   *
   * @param kind how they do: by sex, by node, or the breakdown by which they do
   */
  private record Sum(Cell total, String kind) {

    private static final String SEXES = "sexes";
    private static final String NODES = "nodes";

    /** Units that share people exceed the node above. */
    boolean isExact() {
      return !kind.equals(NODES) || total.counted().addsUpOverTime();
    }
  }

  /**
   * The equations of files that a reader has together.
   *
   * @param truth says which periods add up: a month that was closed does not add up to a year that
   *     counts what came later
   */
  RowEquations(ReadCells cells, CountedCells truth, Nodes nodes) {
    this.cells = cells;
    this.truth = truth;
    this.nodes = nodes;
    cells.all().forEach(this::read);
    this.all = List.copyOf(equations());
  }

  List<Equation> all() {
    return all;
  }

  /**
   * The totals beside their parts of which readers know that they are the same: how many times each
   * cell is in the sum, the total -1 times.
   */
  List<Map<Cell, Integer>> lines() {
    return all.stream()
        .filter(equation -> equation.isExact() && isLine(equation.times()))
        .map(Equation::times)
        .toList();
  }

  /** Over time, a line has periods of one kind, or two that follow on each other. */
  private boolean isLine(Map<Cell, Integer> times) {
    List<Period.Kind> kinds =
        times.entrySet().stream()
            .filter(of -> of.getValue() > 0)
            .map(of -> of.getKey().period().kind())
            .toList();
    return times.values().stream().filter(one -> one < 0).count() == 1
        && (kinds.size() <= 2 || kinds.stream().distinct().count() == 1)
        && times.keySet().stream().noneMatch(leftOut::contains);
  }

  /**
   * What units leave out of their own figures: by so much the figure of the node above, for those
   * of unknown sex and for all, exceeds those of its units. No row tells it.
   */
  Set<Cell> leftOut() {
    return leftOut;
  }

  /** Those of them that are too few to be known. */
  Set<Cell> smallLeftOut() {
    Set<Cell> small = new LinkedHashSet<>();
    for (Cell above : cells.all()) {
      if (above.sex() == Sex.U && leftOut.contains(leftOut(above)) && truth.has(above)) {
        long told =
            nodes.unitsOf(above.node(), above.period()).stream()
                .map(unit -> above.of(new NodeId(Level.UNIT, unit)))
                .filter(truth::has)
                .mapToLong(truth::count)
                .sum();
        long left = truth.count(above) - told;
        if (left > 0 && left < truth.smallestShown(above)) {
          small.add(leftOut(above));
        }
      }
    }
    return small;
  }

  private static Cell leftOut(Cell above) {
    return above.of(above.breakdown(), (above.category() + " left out by units").strip()).of(Sex.U);
  }

  private void read(Cell cell) {
    if (cell.sex() != Sex.T) {
      add(cell.of(Sex.T), Sum.SEXES, cell);
    }
    if (!cell.isUndivided()) {
      add(cell.undivided(), cell.breakdown(), cell);
    }
    cell.margins().forEach(margin -> add(margin, cell.breakdown(), cell));
    nodes.above(cell.node(), cell.period()).forEach(above -> add(cell.of(above), Sum.NODES, cell));
    if (cell.sex() == Sex.U && leavesOut(cell)) {
      sum(cell, Sum.NODES);
    }
    if (cell.counted().addsUpOverTime()) {
      lines.computeIfAbsent(Unknowns.withoutPeriod(cell), line -> new HashSet<>()).add(cell);
    }
  }

  private void add(Cell total, String kind, Cell part) {
    if (cells.has(total)) {
      sum(total, kind).put(part, 1);
    }
  }

  /** The parts of a sum so far; in a sum over nodes, what units leave out is one of them. */
  private Map<Cell, Integer> sum(Cell total, String kind) {
    return sums.computeIfAbsent(
        new Sum(total, kind),
        sum -> {
          Map<Cell, Integer> times = new LinkedHashMap<>(Map.of(total, -1));
          if (kind.equals(Sum.NODES) && leavesOut(total)) {
            leftOut.add(leftOut(total));
            times.put(leftOut(total), 1);
          }
          return times;
        });
  }

  /** Whether units below a node leave out some that it counts: it has any of unknown sex. */
  private boolean leavesOut(Cell total) {
    return !nodes.addsUp(total.node(), total.sex(), total.period()) && cells.has(total.of(Sex.U));
  }

  private List<Equation> equations() {
    List<Equation> equations = new ArrayList<>();
    sums.forEach(
        (sum, times) -> {
          if (!sum.isExact() && sum.total().counted().kind() == Counted.Kind.WITH_VALUE) {
            return;
          }
          if (!sum.isExact()) {
            strangers(sum.total(), times).ifPresent(one -> times.put(one, 1));
          }
          equations.add(
              new Equation(
                  times, sum.isExact() ? Equation.Ground.ROWS : Equation.Ground.SHARED_PEOPLE));
        });
    for (Set<Cell> periods : lines.values()) {
      if (periods.stream().anyMatch(cell -> !cells.isKnown(cell)) && isOfTheSameUnits(periods)) {
        OverTime.cycles(periods).stream()
            .filter(this::addsUp)
            .forEach(times -> equations.add(new Equation(times, Equation.Ground.ROWS)));
        if (periods.stream().allMatch(truth::has)) {
          NobodysDays.sums(periods, truth::count).stream()
              .filter(this::addsUp)
              .forEach(times -> equations.add(new Equation(times, Equation.Ground.NOBODYS_DAYS)));
        }
      }
    }
    return equations;
  }

  private boolean addsUp(Map<Cell, Integer> times) {
    return !times.keySet().stream().allMatch(truth::has)
        || times.entrySet().stream().mapToLong(of -> of.getValue() * truth.count(of.getKey())).sum()
            == 0;
  }

  /**
   * By how much units that share people exceed the node above, a reader is taken to know. But not
   * where a person's own category is another one above, as where one of the categories below is not
   * found there at all: that number stands for all categories of the breakdown.
   */
  private Optional<Cell> strangers(Cell total, Map<Cell, Integer> times) {
    boolean everyCategoryIsAbove =
        total.isUndivided()
            || times.keySet().stream()
                .map(Cell::node)
                .distinct()
                .allMatch(
                    node ->
                        cells.categories(total.of(node)).stream()
                            .allMatch(cells.categories(total)::contains));
    return everyCategoryIsAbove
        ? Optional.empty()
        : Optional.of(
            new Cell(
                total.counted(),
                total.period(),
                total.node(),
                total.breakdown(),
                "in another category",
                total.sex()));
  }

  private boolean isOfTheSameUnits(Set<Cell> periods) {
    return periods.stream()
            .map(cell -> nodes.unitsOf(cell.node(), cell.period()))
            .distinct()
            .count()
        == 1;
  }
}
