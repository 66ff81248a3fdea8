package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The hidden counts of files that a reader can narrow down too far line by line, knowing that
 * counts are not negative and that zeros are shown: to one number, a small one to fewer than every
 * small number, or a few to a small sum.
 */
final class NarrowCounts {

  private final ReadEdition read;
  private final List<Map<Cell, Integer>> lines;
  private final Map<Cell, Boolean> isKnown = new HashMap<>();
  private final ReadersKnowledge knowledge;

  /**
   * The counts of an edition.
   *
   * @param knowledge of a reader who has nothing but this edition
   */
  NarrowCounts(ReadEdition read, ReadersKnowledge knowledge) {
    this.read = read;
    this.knowledge = knowledge;
    this.lines =
        read.equations().lines().stream()
            .filter(line -> line.keySet().stream().allMatch(read.truth()::has))
            .filter(line -> line.keySet().stream().noneMatch(cell -> cell.counted().isAmount()))
            .toList();
  }

  private boolean isKnown(Cell cell) {
    return isKnown.computeIfAbsent(
        cell, one -> read.cells().isKnown(one) || knowledge.has(read.unknown(one)));
  }

  /** The hidden counts of lines whose total is known and that are few together. */
  List<Cell> totalsOfFew() {
    CountedCells truth = read.truth();
    List<Cell> found = new ArrayList<>();
    for (Map<Cell, Integer> line : lines) {
      Cell total = total(line);
      List<Long> unseen =
          line.keySet().stream()
              .filter(cell -> !cell.equals(total) && !isKnown(cell))
              .map(truth::count)
              .filter(count -> count > 0)
              .toList();
      long sum = unseen.stream().mapToLong(Long::longValue).sum();
      long ones = truth.canBeZero(total) ? 0 : unseen.size();
      if (isKnown(total)
          && unseen.size() > 1
          && (sum < truth.smallestShown(total) || sum <= ones)) {
        found.add(total);
      }
    }
    return found;
  }

  /** The hidden counts that have no room. */
  List<Cell> withoutRoom() {
    CountedCells truth = read.truth();
    Map<Cell, Integer> numbers = new HashMap<>();
    Set<Cell> unknown =
        read.hidden().stream()
            .filter(cell -> truth.has(cell) && !cell.counted().isAmount() && !isKnown(cell))
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    unknown.forEach(cell -> numbers.put(cell, numbers.size()));
    CountEquations equations =
        new CountEquations(
            numbers.size(), lines.stream().map(line -> equation(line, numbers)).toList());
    Bounds notNegative = bounds(unknown, equations, cell -> 0);
    Bounds aboveZero = bounds(unknown, equations, cell -> isSeenIfZero(cell) ? 1 : 0);
    return unknown.stream()
        .filter(cell -> truth.count(cell) > 0)
        .filter(
            cell -> {
              int number = Objects.requireNonNull(numbers.get(cell));
              return aboveZero.isPinned(number)
                  || (truth.isSmall(cell)
                      && !notNegative.leaves(number, 1, truth.smallestShown(cell) - 1L));
            })
        .toList();
  }

  /**
   * Zeros are shown, unless the policy hides them, or their figure for the sake of another count.
   */
  private boolean isSeenIfZero(Cell cell) {
    return !read.truth().canBeZero(cell) && read.truth().count(cell) > 0;
  }

  private static Bounds bounds(
      Set<Cell> unknown, CountEquations equations, ToLongFunction<Cell> least) {
    return new Bounds(
        unknown.stream().mapToLong(least).toArray(),
        IntStream.range(0, unknown.size()).toArray(),
        equations);
  }

  private Bounds.Equation equation(Map<Cell, Integer> line, Map<Cell, Integer> numbers) {
    List<Integer> unknown = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<Cell, Integer> of : line.entrySet()) {
      Integer number = numbers.get(of.getKey());
      if (number == null) {
        sum -= of.getValue() * read.truth().count(of.getKey());
      } else {
        unknown.add(of.getValue() > 0 ? number : ~number);
      }
    }
    return new Bounds.Equation(unknown, sum);
  }

  private static Cell total(Map<Cell, Integer> line) {
    return line.entrySet().stream()
        .filter(of -> of.getValue() < 0)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
