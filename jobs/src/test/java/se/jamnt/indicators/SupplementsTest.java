package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.IndicatorDefinition.ShownAs;
import se.jamnt.indicators.IndicatorDefinition.Unit;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Clusters;
import se.jamnt.model.Level;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Words;

/** What a later export tells of an episode counts in the episode's own periods. */
class SupplementsTest {

  private static final Words NAME = new Words("namn", "name");
  private static final String EPISODES = "jobbtrappan";
  private static final String FOLLOW_UP = "jobbtrappan-uppfoljning";
  private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2012, 12, 31);

  private final TestDatabase database = TestDatabase.create();
  private final FactRows facts = new FactRows(database);
  private final DSLContext results = DSL.using(database.as(Role.EVALUATOR), SQLDialect.POSTGRES);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aSupplementTellsMoreOfItsEpisode() {
    followUp(facts.delivery(FOLLOW_UP, FIRST, LAST), "1", "salary");
    long employments = facts.delivery(EPISODES, FIRST, LAST);
    employment(employments, "1", "K");
    employment(employments, "2", "K");
    employment(employments, "3", "M");
    compute();
    assertThat(shares("2011")).isEqualTo(Map.of("K", "1 of 2", "M", "0 of 1", "T", "1 of 3"));
  }

  @Test
  void aSupplementMakesThePeriodsOfItsEpisodesDueWheneverItComes() {
    employment(facts.delivery(EPISODES, FIRST, LAST), "1", "K");
    compute();
    assertThat(shares("2011")).containsEntry("K", "0 of 1");
    assertThat(computation().due()).isEmpty();

    long later = facts.delivery(FOLLOW_UP, LAST, LAST);
    followUp(later, "1", "student-aid");
    DSL.using(database.as(Role.LOADER), SQLDialect.POSTGRES)
        .execute(
            "update facts.delivery set touched_last = touched_first where delivery_id = {0}",
            later);
    assertThat(computation().due())
        .extracting(due -> due.period().id())
        .containsExactly("2010", "2011", "2012");
    compute();
    assertThat(shares("2011")).containsEntry("K", "1 of 1");
  }

  private void employment(long delivery, String key, String sex) {
    facts.add(
        RecordKind.EPISODES,
        EPISODES,
        "unit",
        delivery,
        Map.of("key", key, "sex", sex, "start", "2011-03-01", "end", "2011-08-31"));
  }

  private void followUp(long delivery, String key, String livelihood) {
    facts.add(
        RecordKind.EVENTS,
        FOLLOW_UP,
        "unit",
        delivery,
        Map.of("key", key, "date", "2012-03-01", "livelihood-after-6-months", livelihood));
  }

  private void compute() {
    Computation computation = computation();
    computation.due().forEach(due -> computation.compute(due, "test"));
  }

  /** Sex with part and base. */
  private Map<String, String> shares(String period) {
    Map<String, String> shares = new LinkedHashMap<>();
    results
        .fetch(
            """
            select sex, part || ' of ' || base
              from results.figure join results.computation using (computation_id)
             where period = {0} and level = 'unit'
            """,
            period)
        .forEach(row -> shares.put(row.get(0, String.class), row.get(1, String.class)));
    return shares;
  }

  private Computation computation() {
    return new Computation(
        database.as(Role.COMPUTER),
        new IndicatorCatalog(ShippedCatalog.read().fields(), List.of(selfSupporting())),
        new Clusters(
            new OrganisationChart(
                List.of(),
                List.of(new Organisation("organisation", NAME)),
                List.of(new Board("board", NAME, "organisation")),
                List.of(
                    new OrganisationChart.Unit(
                        "unit",
                        NAME,
                        List.of(),
                        List.of(EPISODES, FOLLOW_UP),
                        List.of(new Membership("board", null, null)),
                        List.of())))),
        Map.of(
            EPISODES,
            new CaseSystem(EPISODES, NAME, Cadence.PER_GROUP, SexBasis.REGISTERED, false),
            FOLLOW_UP,
            new CaseSystem(
                FOLLOW_UP,
                NAME,
                Cadence.PER_GROUP,
                SexBasis.NONE,
                false,
                Optional.of(EPISODES),
                Optional.empty())),
        List.of(),
        new PeriodCalendar(List.of(Period.Kind.YEAR), List.of(), List.of()),
        "definitions",
        java.util.Optional.empty());
  }

  private static IndicatorDefinition selfSupporting() {
    return new IndicatorDefinition(
        "self-supporting",
        1,
        NAME,
        NAME,
        NAME,
        RecordKind.EPISODES,
        List.of(EPISODES),
        new Measure.Share(
            List.of(
                new Condition(
                    "livelihood-after-6-months",
                    new Requirement.OneOf(List.of("salary", "student-aid"))))),
        Counted.EPISODES,
        Optional.empty(),
        List.of(new Condition("end", new Requirement.InPeriod())),
        List.of(),
        List.of(),
        Optional.empty(),
        Level.UNIT,
        0,
        new ShownAs(Unit.PERCENT, 1),
        "standard",
        Persons.WOMEN_AND_MEN,
        Optional.empty());
  }
}
