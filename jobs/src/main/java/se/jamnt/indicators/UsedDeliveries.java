package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Period;

/**
 * The deliveries whose rows are in the facts, and what each of them means for a period.
 *
 * @param deliveries in the order in which they were taken
 * @param links the deliveries of identity links that changed any. They are nobody's data and tell
 *     of no days, but each can change any figure that counts people
 */
public record UsedDeliveries(List<Delivery> deliveries, List<Long> links) {

  /** PostgreSQL's infinity, as a date that Java knows. */
  private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

  private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  /**
   * One delivery.
   *
   * @param dataAsOf its declared date or, where it declares none, the last date in its data
   * @param cover the days and units that it tells of
   * @param touched the days of the versions that it began or ended; empty if it changed nothing
   */
  public record Delivery(
      long id, String source, LocalDate dataAsOf, Coverage.Span cover, Optional<DateSpan> touched) {

    /** The same as if it told of all of its source. */
    private Delivery ofAll() {
      return new Delivery(id, source, dataAsOf, new Coverage.Span(cover.days(), Set.of()), touched);
    }
  }

  public UsedDeliveries {
    deliveries = List.copyOf(deliveries);
    links = List.copyOf(links);
  }

  /** Which periods a source's records can change beside those in which they lie. */
  enum Reach {
    /** What supplements episodes: their dates are not its own. */
    EVERY_PERIOD,
    /** What is looked up as it stood last: it holds until there is something newer. */
    LATER_PERIODS
  }

  /**
   * Reads the deliveries known at the end of a day.
   *
   * @param reach of the sources whose records reach beyond the periods in which they lie
   * @param linkSources the sources of identity links
   */
  static UsedDeliveries read(
      DSLContext facts,
      LocalDate knownAt,
      Map<String, Reach> reach,
      Collection<String> linkSources) {
    String[] links = linkSources.toArray(String[]::new);
    List<Delivery> deliveries =
        facts
            .fetch(
                """
                select delivery_id, source, coalesce(declared_on, last_date) as data_as_of,
                       coalesce(covers_first, first_date, touched_first) as first_day,
                       coalesce(covers_last, declared_on, last_date) as last_day,
                       touched_first, nullif(touched_last, 'infinity') as touched_last,
                       covers_units
                  from facts.delivery
                 where state = 'used' and known_from <= {0}
                   and coalesce(first_date, touched_first) is not null
                   and coalesce(declared_on, last_date) is not null
                   and source <> all ({1})
                 order by delivery_id
                """,
                knownAt, links)
            .map(row -> delivery(row, reach));
    return new UsedDeliveries(deliveries, changedLinks(facts, knownAt, links));
  }

  private static List<Long> changedLinks(DSLContext facts, LocalDate knownAt, String[] sources) {
    return facts
        .fetch(
            """
            select delivery_id from facts.delivery
             where state = 'used' and known_from <= {0} and touched_first is not null
               and source = any ({1})
             order by delivery_id
            """,
            knownAt, sources)
        .map(row -> row.get("delivery_id", Long.class));
  }

  private static Delivery delivery(Record row, Map<String, Reach> reach) {
    LocalDate first = row.get("first_day", LocalDate.class);
    LocalDate last = row.get("last_day", LocalDate.class);
    String @Nullable [] units = row.get("covers_units", String[].class);
    @Nullable LocalDate touchedFirst = row.get("touched_first", LocalDate.class);
    @Nullable LocalDate touchedLast = row.get("touched_last", LocalDate.class);
    return new Delivery(
        row.get("delivery_id", Long.class),
        row.get("source", String.class),
        row.get("data_as_of", LocalDate.class),
        new Coverage.Span(
            new DateSpan(first, last.isBefore(first) ? first : last),
            units == null ? Set.of() : Set.of(units)),
        touchedFirst == null
            ? Optional.empty()
            : Optional.of(
                touched(
                    new DateSpan(touchedFirst, touchedLast == null ? OPEN : touchedLast),
                    reach.get(row.get("source", String.class)))));
  }

  private static DateSpan touched(DateSpan own, @Nullable Reach reach) {
    if (reach == null) {
      return own;
    }
    return switch (reach) {
      case EVERY_PERIOD -> new DateSpan(BEGINNING, OPEN);
      case LATER_PERIODS -> new DateSpan(own.first(), OPEN);
    };
  }

  /** The number of the last delivery; 0 where there is none. */
  public long last() {
    return LongStream.concat(
            deliveries.stream().mapToLong(Delivery::id), links.stream().mapToLong(Long::longValue))
        .max()
        .orElse(0);
  }

