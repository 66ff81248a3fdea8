package se.jamnt.disclosure;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Days of a line of periods of which no period tells by itself, and that nobody is in, such as the
 * months to come of a year that is not over: the shortest period around them counts no more than
 * its other days do. A reader knows until when the data reach, so knows that too. Days that have
 * somebody, or may have, since nothing else divides the period around them, are not among them.
 */
final class NobodysDays {

  private final NavigableMap<Stretch, Cell> told = new TreeMap<>();
  private final SortedSet<Stretch> stretches;
  private final ToLongFunction<Cell> count;

  private NobodysDays(Collection<Cell> line, ToLongFunction<Cell> count) {
    line.forEach(cell -> told.put(new Stretch(cell.period().days()), cell));
    this.stretches = Stretch.between(told.keySet());
    this.count = count;
  }

  /**
   * What each period that has such days adds up to: how many times each cell is in the sum, the
   * period itself -1 times.
   */
  static List<Map<Cell, Integer>> sums(Collection<Cell> line, ToLongFunction<Cell> count) {
    NobodysDays days = new NobodysDays(line, count);
    List<Map<Cell, Integer>> sums = new ArrayList<>();
    days.told.forEach(
        (period, whole) -> {
          List<Stretch> untold =
              days.within(period).stream().filter(part -> !days.told.containsKey(part)).toList();
          if (!untold.isEmpty() && untold.stream().allMatch(days::areNobodys)) {
            Map<Cell, Integer> times = new LinkedHashMap<>();
            days.toldWithin(period).forEach(part -> times.put(part, 1));
            times.put(whole, -1);
            sums.add(times);
          }
        });
    return sums;
  }

  private boolean areNobodys(Stretch untold) {
    Optional<Stretch> around =
        told.keySet().stream()
            .filter(period -> untold.lies(period.days()))
            .min(
                Comparator.comparing(
                    (Stretch period) ->
                        ChronoUnit.DAYS.between(period.days().first(), period.days().last())));
    return around
        .filter(period -> !toldWithin(period).isEmpty())
        .flatMap(period -> Optional.ofNullable(told.get(period)))
        .filter(
            whole ->
                toldWithin(new Stretch(whole.period().days())).stream().mapToLong(count).sum()
                    == count.applyAsLong(whole))
        .isPresent();
  }

  private List<Stretch> within(Stretch period) {
    return stretches.stream()
        .filter(part -> part.lies(period.days()) && !part.equals(period))
        .toList();
  }

  private List<Cell> toldWithin(Stretch period) {
    return within(period).stream()
        .flatMap(part -> Optional.ofNullable(told.get(part)).stream())
        .toList();
  }
}
