package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.disclosure.DisclosurePolicy.Sameness;
import se.jamnt.indicators.Breakdown;
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

  private static final String UNKNOWN = "unknown";

  private final Map<Cell, Long> counts = new HashMap<>();
  private final Map<Counted, Counted> once = new HashMap<>();
  private final List<Cell> all;
  private final Map<Counted, Integer> smallest = new HashMap<>();
  private final Set<Counted> samenessHidden = new HashSet<>();
  private final Set<Rest> rests = new LinkedHashSet<>();
  private final Set<Rest> withValues = new LinkedHashSet<>();
  private final Map<Cell, Cell> unknown = new HashMap<>();
  private final Map<FigureKey, List<Cell>> restsOn = new HashMap<>();
  private final Map<FigureKey, Figure> figures = new HashMap<>();
  private final Map<String, IndicatorDefinition> definitions;
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
            figure.key(), new FigureCells(figure, counting(definition, figure), rule).cells(base));
      }
    }
    this.all = counts.keySet().stream().sorted(Cell.ORDER).toList();
    largest.stream()
        .filter(one -> definitions.containsKey(one.of().indicator()))
        .filter(one -> policy.rule(definition(one.of()).disclosure()).dominance().hides(one))
        .forEach(one -> dominated.addAll(amountsOf(one.of())));
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
        .filter(cell -> has(cell) && count(cell) > 0) // figures that tell of nobody tell no amount
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
      Cell whole = cell(Counted.by(definition));
      Long part = figure.part();
      if (measure instanceof Measure.ResourceShare) {
        return resource(whole.undivided(), orZero(part));
      }
      return switch (figure.key().statistic()) {
        case COUNT -> List.of(put(whole, base));
        case Q1, Q3 -> List.of(put(withValue(whole), base));
        case MEDIAN ->
            measure instanceof Measure.PerNumber
                ? List.of(put(whole.of(one(withValue(whole).counted().persons())), base))
                : List.of(put(withValue(whole), base));
        case MEAN -> valued(whole, base, rule.minimumBase());
        case SUM -> valued(whole, base, rule.hideBelow());
        case SHARE -> share(whole, base, orZero(part));
        case DISTRIBUTION ->
            measure instanceof Measure.BySex bySex
                ? bySex(whole, bySex.value().isPresent(), orZero(part))
                : List.of(put(whole.undivided(), base), put(ofCode(whole), orZero(part)));
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

    private Cell cell(Counted counted) {
      FigureKey key = figure.key();
      return new Cell(
          one(counted), key.period(), key.node(), key.breakdown(), key.category(), key.sex());
    }

    private Cell put(Cell cell, long count) {
      return put(cell, count, rule.hideBelow());
    }

    private Cell put(Cell cell, long count, int smallestShown) {
      CountedCells.this.put(cell, count);
      smallest.merge(cell.counted(), smallestShown, Math::max);
      if (rule.allInOneCategory() == Sameness.HIDDEN) {
        samenessHidden.add(cell.counted());
      }
      return cell;
    }

    /** Those whose value is known: the same as all, where it always is. */
    private Cell withValue(Cell whole) {
      Cell valued = whole.of(one(whole.counted().with(measure.value().orElseThrow())));
      withValues.add(new Rest(whole, valued));
      return valued;
    }

    private List<Cell> valued(Cell whole, long base, int smallestShown) {
      Cell valued = put(withValue(whole), base);
      return List.of(valued, put(valued.of(one(valued.counted().addedUp())), base, smallestShown));
    }

    /** Those of the unknown category can be those that have no value. */
    private Cell ofCode(Cell category) {
      if (category.category().equals(UNKNOWN) && measure.value().isPresent()) {
        unknown.put(category, withValue(category.undivided()));
      }
      return category;
    }

    private List<Cell> share(Cell whole, long base, long part) {
      if (measure instanceof Measure.Transition transition) {
        Cell row =
            put(whole.of(transition.atStart(), Breakdown.parts(whole.category()).get(0)), base);
        return List.of(row, inside(row, put(whole, part)));
      }
      if (measure.other().isPresent()) {
        Cell all = put(whole.of(one(Counted.by(measure.other().get()))), base);
        return List.of(all, inside(all, put(whole, part)));
      }
      // the conditions of the part name the part, so that other shares of the same whole differ
      put(whole, base);
      return List.of(
          whole, inside(whole, put(whole.of(one(whole.counted().partOf(measure))), part)));
    }

    private Cell inside(Cell whole, Cell part) {
      rests.add(new Rest(whole, part));
      return part;
    }

    /** The row of each sex tells of both: its base is their sum. */
    private List<Cell> bySex(Cell whole, boolean ofValue, long part) {
      Cell counted = ofValue ? withValue(whole) : whole;
      Counted addedUp = one(counted.counted().addedUp());
      if (counted.sex() != Sex.T) {
        put(counted, part);
        if (ofValue) {
          put(counted.of(addedUp), part);
        }
      }
      return ofValue
          ? List.of(
              counted.of(Sex.K),
              counted.of(Sex.M),
              counted.of(addedUp).of(Sex.K),
              counted.of(addedUp).of(Sex.M))
          : List.of(counted.of(Sex.K), counted.of(Sex.M));
    }

    /** Both sexes' amounts and persons follow from either's row. */
    private List<Cell> resource(Cell whole, long part) {
      Cell counted = withValue(whole);
      Counted addedUp = one(counted.counted().addedUp());
      Counted persons = one(counted.counted().persons());
      sameByAnotherName(counted);
      boolean ofPersons = figure.key().statistic() == Statistic.RATIO;
      if (counted.sex() != Sex.T) {
        if (ofPersons) {
          put(counted.of(persons), part);
        } else {
          put(counted, part);
          put(counted.of(addedUp), part);
        }
      }
      List<Cell> cells = new ArrayList<>();
      for (Sex sex : List.of(Sex.K, Sex.M)) {
        cells.add(counted.of(sex));
        cells.add(counted.of(addedUp).of(sex));
        cells.add(counted.of(persons).of(sex));
      }
      return cells;
    }

    /** Other figures of these records call them otherwise; mostly they are the same. */
    private void sameByAnotherName(Cell counted) {
      Cell anybody =
          counted.of(one(Counted.ofAnybody(definition).with(measure.value().orElseThrow())));
      withValues.add(new Rest(counted, anybody));
      withValues.add(
          new Rest(
              counted.of(one(counted.counted().persons())),
              anybody.of(one(anybody.counted().persons()))));
    }

    private List<Cell> ratio(Cell whole, long base, long part) {
      if (measure instanceof Measure.PerOther per) {
        // how many live in a place is public, and no figure is hidden for its sake
        return per.per().looksUp()
            ? List.of(put(whole, part))
            : List.of(put(whole, part), put(whole.of(one(Counted.by(per.per()))), base));
      }
      List<Cell> valued = valued(whole, base, rule.hideBelow());
      if (!(measure instanceof Measure.PerPerson)) {
        return valued;
      }
      Cell cell = valued.get(0);
      return List.of(cell, valued.get(1), put(cell.of(one(cell.counted().persons())), part));
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
                  Counted all = one(Counted.by(share));
                  cells.add(whole.of(all));
                  cells.add(whole.of(one(all.partOf(share.measure()))));
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

  /** All cells in their own order. */
  List<Cell> all() {
    return all;
  }

  /** Equal texts are long: cells that count the same hold the same one, which compares at once. */
  private Counted one(Counted counted) {
    return once.computeIfAbsent(counted, key -> counted);
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
