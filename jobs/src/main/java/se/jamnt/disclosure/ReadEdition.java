package se.jamnt.disclosure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.jamnt.indicators.IndicatorDefinition;

/**
 * Files as the audit has read them.
 *
 * @param truth the counts when they were made
 * @param unknowns the unknown that each cell is; the same in all editions until it changes
 * @param nobodyOnly whether just the cells that nobody is behind are taken for shown
 */
record ReadEdition(
    ReadCells cells,
    RowEquations equations,
    CountedCells truth,
    Map<Cell, Object> unknowns,
    boolean nobodyOnly) {

  /**
   * Reads rows.
   *
   * @param numbers of the unknowns that the cells of the truth are
   */
  static ReadEdition of(
      Collection<PublishedRow> rows,
      CountedCells truth,
      Map<Cell, Integer> numbers,
      Map<String, IndicatorDefinition> definitions,
      Nodes nodes) {
    ReadCells cells = new ReadCells(rows, definitions);
    RowEquations equations = new RowEquations(cells, truth, nodes);
    Map<Cell, Object> unknowns = new HashMap<>(numbers);
    besideTheCounts(equations.all(), unknowns)
        .forEach((cell, of) -> unknowns.put(cell, List.of(cell, of)));
    return new ReadEdition(cells, equations, truth, unknowns, false);
  }

  /**
   * What these files tell before they tell of anybody: what adds up to what, and where nobody is.
   */
  ReadEdition ofNobody() {
    return new ReadEdition(cells, equations, truth, unknowns, true);
  }

  /**
   * What equations speak of and no count stands behind, such as people of other categories. It is
   * the same for as long as all that stands beside it is.
   */
  private static Map<Cell, Set<Object>> besideTheCounts(
      List<Equation> equations, Map<Cell, Object> unknowns) {
    Map<Cell, Set<Object>> beside = new HashMap<>();
    for (Equation equation : equations) {
      Set<Cell> cells = equation.times().keySet();
      for (Cell cell : cells) {
        if (!unknowns.containsKey(cell)) {
          Set<Object> of = beside.computeIfAbsent(cell, one -> new HashSet<>());
          cells.stream().filter(unknowns::containsKey).map(unknowns::get).forEach(of::add);
        }
      }
    }
    return beside;
  }

  Object unknown(Cell cell) {
    return unknowns.getOrDefault(cell, cell);
  }

  Object unknown(Rest rest) {
    return List.of(rest, unknown(rest.whole()), unknown(rest.part()));
  }

  /** Whether readers see the cell as it was: that of a closed board can have changed since. */
  boolean shows(Cell cell) {
    return cells.isKnown(cell)
        && (!nobodyOnly || isNobody(cell))
        && (!truth.has(cell)
            || cells.count(cell).map(shown -> shown == truth.count(cell)).orElse(true));
  }

  private boolean isNobody(Cell cell) {
    return truth.has(cell) && truth.count(cell) == 0 && !truth.hidesZeros(cell.counted());
  }

  /** The cells that are there and not shown, in order. */
  Set<Cell> hidden() {
    Set<Cell> hidden = new LinkedHashSet<>();
    cells.all().stream().filter(cell -> !cells.isKnown(cell)).forEach(hidden::add);
    return hidden;
  }
}
