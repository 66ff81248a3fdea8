package se.jamnt.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows from editions of files together, by reducing their equations. */
final class ReadersKnowledge {

  private final Set<Object> known;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final RowReduction reduction = new RowReduction();

  private ReadersKnowledge(Gathered gathered, Collection<Map<Object, Long>> equations) {
    known = gathered.known();
    Set<Map<Integer, BigInteger>> added = new HashSet<>();
    for (Map<Object, Long> equation : equations) {
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

  /** A reader who has gathered this from rows. */
  static ReadersKnowledge fromRows(Gathered gathered) {
    return new ReadersKnowledge(gathered, gathered.equations());
  }

  /** A reader who also knows that nobody is in the days of which no row tells. */
  static ReadersKnowledge alsoOfGaps(Gathered gathered) {
    List<Map<Object, Long>> equations = new ArrayList<>(gathered.equations());
    equations.addAll(gathered.besideGaps());
    return new ReadersKnowledge(gathered, equations);
  }

  /** Whether it is shown, or must be what it is because of what is shown. */
  boolean has(Object unknown) {
    Integer number = numbers.get(unknown);
    return known.contains(unknown) || (number != null && reduction.gives(number));
  }
}
