package se.jamnt.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Lineage;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * Notes in the ledger what a release shows, and what readers can't see: the counts behind what it
 * hides are kept where only disclosure control reads them.
 */
public final class LedgerWriting {

  private final DSLContext database;
  private final Clusters clusters;
  private final BiPredicate<Period, Lineage> stands;
  private final ReleasedLineages lineages;

  /**
   * The ledger of a database.
   *
   * @param transaction writes the schema {@code published}
   * @param clusters of today's chart
   * @param stands whether figures of a lineage in a period stand as they were released before
   */
  public LedgerWriting(
      DSLContext transaction, Clusters clusters, BiPredicate<Period, Lineage> stands) {
    this.database = transaction;
    this.clusters = clusters;
    this.stands = stands;
    this.lineages = new ReleasedLineages(transaction);
  }

  /**
   * Notes a release: the protected figures of its period but those held back. Figures of clusters
   * that have not been protected since the last release stand as they were noted then.
   *
   * @param boards the board of every board and unit of the period
   * @param heldBack the nodes whose figures wait for approval
   */
  public void note(Period period, long release, Map<NodeId, String> boards, Set<NodeId> heldBack) {
    Set<NodeId> gone =
        lineages.note(
            period,
            release,
            clusters.chart().lineages(period.days()),
            lineage -> stands.test(period, lineage));
    Some changed = protectedSince("noted_cluster", period, gone);
    noteShown(period, release, boards, heldBack, changed);
    noteHidden(period, release, changed);
    mark("noted_cluster", period);
    DuePeriods.together(DuePeriods.released(database)).stream()
        .filter(together -> together.contains(period))
        .flatMap(List::stream)
        .filter(other -> !other.equals(period))
        .forEach(
            other -> noteHidden(other, release, protectedSince("noted_hidden", other, Set.of())));
  }

  private void noteShown(
      Period period, long release, Map<NodeId, String> boards, Set<NodeId> heldBack, Some changed) {
    database.execute("create temporary table showing (like published.shown) on commit drop");
    database.execute(
        """
        insert into showing
        select figure.period, coalesce(of_board.board, ''), figure.level, figure.node,
               figure.indicator, figure.statistic, figure.breakdown, figure.category, figure.sex,
               figure.value, figure.part, figure.base, figure.status, figure.revision,
               figure.definition_version, {1}, null
          from published.figure
          left join unnest({2}::text[], {3}::text[], {4}::text[]) as of_board(level, node, board)
               using (level, node)
         where figure.period = {0}
           and (figure.level, figure.node) not in (
               select level, node from unnest({5}::text[], {6}::text[]) as held(level, node))
           and {7}
        """,
        period.id(),
        release,
        NodeArrays.levels(boards.keySet()),
        NodeArrays.ids(boards.keySet()),
        boards.values().toArray(String[]::new),
        NodeArrays.levels(heldBack),
        NodeArrays.ids(heldBack),
        changed.rows("figure"));
    database.execute(
        """
        update published.shown old set to_release = {1}
         where period = {0} and to_release is null and {2} and not exists (
               select from showing new
                where (new.level, new.node, new.indicator, new.statistic, new.breakdown,
                       new.category, new.sex)
                    = (old.level, old.node, old.indicator, old.statistic, old.breakdown,
                       old.category, old.sex)
                  and (new.board, new.value, new.part, new.base, new.status, new.revision,
                       new.definition_version)
                      is not distinct from
                      (old.board, old.value, old.part, old.base, old.status, old.revision,
                       old.definition_version))
        """,
        period.id(), release, changed.rows("old"));
    database.execute(
        """
        insert into published.shown
        select * from showing new
         where not exists (
               select from published.shown old
                where old.period = {0} and old.to_release is null and {1}
                  and (new.level, new.node, new.indicator, new.statistic, new.breakdown,
                       new.category, new.sex)
                    = (old.level, old.node, old.indicator, old.statistic, old.breakdown,
                       old.category, old.sex))
        """,
        period.id(), changed.rows("old"));
    database.execute(
        """
        insert into published.shown_node (period, level, node)
        select distinct period, level, node from showing
        on conflict do nothing
        """);
  }

  /** The counts behind what a period hides now, whether it is released itself or not. */
  private void noteHidden(Period period, long release, Some changed) {
    if (changed.areNone()) {
      return;
    }
    Set<NodeId> standing = lineages.standing(period, lineage -> stands.test(period, lineage));
    database.fetch(
        """
        select published.keep_hidden(
          {0}, {1}, {2}::text[], {3}::text[], {4}::text[], {5}::text[], {6}::text[])
        """,
        period.id(),
        release,
        changed.organisations(),
        changed.nodes().map(NodeArrays::levels).orElse(null),
        changed.nodes().map(NodeArrays::ids).orElse(null),
        NodeArrays.levels(standing),
        NodeArrays.ids(standing));
    database.fetch("select published.keep_contributions({0}, {1})", period.id(), release);
    mark("noted_hidden", period);
  }

  /** Takes down in one of two tables from what a period's clusters are protected now. */
  private void mark(String table, Period period) {
    database.execute(
        "delete from {0} where period = {1}", DSL.table(DSL.name("published", table)), period.id());
    database.execute(
        """
        insert into {0}
        select period, organisations, inputs from published.protected where period = {1}
        """,
        DSL.table(DSL.name("published", table)), period.id());
  }

  /**
   * The clusters that have been protected since they were taken down in a table.
   *
   * @param gone nodes of the last release that the chart has no more
   */
  private Some protectedSince(String table, Period period, Set<NodeId> gone) {
    Set<List<String>> same =
        database
            .fetch(
                """
                select organisations from published.protected
                  join {0} using (period, organisations, inputs)
                 where period = {1}
                """,
                DSL.table(DSL.name("published", table)), period.id())
            .stream()
            .map(row -> List.of(row.get(0, String[].class)))
            .collect(Collectors.toSet());
    List<Cluster> changed =
        clusters.all().stream().filter(one -> !same.contains(one.organisations())).toList();
    boolean all =
        changed.size() == clusters.all().size()
            || new ProtectedTables(database)
                .nodes(period).stream().anyMatch(node -> !clusters.know(node.id()));
    return new Some(all ? Optional.empty() : Optional.of(changed), gone);
  }

  /**
   * Some clusters.
   *
   * @param clusters empty for all that there is, also of nodes that neither the chart nor a release
   *     knows
   * @param gone further nodes
   */
  private record Some(Optional<List<Cluster>> clusters, Set<NodeId> gone) {

    boolean areNone() {
      return gone.isEmpty() && clusters.filter(List::isEmpty).isPresent();
    }

    Condition rows(String table) {
      return nodes().map(nodes -> ClusterRows.amongFew(nodes, table)).orElseGet(DSL::trueCondition);
    }

    /** Empty for all. */
    Optional<Set<NodeId>> nodes() {
      return clusters.map(
          some -> {
            Set<NodeId> nodes = new HashSet<>(gone);
            some.forEach(
                cluster ->
                    cluster
                        .nodes()
                        .forEach(
                            (level, ids) -> ids.forEach(id -> nodes.add(new NodeId(level, id)))));
            return nodes;
          });
    }

    String @Nullable [] organisations() {
      return clusters
          .map(
              some ->
                  some.stream()
                      .flatMap(cluster -> cluster.organisations().stream())
                      .toArray(String[]::new))
          .orElse(null);
    }
  }
}
