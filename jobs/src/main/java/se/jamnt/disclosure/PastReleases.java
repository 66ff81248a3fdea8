package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureRow;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Period;

/**
 * What readers have been shown of periods so far, edition by edition, and the counts behind what
 * was hidden from them. Figures whose definition has another version by now counted something else
 * and are left out.
 */
final class PastReleases {

  private static final long NOT_ENDED = Long.MAX_VALUE;

  private final List<Edition> editions;
  private final Set<FigureKey> lastShown;
  private final Optional<String> policy;
  private final OptionalInt madeAgainAfter;

  private PastReleases(
      List<Edition> editions,
      Set<FigureKey> lastShown,
      Optional<String> policy,
      OptionalInt madeAgainAfter) {
    this.editions = List.copyOf(editions);
    this.madeAgainAfter = madeAgainAfter;
    this.lastShown = Set.copyOf(lastShown);
    this.policy = policy;
  }

  /**
   * The periods as a run left them, of the indicators of which anything had changed since the
   * edition before.
   *
   * @param figures with the counts behind the hidden ones; nothing else is true of their values
   * @param hidden the keys of those that were hidden
   * @param largest who contributed most to the amounts of all periods
   */
  record Edition(List<Figure> figures, Set<FigureKey> hidden, List<Contributions.Largest> largest) {

    private static final Edition EMPTY = new Edition(List.of(), Set.of(), List.of());

    private Map<Integer, Edition> divided(Families families) {
      Map<Integer, List<FigureKey>> hiddenOf = families.divide(hidden, key -> key);
      Map<Integer, List<Contributions.Largest>> largestOf =
          families.divideKnown(largest, Contributions.Largest::of);
      Map<Integer, Edition> divided = new TreeMap<>();
      families
          .divide(figures, Figure::key)
          .forEach(
              (family, own) ->
                  divided.put(
                      family,
                      new Edition(
                          own,
                          Set.copyOf(hiddenOf.getOrDefault(family, List.of())),
                          largestOf.getOrDefault(family, List.of()))));
      return divided;
    }

    /** The keys of those that were shown. */
    List<FigureKey> shown() {
      return figures.stream().map(Figure::key).filter(key -> !hidden.contains(key)).toList();
    }
  }

  /** A figure, or the counts behind one, as all releases from one until another had it. */
  private record Version(Figure figure, boolean hidden, long from, long to) {

    boolean isOf(long release) {
      return from <= release && release < to;
    }

    boolean changesWithin(long after, long until) {
      return (after < from && from <= until) || (after < to && to <= until);
    }
  }

  /** The largest contributions to an amount, as all releases from one until another had them. */
  private record Contributed(Contributions.Largest largest, long from, long to) {

    boolean isOf(long release) {
      return from <= release && release < to;
    }
  }

  /** No release yet. */
  static PastReleases none() {
    return new PastReleases(List.of(), Set.of(), Optional.empty(), OptionalInt.empty());
  }

  /**
   * Editions in order; the last one is whole. For tests.
   *
   * @param madeAgainAfter after how many of them the facts were known; empty for those of today
   */
  static PastReleases of(List<Edition> editions, OptionalInt madeAgainAfter) {
    Set<FigureKey> shown = new HashSet<>();
    if (!editions.isEmpty()) {
      Edition last = editions.get(editions.size() - 1);
      last.figures().stream().map(Figure::key).forEach(shown::add);
      shown.removeAll(last.hidden());
    }
    return new PastReleases(editions, shown, Optional.empty(), madeAgainAfter);
  }

