package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What readers have from earlier editions, as rows over innermost cells of all of them, and what
 * those hid. Editions are taken in one after another, and nothing else of them is kept.
 */
final class EarlierRows {

  private final Map<Object, Integer> numbers = new HashMap<>();
  private final Unknowns unknowns = new Unknowns();
  private final Map<Integer, Combination> ofUnknown = new HashMap<>();
  private final Set<Combination> known = new LinkedHashSet<>();
  private final Set<Combination> hidden = new LinkedHashSet<>();
  private final Map<Cell, Combination> hiddenLast = new HashMap<>();
  private final Set<UnseenBefore> unseen = new LinkedHashSet<>();
  private boolean isFirst = true;

  /** Takes in the next edition. */
  void add(Block.Before edition) {
    isFirst = false;
    Map<Cell, Integer> then = unknowns.of(edition.cells(), edition.nodes());
    InnermostCells innermost = new InnermostCells(edition.cells(), edition.nodes(), numbers, then);
    add(edition, innermost);
    areTheSame(then, innermost);
  }

  /**
   * The innermost cells of what is to be protected: those of editions, where these have not
   * changed.
   *
   * @param madeAgainAfter after how many editions the facts were known; empty for those of today
   */
  InnermostCells now(CountedCells cells, Nodes nodes, OptionalInt madeAgainAfter) {
    Map<Cell, Integer> now = isFirst ? Map.of() : unknowns.of(cells, nodes, madeAgainAfter);
    InnermostCells innermost = new InnermostCells(cells, nodes, numbers, now);
    areTheSame(now, innermost);
    return innermost;
  }

  /** What is zero, or the same by another name, whatever is shown. */
  static List<Combination> anyway(CountedCells cells, InnermostCells innermost) {
    List<Combination> zero = new ArrayList<>(innermost.nothing());
    cells.emptyRests().forEach(rest -> zero.add(innermost.of(rest)));
    cells
        .wholesWithUnknown()
        .forEach(
            one ->
                zero.add(
                    innermost
                        .of(one.get(0))
                        .less(innermost.of(one.get(1)))
                        .less(innermost.of(one.get(2)))));
    return zero;
  }

  /**
   * A cell that has not changed is the same also where its innermost cells are others by now, as
   * those of a tertial are that shares a month with a quarter that has changed.
   */
  private void areTheSame(Map<Cell, Integer> unknowns, InnermostCells innermost) {
    unknowns.forEach(
        (cell, unknown) -> {
          Combination now = innermost.of(cell);
          Combination first = ofUnknown.putIfAbsent(unknown, now);
          if (first != null && !first.equals(now)) {
            known.add(first.less(now));
          }
        });
  }

  private void add(Block.Before edition, InnermostCells innermost) {
    CountedCells cells = edition.cells();
    known.addAll(anyway(cells, innermost));
    for (Cell cell : cells.all()) {
      if (edition.shown().contains(cell)) {
        known.add(innermost.of(cell));
        hiddenLast.remove(cell);
        continue;
      }
      hiddenLast.put(cell, innermost.of(cell));
      if (cells.isSmall(cell)) {
        hidden.add(innermost.of(cell));
      }
    }
    cells.smallRests().stream().map(innermost::of).forEach(hidden::add);
    hidden.addAll(innermost.smallLeftOut());
    for (Line line : Line.of(cells, edition.nodes())) {
      List<Cell> unseen =
          line.parts().stream()
              .filter(cell -> !edition.shown().contains(cell) && cells.count(cell) > 0)
              .toList();
      if (unseen.size() > 2 && edition.shown().contains(line.total())) {
        this.unseen.add(
            new UnseenBefore(
                unseen.stream().map(innermost::of).toList(),
                unseen.stream().map(cells::count).toList(),
                cells.smallestShown(line.total()),
                cells.canBeZero(line.total())));
      }
    }
  }

  /** What is known before anything else is shown. */
  Set<Combination> known() {
    return known;
  }

  /** What was hidden because it was small, as it was then; and what units left out. */
  Set<Combination> hidden() {
    return hidden;
  }

  /** The cells that the last edition that had them hid, as they were then. */
  Map<Cell, Combination> hiddenLast() {
    return hiddenLast;
  }

  /** What was hidden of lines whose total was shown. */
  Set<UnseenBefore> unseen() {
    return unseen;
  }

  /** How many innermost cells there are in all of them. */
  int innermost() {
    return numbers.size();
  }
}
