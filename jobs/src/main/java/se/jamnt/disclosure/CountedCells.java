package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import se.jamnt.disclosure.Cell.Portion;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/** The cells behind a period's figures: their counts, their rules and how they add up. */
final class CountedCells {

  private final Map<Cell, Long> counts = new TreeMap<>(Cell.ORDER);
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<FigureKey, List<Cell>> restsOn = new HashMap<>();
  private final Map<Cell, Cell> wholes = new TreeMap<>(Cell.ORDER);

  /**
   * Collects the cells of all figures.
   *
   * @param definitions by indicator id
   */
  CountedCells(
      Collection<Figure> figures,
      Map<String, IndicatorDefinition> definitions,
      DisclosurePolicy policy) {
    for (Figure figure : figures) {
      IndicatorDefinition definition = definitions.get(figure.key().indicator());
      if (definition == null) {
        throw new IllegalArgumentException("no indicator " + figure.key().indicator());
      }
      if (figure.base() != null) {
        rules.merge(
            counted(definition), policy.rule(definition.disclosure()), CountedCells::stricter);
        restsOn.put(figure.key(), cells(figure, definition, figure.base()));
      }
    }
  }

  private static Rule stricter(Rule one, Rule other) {
    return one.hideBelow() >= other.hideBelow() ? one : other;
  }

  /** The same for definitions that count the same things. */
  private static String counted(IndicatorDefinition definition) {
    String number =
        definition.measure() instanceof Measure.Typical typical ? " with " + typical.field() : "";
    return definition.from()
        + " "
        + definition.counts()
        + definition.choice()
        + definition.among()
        + definition.countedIf()
        + number;
  }

  private List<Cell> cells(Figure figure, IndicatorDefinition definition, long base) {
    FigureKey key = figure.key();
    Cell whole =
        new Cell(
            key.node(),
            counted(definition),
            Portion.WHOLE,
            key.breakdown(),
            key.category(),
            key.sex());
    Long part = figure.part();
    if (part == null) {
      put(whole, base);
      return List.of(whole);
    }
    if (definition.measure() instanceof Measure.BySex) {
      // the row of each sex tells of both: its base is their sum
      if (key.sex() != Sex.T) {
        put(whole, part);
      }
      return List.of(whole.of(Sex.K), whole.of(Sex.M));
    }
    // the conditions of the part name the part, so that other shares of the same whole differ
    Cell inPart =
        new Cell(
            key.node(),
            counted(definition) + definition.measure(),
            Portion.PART,
            key.breakdown(),
            key.category(),
            key.sex());
    put(whole, base);
    put(inPart, part);
    put(inPart.of(Portion.REST), base - part);
    wholes.put(inPart, whole);
    rules.merge(inPart.counted(), rule(whole), CountedCells::stricter);
    return List.of(whole, inPart);
  }

  /** The same cell has the same count in every figure, or figures that differ share a cell. */
  private void put(Cell cell, long count) {
    Long before = counts.put(cell, count);
    if (before != null && before != count) {
      throw new IllegalStateException("two counts, " + before + " and " + count + ", of " + cell);
    }
  }

  Set<Cell> all() {
    return counts.keySet();
  }

  long count(Cell cell) {
    Long count = counts.get(cell);
    if (count == null) {
      throw new IllegalArgumentException("no count of " + cell);
    }
    return count;
  }

  Rule rule(Cell cell) {
    Rule rule = rules.get(cell.counted());
    if (rule == null) {
      throw new IllegalArgumentException("no rule for " + cell);
    }
    return rule;
  }

  /** The cells that a figure tells of; none where it is missing. */
  List<Cell> under(FigureKey figure) {
    return restsOn.getOrDefault(figure, List.of());
  }

  /**
   * Every sum that a reader can make: women, men and unknown to the total; categories to the whole;
   * a share's part and rest to its base; the nodes below to the node above.
   *
   * @param above each node with the nodes right above it
   */
  List<Sum> sums(Map<NodeId, Set<NodeId>> above) {
    Map<Cell, Set<Cell>> bySex = new LinkedHashMap<>();
    Map<List<Object>, Set<Cell>> categories = new LinkedHashMap<>();
    Map<Cell, Set<Cell>> below = new LinkedHashMap<>();
    for (Cell cell : all()) {
      if (cell.sex() != Sex.T) {
        add(bySex, cell.of(Sex.T), cell);
      }
      if (!cell.breakdown().isEmpty()) {
        categories
            .computeIfAbsent(
                List.of(cell.undivided(), cell.breakdown()), total -> new TreeSet<>(Cell.ORDER))
            .add(cell);
      }
      for (NodeId node : above.getOrDefault(cell.node(), Set.of())) {
        add(below, cell.of(node), cell);
      }
    }
    List<Sum> sums = new ArrayList<>();
    bySex.forEach((total, cells) -> addSum(sums, total, cells));
    categories.forEach((total, cells) -> addSum(sums, (Cell) total.get(0), cells));
    wholes.forEach((part, whole) -> sums.add(new Sum(whole, List.of(part, part.of(Portion.REST)))));
    below.forEach((total, cells) -> addSum(sums, total, cells));
    return sums;
  }

  private static void add(Map<Cell, Set<Cell>> sums, Cell total, Cell part) {
    sums.computeIfAbsent(total, cell -> new TreeSet<>(Cell.ORDER)).add(part);
  }

  private void addSum(List<Sum> sums, Cell total, Set<Cell> parts) {
    if (counts.containsKey(total)) {
      sums.add(new Sum(total, List.copyOf(parts)));
    }
  }
}