  /**
   * Reads the ledger.
   *
   * @param periods that have days in common
   * @param inputs what is about to be protected: releases of just that, after all others, are parts
   *     of the edition that is being made
   * @param moment when its facts were known
   */
  static PastReleases read(
      DSLContext database,
      List<Period> periods,
      String inputs,
      Map<String, IndicatorDefinition> definitions,
      Moment moment) {
    List<Period> all = withReleased(database, periods);
    List<End> ends = ends(database, all, inputs);
    if (ends.isEmpty()) {
      return none();
    }
    long last = ends.get(ends.size() - 1).release();
    List<Version> versions = new ArrayList<>();
    List<Contributed> contributed = new ArrayList<>();
    for (Period period : all) {
      versions.addAll(versions(database, period, last, definitions));
      contributed.addAll(contributed(database, period));
    }
    Map<String, Set<String>> together = together(versions, definitions);
    List<Edition> editions = new ArrayList<>();
    long before = 0;
    for (End end : ends) {
      editions.add(edition(versions, contributed, before, end.release(), together));
      before = end.release();
    }
    Set<FigureKey> shown = new HashSet<>();
    versions.stream()
        .filter(one -> !one.hidden() && one.isOf(last))
        .forEach(one -> shown.add(one.figure().key()));
    return new PastReleases(
        editions,
        shown,
        policy(database, last),
        moment.after(ends.stream().map(End::lastDelivery).toList()));
  }

  /** The fingerprint of the policy that a release names; releases of old may name none. */
  private static Optional<String> policy(DSLContext database, long release) {
    return database
        .fetchOptional(
            """
            select manifest::jsonb #>> '{disclosure,policySha256}'
              from published.release where release_id = {0}
            """,
            release)
        .map(row -> row.get(0, String.class));
  }

