package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses the cells of a block to hide: the small ones, and as few others as keep them hidden.
 *
 * <p>One cell after another is shown, in the order of the policy, unless all that is shown together
 * would then give back something small: a cell, what is left of a whole without its part, or the
 * sum of the hidden cells of a line. So every cell that is hidden without being small would give
 * back something small if it were shown. In the end no hidden count may be narrowed down to one
 * number by a reader who knows that it is not negative; where one is, a further cell of its line is
 * hidden.
 */
final class Suppression {

  private final Block block;
  private final CountedCells cells;
  private final Comparator<Cell> order;
  private final List<Cell> inOrder;
  private final Map<Cell, List<Line>> linesOf = new HashMap<>();
  private final Set<Cell> small = new HashSet<>();
  private final Set<Cell> forRoom = new HashSet<>();
  private final Set<Combination> guarded = new LinkedHashSet<>();

  private Suppression(Block block, CountedCells cells, Comparator<Cell> order) {
    this.block = block;
    this.cells = cells;
    this.order = order;
    this.inOrder = block.cells().stream().sorted(order).toList();
    for (Line line : block.lines()) {
      line.cells()
          .forEach(cell -> linesOf.computeIfAbsent(cell, one -> new ArrayList<>()).add(line));
    }
  }

  /**
   * The cells of a block to hide.
   *
   * @param mustHide cells that the policy hides though they are not small
   * @throws ArithmeticException if the numbers do not fit into 64 bits
   * @throws Elimination.TooLargeException if it takes too long
   */
  static Set<Cell> hidden(
      Block block, CountedCells cells, Set<Cell> mustHide, Comparator<Cell> order) {
    Suppression suppression = new Suppression(block, cells, order);
    suppression.guard(mustHide);
    return suppression.small.isEmpty() && suppression.guarded.isEmpty()
        ? Set.of()
        : suppression.hide();
  }

  private void guard(Set<Cell> mustHide) {
    block.cells().stream()
        .filter(cell -> cells.isSmall(cell) || mustHide.contains(cell))
        .forEach(small::add);
    block.smallRests().forEach(rest -> guarded.add(block.of(rest)));
  }

  private Set<Cell> hide() {
    while (true) {
      Set<Cell> hidden = showInOrder();
      boolean safe = !guardSmallSums(hidden) && !makeRoom(hidden);
      if (safe) {
        showWhatNeedNotBeHidden(hidden);
        return hidden;
      }
    }
  }

  private Set<Cell> showInOrder() {
    List<Combination> all = new ArrayList<>(guarded);
    Stream.concat(small.stream(), forRoom.stream()).forEach(cell -> all.add(block.of(cell)));
    Elimination elimination = elimination(all);
    Set<Cell> hidden = new HashSet<>(small);
    hidden.addAll(forRoom);
    for (Cell cell : inOrder) {
      if (!hidden.contains(cell) && !elimination.publish(block.of(cell))) {
        hidden.add(cell);
      }
    }
    return hidden;
  }

  private Elimination elimination(List<Combination> guards) {
    Elimination elimination = new Elimination(block.atoms(), guards);
    block.known().forEach(elimination::isKnown);
    return elimination;
  }

  /** Guards the sums of hidden cells that leave too little room; false where there is none. */
  private boolean guardSmallSums(Set<Cell> hidden) {
    boolean found = false;
    for (Line line : block.lines()) {
      if (isSmallSum(line, hidden)) {
        found |=
            guarded.add(
                unseen(line, hidden).stream()
                    .map(block::of)
                    .reduce(Combination::plus)
                    .orElseThrow());
      }
    }
    return found;
  }

  /**
   * Where a line's total is shown, so is the sum of its hidden cells. It must not be small, nor
   * leave just one for each of them where none can be zero.
   */
  private boolean isSmallSum(Line line, Set<Cell> hidden) {
    if (hidden.contains(line.total())) {
      return false;
    }
    List<Cell> unseen = unseen(line, hidden);
    long sum = unseen.stream().mapToLong(cells::count).sum();
    long ones = cells.canBeZero(line.total()) ? 0 : unseen.size();
    return unseen.size() > 1 && (sum < cells.smallestShown(line.total()) || sum <= ones);
  }

