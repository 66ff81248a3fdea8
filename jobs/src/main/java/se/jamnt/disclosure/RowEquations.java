package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.model.NodeId;
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

  private RowEquations(ReadCells cells, CountedCells truth, Nodes nodes) {
    this.cells = cells;
    this.truth = truth;
    this.nodes = nodes;
  }

  /**
   * The equations of files that a reader has together.
   *
   * @param truth says which periods add up: a month that was closed does not add up to a year that
   *     counts what came later
   */
  static List<Equation> of(ReadCells cells, CountedCells truth, Nodes nodes) {
    RowEquations rows = new RowEquations(cells, truth, nodes);
    cells.all().forEach(rows::read);
    return rows.equations();
  }

  private void read(Cell cell) {
    if (cell.sex() != Sex.T) {
      add(cell.of(Sex.T), Sum.SEXES, cell);
    }
    if (!cell.isUndivided()) {
      add(cell.undivided(), cell.breakdown(), cell);
    }
    cell.margins().forEach(margin -> add(margin, cell.breakdown(), cell));
    for (NodeId above : nodes.above(cell.node(), cell.period())) {
      if (nodes.addsUp(above, cell.sex(), cell.period())) {
        add(cell.of(above), Sum.NODES, cell);
      }
    }
    if (cell.counted().addsUpOverTime()) {
      lines.computeIfAbsent(Unknowns.withoutPeriod(cell), line -> new HashSet<>()).add(cell);
    }
  }

  private void add(Cell total, String kind, Cell part) {
    if (cells.has(total)) {
      sums.computeIfAbsent(new Sum(total, kind), sum -> new LinkedHashMap<>(Map.of(total, -1)))
          .put(part, 1);
    }
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
          equations.add(new Equation(times, sum.isExact()));
        });
    for (Set<Cell> periods : lines.values()) {
      if (periods.stream().anyMatch(cell -> !cells.isKnown(cell)) && isOfTheSameUnits(periods)) {
        OverTime.cycles(periods).stream()
            .filter(this::addsUp)
            .forEach(times -> equations.add(new Equation(times, true)));
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
