package se.jamnt.disclosure;

import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import se.jamnt.disclosure.UnitsTold.Column;
import se.jamnt.disclosure.UnitsTold.Told;
import se.jamnt.indicators.Breakdown;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/**
 * What every cell is a sum of. An innermost cell is one unit, one sex, one category and one stretch
 * of time that no period divides further. A cell is the set of its innermost cells: a board with
 * one unit is the same cell as the unit, and a year whose other months are empty the same as its
 * one month.
 *
 * <p>What is known anyway is left out: where a unit told nothing, or none. So is by how much units
 * that share people exceed their board. A reader is taken to know that, so the innermost people are
 * those of one unit only, and units and board add up like events do.
 */
final class InnermostCells {

  private final CountedCells cells;
  private final Nodes nodes;
  private final Map<Counted, Space> spaces = new HashMap<>();
  private final Map<Object, Integer> numbers;
  private final Map<Cell, Integer> unknowns;

  /**
   * The innermost cells of one edition of the figures.
   *
   * @param numbers of the innermost cells of all editions
   * @param unknowns which unknown each cell is, where there is more than one edition; else empty
   */
  InnermostCells(
      CountedCells cells, Nodes nodes, Map<Object, Integer> numbers, Map<Cell, Integer> unknowns) {
    this.unknowns = unknowns;
    this.cells = cells;
    this.nodes = nodes;
    this.numbers = numbers;
    Map<Counted, List<Cell>> byCounted = new TreeMap<>(Counted.ORDER);
    for (Cell cell : cells.all()) {
      byCounted.computeIfAbsent(cell.counted(), counted -> new ArrayList<>()).add(cell);
    }
    byCounted.forEach((counted, of) -> spaces.put(counted, new Space(counted, of)));
  }

  /** What a cell is the sum of. */
  Combination of(Cell cell) {
    Space space = spaces.get(cell.counted());
    IntStream atoms = space == null ? IntStream.empty() : space.atoms(cell);
    Combination sum = Combination.sum(atoms);
    // what no unit tells of is a cell of its own
    return sum.isEmpty() && cells.count(cell) > 0
        ? Combination.sum(IntStream.of(number(new Whole(cell, unknown(cell)))))
        : sum;
  }

  Combination of(Rest rest) {
    return of(rest.whole()).less(of(rest.part()));
  }

  /**
   * What units leave out of their figures, where it is so few that the node above must not give it
   * away: its people of unknown sex less those of the units that tell them.
   */
  List<Combination> smallLeftOut() {
    List<Combination> small = new ArrayList<>();
    for (Cell above : cells.all()) {
      if (above.sex() == Sex.U && !nodes.addsUp(above.node(), Sex.U, above.period())) {
        Combination left = of(above);
        long count = cells.count(above);
        for (String unit : nodes.unitsOf(above.node(), above.period())) {
          Cell told = above.of(new NodeId(Level.UNIT, unit));
          if (cells.has(told)) {
            left = left.less(of(told));
            count -= cells.count(told);
          }
        }
        if (count > 0 && count < cells.smallestShown(above) && !left.isEmpty()) {
          small.add(left);
        }
      }
    }
    return small;
  }

  /** What is zero whatever the facts are: every whole less the sum of its categories. */
  List<Combination> nothing() {
    List<Combination> nothing = new ArrayList<>();
    spaces.values().forEach(space -> space.wholesLessCategories(nothing));
    return nothing;
  }

  private int number(Object innermost) {
    return numbers.computeIfAbsent(innermost, key -> numbers.size());
  }

  private int unknown(Cell cell) {
    return unknowns.getOrDefault(cell, 0);
  }

  /**
   * An innermost cell, as it is while its facts are the same.
   *
   * @param unknown the number of the cell that tells of it
   */
  private record Innermost(
      Counted counted,
      String breakdown,
      String category,
      Sex sex,
      String unit,
      Stretch stretch,
      int unknown) {}

  /** A cell that no unit tells of. */
  private record Whole(Cell cell, int unknown) {}

  /**
   * By how much a unit's figure of a period exceeds those of the shorter periods that fill it: they
   * were closed, and what came later counts in the longer one only.
   */
  private record Later(
      Counted counted, String breakdown, Column column, String unit, Stretch period, int unknown) {}

  /** All cells that count the same. */
  private final class Space {

    private final Counted counted;

    /**
     * The level whose nodes nothing divides further: mostly units, but some figures begin above.
     */
    private final Level lowest;

    private final Map<String, Division> divisions = new TreeMap<>();

    /** The units that leave out those of unknown sex, in any of the periods. */
    private final Set<String> silent = new HashSet<>();

