package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final Set<Cell> given;
  private final List<Cell> inOrder;
  private final Room room;
  private final Set<Cell> small = new HashSet<>();
  private final Set<Cell> forRoom = new HashSet<>();
  private final Set<Cell> asBefore = new HashSet<>();
  private final Set<Combination> guarded = new LinkedHashSet<>();

  /**
   * What decides beside the counts.
   *
   * @param mustHide cells that the policy hides though they are not small
   * @param given cells that are hidden, whatever follows: their boards are closed
   * @param order which cells stay shown where there is a choice, the first before all others
   * @param keepsReleased whether the last release was protected by the same policy, so that what
   *     did not change stays as it was
   */
  record Wanted(
      Set<Cell> mustHide, Set<Cell> given, Comparator<Cell> order, boolean keepsReleased) {

    Wanted(Set<Cell> mustHide, Set<Cell> given, Comparator<Cell> order) {
      this(mustHide, given, order, true);
    }
  }

  private Suppression(Block block, CountedCells cells, Wanted wanted) {
    this.block = block;
    this.cells = cells;
    this.given = wanted.given();
    this.inOrder = block.cells().stream().sorted(wanted.order()).toList();
    this.room = new Room(block, cells, wanted.order());
  }

  /**
   * The cells of a block to hide.
   *
   * @throws ArithmeticException if the numbers do not fit into 64 bits
   * @throws Elimination.TooLargeException if it takes too long
   */
  static Set<Cell> hidden(Block block, CountedCells cells, Wanted wanted) {
    Suppression suppression = new Suppression(block, cells, wanted);
    suppression.guard(wanted.mustHide());
    boolean nothingToHide =
        suppression.small.isEmpty()
            && suppression.guarded.isEmpty()
            && block.cells().stream().noneMatch(wanted.given()::contains);
    return nothingToHide ? Set.of() : suppression.asReleased(wanted).orElseGet(suppression::hide);
  }

  /**
   * What the last release hid, where nothing has changed since: it was chosen after all that was
   * released before, and another choice would tell more without need.
   */
  private Optional<Set<Cell>> asReleased(Wanted wanted) {
    Set<Cell> hidden = block.stillHidden();
    boolean nothingNew =
        wanted.keepsReleased()
            && block.cells().stream()
                .allMatch(cell -> hidden.contains(cell) || block.stillShown().contains(cell))
            && hidden.containsAll(small)
            && block.cells().stream().filter(given::contains).allMatch(hidden::contains);
    return nothingNew ? Optional.of(Set.copyOf(hidden)) : Optional.empty();
  }

  private void guard(Set<Cell> mustHide) {
    block.cells().stream()
        .filter(cell -> cells.isSmall(cell) || mustHide.contains(cell))
        .forEach(small::add);
    block.smallRests().forEach(rest -> guarded.add(block.of(rest)));
    guarded.addAll(block.hiddenBefore());
    // begins with what the last release hid; what has become needless of it is shown in the end
    block.hiddenLast().stream()
        .filter(cell -> !small.contains(cell) && !block.stillShown().contains(cell))
        .forEach(asBefore::add);
  }

  private Set<Cell> hide() {
    while (true) {
      Elimination elimination = elimination(guards(), block.known());
      Set<Cell> hidden = showInOrder(elimination);
      boolean safe = !guardSmallSums(hidden) && !guardEarlierSums(elimination) && !makeRoom(hidden);
      if (safe) {
        showWhatNeedNotBeHidden(hidden);
        if (block.unseenBefore().isEmpty() || !guardEarlierSums(readerOf(hidden, List.of()))) {
          return hidden;
        }
      }
    }
  }

  /**
   * Where earlier releases have given something back, it is still not given back anew: who compares
   * releases takes counts that are as many for the same, and can't be sure of it.
   */
  private Set<Cell> showInOrder(Elimination elimination) {
    Optional<Elimination> ofThisAlone =
        elimination.hasLost()
            ? Optional.of(elimination(guards(), block.anyway()))
            : Optional.empty();
    Set<Cell> hidden = new HashSet<>(small);
    hidden.addAll(forRoom);
    hidden.addAll(asBefore);
    for (Cell cell : inOrder) {
      if (given.contains(cell)) {
        hidden.add(cell);
      } else if (!hidden.contains(cell)) {
        boolean fits = ofThisAlone.map(alone -> alone.allows(block.of(cell))).orElse(true);
        if (fits && elimination.publish(block.of(cell))) {
          ofThisAlone.ifPresent(alone -> alone.publish(block.of(cell)));
        } else {
          hidden.add(cell);
        }
      }
    }
    return hidden;
  }

  private List<Combination> guards() {
    List<Combination> all = new ArrayList<>(guarded);
    Stream.concat(
            small.stream(), forRoom.stream().filter(cell -> !block.stillShown().contains(cell)))
        .forEach(cell -> all.add(block.of(cell)));
    return all;
  }

  private Elimination elimination(List<Combination> guards, List<Combination> known) {
    Elimination elimination = new Elimination(block.unknowns(), block.innermost(), guards);
    known.forEach(elimination::isKnown);
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

  /** The same of lines that earlier releases showed: some of their cells are known by now. */
  private boolean guardEarlierSums(Elimination elimination) {
    boolean found = false;
    for (UnseenBefore unseen : block.unseenBefore()) {
      found |= unseen.tooFew(elimination::isGivenBack).map(guarded::add).orElse(false);
    }
    return found;
  }

  /** What is known while just these cells are hidden, and what of the guarded is not. */
  private Elimination readerOf(Set<Cell> hidden, List<Combination> guards) {
    Elimination reader = elimination(guards, block.known());
    inOrder.stream()
        .filter(cell -> !hidden.contains(cell))
        .forEach(cell -> reader.isKnown(block.of(cell)));
    return reader;
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

  /** Hides further cells where a reader can narrow hidden ones down too far; false where none. */
  private boolean makeRoom(Set<Cell> hidden) {
    Set<Cell> beside = room.beside(hidden);
    forRoom.addAll(beside);
    return !beside.isEmpty();
  }

  /**
   * Cells that were hidden to make room, or in the last release, may have become needless by those
   * hidden later.
   */
  private void showWhatNeedNotBeHidden(Set<Cell> hidden) {
    if (forRoom.isEmpty() && asBefore.isEmpty()) {
      return;
    }
    List<Cell> secondary =
        inOrder.stream()
            .filter(hidden::contains)
            .filter(cell -> !small.contains(cell) && !given.contains(cell))
            .toList();
    List<Combination> all = new ArrayList<>();
    secondary.forEach(cell -> all.add(block.of(cell)));
    small.forEach(cell -> all.add(block.of(cell)));
    all.addAll(guarded);
    Elimination elimination = readerOf(hidden, all);
    ReadersBounds bounds = room.bounds(hidden);
    for (Cell cell : secondary) {
      if (hidden.contains(cell)) {
        Combination news = elimination.news(block.of(cell));
        Set<Integer> givenBack = elimination.givenBackBy(news);
        boolean nothingSmall = givenBack.stream().allMatch(number -> number < secondary.size());
        List<Cell> together =
            news.isEmpty()
                ? List.of(cell)
                : givenBack.stream().filter(n -> n < secondary.size()).map(secondary::get).toList();
        if (nothingSmall && leavesRoom(together, hidden, bounds)) {
          elimination.isKnown(block.of(cell));
        }
      }
    }
  }

  /** Shows cells if the others then still have room; else they stay hidden. */
  private boolean leavesRoom(List<Cell> shown, Set<Cell> hidden, ReadersBounds bounds) {
    shown.forEach(hidden::remove);
    boolean sumsAreLarge =
        shown.stream()
            .flatMap(cell -> room.linesOf(cell).stream())
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
    Suppression suppression =
        new Suppression(block, cells, new Wanted(Set.of(), Set.of(), Cell.ORDER));
    suppression.guard(Set.of());
    Elimination reader = suppression.readerOf(hidden, List.of());
    return block.cells().stream()
            .filter(hidden::contains)
            .noneMatch(cell -> reader.isGivenBack(block.of(cell)))
        && block.smallRests().stream().noneMatch(rest -> reader.isGivenBack(block.of(rest)))
        && block.hiddenBefore().stream().noneMatch(reader::isGivenBack)
        && block.unseenBefore().stream().allMatch(one -> one.tooFew(reader::isGivenBack).isEmpty())
        && block.lines().stream().noneMatch(line -> suppression.isSmallSum(line, hidden))
        && suppression.room.bounds(hidden).withoutRoom().isEmpty();
  }
}
