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
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Clusters;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Group;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Words;

/** What holds until there is something newer: answers to checklists, and numbers of inhabitants. */
class LatestAnswersTest {

  private static final Words NAME = new Words("namn", "name");

  private final TestDatabase database = TestDatabase.create();
  private final FactRows facts = new FactRows(database);
  private final DSLContext results = DSL.using(database.as(Role.EVALUATOR), SQLDialect.POSTGRES);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anAnswerHoldsUntilTheNextInEveryNodeWhereOneUnitAnswers() {
    long before = facts.delivery("checklista", day(2012, 1, 1), day(2012, 12, 31));
    answer(before, "north-office", "2012-10-15", "statistics-by-sex", "no", "Snart");
    answer(before, "north-office", "2012-10-15", "staff-trained", "yes", "");
    answer(before, "south-office", "2012-10-15", "statistics-by-sex", "yes", "");
    long now = facts.delivery("checklista", day(2013, 1, 1), day(2013, 12, 31));
    answer(now, "north-office", "2013-10-15", "statistics-by-sex", "partly", "Ring 19121212-1212");
    compute("2012", "2013");

    assertThat(answers("2012"))
        .containsEntry("unit north-office statistics-by-sex T", "0 of 1 final, 2012-10-15 Snart")
        .containsEntry("organisation south statistics-by-sex T", "2 of 1 final, 2012-10-15 -");
    assertThat(answers("2013"))
        .as(
            "what is asked again has a new answer, what is not keeps the old; a text that holds an"
                + " identity number is left out")
        .containsEntry("unit north-office statistics-by-sex T", "1 of 1 final, 2013-10-15 -")
        .containsEntry("board north-board statistics-by-sex T", "1 of 1 final, 2013-10-15 -")
        .containsEntry("organisation north staff-trained T", "2 of 1 final, 2012-10-15 -")
        .containsEntry("organisation north resources-followed T", "- of 0 no-data, -");
    assertThat(answers("2013").keySet())
        .as("two answer in the group, and nothing is by sex")
        .noneMatch(key -> key.startsWith("group"))
        .allMatch(key -> key.endsWith(" T"));
  }

  @Test
  void inhabitantsAreThoseOfTheLatestDateAlsoWhereItLiesBeforeThePeriod() {
    long people =
        facts.delivery("befolkning", day(2012, 12, 31), day(2012, 12, 31), day(2012, 12, 31));
    // an event changes its own day only, and tells of no later one
    DSL.using(database.as(Role.LOADER), SQLDialect.POSTGRES)
        .execute("update facts.delivery set touched_last = last_date");
    facts.add(
        RecordKind.EVENTS,
        "befolkning",
        "north",
        people,
        Map.of("date", "2012-12-31", "sex", "K", "quantity", "500", "district", "alby"));
    long proposals = facts.delivery("medborgarforslag", day(2012, 1, 1), day(2013, 12, 31));
    facts.add(
        RecordKind.EPISODES,
        "medborgarforslag",
        "north-office",
        proposals,
        Map.of("start", "2013-04-30", "sex", "K", "district", "alby"));
    compute("2013-T1");
    assertThat(
            results
                .fetch(
                    """
                    select trim_scale(value)::text, base from results.figure
                     where indicator = 'proposals-per-1000' and node = 'north-office' and sex = 'K'
                       and breakdown = ''
                    """)
                .map(row -> row.get(0) + " of " + row.get(1)))
        .containsExactly("2 of 500");
  }

  private static LocalDate day(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }

  private void answer(
      long delivery, String unit, String date, String criterion, String answer, String text) {
    facts.add(
        RecordKind.EVENTS,
        "checklista",
        unit,
        delivery,
        Map.of(
            "date", date,
            "criterion", criterion,
            "checklist-answer", answer,
            "checklist-text", text));
  }

  private void compute(String... periods) {
    Computation computation =
        new Computation(
            database.as(Role.COMPUTER),
            ShippedCatalog.read(),
            new Clusters(
                new OrganisationChart(
                    List.of(new Group("both", NAME, List.of("north", "south"))),
                    List.of(new Organisation("north", NAME), new Organisation("south", NAME)),
                    List.of(
                        new Board("north-board", NAME, "north"),
                        new Board("south-board", NAME, "south")),
                    List.of(
                        unit("north-office", "north-board"), unit("south-office", "south-board")))),
            Map.of(
                "checklista", system("checklista", Cadence.YEARLY, SexBasis.NONE),
                "befolkning", system("befolkning", Cadence.YEARLY, SexBasis.REGISTERED),
                "medborgarforslag",
                    system("medborgarforslag", Cadence.MONTHLY, SexBasis.REGISTERED)),
            List.of(),
            new PeriodCalendar(
                List.of(Period.Kind.TERTIAL, Period.Kind.YEAR), List.of(), List.of()),
            "definitions",
            Optional.empty());
    List<String> asked = List.of(periods);
    computation.due().stream()
        .filter(due -> asked.contains(due.period().id()))
        .forEach(due -> computation.compute(due, "test"));
  }

  private static Unit unit(String id, String board) {
    return new Unit(
        id,
        NAME,
        List.of(),
        List.of("checklista", "medborgarforslag"),
        List.of(new Membership(board, null, null)),
        List.of());
  }

  private static CaseSystem system(String id, Cadence cadence, SexBasis basis) {
    return new CaseSystem(id, NAME, cadence, basis, false);
  }

  /** Node, criterion and sex, with the number of the answer, its base, status, day and text. */
  private Map<String, String> answers(String period) {
    Map<String, String> answers = new LinkedHashMap<>();
    results
        .fetch(
            """
            select concat_ws(' ', level, node, category, sex),
                   coalesce(trim_scale(value)::text, '-') || ' of ' || base || ' ' || status || ', '
                     || concat_ws(' ', answered_on, coalesce(text, '-'))
              from results.figure
              join results.computation using (computation_id)
              left join results.answer using (computation_id, level, node, indicator, category)
             where period = {0} and indicator = 'equality-checklist'
            """,
            period)
        .forEach(row -> answers.put(row.get(0, String.class), row.get(1, String.class)));
    return answers;
  }
}
