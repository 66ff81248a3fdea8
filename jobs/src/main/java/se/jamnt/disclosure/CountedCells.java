package se.jamnt.disclosure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.disclosure.DisclosurePolicy.Sameness;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.Sex;

/**
 * The cells behind figures, of several periods together: their counts, and the smallest count that
 * each may have.
 *
 * <p>A mean and a ratio tell what the values add up to. That sum is a cell of its own, which counts
 * as many people, episodes or events as have a value: where it is hidden at one node, it must not
 * follow from those of the others.
 */
final class CountedCells {

  private final Map<Cell, Long> counts = new HashMap<>();
  private final List<Cell> all;
  private final Map<Counted, Integer> smallest = new HashMap<>();
  private final Set<Counted> samenessHidden = new HashSet<>();
  private final Set<Rest> rests = new LinkedHashSet<>();
  private final Set<Rest> withValues = new LinkedHashSet<>();
  private final Map<Cell, Cell> unknown = new HashMap<>();
  private final Map<FigureKey, List<Cell>> restsOn = new HashMap<>();
  private final Map<FigureKey, Figure> figures = new HashMap<>();
  private final Map<String, IndicatorDefinition> definitions;
  private final WhatIsCounted whatIsCounted = new WhatIsCounted();
  private final Set<Cell> dominated = new HashSet<>();

  /**
   * Collects the cells of all figures, of whose amounts nobody has too much.
   *
   * @param definitions by indicator id
   */
  CountedCells(
      Collection<Figure> figures,
      Map<String, IndicatorDefinition> definitions,
      DisclosurePolicy policy) {
    this(figures, definitions, policy, List.of());
  }

  /**
   * The same.
   *
   * @param largest the largest contributions to amounts of these figures
   */
  CountedCells(
      Collection<Figure> figures,
      Map<String, IndicatorDefinition> definitions,
      DisclosurePolicy policy,
      Collection<Contributions.Largest> largest) {
    this.definitions = definitions;
    figures.forEach(figure -> this.figures.put(figure.key(), figure));
    for (Figure figure : figures) {
      Long base = figure.base();
      IndicatorDefinition definition = definition(figure.key());
      if (base != null && !definition.countsNoPeople()) {
        Rule rule = policy.rule(definition.disclosure());
        restsOn.put(
            figure.key(),
            new FigureCells(this, figure, counting(definition, figure), rule).cells(base));
      }
    }
    restsOn.replaceAll((key, cells) -> counted(cells));
    this.all = counts.keySet().stream().sorted(Cell.ORDER).toList();
    largest.stream()
        .filter(one -> definitions.containsKey(one.of().indicator()))
        .filter(one -> policy.rule(definition(one.of()).disclosure()).dominance().hides(one))
        .forEach(one -> dominated.addAll(amountsOf(one.of())));
  }

  /**
   * Where sex was not recorded, a total of nobody names women and men of whom there is no count.
   */
  private List<Cell> counted(List<Cell> cells) {
    return cells.stream().allMatch(this::has) ? cells : cells.stream().filter(this::has).toList();
  }

  /** The amounts, by the records' own sex, that the figures of a key tell. */
  private List<Cell> amountsOf(FigureKey key) {
    return Stream.of(Statistic.SUM, Statistic.RATIO, Statistic.DISTRIBUTION)
        .flatMap(
            statistic ->
                cellsOf(
                    new FigureKey(
                        key.period(),
                        key.node(),
                        key.indicator(),
                        statistic,
                        key.breakdown(),
                        key.category(),
                        key.sex()))
                    .stream())
        .filter(cell -> cell.counted().isAmount() && cell.sex() == key.sex())
        .filter(cell -> count(cell) > 0) // figures that tell of nobody tell no amount
        .toList();
  }

  /** The amounts of which one or two have so much that they are hidden. */
  Set<Cell> dominated() {
    return dominated;
  }

  /** Each resource has records of its own. */
  private static IndicatorDefinition counting(IndicatorDefinition definition, Figure figure) {
    return definition.measure() instanceof Measure.Resources resources
        ? resources.selection(figure.key().category()).orElseThrow()
        : definition;
  }

  private IndicatorDefinition definition(FigureKey key) {
    IndicatorDefinition definition = definitions.get(key.indicator());
    if (definition == null) {
      throw new IllegalArgumentException("no indicator " + key.indicator());
    }
    return definition;
  }

  /** The same cell has the same count in every figure, or figures that differ share a cell. */
  void put(Cell cell, long count, int smallestShown, Sameness sameness) {
    Long before = counts.put(cell, count);
    if (before != null && before != count) {
      throw new IllegalStateException("two counts, " + before + " and " + count + ", of " + cell);
    }
    smallest.merge(cell.counted(), smallestShown, Math::max);
    if (sameness == Sameness.HIDDEN) {
      samenessHidden.add(cell.counted());
    }
  }

  /** A share's part is inside its whole. */
  void isInside(Rest rest) {
    rests.add(rest);
  }

  /** Those that have a value are among all, and mostly the same. */
  void areTheSameOrMore(Rest rest) {
    withValues.add(rest);
  }

  /** Those of the unknown category can be those that have no value. */
  void canLackValue(Cell category, Cell withValue) {
    unknown.put(category, withValue);
  }

  Optional<IndicatorDefinition> definition(String id) {
    return Optional.ofNullable(definitions.get(id));
  }

  /** All cells in their own order. */
  List<Cell> all() {
    return all;
  }

