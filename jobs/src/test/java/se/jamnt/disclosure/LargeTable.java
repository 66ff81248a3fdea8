package se.jamnt.disclosure;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import se.jamnt.model.Sex;

/** One period of many units, for measurements. */
public final class LargeTable {

  private static final int UNITS_OF_A_BOARD = 10;
  private static final List<String> REASONS =
      List.of(
          "completed", "interrupted", "moved", "died", "transferred", "other", "sick", "unknown");

  private LargeTable() {}

  /**
   * What was measured.
   *
   * @param recovered small cells that the second route gives back
   */
  public record Result(int cells, int small, int secondary, int recovered, double seconds) {}

  /** Hides what is to be hidden of so many units, and counts what comes back. */
  public static Result protect(int units, long seed) {
    Random random = new Random(seed);
    CountTables tables = new CountTables(UNITS_OF_A_BOARD, "2013-01");
    for (int unit = 1; unit <= units; unit++) {
      for (Sex sex : Sex.OF_RECORDS) {
        for (String reason : REASONS) {
          int usual = sex == Sex.U ? 3 : 25;
          tables.put(
              unit, sex, reason, "2013-01", random.nextInt(3) == 0 ? 0 : random.nextInt(usual));
        }
      }
    }
    CountedCells cells = tables.cells();
    return measured(() -> cells, new Nodes(tables.chart()));
  }

  /** Measures the protection of cells, and looks for what comes back by the second route. */
  static Result measured(Supplier<CountedCells> counting, Nodes nodes) {
    long begin = System.nanoTime();
    CountedCells cells = counting.get();
    Solution solution =
        Solution.of(cells, nodes, DisclosurePolicy.usual(), Solution.Given.nothing());
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (!solution.withheld().isEmpty()) {
      throw new IllegalStateException("withheld: " + solution.withheld());
    }
    int small = (int) cells.all().stream().filter(cells::isSmall).count();
    return new Result(
        cells.all().size(),
        small,
        solution.hidden().size() - small,
        recovered(cells, nodes, solution.hidden()),
        seconds);
  }

  private static int recovered(CountedCells cells, Nodes nodes, Set<Cell> hidden) {
    Map<Cell, Integer> numbers = new HashMap<>();
    hidden.forEach(cell -> numbers.put(cell, numbers.size()));
    RowReduction reduction = new RowReduction();
    for (Line line : Line.of(cells, nodes)) {
      Map<Integer, BigInteger> unknown = new HashMap<>();
      line.parts().stream()
          .filter(hidden::contains)
          .forEach(cell -> unknown.put(numbers.getOrDefault(cell, -1), BigInteger.ONE));
      if (hidden.contains(line.total())) {
        unknown.put(numbers.getOrDefault(line.total(), -1), BigInteger.ONE.negate());
      }
      reduction.add(unknown);
    }
    Set<Cell> back = new HashSet<>(hidden);
    back.removeIf(cell -> !reduction.gives(numbers.getOrDefault(cell, -1)));
    return back.size();
  }
}
