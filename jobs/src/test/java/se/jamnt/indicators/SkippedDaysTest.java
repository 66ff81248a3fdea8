package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
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
import se.jamnt.model.Period;

/** Days on which staff did not count, though they count on such days. */
class SkippedDaysTest {

  private static final String SOURCE = "fritidsgard";

  private final TestDatabase database = TestDatabase.create();
  private final FactRows facts = new FactRows(database);
  private final DSLContext results = DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void areWeekdaysOnWhichTheUnitMostlyCounts() {
    long delivery = facts.delivery(SOURCE, LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31));
    for (LocalDate day = LocalDate.of(2013, 1, 1); // a Tuesday
        day.isBefore(LocalDate.of(2013, 2, 1));
        day = day.plusDays(1)) {
      boolean open =
          day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.FRIDAY;
      boolean skipped = day.getDayOfMonth() == 11 || day.getDayOfMonth() == 15;
      if (open && !skipped) {
        count(delivery, "one", day, "K");
        count(delivery, "one", day, "M");
      }
    }
    count(delivery, "one", LocalDate.of(2013, 1, 12), "K"); // one Saturday is no habit
    count(delivery, "other", LocalDate.of(2013, 1, 8), "K");
    compute(true);
    assertThat(skipped()).containsExactly("one: 2");

    compute(false);
    assertThat(skipped()).as("of a source that is not counted daily none are told").isEmpty();
  }

  private void count(long delivery, String unit, LocalDate day, String sex) {
    facts.add(
        RecordKind.EVENTS,
        SOURCE,
        unit,
        delivery,
        Map.of("sex", sex, "date", day.toString(), "quantity", "0"));
  }

  private List<String> skipped() {
    return results
        .fetch(
            "select * from results.skipped_days join results.computation using (computation_id)"
                + " where period = '2013-01' order by unit")
        .map(row -> row.get("unit") + ": " + row.get("days"));
  }

  private void compute(boolean daily) {
    Computation computation =
        OneBoard.computation(
            database,
            Period.Kind.MONTH,
            "definitions " + daily,
            List.of(
                new CaseSystem(
                    SOURCE,
                    OneBoard.NAME,
                    Cadence.MONTHLY,
                    SexBasis.OBSERVED,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    daily)));
    computation.due().stream()
        .filter(due -> due.period().id().equals("2013-01"))
        .forEach(due -> computation.compute(due, "test"));
  }
}