  /** Those that had come when a delivery was the last. */
  UsedDeliveries until(long lastDelivery) {
    return new UsedDeliveries(
        deliveries.stream().filter(one -> one.id() <= lastDelivery).toList(),
        links.stream().filter(link -> link <= lastDelivery).toList());
  }

  /** Whether any of them tells of some units only. */
  boolean nameUnits() {
    return deliveries.stream().anyMatch(one -> !one.cover().units().isEmpty());
  }

  /** Those that tell of a unit, as if they told of nothing else. */
  UsedDeliveries tellingOf(String unit) {
    return new UsedDeliveries(
        deliveries.stream().filter(one -> one.cover().tellsOf(unit)).map(Delivery::ofAll).toList(),
        links);
  }

  /**
   * By cluster, those that tell of any of its units, or of one of its organisations as a whole.
   * What tells of all of its source does so where a unit has the source.
   *
   * @param everywhere sources that count for units that do not have them
   */
  Map<Cluster, UsedDeliveries> byCluster(Clusters clusters, Set<String> everywhere) {
    Map<String, Set<Cluster>> having = new HashMap<>();
    Map<Cluster, List<Delivery>> telling = new LinkedHashMap<>();
    for (Cluster cluster : clusters.all()) {
      telling.put(cluster, new ArrayList<>());
      cluster
          .chart()
          .units()
          .forEach(
              unit ->
                  unit.sources()
                      .forEach(
                          source ->
                              having.computeIfAbsent(source, s -> new HashSet<>()).add(cluster)));
    }
    everywhere.forEach(source -> having.put(source, Set.copyOf(clusters.all())));
    for (Delivery delivery : deliveries) {
      Set<String> units = delivery.cover().units();
      Set<Cluster> told =
          units.isEmpty()
              ? having.getOrDefault(delivery.source(), Set.copyOf(clusters.all()))
              : units.stream().map(clusters::of).collect(Collectors.toSet());
      told.forEach(
          cluster -> telling.computeIfAbsent(cluster, c -> new ArrayList<>()).add(delivery));
    }
    Map<Cluster, UsedDeliveries> byCluster = new LinkedHashMap<>();
    telling.forEach((cluster, its) -> byCluster.put(cluster, new UsedDeliveries(its, links)));
    return byCluster;
  }

  /** What each source's deliveries tell of; sources without deliveries are absent. */
  public Map<String, Coverage> coverage() {
    Map<String, List<Delivery>> bySource = new TreeMap<>();
    deliveries.forEach(
        one -> bySource.computeIfAbsent(one.source(), source -> new ArrayList<>()).add(one));
    Map<String, Coverage> coverage = new LinkedHashMap<>();
    bySource.forEach(
        (source, all) ->
            coverage.put(
                source,
                new Coverage(
                    all.stream().map(Delivery::cover).toList(),
                    all.stream().map(Delivery::dataAsOf).max(LocalDate::compareTo).orElseThrow())));
    return coverage;
  }

  /**
   * The deliveries that a period's figures rest on: those that changed something in it, and those
   * that came while its last day was not yet covered, for any of the units that they tell of. A
   * later delivery that leaves the period as it was is none of them, so that what was computed from
   * them stays good.
   */
  public List<Delivery> usedFor(Period period) {
    List<Delivery> used = new ArrayList<>();
    Map<String, Covered> covered = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      Covered before = covered.computeIfAbsent(delivery.source(), source -> new Covered());
      boolean changes = delivery.touched().filter(period.days()::overlaps).isPresent();
      boolean extends_ =
          delivery.cover().days().overlaps(period.days())
              && !before.includes(delivery.cover().units());
      if (changes || extends_) {
        used.add(delivery);
      }
      if (delivery.cover().days().contains(period.last())) {
        before.add(delivery.cover().units());
      }
    }
    return used;
  }

  /** The units of a source of which a period's last day is covered. */
  private static final class Covered {

    private final Set<String> units = new HashSet<>();
    private boolean all;

    /** Whether those of a delivery are among them; it names none if it tells of all. */
    boolean includes(Set<String> ofDelivery) {
      return all || (!ofDelivery.isEmpty() && units.containsAll(ofDelivery));
    }

    void add(Set<String> ofDelivery) {
      all |= ofDelivery.isEmpty();
      units.addAll(ofDelivery);
    }
  }

  /** Per source, the date of the data that a period's figures rest on. */
  public Map<String, LocalDate> dataAsOf(Period period) {
    Map<String, LocalDate> dates = new TreeMap<>();
    for (Delivery delivery : usedFor(period)) {
      dates.merge(delivery.source(), delivery.dataAsOf(), (a, b) -> a.isAfter(b) ? a : b);
    }
    return dates;
  }
}
