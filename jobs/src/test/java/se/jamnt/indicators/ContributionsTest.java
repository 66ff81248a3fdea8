package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Words;

/** What the largest contributors have of an amount is known for each sum. */
class ContributionsTest {

  private static final Words NAME = new Words("namn", "name");
  private static final String SOURCE = "institutionsvard";

  private final TestDatabase database = TestDatabase.create();
  private final FactRows facts = new FactRows(database);
  private final DSLContext results = DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void thoseOfWhomTwoHaveMoreThanHalfAreKept() {
    long delivery = facts.delivery(SOURCE, LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31));
    placement(delivery, "one", "K", "A", "2013-01-01", "2013-03-02"); // 60 nights
    placement(delivery, "one", "K", "A", "2013-04-01", "2013-05-11"); // 40 of the same person
    placement(delivery, "one", "K", "B", "2013-01-01", "2013-01-11"); // 10
    for (String man : List.of("C", "D", "E", "F", "G")) {
      placement(delivery, "one", "M", man, "2013-01-01", "2013-01-21"); // 20 each
    }
    placement(delivery, "other", "K", "H", "2013-01-01", "2013-04-11"); // 100 at the other unit
    compute();
    assertThat(largest("unit", "one"))
        .containsExactly("K: 100 and 110 of 110", "T: 100 and 120 of 210");
    assertThat(largest("board", "board"))
        .as("A and H have 200 of 210; of all 310 they have more than half too")
        .containsExactly("K: 100 and 200 of 210", "T: 100 and 200 of 310");
  }

  private List<String> largest(String level, String node) {
    return Contributions.read(results, Period.parse("2013")).stream()
        .filter(one -> one.of().indicator().equals("care-days"))
        .filter(one -> one.of().node().level().word().equals(level))
        .filter(one -> one.of().node().id().equals(node))
        .map(
            one ->
                "%s: %s and %s of %s"
                    .formatted(
                        one.of().sex(),
                        one.one().toBigInteger(),
                        one.two().toBigInteger(),
                        one.total().toBigInteger()))
        .sorted()
        .toList();
  }

  private void placement(
      long delivery, String unit, String sex, String person, String start, String end) {
    facts.add(
        RecordKind.EPISODES,
        SOURCE,
        unit,
        delivery,
        Map.of("person", person, "sex", sex, "start", start, "end", end, "cost", "1000"));
  }

  private void compute() {
    Computation computation =
        new Computation(
            database.as(Role.COMPUTER),
            ShippedCatalog.read(),
            new OrganisationChart(
                List.of(),
                List.of(new Organisation("organisation", NAME)),
                List.of(new Board("board", NAME, "organisation")),
                List.of(unit("one"), unit("other"))),
            Map.of(
                SOURCE, new CaseSystem(SOURCE, NAME, Cadence.YEARLY, SexBasis.REGISTERED, false)),
            List.of(),
            new PeriodCalendar(List.of(Period.Kind.YEAR), List.of(), List.of()),
            "definitions",
            Optional.empty());
    computation.due().forEach(due -> computation.compute(due, "test"));
  }

  private static Unit unit(String id) {
    return new Unit(
        id,
        NAME,
        List.of(),
        List.of(SOURCE),
        List.of(new Membership("board", null, null)),
        List.of());
  }
}