    Space(Counted counted, List<Cell> of) {
      this.counted = counted;
      this.lowest = of.stream().map(cell -> cell.node().level()).max(naturalOrder()).orElseThrow();
      of.stream().map(Cell::period).distinct().map(nodes::silent).forEach(silent::addAll);
      Map<String, List<Cell>> byBreakdown = new TreeMap<>();
      byBreakdown.put("", new ArrayList<>());
      for (Cell cell : of) {
        if (cell.sex() == Sex.U && cell.node().level() == Level.UNIT) {
          silent.remove(cell.node().id()); // it tells of them, whatever the policy says by now
        }
        byBreakdown.computeIfAbsent(cell.breakdown(), breakdown -> new ArrayList<>()).add(cell);
      }
      byBreakdown.forEach((breakdown, some) -> requireLowest(counted, lowest, breakdown, some));
      byBreakdown.forEach(
          (breakdown, some) ->
              divisions.put(
                  breakdown, new Division(breakdown, some, breakdown.isEmpty() ? of : some)));
    }

    /** A breakdown that ends above what it divides could not be set against it. */
    private static void requireLowest(
        Counted counted, Level lowest, String breakdown, List<Cell> some) {
      if (!some.isEmpty() && some.stream().noneMatch(cell -> cell.node().level() == lowest)) {
        throw new IllegalStateException(
            "%s by %s has no figures of a %s, but other figures that count the same have: give their"
                    .formatted(counted.what(), breakdown, lowest.word())
                + " indicators the same lowest-level");
      }
    }

    IntStream atoms(Cell cell) {
      Division division = divisions.get(cell.breakdown());
      return division == null ? IntStream.empty() : division.atoms(cell);
    }

    void wholesLessCategories(List<Combination> nothing) {
      divisions.forEach(
          (breakdown, division) -> {
            if (!breakdown.isEmpty()) {
              division.wholesLessCategories(nothing);
            }
            if (Breakdown.isCross(breakdown)) {
              division.marginsLessCategories(nothing);
            }
          });
    }

    private boolean leavesOut(String unit) {
      return silent.contains(unit);
    }

    private Division undivided() {
      Division undivided = divisions.get("");
      if (undivided == null) {
        throw new IllegalStateException("no undivided " + counted);
      }
      return undivided;
    }

    /** Those of one breakdown, or the undivided ones. */
    private final class Division {

      private final String breakdown;
      private final UnitsTold units;

      /**
       * The division into stretches by all periods that these cells have.
       *
       * @param dividing the cells whose periods divide the time
       */
      Division(String breakdown, List<Cell> of, List<Cell> dividing) {
        this.breakdown = breakdown;
        this.units =
            new UnitsTold(
                dividing.stream().map(cell -> new Stretch(cell.period().days())).toList(),
                counted.addsUpOverTime(),
                breakdown.isEmpty() ? Optional.empty() : Optional.of(undivided().units));
        for (Cell cell : of) {
          if (cell.node().level() == lowest) {
            units.tells(
                cell.node().id(),
                new Stretch(cell.period().days()),
                new Column(cell.category(), cell.sex()),
                new Told(cells.count(cell), unknown(cell)));
          }
        }
        of.stream().filter(cell -> cell.sex() == Sex.U).forEach(this::leaveOut);
      }

      /**
       * Where a node has any of unknown sex, units that leave them out can have some: innermost
       * cells of which no figure of theirs tells.
       */
      private void leaveOut(Cell above) {
        if (above.node().level() == lowest
            || cells.count(above) == 0
            || nodes.addsUp(above.node(), Sex.U, above.period())) {
          return;
        }
        for (String unit : nodes.unitsOf(above.node(), above.period())) {
          if (leavesOut(unit)) {
            units.canTell(
                unit,
                new Stretch(above.period().days()),
                new Column(above.category(), Sex.U),
                new Told(1, unknown(above)));
          }
        }
      }

      IntStream atoms(Cell cell) {
        List<Integer> atoms = new ArrayList<>();
        List<Stretch> within = units.within(cell.period().days());
        for (String unit : nodes.partsOf(cell.node(), lowest, cell.period())) {
          for (Stretch stretch : within) {
            if (cell.sex() == Sex.T && cell.node().level() == Level.UNIT && leavesOut(unit)) {
              addAtoms(atoms, unit, stretch, cell.category(), Sex.K);
              addAtoms(atoms, unit, stretch, cell.category(), Sex.M);
            } else {
              addAtoms(atoms, unit, stretch, cell.category(), cell.sex());
            }
          }
          addLater(atoms, unit, cell.period().days(), cell.category(), cell.sex());
        }
        return atoms.stream().mapToInt(Integer::intValue);
      }

