package se.jamnt.disclosure;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What follows from editions of files together, by reducing their equations. */
final class ReadersKnowledge {

  private final Set<Object> known = new HashSet<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final RowReduction reduction = new RowReduction();

  /** A reader who has these editions. */
  ReadersKnowledge(Collection<ReadEdition> editions) {
    for (ReadEdition read : editions) {
      read.cells().all().stream()
          .filter(read::shows)
          .forEach(cell -> known.add(read.unknown(cell)));
    }
    Set<Map<Integer, BigInteger>> added = new HashSet<>();
    for (ReadEdition read : editions) {
      for (Equation equation : read.equations().all()) {
        Map<Integer, BigInteger> unknown = new HashMap<>();
        equation.times().forEach((cell, times) -> add(unknown, read.unknown(cell), times));
        if (added.add(unknown)) {
          reduction.add(unknown);
        }
      }
      for (Rest rest : read.truth().smallRests()) {
        Map<Integer, BigInteger> unknown = new HashMap<>();
        add(unknown, read.unknown(rest), 1);
        add(unknown, read.unknown(rest.whole()), -1);
        add(unknown, read.unknown(rest.part()), 1);
        if (added.add(unknown)) {
          reduction.add(unknown);
        }
      }
    }
  }

  private void add(Map<Integer, BigInteger> equation, Object one, long times) {
    if (!known.contains(one)) {
      int number = numbers.computeIfAbsent(one, key -> numbers.size());
      equation.merge(number, BigInteger.valueOf(times), BigInteger::add);
    }
  }

  /** Whether it is shown, or must be what it is because of what is shown. */
  boolean has(Object unknown) {
    Integer number = numbers.get(unknown);
    return known.contains(unknown) || (number != null && reduction.gives(number));
  }
}
