package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.Contributions.Largest;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/** The ledger remembers who had most of an amount when it was hidden for that. */
class ReleasedContributionsTest {

  private static final Period YEAR = Period.parse("2013");
  private static final FigureKey DAYS =
      new FigureKey(
          YEAR, new NodeId(Level.UNIT, "unit-1"), "care-days", Statistic.SUM, "", "", Sex.K);
  private static final Map<String, IndicatorDefinition> DEFINITIONS =
      CountTables.CATALOG.definitions().stream()
          .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));

  private static final Words NAME = new Words("namn", "name");
  private static final Clusters CLUSTERS =
      new Clusters(
          new OrganisationChart(
              List.of(),
              List.of(new OrganisationChart.Organisation("organisation", NAME)),
              List.of(new OrganisationChart.Board("board", NAME, "organisation")),
              List.of()));
  private static final Cluster CLUSTER = CLUSTERS.of("unit-1");

  private final TestDatabase database = TestDatabase.create();
  private final DSLContext computer = DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoHadMostIsKnownReleaseByRelease() {
    compute(20);
    computer.execute(
        """
        insert into results.contribution
        select computation_id, 'unit', 'unit-1', 'care-days', '', '', 'K', 85, 88, 100
          from results.computation
        """);
    release("1", new ProtectedFigure(DAYS, null, null, null, Status.HIDDEN, 0, 1));
    compute(21);
    release("2", new ProtectedFigure(DAYS, BigDecimal.TEN, null, 21L, Status.FINAL, 0, 1));

    List<PastReleases.Edition> editions = new ArrayList<>();
    new LedgerReading(computer, DEFINITIONS, new Families(DEFINITIONS), new Nodes(CLUSTERS.chart()))
        .of(List.of(YEAR), CLUSTER, "3", Moment.now())
        .editions()
        .forEach(editions::add);
    assertThat(editions).hasSize(2);
    assertThat(editions.get(0).hidden()).containsExactly(DAYS);
    assertThat(editions.get(0).largest())
        .containsExactly(
            new Largest(
                DAYS, BigDecimal.valueOf(85), BigDecimal.valueOf(88), BigDecimal.valueOf(100)));
    assertThat(editions.get(1).largest()).isEmpty();
  }

  private void compute(long base) {
    computer.execute("delete from results.computation");
    computer.execute(
        """
        insert into results.computation
          (period, organisations, run, inputs, data_as_of, last_delivery)
        values ('2013', '{organisation}', '1', 'any', '2013-12-31', 1)
        """);
    computer.execute(
        """
        insert into results.figure
        select computation_id, 'unit', 'unit-1', 'care-days', 'sum', '', '', 'K', 10, null, {0},
               'final', 1
          from results.computation
        """,
        base);
  }

  private void release(String run, ProtectedFigure figure) {
    computer.transaction(
        transaction ->
            new ProtectedWriting(transaction.dsl())
                .replace(
                    YEAR,
                    new Protection.Due(List.of(YEAR), CLUSTER, run, run),
                    List.of(figure),
                    DisclosurePolicy.usual()));
    DSL.using(database.as(Role.RENDERER), SQLDialect.POSTGRES)
        .transaction(
            transaction -> {
              Long id =
                  transaction
                      .dsl()
                      .fetchSingle(
                          """
                          insert into published.release
                                 (period, revision, run, contents, last_delivery, state, inputs)
                          values ('2013', 0, {0}, {0}, 1, 'published', {0}) returning release_id
                          """,
                          run)
                      .get(0, Long.class);
              new LedgerWriting(transaction.dsl(), CLUSTERS, (period, lineage) -> false)
                  .note(YEAR, id, Map.of(), Set.of());
            });
  }
}
