package se.jamnt.disclosure;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What follows from editions of files together, by reducing their equations. */
final class ReadersKnowledge {

  private final Set<Object> known;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final RowReduction reduction = new RowReduction();

  /** A reader who has gathered this. */
  ReadersKnowledge(Gathered gathered) {
    known = gathered.known();
    Set<Map<Integer, BigInteger>> added = new HashSet<>();
    for (Map<Object, Long> equation : gathered.equations()) {
      Map<Integer, BigInteger> unknown = new HashMap<>();
      equation.forEach(
          (one, times) -> {
            if (!known.contains(one)) {
              int number = numbers.computeIfAbsent(one, key -> numbers.size());
              unknown.put(number, BigInteger.valueOf(times));
            }
          });
      if (added.add(unknown)) {
        reduction.add(unknown);
      }
    }
  }

  /** Whether it is shown, or must be what it is because of what is shown. */
  boolean has(Object unknown) {
    Integer number = numbers.get(unknown);
    return known.contains(unknown) || (number != null && reduction.gives(number));
  }
}