  private static List<Cell> unseen(Line line, Set<Cell> hidden) {
    return line.parts().stream().filter(hidden::contains).toList();
  }

  /**
   * Hides the least important shown cell beside each count that a reader can narrow down too far;
   * false where there is none.
   */
  private boolean makeRoom(Set<Cell> hidden) {
    boolean found = false;
    for (Cell narrow : new ReadersBounds(block, cells, hidden).withoutRoom()) {
      Optional<Cell> beside =
          linesOf.getOrDefault(narrow, List.of()).stream()
              .flatMap(Line::cells)
              .filter(cell -> !hidden.contains(cell) && cells.count(cell) > 0)
              .max(order);
      found |= beside.map(forRoom::add).orElse(false);
    }
    return found;
  }

  /** Cells that were hidden to make room may have become needless by those hidden later. */
  private void showWhatNeedNotBeHidden(Set<Cell> hidden) {
    if (forRoom.isEmpty()) {
      return;
    }
    List<Cell> secondary =
        inOrder.stream().filter(cell -> hidden.contains(cell) && !small.contains(cell)).toList();
    List<Combination> all = new ArrayList<>();
    secondary.forEach(cell -> all.add(block.of(cell)));
    small.forEach(cell -> all.add(block.of(cell)));
    all.addAll(guarded);
    Elimination elimination = elimination(all);
    inOrder.stream()
        .filter(cell -> !hidden.contains(cell))
        .forEach(cell -> elimination.isKnown(block.of(cell)));
    ReadersBounds bounds = new ReadersBounds(block, cells, hidden);
    for (Cell cell : secondary) {
      if (hidden.contains(cell)) {
        Combination news = elimination.news(block.of(cell));
        Set<Integer> givenBack = elimination.givenBackBy(news);
        boolean nothingSmall = givenBack.stream().allMatch(number -> number < secondary.size());
        List<Cell> together =
            givenBack.stream().filter(n -> n < secondary.size()).map(secondary::get).toList();
        if (nothingSmall && leavesRoom(together, hidden, bounds)) {
          elimination.isKnown(news);
        }
      }
    }
  }

  /** Shows cells if the others then still have room; else they stay hidden. */
  private boolean leavesRoom(List<Cell> shown, Set<Cell> hidden, ReadersBounds bounds) {
    shown.forEach(hidden::remove);
    boolean sumsAreLarge =
        shown.stream()
            .flatMap(cell -> linesOf.getOrDefault(cell, List.of()).stream())
            .noneMatch(line -> isSmallSum(line, hidden));
    if (sumsAreLarge && bounds.leaveRoom(shown, hidden)) {
      return true;
    }
    hidden.addAll(shown);
    return false;
  }

  /**
   * Whether nothing small is given back while just these cells are hidden. For tests: it looks at
   * the end of what {@link #hidden} does.
   */
  static boolean isSafe(Block block, CountedCells cells, Set<Cell> hidden) {
    Suppression suppression = new Suppression(block, cells, Cell.ORDER);
    suppression.guard(Set.of());
    Elimination reader = suppression.elimination(List.of());
    block.cells().stream()
        .filter(cell -> !hidden.contains(cell))
        .forEach(cell -> reader.isKnown(block.of(cell)));
    return block.cells().stream()
            .filter(hidden::contains)
            .noneMatch(cell -> reader.isGivenBack(block.of(cell)))
        && block.smallRests().stream().noneMatch(rest -> reader.isGivenBack(block.of(rest)))
        && block.lines().stream().noneMatch(line -> suppression.isSmallSum(line, hidden))
        && new ReadersBounds(block, cells, hidden).withoutRoom().isEmpty();
  }
}
