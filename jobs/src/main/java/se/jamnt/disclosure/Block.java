package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Cells that can tell something of each other, and of no cell outside: tables of different boards
 * or of different things fall apart into many blocks.
 */
final class Block {

  private final List<Cell> cells = new ArrayList<>();
  private final List<Rest> smallRests = new ArrayList<>();
  private final List<Combination> known = new ArrayList<>();
  private final List<Combination> anyway = new ArrayList<>();
  private final Set<Cell> stillHidden = new HashSet<>();
  private final Set<Cell> stillShown = new HashSet<>();
  private final Set<Cell> hiddenLast = new HashSet<>();
  private final List<Combination> hiddenBefore = new ArrayList<>();
  private final List<UnseenBefore> unseenBefore = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<Cell, Combination> combinations = new HashMap<>();
  private final Map<Rest, Combination> restCombinations = new HashMap<>();
  private int innermost;
  private int unknowns;

  private Block() {}

  List<Cell> cells() {
    return cells;
  }

  List<Rest> smallRests() {
    return smallRests;
  }

  /** What a reader knows anyway, what earlier releases showed included. */
  List<Combination> known() {
    return known;
  }

  /** What a reader knows without any release. */
  List<Combination> anyway() {
    return anyway;
  }

  /** Cells that readers know from a release, since they are as they were then. */
  Set<Cell> stillShown() {
    return stillShown;
  }

  /** Cells that the last release that had them hid, and that are as they were then. */
  Set<Cell> stillHidden() {
    return stillHidden;
  }

  /** Cells that the last release that had them hid, changed since or not. */
  Set<Cell> hiddenLast() {
    return hiddenLast;
  }

  /** What earlier releases hid because it was small, as it was then; and what units leave out. */
  List<Combination> hiddenBefore() {
    return hiddenBefore;
  }

  List<Line> lines() {
    return lines;
  }

  /** What earlier releases hid of lines whose total they showed. */
  List<UnseenBefore> unseenBefore() {
    return unseenBefore;
  }

  /** How many innermost cells there are; they are numbered first. */
  int innermost() {
    return innermost;
  }

  /** How many there are in combinations: innermost cells, and the names of their sums. */
  int unknowns() {
    return unknowns;
  }

  Combination of(Cell cell) {
    Combination combination = combinations.get(cell);
    if (combination == null) {
      throw new IllegalArgumentException("not in this block: " + cell);
    }
    return combination;
  }

  Combination of(Rest rest) {
    Combination combination = restCombinations.get(rest);
    if (combination == null) {
      throw new IllegalArgumentException("not in this block: " + rest);
    }
    return combination;
  }

  /**
   * Divides all cells into blocks. Cells that nobody is behind tell nothing and are in none.
   *
   * @param before what releases have shown and hidden so far
   * @param madeAgainAfter after how many of them the facts were known; empty for those of today
   */
  static Collection<Block> of(
      CountedCells cells, Nodes nodes, Iterable<Before> before, OptionalInt madeAgainAfter) {
    return new Division(cells, nodes, before, madeAgainAfter).blocks();
  }

  /** The same of today's facts. */
  static Collection<Block> of(CountedCells cells, Nodes nodes, Iterable<Before> before) {
    return of(cells, nodes, before, OptionalInt.empty());
  }

  /**
   * An edition that readers have.
   *
   * @param shown those of its cells that it showed
   * @param nodes which were parts of which
   */
  record Before(CountedCells cells, Set<Cell> shown, Nodes nodes) {}

  /** All cells on the way to their blocks. */
  private static final class Division {

    private final Map<Cell, Combination> ofCell = new LinkedHashMap<>();
    private final Map<Rest, Combination> ofRest = new LinkedHashMap<>();
    private final Set<Combination> anyway;
    private final EarlierRows earlier = new EarlierRows();
    private final Set<Combination> known = new LinkedHashSet<>();
    private final Set<Combination> hiddenBefore = new LinkedHashSet<>();
    private final List<Line> lines;
    private final Components components;
    private final Map<Integer, Block> blocks = new TreeMap<>();

    Division(CountedCells cells, Nodes nodes, Iterable<Before> before, OptionalInt madeAgainAfter) {
      before.forEach(earlier::add);
      InnermostCells innermost = earlier.now(cells, nodes, madeAgainAfter);
      cells.all().forEach(cell -> ofCell.put(cell, innermost.of(cell)));
      cells.smallRests().forEach(rest -> ofRest.put(rest, of(rest.whole()).less(of(rest.part()))));
      anyway = new LinkedHashSet<>(EarlierRows.anyway(cells, innermost));
      known.addAll(earlier.known());
      known.addAll(anyway);
      hiddenBefore.addAll(earlier.hidden());
      hiddenBefore.addAll(innermost.smallLeftOut());
      hiddenBefore.removeAll(known);
      lines = Line.of(cells, nodes);
      components = new Components(earlier.innermost());
    }

