package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.FigureRow;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Lineage;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * What releases have shown, in versions: a figure is stored once for all releases that show it
 * unchanged. Nothing is ever deleted.
 */
public final class ReleasedFigures {

  private final DSLContext database;

  /**
   * The figures of a ledger.
   *
   * @param database reads the schema {@code published}; to record a release, writes it
   */
  public ReleasedFigures(DSLContext database) {
    this.database = database;
  }

  /** All that a release showed of its period. */
  public List<ProtectedFigure> of(Period period, long release) {
    return figures(
        period,
        """
            select * from published.shown
             where period = {0} and from_release <= {1} and (to_release is null or to_release > {1})
            """,
        period.id(),
        release);
  }

  /** The same as the release's {@code indicators.csv}. */
  public String file(Period period, long release) {
    return FigureLines.file(of(period, release));
  }

  /** The same as a table, for pages that tell of a release; without notes on sources and ranks. */
  public ProtectedTable table(Period period, long release, LocalDate dataAsOf) {
    return new ProtectedTable(period, dataAsOf, of(period, release), List.of(), List.of());
  }

  /** What a release showed of a board and its units. */
  List<ProtectedFigure> ofBoard(Period period, long release, String board) {
    return figures(
        period,
        """
            select * from published.shown
             where period = {0} and from_release <= {1} and (to_release is null or to_release > {1})
               and board = {2}
            """,
        period.id(),
        release,
        board);
  }

  /** What a release showed of one node. */
  List<ProtectedFigure> ofNode(Period period, long release, NodeId node) {
    return figures(
        period,
        """
            select * from published.shown
             where period = {0} and from_release <= {1} and (to_release is null or to_release > {1})
               and level = {2} and node = {3}
            """,
        period.id(),
        release,
        node.level().word(),
        node.id());
  }

  private List<ProtectedFigure> figures(Period period, String sql, Object... values) {
    return FigureRow.read(database, period, PublishedFigures::figure, sql, values);
  }

  /**
   * What a release notes.
   *
   * @param boards the board of every board and unit of the period
   * @param heldBack the nodes whose figures wait for approval
   * @param clusters of today's chart
   * @param stands whether figures of a lineage stand as they were released before
   */
  public record Notes(
      Map<NodeId, String> boards,
      Set<NodeId> heldBack,
      Clusters clusters,
      Predicate<Lineage> stands) {}

  /**
   * Records what a new release shows: the protected figures of its period but those held back. The
   * counts behind those that it hides are kept where only disclosure control reads them. Figures of
   * clusters that have not been protected since the last release stand as they were noted then.
   */
  public void record(Period period, long release, Notes notes) {
    ReleasedLineages.Since since =
        new ReleasedLineages(database)
            .note(
                period, release, notes.clusters().chart().lineages(period.days()), notes.stands());
    Changed changed = changed(period, notes.clusters(), since.gone());
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
        notes.boards().keySet().stream().map(node -> node.level().word()).toArray(String[]::new),
        notes.boards().keySet().stream().map(NodeId::id).toArray(String[]::new),
        notes.boards().values().toArray(String[]::new),
        notes.heldBack().stream().map(node -> node.level().word()).toArray(String[]::new),
        notes.heldBack().stream().map(NodeId::id).toArray(String[]::new),
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
                where old.period = {0} and old.to_release is null
                  and (new.level, new.node, new.indicator, new.statistic, new.breakdown,
                       new.category, new.sex)
                    = (old.level, old.node, old.indicator, old.statistic, old.breakdown,
                       old.category, old.sex))
        """,
        period.id());
    database.fetch(
        """
        select published.keep_hidden(
          {0}, {1}, {2}::text[], {3}::text[], {4}::text[], {5}::text[], {6}::text[])
        """,
        period.id(),
        release,
        changed.organisations(),
        changed.levels(),
        changed.ids(),
        since.standing().stream().map(node -> node.level().word()).toArray(String[]::new),
        since.standing().stream().map(NodeId::id).toArray(String[]::new));
    database.fetch("select published.keep_contributions({0}, {1})", period.id(), release);
    database.execute("delete from published.noted_cluster where period = {0}", period.id());
    database.execute(
        """
        insert into published.noted_cluster
        select period, organisations, inputs from published.protected where period = {0}
        """,
        period.id());
  }

  /** What has been protected since the last release of a period. */
  private Changed changed(Period period, Clusters clusters, Set<NodeId> gone) {
    Set<List<String>> same =
        database
            .fetch(
                """
                select organisations from published.protected
                  join published.noted_cluster using (period, organisations, inputs)
                 where period = {0}
                """,
                period.id())
            .stream()
            .map(row -> List.of(row.get(0, String[].class)))
            .collect(Collectors.toSet());
    List<Cluster> changed =
        clusters.all().stream().filter(one -> !same.contains(one.organisations())).toList();
    boolean all =
        changed.size() == clusters.all().size()
            || new ProtectedTables(database)
                .nodes(period).stream().anyMatch(node -> !clusters.know(node.id()));
    return all ? new Changed(Optional.empty(), gone) : new Changed(Optional.of(changed), gone);
  }

  /**
   * Whose figures may differ from those of the last release.
   *
   * @param clusters empty for all that there is, also of nodes that neither the chart nor a release
   *     knows
   * @param gone nodes of the last release that the chart has no more
   */
  private record Changed(Optional<List<Cluster>> clusters, Set<NodeId> gone) {

    Condition rows(String table) {
      return clusters.isPresent()
          ? ClusterRows.amongFew(nodes().distinct().toList(), table)
          : DSL.trueCondition();
    }

    private Stream<NodeId> nodes() {
      return Stream.concat(
          gone.stream(),
          clusters.stream()
              .flatMap(List::stream)
              .flatMap(cluster -> cluster.nodes().entrySet().stream())
              .flatMap(
                  level -> level.getValue().stream().map(id -> new NodeId(level.getKey(), id))));
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

    String @Nullable [] levels() {
      return texts(node -> node.level().word());
    }

    String @Nullable [] ids() {
      return texts(NodeId::id);
    }

    private String @Nullable [] texts(Function<NodeId, String> of) {
      return clusters.isPresent() ? nodes().map(of).toArray(String[]::new) : null;
    }
  }
}
