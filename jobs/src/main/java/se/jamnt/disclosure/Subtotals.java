package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Names for sums of many innermost cells. An organisation's total is the sum of thousands of them,
 * but of a handful of boards: written with names every sum is as short as the line it stands on,
 * and what names stand for is told once, as equations that every reader knows. Nothing else follows
 * from sums with names than from the same sums without.
 */
final class Subtotals {

  private final Map<Combination, Combination> named = new HashMap<>();
  private final List<Combination> meanings = new ArrayList<>();
  private int next;

  /**
   * Names each total that is the sum of its line's parts.
   *
   * @param of the innermost cells of a cell; empty where nobody is behind it
   * @param atoms how many innermost cells there are; names are numbered from there
   */
  Subtotals(List<Line> lines, Function<Cell, Optional<Combination>> of, int atoms) {
    next = atoms;
    Map<Combination, List<Combination>> shortest = new LinkedHashMap<>();
    for (Line line : lines) {
      Combination total = of.apply(line.total()).orElse(Combination.NOTHING);
      List<Combination> parts = line.parts().stream().map(of).flatMap(Optional::stream).toList();
      if (parts.size() > 1
          && (!shortest.containsKey(total) || parts.size() < shortest.get(total).size())
          && parts.stream().mapToInt(Combination::size).sum() == total.size()
          && parts.stream().reduce(Combination.NOTHING, Combination::plus).equals(total)) {
        shortest.put(total, parts);
      }
    }
    // those of few cells first: they are the parts of the others
    shortest.entrySet().stream()
        .sorted(Comparator.comparingInt(one -> one.getKey().size()))
        .forEach(one -> name(one.getKey(), one.getValue()));
  }

  private void name(Combination total, List<Combination> parts) {
    Combination name = Combination.sum(IntStream.of(next++));
    meanings.add(parts.stream().map(this::of).reduce(name, Combination::less));
    named.put(total, name);
  }

  /** A sum by its name, where it has one. */
  Combination of(Combination sum) {
    return named.getOrDefault(sum, sum);
  }

  /** A whole less its part by their names. */
  Combination less(Combination whole, Combination part) {
    return of(whole).less(of(part));
  }

  /** What names stand for: combinations that are zero. */
  List<Combination> meanings() {
    return meanings;
  }

  /** How many innermost cells and names there are. */
  int size() {
    return next;
  }
}
