package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.model.Level;
import se.jamnt.model.Lineage;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;

/**
 * What units were parts of when figures were released: each is stored once for all releases of a
 * period that have it unchanged. Nothing is ever deleted.
 */
public final class ReleasedLineages {

  private final DSLContext database;

  /**
   * The lineages of a ledger.
   *
   * @param database reads the schema {@code published}; to note a release, writes it
   */
  ReleasedLineages(DSLContext database) {
    this.database = database;
  }

  /** What units were parts of in any release of any period. */
  public static Collection<Lineage> ever(DataSource database) {
    return DSL.using(database, SQLDialect.POSTGRES)
        .fetch("select distinct nodes, leaves_out_unknown_sex from published.lineage")
        .map(ReleasedLineages::read);
  }

  /** A lineage, as all releases of a period from one until another had it. */
  private record Version(Period period, Lineage lineage, long from, long to) {}

  /** What was noted of some periods. */
  static final class Noted {

    private final List<Version> versions;

    private Noted(List<Version> versions) {
      this.versions = versions;
    }

    /** The lineages of a release and those of the other periods then; of none noted, none. */
    Map<Period, List<Lineage>> of(long release) {
      Map<Period, List<Lineage>> lineages = new HashMap<>();
      versions.stream()
          .filter(one -> one.from() <= release && release < one.to())
          .forEach(
              one ->
                  lineages
                      .computeIfAbsent(one.period(), period -> new ArrayList<>())
                      .add(one.lineage()));
      return lineages;
    }
  }

  /** All that was noted of some units in some periods. */
  Noted of(Collection<Period> periods, Collection<String> units) {
    return new Noted(
        database
            .fetch(
                """
                select * from published.lineage
                 where period = any({0}) and unit = any({1}) order by unit, from_release
                """,
                periods.stream().map(Period::id).toArray(String[]::new),
                units.toArray(String[]::new))
            .map(
                row ->
                    new Version(
                        Period.parse(row.get("period", String.class)),
                        read(row),
                        row.get("from_release", Long.class),
                        row.get("to_release") == null
                            ? Long.MAX_VALUE
                            : row.get("to_release", Long.class))));
  }

  private static Lineage read(Record row) {
    return new Lineage(
        Stream.of(row.get("nodes", String[].class)).map(ReleasedLineages::node).toList(),
        row.get("leaves_out_unknown_sex", Boolean.class));
  }

  private static NodeId node(String written) {
    String[] parts = written.split(" ", 2);
    return new NodeId(Level.of(parts[0]), parts[1]);
  }

  private static String written(NodeId node) {
    return node.level().word() + " " + node.id();
  }

  /**
   * Notes, once, what units are parts of by today's chart for the releases of a time when nothing
   * was noted.
   */
  public static void noteEarlier(DataSource renderer, OrganisationChart chart) {
    DSL.using(renderer, SQLDialect.POSTGRES)
        .transaction(
            configuration -> {
              DSLContext transaction = configuration.dsl();
              transaction
                  .fetch(
                      """
                      select period, min(release_id) as first from published.release
                       where period not in (select period from published.lineage) group by period
                      """)
                  .forEach(
                      row -> {
                        Period period = Period.parse(row.get("period", String.class));
                        new ReleasedLineages(transaction)
                            .note(
                                period,
                                row.get("first", Long.class),
                                chart.lineages(period.days()),
                                lineage -> true);
                      });
            });
  }

  /**
   * Those by which figures that stand as they were are still added up.
   *
   * @param stands whether figures of a lineage in a period are those of a release before
   */
  Map<Period, List<Lineage>> standing(
      Collection<Period> periods, Collection<String> units, BiPredicate<Period, Lineage> stands) {
    Map<Period, List<Lineage>> standing = new HashMap<>();
    of(periods, units)
        .of(Long.MAX_VALUE - 1)
        .forEach(
            (period, lineages) ->
                standing.put(
                    period, lineages.stream().filter(one -> stands.test(period, one)).toList()));
    return standing;
  }

  /**
   * Notes what units are parts of in a release.
   *
   * @param stands whether figures of a lineage stand as they were released before, and so does it
   * @return the nodes that the release before had and this one has no more
   */
  Set<NodeId> note(
      Period period, long release, Collection<Lineage> lineages, Predicate<Lineage> stands) {
    Set<Lineage> before = last(period);
    Set<Lineage> now = new HashSet<>(lineages);
    before.stream().filter(stands).forEach(now::add);
    before.stream()
        .filter(one -> !now.contains(one))
        .forEach(
            one ->
                database.execute(
                    """
                    update published.lineage set to_release = {2}
                     where period = {0} and unit = {1} and nodes = {3}::text[]
                       and to_release is null
                    """,
                    period.id(),
                    one.unit().id(),
                    release,
                    one.nodes().stream().map(ReleasedLineages::written).toArray(String[]::new)));
    List<Lineage> further = now.stream().filter(one -> !before.contains(one)).toList();
    database.execute(
        """
        insert into published.lineage (period, unit, nodes, leaves_out_unknown_sex, from_release)
        select {0}, unit, string_to_array(nodes, ','), leaves_out, {1}
          from unnest({2}::text[], {3}::text[], {4}::boolean[]) as further(unit, nodes, leaves_out)
        """,
        period.id(),
        release,
        further.stream().map(one -> one.unit().id()).toArray(String[]::new),
        further.stream()
            .map(
                one ->
                    String.join(",", one.nodes().stream().map(ReleasedLineages::written).toList()))
            .toArray(String[]::new),
        further.stream().map(Lineage::leavesOutUnknownSex).toArray(Boolean[]::new));
    Set<NodeId> gone = nodes(before);
    gone.removeAll(nodes(now));
    return gone;
  }

  /** The nodes of a period's last release of which all figures stand as they were. */
  Set<NodeId> standing(Period period, Predicate<Lineage> stands) {
    Set<Lineage> last = last(period);
    Set<NodeId> standing = nodes(last.stream().filter(stands).toList());
    standing.removeAll(nodes(last.stream().filter(stands.negate()).toList()));
    return standing;
  }

  private Set<Lineage> last(Period period) {
    return new HashSet<>(
        database
            .fetch(
                "select * from published.lineage where period = {0} and to_release is null",
                period.id())
            .map(ReleasedLineages::read));
  }

  private static Set<NodeId> nodes(Collection<Lineage> lineages) {
    Set<NodeId> nodes = new HashSet<>();
    lineages.forEach(one -> nodes.addAll(one.nodes()));
    return nodes;
  }
}
