package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.Cell.Portion;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.indicators.Breakdown;
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
  private final Map<Cell, Cell> valuedOf = new TreeMap<>(Cell.ORDER);
  private final Set<Sum> divided = new LinkedHashSet<>();
  private final Map<String, IndicatorDefinition> definitions;

  /**
   * Collects the cells of all figures.
   *
   * @param definitions by indicator id
   */
  CountedCells(
      Collection<Figure> figures,
      Map<String, IndicatorDefinition> definitions,
      DisclosurePolicy policy) {
    this.definitions = definitions;
    for (Figure figure : figures) {
      IndicatorDefinition definition = definitions.get(figure.key().indicator());
      if (definition == null) {
        throw new IllegalArgumentException("no indicator " + figure.key().indicator());
      }
      if (figure.base() != null) {
        Rule rule = policy.rule(definition.disclosure());
        restsOn.put(figure.key(), new FigureCells(figure, definition, rule).cells(figure.base()));
      }
    }
  }

  private static Rule stricter(Rule one, Rule other) {
    return one.hideBelow() >= other.hideBelow() ? one : other;
  }

  /** The same for definitions that count the same things. */
  private static String counted(IndicatorDefinition definition) {
    return definition.from()
        + " "
        + definition.counts()
        + definition.choice()
        + definition.among()
        + definition.countedIf()
        + (definition.measure() instanceof Measure.PerPerson ? " of known persons" : "");
  }

  /** The cells that one figure rests on. */
  private final class FigureCells {

    private final Figure figure;
    private final IndicatorDefinition definition;
    private final Measure measure;
    private final Rule rule;

    FigureCells(Figure figure, IndicatorDefinition definition, Rule rule) {
      this.figure = figure;
      this.definition = definition;
      this.measure = definition.measure();
      this.rule = rule;
    }

    List<Cell> cells(long base) {
      Cell whole = cell(counted(definition), Portion.WHOLE);
      Long part = figure.part();
      return switch (figure.key().statistic()) {
        case COUNT -> List.of(put(whole, base));
        case SUM, MEAN, Q1, Q3 -> List.of(put(withValue(whole), base));
        case MEDIAN ->
            measure instanceof Measure.PerNumber
                ? List.of(put(cell(withValue(whole).counted() + ", persons", Portion.WHOLE), base))
                : List.of(put(withValue(whole), base));
        case SHARE -> share(whole, base, orZero(part));
        case DISTRIBUTION ->
            measure instanceof Measure.BySex bySex
                ? bySex(bySex.value().isPresent() ? withValue(whole) : whole, orZero(part))
                : List.of(put(whole.undivided(), base), put(whole, orZero(part)));
        case RATIO -> ratio(whole, base, orZero(part));
        case LOW, HIGH -> withUnseen(whole);
        case GAP,
            GAP_RATIO,
            CHANGE_PREVIOUS,
            CHANGE_YEAR,
            CHANGE_BASELINE,
            CHANGE_START_EXIT,
            STATUS,
            LATEST ->
            throw new IllegalArgumentException(figure.key() + " rests on figures, not on cells");
      };
    }

    private static long orZero(@Nullable Long part) {
      return part == null ? 0 : part;
    }

    private Cell cell(String counted, Portion portion) {
      FigureKey key = figure.key();
      return new Cell(key.node(), counted, portion, key.breakdown(), key.category(), key.sex());
    }

    private Cell put(Cell cell, long count) {
      CountedCells.this.put(cell, count);
      rules.merge(cell.counted(), rule, CountedCells::stricter);
      return cell;
    }

    /** Those whose value is known: the same as all, where it always is. */
    private Cell withValue(Cell whole) {
      Cell valued = cell(whole.counted() + " with " + measure.value().orElseThrow(), Portion.WHOLE);
      valuedOf.put(valued, whole);
      return valued;
    }

    private List<Cell> share(Cell whole, long base, long part) {
      if (measure instanceof Measure.Transition transition) {
        return ofThoseWhoBeganThere(transition, whole, base, part);
      }
      if (measure.other().isPresent()) {
        Cell all = put(cell(counted(measure.other().get()), Portion.WHOLE), base);
        Cell rest = cell(whole.counted() + " of " + all.counted(), Portion.REST);
        return inside(all, put(whole, part), put(rest, base - part));
      }
      // the conditions of the part name the part, so that other shares of the same whole differ
      Cell inPart = cell(whole.counted() + measure, Portion.PART);
      put(whole, base);
      return inside(whole, put(inPart, part), put(inPart.of(Portion.REST), base - part));
    }

    private List<Cell> ofThoseWhoBeganThere(
        Measure.Transition transition, Cell whole, long base, long part) {
      String start = Breakdown.parts(whole.category()).get(0);
      Cell row =
          new Cell(
              whole.node(),
              whole.counted(),
              Portion.WHOLE,
              transition.atStart(),
              start,
              whole.sex());
      return inside(put(row, base), put(whole, part), put(whole.of(Portion.REST), base - part));
    }

    private List<Cell> inside(Cell whole, Cell part, Cell rest) {
      divided.add(new Sum(whole, List.of(part, rest)));
      return List.of(whole, part);
    }

    /** The row of each sex tells of both: its base is their sum. */
    private List<Cell> bySex(Cell whole, long part) {
      if (whole.sex() != Sex.T) {
        put(whole, part);
      }
      return List.of(whole.of(Sex.K), whole.of(Sex.M));
    }

    private List<Cell> ratio(Cell whole, long base, long part) {
      if (measure instanceof Measure.PerOther per) {
        // how many live in a place is public, and no figure is hidden for its sake
        return per.per().looksUp()
            ? List.of(put(whole, part))
            : List.of(put(whole, part), put(cell(counted(per.per()), Portion.WHOLE), base));
      }
      Cell valued = put(withValue(whole), base);
      return measure instanceof Measure.PerPerson
          ? List.of(valued, put(cell(valued.counted() + ", persons", Portion.WHOLE), part))
          : List.of(valued);
    }

    /**
     * The counts are those of the share's own figures, and of the count that this stands beside.
     */
    private List<Cell> withUnseen(Cell whole) {
      List<Cell> cells = new ArrayList<>(List.of(whole));
      if (measure instanceof Measure.Count count) {
        count.unseenIn().map(definitions::get).stream()
            .filter(Objects::nonNull)
            .forEach(
                share -> {
                  cells.add(cell(counted(share), Portion.WHOLE));
                  cells.add(cell(counted(share) + share.measure(), Portion.PART));
                });
      }
      return cells;
    }
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
    Map<Cell, Set<Cell>> crossed = new LinkedHashMap<>();
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
      if (Breakdown.isCross(cell.breakdown()) && cell.portion() != Portion.REST) {
        margins(cell).forEach(margin -> add(crossed, margin, cell));
      }
      for (NodeId node : above.getOrDefault(cell.node(), Set.of())) {
        add(below, cell.of(node), cell);
      }
    }
    List<Sum> sums = new ArrayList<>();
    bySex.forEach((total, cells) -> addSum(sums, total, cells));
    categories.forEach((total, cells) -> addSum(sums, (Cell) total.get(0), cells));
    crossed.forEach((margin, cells) -> addSum(sums, margin, cells));
    sums.addAll(divided);
    valuedOf.forEach(
        (valued, whole) -> {
          // the same people, episodes or events by another name
          if (Objects.equals(counts.get(whole), counts.get(valued))) {
            sums.add(new Sum(whole, List.of(valued)));
          }
        });
    below.forEach((total, cells) -> addSum(sums, total, cells));
    return sums;
  }

  /** The categories of single fields that a category of a cross is in. */
  private static List<Cell> margins(Cell cell) {
    List<String> fields = Breakdown.parts(cell.breakdown());
    List<String> codes = Breakdown.parts(cell.category());
    List<Cell> margins = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      margins.add(
          new Cell(
              cell.node(),
              cell.counted(),
              cell.portion(),
              fields.get(i),
              codes.get(i),
              cell.sex()));
    }
    return margins;
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
