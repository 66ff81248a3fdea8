package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureRow;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Purged;
import se.jamnt.model.Cluster;
import se.jamnt.model.Level;
import se.jamnt.model.Lineage;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/** Reads from the ledger what readers have been shown, and the counts behind what was hidden. */
final class LedgerReading {

  private final DSLContext database;
  private final Map<String, IndicatorDefinition> definitions;
  private final Families families;
  private final Nodes nodes;

  /**
   * The ledger of a database.
   *
   * @param definitions of today, by indicator id
   * @param nodes of today; taken for those of releases that noted none
   */
  LedgerReading(
      DSLContext database,
      Map<String, IndicatorDefinition> definitions,
      Families families,
      Nodes nodes) {
    this.database = database;
    this.definitions = definitions;
    this.families = families;
    this.nodes = nodes;
  }

  /**
   * What was released of periods.
   *
   * @param periods that have days in common
   * @param cluster whose figures are asked for
   * @param inputs what is about to be protected of all clusters: releases of just that, after all
   *     others, are parts of the edition that is being made
   * @param moment when its facts were known
   */
  PastReleases of(List<Period> periods, Cluster cluster, String inputs, Moment moment) {
    List<Period> all = withReleased(periods);
    List<End> ends = ends(all, inputs);
    if (ends.isEmpty()) {
      return PastReleases.none();
    }
    long last = ends.get(ends.size() - 1).release();
    List<ReleasedEditions.Version> versions = new ArrayList<>();
    List<ReleasedEditions.Contributed> contributed = new ArrayList<>();
    for (Period period : all) {
      versions.addAll(versions(period, cluster, last));
      contributed.addAll(contributed(period, cluster));
    }
    ReleasedLineages.Noted lineages =
        new ReleasedLineages(database).of(all, cluster.nodes().getOrDefault(Level.UNIT, List.of()));
    Map<Map<Period, List<Lineage>>, Nodes> nodesThen = new HashMap<>();
    List<ReleasedEditions.End> editions = new ArrayList<>();
    for (End end : ends) {
      editions.add(
          new ReleasedEditions.End(
              end.release(), nodesThen.computeIfAbsent(lineages.of(end.release()), nodes::asOf)));
    }
    Set<FigureKey> shown = new HashSet<>();
    versions.stream()
        .filter(one -> !one.hidden() && one.from() <= last && last < one.to())
        .forEach(one -> shown.add(one.figure().key()));
    return new PastReleases(
        new ReleasedEditions(families, versions, contributed, editions),
        shown,
        policy(last),
        moment.after(ends.stream().map(End::lastDelivery).toList()));
  }

  /**
   * Which nodes are parts of which in what is protected now: as today's chart says but, where
   * figures stand as they were released, as it was then.
   */
  Nodes now(Collection<Period> periods, Cluster cluster, Closures closures) {
    Purged purged = Purged.read(database);
    Map<Period, List<Lineage>> standing =
        new ReleasedLineages(database)
            .standing(
                periods,
                cluster.nodes().getOrDefault(Level.UNIT, List.of()),
                (period, lineage) ->
                    purged.reachesInto(period) || closures.standing(period).test(lineage));
    return nodes.with(standing, purged::reachesInto);
  }

  /** The fingerprint of the policy that a release names; releases of old may name none. */
  private Optional<String> policy(long release) {
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
  private List<Period> withReleased(List<Period> periods) {
    Set<Period> all = DuePeriods.released(database);
    all.addAll(periods);
    Map<Period, Period> given = new HashMap<>();
    periods.forEach(period -> given.put(period, period));
    return DuePeriods.together(all).stream()
        .filter(together -> periods.stream().anyMatch(together::contains))
        .flatMap(List::stream)
        .map(period -> given.getOrDefault(period, period)) // the same one compares at once
        .toList();
  }

  /**
   * The last release of a run.
   *
   * @param lastDelivery its figures rest on no later one
   */
  private record End(long release, long lastDelivery) {}

  /** The last release of each run, in order. */
  private List<End> ends(List<Period> periods, String inputs) {
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

  private List<ReleasedEditions.Version> versions(Period period, Cluster cluster, long last) {
    List<NodeId> ofNone = ClusterRows.ofNone(database, cluster, period, "shown_node");
    return FigureRow.read(
            database,
            period,
            row -> version(row, last),
            """
            select shown.*, shown.status = 'hidden' as hides
              from published.shown
             where period = {0} and from_release <= {1} and status not in ('hidden', 'missing')
               and base is not null and {2}
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
               and {2} and {3}
            """,
            period.id(),
            last,
            ClusterRows.of(cluster, ofNone, "shown"),
            ClusterRows.of(cluster, ofNone, "hidden"))
        .stream()
        .filter(version -> counts(version.figure()))
        .toList();
  }

  private boolean counts(Figure figure) {
    IndicatorDefinition definition = definitions.get(figure.key().indicator());
    return definition != null
        && !definition.countsNoPeople()
        && !figure.key().statistic().restsOnFigures()
        && definition.version() == figure.definitionVersion();
  }

  private List<ReleasedEditions.Contributed> contributed(Period period, Cluster cluster) {
    return FigureRow.read(
        database,
        period,
        row -> {
          @Nullable Long to = row.get("to_release", Long.class);
          return new ReleasedEditions.Contributed(
              Contributions.largest(row),
              row.require("from_release", Long.class),
              to == null ? ReleasedEditions.NOT_ENDED : to);
        },
        "select * from results.released_contribution as released where period = {0} and {1}",
        period.id(),
        ClusterRows.of(cluster, "released"));
  }

  private static ReleasedEditions.Version version(FigureRow row, long last) {
    @Nullable Long to = row.get("to_release", Long.class);
    return new ReleasedEditions.Version(
        new Figure(
            row.key(),
            row.value(),
            row.part(),
            row.base(),
            FigureStatus.FINAL,
            row.definitionVersion()),
        row.require("hides", Boolean.class),
        row.require("from_release", Long.class),
        to == null || to > last ? ReleasedEditions.NOT_ENDED : to);
  }
}