      /** Only where every stretch of the period that is told of has figures of its own. */
      private void addLater(
          List<Integer> atoms, String unit, DateSpan days, String category, Sex sex) {
        Stretch period = new Stretch(days);
        List<Stretch> within = units.within(days);
        if (within.size() < 2 || !units.haveFigures(unit, period)) {
          return;
        }
        Map<Column, Told> whole = units.figures(unit, period);
        for (Sex one : sex == Sex.T ? sexes(whole) : List.of(sex)) {
          Column column = new Column(category, one);
          if (one == Sex.U && leavesOut(unit)) {
            continue; // how many they are is not told, so nor is what came later
          }
          Told told = whole.get(column);
          long sum = 0;
          for (Stretch stretch : within) {
            if (!units.haveFigures(unit, stretch) && !units.told(unit, stretch).isEmpty()) {
              return;
            }
            sum += units.figures(unit, stretch).getOrDefault(column, Told.NOTHING).count();
          }
          if (told != null && told.count() != sum) {
            atoms.add(number(new Later(counted, breakdown, column, unit, period, told.unknown())));
          }
        }
      }

      private void addAtoms(
          List<Integer> atoms, String unit, Stretch stretch, String category, Sex sex) {
        Map<Column, Told> told = units.told(unit, stretch);
        for (Sex one : sex == Sex.T ? sexes(told) : List.of(sex)) {
          addAtom(atoms, told, unit, stretch, new Column(category, one));
        }
      }

      /** Women, men and unknown make up the total; where none of them is told, it is whole. */
      private static List<Sex> sexes(Map<Column, Told> told) {
        return told.keySet().stream().anyMatch(column -> column.sex() != Sex.T)
            ? Sex.OF_RECORDS
            : List.of(Sex.T);
      }

      private void addAtom(
          List<Integer> atoms,
          Map<Column, Told> told,
          String unit,
          Stretch stretch,
          Column column) {
        Told one = told.getOrDefault(column, Told.NOTHING);
        if (one.count() > 0 || (told.containsKey(column) && cells.hidesZeros(counted))) {
          atoms.add(
              number(
                  new Innermost(
                      counted,
                      breakdown,
                      column.category(),
                      column.sex(),
                      unit,
                      stretch,
                      one.unknown())));
        }
      }

      void wholesLessCategories(List<Combination> nothing) {
        Division whole = undivided();
        for (String unit : units.ids()) {
          if (!whole.units.has(unit)) {
            continue;
          }
          for (Stretch stretch : units.stretches()) {
            Map<Column, Told> told = units.told(unit, stretch);
            for (Sex sex : sexes(told)) {
              List<Integer> categories = new ArrayList<>();
              told.keySet().stream()
                  .map(Column::category)
                  .distinct()
                  .forEach(category -> addAtoms(categories, unit, stretch, category, sex));
              List<Integer> wholes = new ArrayList<>();
              whole
                  .units
                  .within(stretch.days())
                  .forEach(part -> whole.addAtoms(wholes, unit, part, "", sex));
              whole.addLater(wholes, unit, stretch.days(), "", sex);
              if (!categories.isEmpty() && !wholes.isEmpty()) {
                nothing.add(sum(wholes).less(sum(categories)));
              }
            }
          }
        }
      }

      /** A cross adds up to the breakdowns by each of its fields. */
      private void marginsLessCategories(List<Combination> nothing) {
        List<String> fields = Breakdown.parts(breakdown);
        for (int field = 0; field < fields.size(); field++) {
          Division margin = divisions.get(fields.get(field));
          if (margin == null) {
            continue;
          }
          for (String unit : units.ids()) {
            for (Stretch stretch : units.withFigures(unit)) {
              marginsLessCategories(nothing, margin, field, unit, stretch);
            }
          }
        }
      }

      private void marginsLessCategories(
          List<Combination> nothing, Division margin, int field, String unit, Stretch stretch) {
        Map<Column, Told> told = units.told(unit, stretch);
        for (Sex sex : sexes(told)) {
          Map<String, List<Integer>> ofCode = new TreeMap<>();
          told.keySet().stream()
              .map(Column::category)
              .distinct()
              .forEach(
                  category ->
                      addAtoms(
                          ofCode.computeIfAbsent(
                              Breakdown.parts(category).get(field), code -> new ArrayList<>()),
                          unit,
                          stretch,
                          category,
                          sex));
          ofCode.forEach(
              (code, atoms) -> {
                List<Integer> wholes = new ArrayList<>();
                margin.addAtoms(wholes, unit, stretch, code, sex);
                if (!atoms.isEmpty() && !wholes.isEmpty()) {
                  nothing.add(sum(wholes).less(sum(atoms)));
                }
              });
        }
      }

      private static Combination sum(List<Integer> atoms) {
        return Combination.sum(atoms.stream().mapToInt(Integer::intValue));
      }
    }
  }
}
