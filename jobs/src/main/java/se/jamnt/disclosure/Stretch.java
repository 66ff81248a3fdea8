package se.jamnt.disclosure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import se.jamnt.model.DateSpan;

/** Days in one row: a period, or what periods that cut into each other leave between two cuts. */
record Stretch(DateSpan days) implements Comparable<Stretch> {

  private static final Comparator<Stretch> ORDER =
      Comparator.comparing((Stretch one) -> one.days().first())
          .thenComparing(one -> one.days().last());

  /** The stretches that no period divides further, in order. */
  static SortedSet<Stretch> between(Collection<Stretch> periods) {
    TreeSet<LocalDate> begins = new TreeSet<>();
    periods.forEach(
        period -> {
          begins.add(period.days().first());
          begins.add(period.days().last().plusDays(1));
        });
    SortedSet<Stretch> stretches = new TreeSet<>();
    LocalDate from = null;
    for (LocalDate begin : begins) {
      if (from != null) {
        stretches.add(new Stretch(new DateSpan(from, begin.minusDays(1))));
      }
      from = begin;
    }
    return stretches;
  }

  boolean lies(DateSpan in) {
    return !days.first().isBefore(in.first()) && !days.last().isAfter(in.last());
  }

  long months() {
    return ChronoUnit.MONTHS.between(days.first(), days.last().plusDays(1));
  }

  @Override
  public int compareTo(Stretch other) {
    return ORDER.compare(this, other);
  }
}
