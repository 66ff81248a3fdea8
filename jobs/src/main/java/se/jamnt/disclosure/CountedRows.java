package se.jamnt.disclosure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import se.jamnt.disclosure.ChangeReason.Kind;
import se.jamnt.indicators.RowChanges;
import se.jamnt.indicators.RowChanges.Counts;
import se.jamnt.indicators.RowChanges.Place;

/**
 * How many rows have changed beneath figures, as far as that may be told.
 *
 * @param rows the records of the period that differ
 * @param leastCount a smaller number of rows is not told, nor a sum that could give it back
 * @param guarded places whose numbers, set against a figure that is shown on one side, would tell
 *     the one that is hidden on the other
 */
public record CountedRows(RowChanges rows, int leastCount, Set<Place> guarded) {

  public CountedRows {
    guarded = Set.copyOf(guarded);
  }

  /** The reasons that count rows of some units and sources. */
  List<ChangeReason> reasons(Collection<String> units, Collection<String> sources) {
    Map<Place, Counts> places = rows.of(units, sources);
    return Stream.of(
            count(Kind.LATE_ROWS, places, Counts::late),
            count(Kind.CORRECTED_ROWS, places, Counts::corrected),
            count(Kind.VOIDED_ROWS, places, Counts::voided))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * A sum is told only if each of the places that it adds up is: otherwise the sum of a board less
   * those of its other units would be the small number of one.
   */
  private Optional<ChangeReason> count(
      Kind kind, Map<Place, Counts> places, ToLongFunction<Counts> counted) {
    long sum = places.values().stream().mapToLong(counted).sum();
    boolean few =
        places.entrySet().stream()
            .anyMatch(one -> isFew(one.getKey(), counted.applyAsLong(one.getValue())));
    return sum == 0
        ? Optional.empty()
        : Optional.of(new ChangeReason(kind, few ? ChangeReason.FEW : Long.toString(sum)));
  }

  private boolean isFew(Place place, long number) {
    return number > 0 && (number < leastCount || guarded.contains(place));
  }
}
