package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final List<Line> lines = new ArrayList<>();
  private final Map<Cell, Combination> combinations = new HashMap<>();
  private final Map<Rest, Combination> restCombinations = new HashMap<>();
  private int atoms;

  private Block() {}

  List<Cell> cells() {
    return cells;
  }

  List<Rest> smallRests() {
    return smallRests;
  }

  List<Combination> known() {
    return known;
  }

  List<Line> lines() {
    return lines;
  }

  int atoms() {
    return atoms;
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

  /** Divides all cells into blocks. Cells that nobody is behind tell nothing and are in none. */
  static Collection<Block> of(CountedCells cells, Nodes nodes) {
    return new Division(cells, nodes).blocks();
  }

  /** All cells on the way to their blocks. */
  private static final class Division {

    private final Map<Cell, Combination> ofCell = new LinkedHashMap<>();
    private final Map<Rest, Combination> ofRest = new LinkedHashMap<>();
    private final List<Combination> known = new ArrayList<>();
    private final List<Line> lines;
    private final Components components;
    private final Map<Integer, Block> blocks = new TreeMap<>();

    Division(CountedCells cells, Nodes nodes) {
      InnermostCells innermost = new InnermostCells(cells, nodes);
      cells.all().forEach(cell -> ofCell.put(cell, innermost.of(cell)));
      cells.smallRests().forEach(rest -> ofRest.put(rest, of(rest.whole()).less(of(rest.part()))));
      known.addAll(innermost.nothing());
      cells.emptyRests().forEach(rest -> known.add(of(rest.whole()).less(of(rest.part()))));
      cells
          .wholesWithUnknown()
          .forEach(one -> known.add(of(one.get(0)).less(of(one.get(1))).less(of(one.get(2)))));
      lines = Line.of(cells, nodes);
      components = new Components(innermost.size());
    }

    private Combination of(Cell cell) {
      Combination combination = ofCell.get(cell);
      if (combination == null) {
        throw new IllegalArgumentException("no such cell: " + cell);
      }
      return combination;
    }

    Collection<Block> blocks() {
      Stream.of(ofCell.values(), ofRest.values(), known)
          .flatMap(Collection::stream)
          .forEach(components::join);
      ofCell.forEach(
          (cell, one) ->
              block(one)
                  .ifPresent(
                      block -> {
                        block.cells.add(cell);
                        block.combinations.put(cell, one);
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
      for (Line line : lines) {
        line.cells()
            .map(this::of)
            .filter(one -> !one.isEmpty())
            .findFirst()
            .flatMap(this::block)
            .ifPresent(block -> block.lines.add(line));
      }
      blocks.values().forEach(Block::numberAnew);
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
    atoms = numbers.size();
  }

  /** Innermost cells that combinations hold together. */
  private static final class Components {

    private final int[] next;

    Components(int size) {
      next = new int[size];
      for (int i = 0; i < size; i++) {
        next[i] = i;
      }
    }

    int of(Combination one) {
      return root(one.atom(0));
    }

    void join(Combination one) {
      for (int i = 1; i < one.size(); i++) {
        int a = root(one.atom(0));
        int b = root(one.atom(i));
        next[Math.max(a, b)] = Math.min(a, b);
      }
    }

    private int root(int atom) {
      int at = atom;
      while (next[at] != at) {
        next[at] = next[next[at]];
        at = next[at];
      }
      return at;
    }
  }
}
