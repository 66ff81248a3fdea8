package se.jamnt.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which periods are published.
 *
 * @param kinds months, quarters, tertials, halves and years, those that are wanted
 * @param interims the last months of the cumulative interims, 1 to 12
 * @param ownInterims by board, the last months of its interims where they are others
 * @param spans named spans of their own
 * @param baselines the period that a span is compared with, for those that are
 */
public record PeriodCalendar(
    List<Period.Kind> kinds,
    List<Integer> interims,
    Map<String, List<Integer>> ownInterims,
    List<Period> spans,
    Map<Period, Period> baselines) {

  public PeriodCalendar {
    kinds = List.copyOf(kinds);
    interims = List.copyOf(interims);
    ownInterims = Map.copyOf(ownInterims);
    spans = List.copyOf(spans);
    baselines = Map.copyOf(baselines);
  }

  /** A calendar whose spans are compared with nothing. */
  public PeriodCalendar(List<Period.Kind> kinds, List<Integer> interims, List<Period> spans) {
    this(kinds, interims, Map.of(), spans, Map.of());
  }

  /**
   * Whether a board reports on a period: on an interim only if its last month is one of the board's
   * own or, where it has none, of those of all. A named span is everyone's.
   */
  public boolean concerns(Period period, String board) {
    return period.kind() != Period.Kind.INTERIM
        || spans.contains(period)
        || ownInterims.getOrDefault(board, interims).contains(period.last().getMonthValue());
  }

  /** The last months of all interims, in order. */
  private Set<Integer> allInterims() {
    Set<Integer> all = new TreeSet<>(interims);
    ownInterims.values().forEach(all::addAll);
    return all;
  }

  /** The period that a span is compared with. */
  public Optional<Period> baseline(Period span) {
    return Optional.ofNullable(baselines.get(span));
  }

  /**
   * Every period that has a day on or after the first covered day and has begun by the date of the
   * data; by first, then by last day.
   */
  public List<Period> periods(LocalDate firstCovered, LocalDate dataAsOf) {
    List<Period> periods = new ArrayList<>(spans);
    for (int year = firstCovered.getYear(); year <= dataAsOf.getYear(); year++) {
      for (Period.Kind kind : kinds) {
        for (int number = 1; number <= kind.perYear(); number++) {
          periods.add(Period.of(kind, year, number));
        }
      }
      for (int month : allInterims()) {
        periods.add(Period.interim(YearMonth.of(year, month)));
      }
    }
    return periods.stream()
        .filter(period -> !period.last().isBefore(firstCovered))
        .filter(period -> !period.first().isAfter(dataAsOf))
        .distinct()
        .sorted()
        .toList();
  }
}
