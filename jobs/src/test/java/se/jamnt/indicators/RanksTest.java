package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Period;

/** How women's values rank among men's is known beside the figures, for whoever judges them. */
class RanksTest {

  private static final String ACTIVITIES = "sus";
  private static final String VISITS = "jobbcoach-besok";
  private static final String CARE = "institutionsvard";

  private final TestDatabase database = TestDatabase.create();
  private final FactRows facts = new FactRows(database);
  private final DSLContext results = DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyWomanIsSetAgainstEveryMan() {
    long delivery = delivery(ACTIVITIES);
    activity(delivery, "one", "K", "2013-01-01", "2013-01-10"); // 10 days
    activity(delivery, "one", "K", "2013-01-01", "2013-01-20"); // 20
    activity(delivery, "one", "M", "2013-01-01", "2013-01-10"); // 10: half a pair
    activity(delivery, "one", "M", "2013-01-01", "2013-01-05"); // 5
    activity(delivery, "one", "M", "2013-01-01", "2013-01-30"); // 30
    activity(delivery, "one", "U", "2013-01-01", "2013-01-02"); // of unknown sex
    activity(delivery, "one", "M", "2012-01-01", "2012-01-02"); // ended before
    activity(delivery, "other", "M", "2013-01-01", "2013-02-09"); // 40
    compute();

    assertThat(ranks("days-in-activity"))
        .as("in the unit 1,5 and 2 of 3 pairs; in the board of 4; where no women are, none")
        .containsExactly(
            "board board: 2 and 4, 0.4375",
            "organisation organisation: 2 and 4, 0.4375",
            "unit one: 2 and 3, 0.5833");
  }

  @Test
  void aPersonsOwnCostCountsOnceAndAVisitWithItsOwnMinutes() {
    long care = delivery(CARE);
    placement(care, "K", "A", "2013-01-01", "2013-01-11", "1000"); // 20 nights for 3000
    placement(care, "K", "A", "2013-03-01", "2013-03-11", "2000");
    placement(care, "M", "B", "2013-01-01", "2013-01-11", "1000"); // 100 a night
    placement(care, "M", "C", "2013-01-01", "2013-01-11", "2000"); // 200 a night
    long visits = delivery(VISITS);
    visit(visits, "K", "40", 2); // twenty minutes each
    visit(visits, "M", "15", 1);
    visit(visits, "M", "30", 1);
    compute();

    assertThat(ranks("cost-per-care-day")).contains("unit one: 1 and 2, 0.5000");
    assertThat(ranks("minutes-per-visit")).contains("unit one: 2 and 2, 0.5000");
    assertThat(ranks("care-days")).as("a sum has no values that could be ranked").isEmpty();
  }

  private List<String> ranks(String indicator) {
    return results
        .fetch(
            "select * from results.rank join results.computation using (computation_id)"
                + " where indicator = {0} and period = '2013' order by level, node",
            indicator)
        .map(
            row ->
                "%s %s: %s and %s, %s"
                    .formatted(
                        row.get("level"),
                        row.get("node"),
                        row.get("women"),
                        row.get("men"),
                        row.get("women_higher", BigDecimal.class)
                            .setScale(4, RoundingMode.HALF_UP)));
  }

  private long delivery(String source) {
    return facts.delivery(source, LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31));
  }

  private void activity(long delivery, String unit, String sex, String start, String end) {
    facts.add(
        RecordKind.EPISODES,
        ACTIVITIES,
        unit,
        delivery,
        Map.of("sex", sex, "start", start, "end", end));
  }

  private void placement(
      long delivery, String sex, String person, String start, String end, String cost) {
    facts.add(
        RecordKind.EPISODES,
        CARE,
        "one",
        delivery,
        Map.of("person", person, "sex", sex, "start", start, "end", end, "cost", cost));
  }

  private void visit(long delivery, String sex, String minutes, int quantity) {
    facts.add(
        RecordKind.EVENTS,
        VISITS,
        "one",
        delivery,
        Map.of(
            "sex",
            sex,
            "date",
            "2013-02-01",
            "minutes",
            minutes,
            "quantity",
            String.valueOf(quantity)));
  }

  private void compute() {
    Computation computation =
        OneBoard.computation(
            database,
            Period.Kind.YEAR,
            "definitions",
            Stream.of(ACTIVITIES, VISITS, CARE).map(RanksTest::system).toList());
    computation.due().forEach(due -> computation.compute(due, "test"));
  }

  private static CaseSystem system(String id) {
    return new CaseSystem(id, OneBoard.NAME, Cadence.YEARLY, SexBasis.REGISTERED, false);
  }
}
