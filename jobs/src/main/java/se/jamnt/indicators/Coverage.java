package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import se.jamnt.model.DateSpan;

/**
 * The days that a source's deliveries tell of.
 *
 * @param spans at least one, in any order, possibly overlapping
 * @param dataAsOf the latest declared date of the deliveries used or, where one declares none, the
 *     last date in its data
 */
public record Coverage(List<Span> spans, LocalDate dataAsOf) {

  /**
   * Days that one delivery tells of.
   *
   * @param units the units that it tells of; empty for all of the source
   */
  public record Span(DateSpan days, Set<String> units) {

    public Span {
      units = Set.copyOf(units);
    }

    boolean tellsOf(String unit) {
      return units.isEmpty() || units.contains(unit);
    }
  }

  public Coverage {
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("a source without deliveries has no coverage");
    }
    spans = List.copyOf(spans);
  }

  /** The first day that any delivery tells of. */
  public LocalDate from() {
    return spans.stream().map(span -> span.days().first()).min(LocalDate::compareTo).orElseThrow();
  }

  /** The last day that any delivery tells of. */
  LocalDate last() {
    return spans.stream().map(span -> span.days().last()).max(LocalDate::compareTo).orElseThrow();
  }

  /** Whether a delivery tells of a unit on at least one of the days. */
  public boolean touches(String unit, DateSpan days) {
    return spans.stream().anyMatch(span -> span.tellsOf(unit) && span.days().overlaps(days));
  }

  /** Whether a delivery tells of a unit on the day. */
  public boolean includes(String unit, LocalDate day) {
    return spans.stream().anyMatch(span -> span.tellsOf(unit) && span.days().contains(day));
  }

  /** Whether the source's data reach a period; as long as it is the same, so is its meaning. */
  String reach(DateSpan days) {
    return "begun %s, covered %s"
        .formatted(!dataAsOf.isBefore(days.first()), !from().isAfter(days.last()));
  }

  /** Of which units the source told anything in a period, and of which of its last day. */
  String told(DateSpan days) {
    Set<String> told = new TreeSet<>();
    for (Span span : spans) {
      if (span.days().overlaps(days)) {
        told.add(span.days().contains(days.last()) + " " + new TreeSet<>(span.units()));
      }
    }
    return "told " + told;
  }
}
