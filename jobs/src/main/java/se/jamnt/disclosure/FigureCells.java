package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.indicators.Breakdown;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Sex;

/** The cells that one figure rests on, with the counts that it tells of them. */
final class FigureCells {

  private static final String UNKNOWN = "unknown";

  private final CountedCells into;

  private final Figure figure;
  private final IndicatorDefinition definition;
  private final Measure measure;
  private final Rule rule;

  /**
   * The cells of a figure.
   *
   * @param into where they are collected
   */
  FigureCells(CountedCells into, Figure figure, IndicatorDefinition definition, Rule rule) {
    this.into = into;
    this.figure = figure;
    this.definition = definition;
    this.measure = definition.measure();
    this.rule = rule;
  }

  List<Cell> cells(long base) {
    Cell whole = cell(into.whatIsCounted().by(definition));
    Long part = figure.part();
    if (measure instanceof Measure.ResourceShare) {
      return resource(whole.undivided(), orZero(part));
    }
    return switch (figure.key().statistic()) {
      case COUNT -> List.of(put(whole, base));
      case Q1, Q3 -> List.of(put(withValue(whole), base));
      case MEDIAN ->
          measure instanceof Measure.PerNumber
              ? List.of(put(whole.of(withValue(whole).counted().persons()), base))
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
    return new Cell(counted, key.period(), key.node(), key.breakdown(), key.category(), key.sex());
  }

  private Cell put(Cell cell, long count) {
    return put(cell, count, rule.hideBelow());
  }

  private Cell put(Cell cell, long count, int smallestShown) {
    into.put(cell, count, smallestShown, rule.allInOneCategory());
    return cell;
  }

  /** Those whose value is known: the same as all, where it always is. */
  private Cell withValue(Cell whole) {
    Cell valued = whole.of(whole.counted().with(measure.value().orElseThrow()));
    into.areTheSameOrMore(new Rest(whole, valued));
    return valued;
  }

  private List<Cell> valued(Cell whole, long base, int smallestShown) {
    Cell valued = put(withValue(whole), base);
    return List.of(valued, put(valued.of(valued.counted().addedUp()), base, smallestShown));
  }

  /** Those of the unknown category can be those that have no value. */
  private Cell ofCode(Cell category) {
    if (category.category().equals(UNKNOWN) && measure.value().isPresent()) {
      into.canLackValue(category, withValue(category.undivided()));
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
      Cell all = put(whole.of(into.whatIsCounted().by(measure.other().get())), base);
      return List.of(all, inside(all, put(whole, part)));
    }
    // the conditions of the part name the part, so that other shares of the same whole differ
    put(whole, base);
    return List.of(whole, inside(whole, put(whole.of(whole.counted().partOf(measure)), part)));
  }

  private Cell inside(Cell whole, Cell part) {
    into.isInside(new Rest(whole, part));
    return part;
  }

  /** The row of each sex tells of both: its base is their sum. */
  private List<Cell> bySex(Cell whole, boolean ofValue, long part) {
    Cell counted = ofValue ? withValue(whole) : whole;
    Counted addedUp = counted.counted().addedUp();
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
    Counted addedUp = counted.counted().addedUp();
    Counted persons = counted.counted().persons();
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
        counted.of(into.whatIsCounted().ofAnybody(definition).with(measure.value().orElseThrow()));
    into.areTheSameOrMore(new Rest(counted, anybody));
    into.areTheSameOrMore(
        new Rest(counted.of(counted.counted().persons()), anybody.of(anybody.counted().persons())));
  }

  private List<Cell> ratio(Cell whole, long base, long part) {
    if (measure instanceof Measure.PerOther per) {
      // how many live in a place is public, and no figure is hidden for its sake
      return per.per().looksUp()
          ? List.of(put(whole, part))
          : List.of(put(whole, part), put(whole.of(into.whatIsCounted().by(per.per())), base));
    }
    List<Cell> valued = valued(whole, base, rule.hideBelow());
    if (!(measure instanceof Measure.PerPerson)) {
      return valued;
    }
    Cell cell = valued.get(0);
    return List.of(cell, valued.get(1), put(cell.of(cell.counted().persons()), part));
  }

  /** The counts are those of the share's own figures, and of the count that this stands beside. */
  private List<Cell> withUnseen(Cell whole) {
    List<Cell> cells = new ArrayList<>(List.of(whole));
    if (measure instanceof Measure.Count count) {
      count.unseenIn().flatMap(into::definition).stream()
          .forEach(
              share -> {
                Counted all = into.whatIsCounted().by(share);
                cells.add(whole.of(all));
                cells.add(whole.of(all.partOf(share.measure())));
              });
    }
    return cells;
  }
}