  /** The periods, and those released ones that they have days in common with. */
  private static List<Period> withReleased(DSLContext database, List<Period> periods) {
    Set<Period> all = DuePeriods.released(database);
    all.addAll(periods);
    return DuePeriods.together(all).stream()
        .filter(together -> periods.stream().anyMatch(together::contains))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The last release of a run.
   *
   * @param lastDelivery its figures rest on no later one
   */
  private record End(long release, long lastDelivery) {}

  /** The last release of each run, in order. */
  private static List<End> ends(DSLContext database, List<Period> periods, String inputs) {
    return database
        .fetch(
            """
            select max(release_id) as last, coalesce(max(last_delivery), 0) as last_delivery
              from published.release
             where period = any({0}) and release_id <= (
                   select coalesce(max(release_id), 0) from published.release
                    where period = any({0}) and inputs is distinct from {1})
             group by run order by 1
            """,
            ids(periods), inputs)
        .map(row -> new End(row.get("last", Long.class), row.get("last_delivery", Long.class)));
  }

  private static String[] ids(Collection<Period> periods) {
    return periods.stream().map(Period::id).toArray(String[]::new);
  }

  private static List<Version> versions(
      DSLContext database, Period period, long last, Map<String, IndicatorDefinition> definitions) {
    return FigureRow.read(
            database,
            period,
            row -> version(row, last),
            """
            select shown.*, shown.status = 'hidden' as hides
              from published.shown
             where period = {0} and from_release <= {1} and status not in ('hidden', 'missing')
               and base is not null
            union all
            select hidden.period, shown.board, level, node, indicator, statistic, breakdown,
                   category, sex, null, hidden.part, hidden.base, shown.status, shown.revision,
                   shown.definition_version,
                   greatest(shown.from_release, hidden.from_release),
                   least(shown.to_release, hidden.to_release), true
              from published.shown
              join results.released_hidden hidden
                   using (period, level, node, indicator, statistic, breakdown, category, sex)
             where period = {0} and hidden.from_release <= {1} and status = 'hidden'
               and shown.from_release < coalesce(hidden.to_release, shown.from_release + 1)
               and hidden.from_release < coalesce(shown.to_release, hidden.from_release + 1)
            """,
            period.id(),
            last)
        .stream()
        .filter(version -> counts(version.figure(), definitions))
        .toList();
  }

  private static boolean counts(Figure figure, Map<String, IndicatorDefinition> definitions) {
    IndicatorDefinition definition = definitions.get(figure.key().indicator());
    return definition != null
        && !definition.countsNoPeople()
        && !figure.key().statistic().restsOnFigures()
        && definition.version() == figure.definitionVersion();
  }

  private static List<Contributed> contributed(DSLContext database, Period period) {
    return database
        .fetch("select * from results.released_contribution where period = {0}", period.id())
        .map(
            row -> {
              @Nullable Long to = row.get("to_release", Long.class);
              return new Contributed(
                  Contributions.largest(period, row),
                  row.get("from_release", Long.class),
                  to == null ? NOT_ENDED : to);
            });
  }

  private static Version version(FigureRow row, long last) {
    @Nullable Long to = row.get("to_release", Long.class);
    return new Version(
        new Figure(
            row.key(),
            row.value(),
            row.part(),
            row.base(),
            FigureStatus.FINAL,
            row.number("definition_version")),
        row.is("hides"),
        row.number("from_release"),
        to == null || to > last ? NOT_ENDED : to);
  }

  /** The indicators that count anything together with each of those of the versions. */
  private static Map<String, Set<String>> together(
      List<Version> versions, Map<String, IndicatorDefinition> definitions) {
    Map<String, Set<String>> bySource = new HashMap<>();
    Map<String, Set<String>> together = new HashMap<>();
    Set<String> indicators = new HashSet<>();
    versions.forEach(one -> indicators.add(one.figure().key().indicator()));
    for (String indicator : indicators) {
      Objects.requireNonNull(definitions.get(indicator))
          .sources()
          .forEach(source -> bySource.computeIfAbsent(source, s -> new HashSet<>()).add(indicator));
    }
    for (String indicator : indicators) {
      Set<String> beside = together.computeIfAbsent(indicator, i -> new HashSet<>());
      Objects.requireNonNull(definitions.get(indicator))
          .sources()
          .forEach(source -> beside.addAll(bySource.getOrDefault(source, Set.of())));
    }
    return together;
  }

  private static Edition edition(
      List<Version> versions,
      List<Contributed> contributed,
      long before,
      long end,
      Map<String, Set<String>> together) {
    Set<String> changed = new HashSet<>();
    versions.stream()
        .filter(one -> one.changesWithin(before, end))
        .forEach(
            one -> {
              String indicator = one.figure().key().indicator();
              changed.addAll(together.getOrDefault(indicator, Set.of(indicator)));
            });
    Map<FigureKey, Figure> figures = new TreeMap<>(FigureKey.AS_WRITTEN);
    Set<FigureKey> hidden = new HashSet<>();
    for (Version one : versions) {
      FigureKey key = one.figure().key();
      if (one.isOf(end) && changed.contains(key.indicator())) {
        figures.put(key, one.figure());
        if (one.hidden()) {
          hidden.add(key);
        }
      }
    }
    return new Edition(
        List.copyOf(figures.values()),
        hidden,
        contributed.stream().filter(one -> one.isOf(end)).map(Contributed::largest).toList());
  }

  /** The same of each family by itself; every edition is one of each, if without figures. */
  Map<Integer, PastReleases> divided(Families families, Set<Integer> of) {
    List<Map<Integer, Edition>> dividedEditions =
        editions.stream().map(edition -> edition.divided(families)).toList();
    Map<Integer, List<FigureKey>> shown = families.divide(lastShown, key -> key);
    Map<Integer, PastReleases> divided = new TreeMap<>();
    for (Integer family : of) {
      divided.put(
          family,
          new PastReleases(
              dividedEditions.stream()
                  .map(edition -> edition.getOrDefault(family, Edition.EMPTY))
                  .toList(),
              Set.copyOf(shown.getOrDefault(family, List.of())),
              policy,
              madeAgainAfter));
    }
    return divided;
  }

  /** Every edition, the earliest first. */
  List<Edition> editions() {
    return editions;
  }

  /**
   * After how many editions the facts that are protected now were known; empty where it is after
   * all, and theirs are the next.
   */
  OptionalInt madeAgainAfter() {
    return madeAgainAfter;
  }

  /** The figures that readers see now, if nothing else is published. */
  Set<FigureKey> lastShown() {
    return lastShown;
  }

  /** Whether the last release was protected by this policy; so it is taken where none is named. */
  boolean wereProtectedBy(DisclosurePolicy current) {
    return policy.map(current.fingerprint()::equals).orElse(true);
  }
}
