package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.Period;
import se.jamnt.model.Words;

/** Each row is of one cluster, and what neither the chart nor a release knows is of the first. */
class ClusterRowsTest {

  private static final Period YEAR = Period.parse("2013");
  private static final Words NAME = new Words("namn", "name");
  private static final NodeId GONE = new NodeId(Level.UNIT, "gone");

  private static final Clusters CLUSTERS =
      new Clusters(
          new OrganisationChart(
              List.of(),
              List.of(new Organisation("a", NAME), new Organisation("b", NAME)),
              List.of(new Board("a-board", NAME, "a"), new Board("b-board", NAME, "b")),
              List.of()));

  private final TestDatabase database = TestDatabase.create();
  private final DSLContext sql = DSL.using(database.asOwner(), SQLDialect.POSTGRES);

  @BeforeEach
  void nodesOfTwoPeriods() {
    sql.execute(
        """
        insert into published.shown_node
        select period, level, node
          from unnest(array['2012', '2013']) as of(period),
               (values ('organisation', 'a'), ('board', 'a-board'), ('organisation', 'b'),
                       ('board', 'b-board'), ('unit', 'gone')) as known(level, node)
        """);
    sql.execute("insert into published.shown_node values ('2012', 'unit', 'gone-before')");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstHasAlsoWhatNobodyKnows() {
    assertThat(ofNone("a")).containsExactly(GONE);
    assertThat(ofNone("b")).isEmpty();
    for (Map.Entry<String, List<String>> expected :
        Map.of("a", List.of("a", "a-board", "gone"), "b", List.of("b", "b-board")).entrySet()) {
      Cluster cluster = CLUSTERS.of(expected.getKey());
      assertThat(nodes(ClusterRows.of(cluster, "shown_node"))).isEqualTo(expected.getValue());
      assertThat(nodes(ClusterRows.of(cluster, ofNone(expected.getKey()), "shown_node")))
          .as("the same, found by what is known of the nodes")
          .isEqualTo(expected.getValue());
    }
  }

  @Test
  void ofOneClusterAllIsItsOwn() {
    Cluster only =
        new Clusters(
                new OrganisationChart(
                    List.of(), List.of(new Organisation("a", NAME)), List.of(), List.of()))
            .of("a");
    assertThat(ClusterRows.ofNone(sql, only, YEAR, "shown_node")).isEmpty();
    assertThat(nodes(ClusterRows.of(only, List.of(), "shown_node")))
        .containsExactly("a", "a-board", "b", "b-board", "gone");
  }

  private List<NodeId> ofNone(String organisation) {
    return ClusterRows.ofNone(sql, CLUSTERS.of(organisation), YEAR, "shown_node");
  }

  private List<String> nodes(Condition rows) {
    return sql.fetch(
            "select node from published.shown_node where period = {0} and {1} order by node",
            YEAR.id(), rows)
        .map(row -> Optional.ofNullable(row.get("node", String.class)).orElseThrow());
  }
}
