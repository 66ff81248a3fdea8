package se.jamnt.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a reader gathers from editions: what they show, what adds up to what, and what they hide.
 * Not the editions themselves: of a year of nights most of each is in the one before.
 */
final class Gathered {

  private final Set<Object> known = new HashSet<>();
  private final Set<Map<Object, Long>> equations = new LinkedHashSet<>();
  private final Map<Object, Small> small = new LinkedHashMap<>();
  private int editions;

  /**
   * Something that is too small to be known.
   *
   * @param follows what would be wrong if it were, in words
   * @param cell where it is
   */
  record Small(String follows, Cell cell) {}

  /** What one edition tells by its rows, whoever is in the days of which none tells. */
  static Gathered fromRowsOf(ReadEdition read) {
    Gathered gathered = new Gathered();
    gathered.add(read, equation -> equation.ground() != Equation.Ground.NOBODYS_DAYS);
    return gathered;
  }

  /** All of these, and another edition. */
  Gathered and(ReadEdition edition) {
    Gathered both = new Gathered();
    both.known.addAll(known);
    both.equations.addAll(equations);
    both.small.putAll(small);
    both.editions = editions;
    both.add(edition);
    return both;
  }

  /** Reads another edition. */
  void add(ReadEdition read) {
    add(read, equation -> true);
  }

  private void add(ReadEdition read, Predicate<Equation> isKnown) {
    read.cells().all().stream().filter(read::shows).forEach(cell -> known.add(read.unknown(cell)));
    for (Equation equation : read.equations().all()) {
      Set<Cell> cells = equation.times().keySet();
      boolean tellsMore = !cells.stream().allMatch(read::shows);
      if (tellsMore && isKnown.test(equation)) {
        Map<Object, Long> unknowns = new HashMap<>();
        equation.times().forEach((cell, times) -> add(unknowns, read.unknown(cell), times));
        equations.add(unknowns);
      }
    }
    for (Rest rest : read.truth().smallRests()) {
      Map<Object, Long> unknowns = new HashMap<>();
      add(unknowns, read.unknown(rest), 1);
      add(unknowns, read.unknown(rest.whole()), -1);
      add(unknowns, read.unknown(rest.part()), 1);
      equations.add(unknowns);
    }
    addSmall(read);
    editions++;
  }

  private static void add(Map<Object, Long> equation, Object unknown, long times) {
    equation.merge(unknown, times, Math::addExact);
  }

  private void addSmall(ReadEdition read) {
    for (Cell cell : read.hidden()) {
      // of a closed board's unit that is no more, the release that closed it has the count
      if (read.truth().has(cell) && read.truth().isSmall(cell)) {
        small.put(read.unknown(cell), new Small("a hidden count follows from others: ", cell));
      }
    }
    for (Cell leftOut : read.equations().smallLeftOut()) {
      small.put(
          read.unknown(leftOut), new Small("what units leave out follows from others: ", leftOut));
    }
    for (Rest rest : read.truth().smallRests()) {
      small.put(
          read.unknown(rest),
          new Small("what is left of a whole follows from others: ", rest.part()));
    }
  }

  /** Whether there was no edition. */
  boolean isEmpty() {
    return editions == 0;
  }

  /** The unknowns that are shown, each in some edition. */
  Set<Object> known() {
    return known;
  }

  /** Sums of unknowns, by how many times each, that are zero. */
  Set<Map<Object, Long>> equations() {
    return equations;
  }

  /** The small counts that no edition may give away, by their unknown. */
  Map<Object, Small> small() {
    return small;
  }
}