  WhatIsCounted whatIsCounted() {
    return whatIsCounted;
  }

  /** All that is counted. */
  Set<Counted> counted() {
    return smallest.keySet();
  }

  boolean has(Cell cell) {
    return counts.containsKey(cell);
  }

  long count(Cell cell) {
    Long count = counts.get(cell);
    if (count == null) {
      throw new IllegalArgumentException("no count of " + cell);
    }
    return count;
  }

  /** The smallest count above zero that may be shown of what a cell counts. */
  int smallestShown(Cell cell) {
    return smallest.getOrDefault(cell.counted(), 0);
  }

  /** Whether the policy itself hides the cell, so that nothing may give it back. */
  boolean isSmall(Cell cell) {
    return isSmall(count(cell), cell) || dominated.contains(cell);
  }

  private boolean isSmall(long count, Cell of) {
    return count > 0 && count < smallestShown(of);
  }

  /** The wholes and parts whose difference is too small to be known. */
  List<Rest> smallRests() {
    return Stream.concat(rests.stream(), withValues.stream())
        .filter(rest -> has(rest.whole()) && has(rest.part()))
        .filter(rest -> isSmall(left(rest), rest.whole()))
        .distinct()
        .toList();
  }

  private long left(Rest rest) {
    return count(rest.whole()) - count(rest.part());
  }

  /** The wholes and parts that are the same by another name, since nothing is left between them. */
  List<Rest> emptyRests() {
    return withValues.stream()
        .filter(rest -> has(rest.whole()) && has(rest.part()))
        .filter(rest -> left(rest) == 0)
        .filter(
            rest ->
                rest.whole().counted().addsUpOverTime()
                    || rest.whole().node().level() == Level.UNIT)
        .toList();
  }

  /**
   * Wholes that are known to be made up of those with a value and those of the unknown category: of
   * each the whole, the cell with values, the category.
   */
  List<List<Cell>> wholesWithUnknown() {
    return unknown.entrySet().stream()
        .filter(one -> has(one.getKey().undivided()) && has(one.getValue()))
        .filter(
            one -> count(one.getKey().undivided()) - count(one.getValue()) == count(one.getKey()))
        .map(one -> List.of(one.getKey().undivided(), one.getValue(), one.getKey()))
        .toList();
  }

  /**
   * The cells of a breakdown, or of a share, that tell what all of a sex have in common, where the
   * policy hides that.
   */
  Set<Cell> sameForAll() {
    Set<Cell> same = new TreeSet<>(Cell.ORDER);
    rests.forEach(
        rest -> {
          boolean all = left(rest) == 0 || count(rest.part()) == 0;
          if (all && count(rest.whole()) > 0 && hidesSameness(rest.part())) {
            same.add(rest.part());
          }
        });
    for (Cell cell : all()) {
      if (!cell.isUndivided()
          && hidesSameness(cell)
          && has(cell.undivided())
          && count(cell) == count(cell.undivided())
          && count(cell) > 0) {
        all.stream().filter(other -> isBeside(cell, other)).forEach(same::add);
      }
    }
    return same;
  }

  private boolean hidesSameness(Cell cell) {
    return hidesZeros(cell.counted());
  }

  /** Whether a zero can be hidden, so that a hidden count is not above zero for certain. */
  boolean hidesZeros(Counted counted) {
    return samenessHidden.contains(counted);
  }

  private static boolean isBeside(Cell cell, Cell other) {
    return !other.isUndivided()
        && other.breakdown().equals(cell.breakdown())
        && other.undivided().equals(cell.undivided());
  }

  boolean restsOn(FigureKey figure, Cell cell) {
    return cellsOf(figure).contains(cell);
  }

  /** The cells that a figure tells of; none for one that rests on none. */
  List<Cell> cellsOf(FigureKey figure) {
    return restsOn.getOrDefault(figure, List.of());
  }

  /** The cells that figures tell of. */
  Set<Cell> cellsOf(Collection<FigureKey> shown) {
    Set<Cell> told = new HashSet<>();
    shown.forEach(figure -> told.addAll(cellsOf(figure)));
    return told;
  }

  /** Whether a reader must think that a hidden cell can be zero. */
  boolean canBeZero(Cell cell) {
    return cell.counted().kind() == Counted.Kind.PART || hidesZeros(cell.counted());
  }

  /** Whether a figure is hidden, when these cells are. */
  boolean hides(FigureKey figure, Set<Cell> hidden, DisclosurePolicy policy) {
    return restsOn.getOrDefault(figure, List.of()).stream().anyMatch(hidden::contains)
        || (isQuantile(figure.statistic())
            && (isOnTooFew(figure, policy)
                || (figure.sex() == Sex.T && ofASexIsHidden(figure, hidden, policy))));
  }

  private static boolean isQuantile(Statistic statistic) {
    return statistic == Statistic.MEDIAN || statistic == Statistic.Q1 || statistic == Statistic.Q3;
  }

  private boolean isOnTooFew(FigureKey key, DisclosurePolicy policy) {
    Figure figure = figures.get(key);
    Long base = figure == null ? null : figure.base();
    return base != null
        && base > 0
        && base < policy.rule(definition(key).disclosure()).minimumBase();
  }

  private boolean ofASexIsHidden(FigureKey total, Set<Cell> hidden, DisclosurePolicy policy) {
    return Sex.OF_RECORDS.stream().anyMatch(sex -> hides(total.of(sex), hidden, policy));
  }
}