    private Combination of(Cell cell) {
      Combination combination = ofCell.get(cell);
      if (combination == null) {
        throw new IllegalArgumentException("no such cell: " + cell);
      }
      return combination;
    }

    Collection<Block> blocks() {
      Stream.of(ofCell.values(), ofRest.values(), known, hiddenBefore)
          .flatMap(Collection::stream)
          .filter(one -> !one.isEmpty())
          .forEach(components::join);
      for (UnseenBefore unseen : earlier.unseen()) {
        List<Combination> some = unseen.cells().stream().filter(one -> !one.isEmpty()).toList();
        for (int i = 1; i < some.size(); i++) {
          components.join(some.get(0), some.get(i));
        }
      }
      ofCell.forEach(
          (cell, one) ->
              block(one)
                  .ifPresent(
                      block -> {
                        block.cells.add(cell);
                        block.combinations.put(cell, one);
                        if (earlier.hiddenLast().containsKey(cell)) {
                          block.hiddenLast.add(cell);
                        }
                        if (Objects.equals(earlier.hiddenLast().get(cell), one)) {
                          block.stillHidden.add(cell);
                        }
                        if (known.contains(one)) {
                          block.stillShown.add(cell);
                        }
                      }));
      ofRest.forEach(
          (rest, one) ->
              block(one)
                  .ifPresent(
                      block -> {
                        block.smallRests.add(rest);
                        block.restCombinations.put(rest, one);
                      }));
      known.forEach(one -> block(one).ifPresent(block -> block.known.add(one)));
      anyway.forEach(one -> block(one).ifPresent(block -> block.anyway.add(one)));
      hiddenBefore.forEach(one -> block(one).ifPresent(block -> block.hiddenBefore.add(one)));
      for (Line line : lines) {
        line.cells()
            .map(this::of)
            .filter(one -> !one.isEmpty())
            .findFirst()
            .flatMap(this::block)
            .ifPresent(block -> block.lines.add(line));
      }
      for (UnseenBefore unseen : earlier.unseen()) {
        unseen.cells().stream()
            .filter(one -> !one.isEmpty())
            .findFirst()
            .flatMap(this::block)
            .ifPresent(block -> block.unseenBefore.add(unseen));
      }
      blocks.values().removeIf(block -> block.cells.isEmpty());
      blocks.values().forEach(Block::numberAnew);
      blocks.values().forEach(Block::nameSubtotals);
      return blocks.values();
    }

    private Optional<Block> block(Combination one) {
      return one.isEmpty()
          ? Optional.empty()
          : Optional.of(blocks.computeIfAbsent(components.of(one), key -> new Block()));
    }
  }

  /** Numbers the block's own innermost cells from 0. */
  private void numberAnew() {
    Map<Integer, Integer> numbers = new HashMap<>();
    UnaryOperator<Combination> anew =
        one -> one.numbered(atom -> numbers.computeIfAbsent(atom, key -> numbers.size()));
    cells.forEach(cell -> combinations.computeIfPresent(cell, (key, one) -> anew.apply(one)));
    smallRests.forEach(
        rest -> restCombinations.computeIfPresent(rest, (key, one) -> anew.apply(one)));
    known.replaceAll(anew);
    anyway.replaceAll(anew);
    unseenBefore.replaceAll(unseen -> unseen.numbered(anew));
    hiddenBefore.replaceAll(anew);
    innermost = numbers.size();
  }

  /** Writes sums of many innermost cells by the names of their parts. */
  private void nameSubtotals() {
    Subtotals names =
        new Subtotals(lines, cell -> Optional.ofNullable(combinations.get(cell)), innermost);
    restCombinations.replaceAll(
        (rest, one) -> {
          Combination whole = combinations.get(rest.whole());
          Combination part = combinations.get(rest.part());
          return whole == null || part == null ? one : names.of(whole).less(names.of(part));
        });
    combinations.replaceAll((cell, one) -> names.of(one));
    known.replaceAll(names::of);
    anyway.replaceAll(names::of);
    unseenBefore.replaceAll(unseen -> unseen.numbered(names::of));
    hiddenBefore.replaceAll(names::of);
    known.addAll(names.meanings());
    anyway.addAll(names.meanings());
    unknowns = names.size();
  }
}
