package se.jamnt.disclosure;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Sex;

/**
 * What figures of units tell of each stretch of time, category and sex: of one thing that is
 * counted, and one breakdown of it.
 */
final class UnitsTold {

  private final boolean addsUpOverTime;
  private final Optional<UnitsTold> undivided;
  private final SortedSet<Stretch> stretches;
  private final Map<String, NavigableMap<Stretch, Map<Column, Told>>> units = new TreeMap<>();

  /** A column of a unit's table. */
  record Column(String category, Sex sex) {}

  /**
   * What a unit's figure says of itself.
   *
   * @param unknown the number of the cell that tells of it
   */
  record Told(long count, int unknown) {

    static final Told NOTHING = new Told(0, 0);
  }

  /**
   * No unit yet.
   *
   * @param periods those that divide the time
   * @param undivided what is told without the breakdown; empty where this is that
   */
  UnitsTold(Collection<Stretch> periods, boolean addsUpOverTime, Optional<UnitsTold> undivided) {
    this.addsUpOverTime = addsUpOverTime;
    this.undivided = undivided;
    this.stretches = addsUpOverTime ? Stretch.between(periods) : new TreeSet<>(periods);
  }

  /** Takes in a figure of a unit. */
  void tells(String unit, Stretch period, Column column, Told told) {
    units
        .computeIfAbsent(unit, one -> new TreeMap<>())
        .computeIfAbsent(period, days -> new HashMap<>())
        .put(column, told);
  }

  /** Takes in what a unit could tell and does not, where it has figures of the period. */
  void canTell(String unit, Stretch period, Column column, Told told) {
    if (haveFigures(unit, period)) {
      tells(unit, period, column, told);
    }
  }

  Set<String> ids() {
    return units.keySet();
  }

  boolean has(String unit) {
    return units.containsKey(unit);
  }

  /** The stretches that no period divides further. */
  SortedSet<Stretch> stretches() {
    return stretches;
  }

  /** The periods of which a unit has figures. */
  Set<Stretch> withFigures(String unit) {
    return periodsOf(unit).keySet();
  }

  private NavigableMap<Stretch, Map<Column, Told>> periodsOf(String unit) {
    return units.getOrDefault(unit, Collections.emptyNavigableMap());
  }

  boolean haveFigures(String unit, Stretch period) {
    return withFigures(unit).contains(period);
  }

  /** What a unit's figures of just this period are; none where it has none. */
  Map<Column, Told> figures(String unit, Stretch period) {
    return periodsOf(unit).getOrDefault(period, Map.of());
  }

  /** The stretches that days consist of. */
  List<Stretch> within(DateSpan days) {
    if (!addsUpOverTime) {
      return List.of(new Stretch(days));
    }
    return stretches.tailSet(new Stretch(new DateSpan(days.first(), days.first()))).stream()
        .takeWhile(stretch -> !stretch.days().first().isAfter(days.last()))
        .filter(stretch -> stretch.lies(days))
        .toList();
  }

  /** What the unit's shortest period tells of the stretch; nothing where it told nothing. */
  Map<Column, Told> told(String unit, Stretch stretch) {
    if (haveFigures(unit, stretch)) {
      return figures(unit, stretch);
    }
    Set<Stretch> periods = withFigures(unit);
    Optional<Stretch> shortest =
        periods.stream()
            .filter(period -> stretch.lies(period.days()))
            .min(Comparator.comparingLong(Stretch::months));
    long finest = periods.stream().mapToLong(Stretch::months).min().orElse(0);
    boolean tellsOfIt =
        shortest.isPresent()
            && undivided
                .map(whole -> whole.tellsOf(unit, stretch))
                .orElse(shortest.get().months() <= finest);
    return tellsOfIt ? figures(unit, shortest.get()) : Map.of();
  }

  private boolean tellsOf(String unit, Stretch stretch) {
    return !has(unit)
        || within(stretch.days()).stream().anyMatch(part -> !told(unit, part).isEmpty());
  }
}
