package se.jamnt.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Group;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;

/** What adds up to a common number, or did once, is of one cluster; all else is apart. */
class ClustersTest {

  private static final Words NAME = new Words("namn", "name");
  private static final LocalDate MOVED = LocalDate.of(2013, 7, 1);

  @Test
  void organisationsWithNothingInCommonAreApart() {
    Clusters clusters = new Clusters(chart(List.of(), unit("a-unit", "a"), unit("b-unit", "b")));
    assertThat(names(clusters)).containsExactly("a", "b", "c", "d");
    assertThat(clusters.of("b-unit").organisations()).containsExactly("b");
    assertThat(clusters.of("b-board").chart().units())
        .extracting(Unit::id)
        .containsExactly("b-unit");
    assertThat(clusters.of("b").chart().boards()).extracting(Board::id).containsExactly("b-board");
  }

  @Test
  void aGroupJoinsItsOrganisations() {
    Group group = new Group("group", NAME, List.of("a", "c"));
    Clusters clusters = new Clusters(chart(List.of(group), unit("a-unit", "a")));
    assertThat(names(clusters)).containsExactly("a c", "b", "d");
    assertThat(clusters.of("group").has("c-board")).isTrue();
    assertThat(clusters.of("group").chart().groups()).containsExactly(group);
    assertThat(clusters.of("b").chart().groups()).isEmpty();
  }

  @Test
  void aUnitThatMovedJoinsThoseThatItWasUnder() {
    Unit moved =
        new Unit(
            "moved",
            NAME,
            List.of(),
            List.of(),
            List.of(
                new Membership("d-board", null, MOVED.minusDays(1)),
                new Membership("b-board", MOVED, null)),
            List.of());
    assertThat(names(new Clusters(chart(List.of(), moved)))).containsExactly("a", "b d", "c");
  }

  @Test
  void aUnitJoinsTheOrganisationsOfThoseThatItSucceeds() {
    Unit merged = new Unit("new", NAME, List.of(), List.of(), under("c"), List.of("old"));
    assertThat(names(new Clusters(chart(List.of(), unit("old", "a"), merged))))
        .containsExactly("a c", "b", "d");
  }

  @Test
  void whatTheChartDoesNotKnowAnyMoreIsOfTheFirst() {
    Clusters clusters = new Clusters(chart(List.of(), unit("a-unit", "a")));
    assertThat(clusters.of("gone")).isEqualTo(clusters.of("a"));
    assertThat(clusters.all().stream().filter(cluster -> cluster.has("gone")))
        .containsExactly(clusters.of("a"));
    assertThat(clusters.all().stream().filter(cluster -> cluster.meets(List.of("gone"))))
        .containsExactly(clusters.of("a"));
  }

  /** Readers keep what they have: what a release added up is not apart. */
  @Test
  void whatWasReleasedAsPartsOfTheSameStaysTogether() {
    List<Lineage> released =
        List.of(
            lineage("moved", "c-board", "c", "old-group"),
            lineage("gone", "d-board", "d", "old-group"),
            lineage("stranger", "gone-board", "gone-organisation"));
    Clusters clusters =
        new Clusters(chart(List.of(), unit("a-unit", "a"), unit("moved", "b")), released);
    assertThat(names(clusters)).containsExactly("a", "b c d");
    Cluster joined = clusters.of("c");
    assertThat(Stream.of("gone", "d-board", "old-group", "moved")).allMatch(joined::has);
    assertThat(joined.nodes())
        .isEqualTo(
            Map.of(
                Level.GROUP, List.of("old-group"),
                Level.ORGANISATION, List.of("b", "c", "d"),
                Level.BOARD, List.of("b-board", "c-board", "d-board"),
                Level.UNIT, List.of("gone", "moved")));
    assertThat(clusters.of("gone")).isEqualTo(joined);
    assertThat(clusters.of("a").has("gone")).as("known, if to a release only").isFalse();
    assertThat(clusters.of("stranger")).as("of no organisation").isEqualTo(clusters.of("a"));
  }

  private static Lineage lineage(String unit, String board, String organisation, String... group) {
    return new Lineage(
        Stream.of(
                Stream.of(new NodeId(Level.UNIT, unit), new NodeId(Level.BOARD, board)),
                Stream.of(new NodeId(Level.ORGANISATION, organisation)),
                Stream.of(group).map(id -> new NodeId(Level.GROUP, id)))
            .flatMap(Function.identity())
            .toList(),
        false);
  }

  @Test
  void figuresOfAnotherDivisionMeetEachClusterThatTheyMayBeOf() {
    Clusters clusters = new Clusters(chart(List.of()));
    assertThat(clusters.all().stream().filter(cluster -> cluster.meets(List.of("b", "c"))))
        .containsExactly(clusters.of("b"), clusters.of("c"));
    assertThat(clusters.all()).as("none named, all meant").allMatch(one -> one.meets(List.of()));
  }

  @Test
  void allNodesOfAClusterAreNamedByLevel() {
    Clusters clusters = new Clusters(chart(List.of(), unit("b-unit", "b")));
    assertThat(clusters.of("b").nodes())
        .isEqualTo(
            Map.of(
                Level.ORGANISATION, List.of("b"),
                Level.BOARD, List.of("b-board"),
                Level.UNIT, List.of("b-unit")));
    assertThat(clusters.of("b").isAll()).isFalse();
    assertThat(clusters.of("b").allBut()).as("only the first has strangers").isEmpty();
    assertThat(clusters.of("a").allBut().orElseThrow().get(Level.ORGANISATION))
        .containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  private static List<String> names(Clusters clusters) {
    return clusters.all().stream().map(Cluster::toString).toList();
  }

  /** Organisations a to d with a board each. */
  private static OrganisationChart chart(List<Group> groups, Unit... units) {
    List<String> ids = List.of("d", "c", "b", "a");
    return new OrganisationChart(
        groups,
        ids.stream().map(id -> new Organisation(id, NAME)).toList(),
        ids.stream().map(id -> new Board(id + "-board", NAME, id)).toList(),
        Stream.of(units).toList());
  }

  private static Unit unit(String id, String organisation) {
    return new Unit(id, NAME, List.of(), List.of(), under(organisation), List.of());
  }

  private static List<Membership> under(String organisation) {
    return List.of(new Membership(organisation + "-board", null, null));
  }
}
