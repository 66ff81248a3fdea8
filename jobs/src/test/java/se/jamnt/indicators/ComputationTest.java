package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/** Whom a figure counts at each level, how far it can be relied on, and when it is computed. */
class ComputationTest {

  private static final Words NAME = new Words("namn", "name");
  private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);

  private final TestDatabase database = TestDatabase.create();
  private final FactRows facts = new FactRows(database);
  private final DSLContext results = DSL.using(database.as(Role.EVALUATOR), SQLDialect.POSTGRES);

  @BeforeEach
  void begin() {
    assertThat(computation().due()).as("periods without deliveries").isEmpty();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aPersonCountsOnceAtEachLevel() {
    long delivery = facts.delivery("sus", FIRST, LocalDate.of(2013, 12, 31));
    episode(delivery, "east-1", "P1", "K", "2013-01-01", "");
    episode(delivery, "east-2", "P1", "K", "2013-02-01", "");
    episode(delivery, "east-2", "P2", "M", "2013-02-01", "2013-03-01");
    episode(delivery, "west-1", "P3", "K", "2013-02-01", "");
    compute();
    assertThat(values("2013", "participants", "count", ""))
        .containsEntry("unit east-1 T", "1")
        .containsEntry("unit east-2 K", "1")
        .containsEntry("unit east-2 T", "2")
        .containsEntry("board east T", "2")
        .containsEntry("board east K", "1")
        .containsEntry("organisation town T", "3")
        .containsEntry("group both T", "3")
        .containsEntry("unit west-1 M", "0");
  }

  @Test
  void aPersonHasTheSexOfTheLatestRecordInTheNode() {
    long delivery = facts.delivery("sus", FIRST, LocalDate.of(2013, 12, 31));
    episode(delivery, "east-1", "P1", "M", "2013-01-01", "");
    episode(delivery, "east-2", "P1", "K", "2013-02-01", "");
    compute();
    assertThat(values("2013", "participants", "count", ""))
        .containsEntry("unit east-1 M", "1")
        .containsEntry("unit east-1 K", "0")
        .containsEntry("unit east-2 K", "1")
        .containsEntry("board east K", "1")
        .containsEntry("board east M", "0");
  }

  @Test
  void unknownSexIsARowWhereTheNodeHasAny() {
    long delivery = facts.delivery("sus", FIRST, LocalDate.of(2013, 12, 31));
    episode(delivery, "east-1", "", "U", "2013-01-01", "");
    episode(delivery, "east-2", "", "K", "2013-01-01", "");
    compute();
    assertThat(values("2013", "participants", "count", ""))
        .containsEntry("unit east-1 U", "1")
        .containsEntry("board east U", "1")
        .doesNotContainKey("unit east-2 U");
    assertThat(values("2013", "participants-by-sex", "distribution", ""))
        .containsEntry("board east K", "100")
        .doesNotContainKey("board east U");
  }

  @Test
  void everyCodeIsARowAndUnknownWhereThereIsAny() {
    long delivery = facts.delivery("sus", FIRST, LocalDate.of(2013, 12, 31));
    facts.add(
        RecordKind.EPISODES,
        "sus",
        "east-1",
        delivery,
        Map.of("person", "P1", "sex", "K", "start", "2013-01-01", "referrer", "region"));
    episode(delivery, "east-1", "P2", "K", "2013-01-01", "");
    compute();
    assertThat(values("2013-T1", "participants", "count", "referrer"))
        .containsEntry("unit east-1 region K", "1")
        .containsEntry("unit east-1 unknown K", "1")
        .containsEntry("unit east-1 municipality K", "0")
        .containsEntry("unit east-2 region T", "0")
        .doesNotContainKey("unit east-2 unknown T");
    assertThat(values("2013-01", "participants", "count", "referrer")).isEmpty();
  }

  @Test
  void daysSoFarAreThoseUntilTheUnitsOwnFileWasMade() {
    long east = facts.deliveryOf("sus", FIRST, LocalDate.of(2013, 10, 31), "east-1", "east-2");
    long west = facts.deliveryOf("sus", FIRST, LocalDate.of(2013, 11, 30), "west-1");
    episode(east, "east-1", "P1", "K", "2013-10-01", "");
    episode(west, "west-1", "P2", "K", "2013-10-01", "");
    compute();
    assertThat(values("2013", "days-so-far", "median", ""))
        .as("what another organisation delivers tells nothing of this one")
        .containsEntry("unit east-1 K", "31")
        .containsEntry("board east K", "31")
        .containsEntry("unit west-1 K", "61")
        .containsEntry("group both K", "46");

    long whole = facts.deliveryOf("sus", FIRST, LocalDate.of(2013, 11, 15), "town");
    episode(whole, "town", "P3", "K", "2013-10-01", "");
    compute();
    assertThat(values("2013", "days-so-far", "median", ""))
        .as("with the 46 days of what belongs to the organisation as a whole")
        .containsEntry("unit east-1 K", "38.5")
        .containsEntry("unit west-1 K", "53.5")
        .containsEntry("group both K", "46");
  }

  @Test
  void statusFollowsTheDeliveriesNotTheClock() {
    long first = facts.delivery("sus", FIRST, LocalDate.of(2013, 2, 15));
    episode(first, "east-1", "P1", "K", "2013-01-01", "");
    facts.delivery(
        "fritidsgard",
        LocalDate.of(2013, 4, 2),
        LocalDate.of(2013, 4, 30),
        LocalDate.of(2013, 4, 1));
    compute();
    Map<String, String> status = statuses("participants", "unit east-1 T");
    assertThat(status)
        .containsEntry("2012", "final")
        .containsEntry("2013-01", "final")
        .containsEntry("2013-02", "preliminary")
        .containsEntry("2013-T1", "preliminary")
        // the organisation's other source tells of March and April, so these were expected
        .containsEntry("2013-03", "missing")
        .containsEntry("2013-04", "missing")
        .doesNotContainKey("2013-05");
    assertThat(statuses("youth-centre-visits", "unit centre T"))
        .as("no rows before the source's first covered day")
        .doesNotContainKey("2013-03")
        .containsEntry("2013-04", "final")
        .containsEntry("2013", "preliminary");
  }

  @Test
  void onlyPeriodsThatADeliveryTouchesAreComputedAgain() {
    long first = facts.delivery("sus", FIRST, LocalDate.of(2013, 4, 30));
    episode(first, "east-1", "P1", "K", "2012-01-01", "");
    compute();
    assertThat(computation().due()).isEmpty();

    DSLContext loader = DSL.using(database.as(Role.LOADER), SQLDialect.POSTGRES);
    long second = facts.delivery("sus", FIRST, LocalDate.of(2013, 5, 31));
    loader.execute(
        "update facts.delivery set touched_first = '2013-04-10' where delivery_id = {0}", second);
    assertThat(computation().due())
        .extracting(due -> due.period().id())
        .containsExactly("2013-T1", "2013", "2013-04", "2013-05", "2013-T2");
  }

  @Test
  void linksThatChangedMakeEveryPeriodDueAndAreNobodysData() {
    long first = facts.delivery("sus", FIRST, LocalDate.of(2013, 4, 30));
    episode(first, "east-1", "P1", "K", "2012-01-01", "2012-02-01");
    compute();
    Map<String, String> before = statuses("participants", "unit east-1 T");
    long links = facts.delivery("links", LocalDate.of(2013, 9, 9), LocalDate.of(2013, 12, 31));
    assertThat(computation().due())
        .as("those of the data, and no others")
        .extracting(due -> due.period().id())
        .containsExactlyInAnyOrderElementsOf(before.keySet());
    compute();
    assertThat(statuses("participants", "unit east-1 T")).isEqualTo(before);
    assertThat(
            results
                .fetch("select distinct data_as_of::text, last_delivery from results.computation")
                .map(row -> row.get(0) + " " + row.get(1)))
        .containsExactly("2013-04-30 " + links);
  }

  @Test
  void linksThatChangedNothingMakeNothingDue() {
    long first = facts.delivery("sus", FIRST, LocalDate.of(2013, 4, 30));
    episode(first, "east-1", "P1", "K", "2012-01-01", "");
    compute();
    long links = facts.delivery("links", FIRST, LocalDate.of(2013, 12, 31));
    DSL.using(database.as(Role.LOADER), SQLDialect.POSTGRES)
        .execute("update facts.delivery set touched_first = null where delivery_id = {0}", links);
    assertThat(computation().due()).isEmpty();
  }

  @Test
  void linksAloneMakeNoPeriods() {
    facts.delivery("links", FIRST, LocalDate.of(2013, 12, 31));
    assertThat(computation().due()).isEmpty();
  }

  @Test
  void beforeSexWasRecordedWomenAndMenAreMissingAndUnknownCarriesTheFigure() {
    long delivery = facts.delivery("fritidsgard", FIRST, LocalDate.of(2013, 12, 31));
    for (String[] visit : new String[][] {{"U", "2012-05-02"}, {"K", "2013-05-02"}}) {
      facts.add(
          RecordKind.EVENTS,
          "fritidsgard",
          "centre",
          delivery,
          Map.of("sex", visit[0], "date", visit[1], "quantity", "7"));
    }
    compute(Optional.of(LocalDate.of(2013, 1, 1)));
    assertThat(statuses("youth-centre-visits", "unit centre K"))
        .containsEntry("2012", "missing")
        .containsEntry("2013", "final");
    assertThat(statuses("youth-centre-visits", "unit centre T")).containsEntry("2012", "final");
    assertThat(values("2012", "youth-centre-visits", "count", ""))
        .containsEntry("unit centre U", "7")
        .containsEntry("unit centre T", "7");
  }

  private void episode(
      long delivery, String unit, String person, String sex, String start, String end) {
    facts.add(
        RecordKind.EPISODES,
        "sus",
        unit,
        delivery,
        Map.of("person", person, "sex", sex, "start", start, "end", end));
  }

  private void compute() {
    compute(Optional.empty());
  }

  private void compute(Optional<LocalDate> sexRecordedFrom) {
    Computation computation = computation(sexRecordedFrom);
    computation.due().forEach(due -> computation.compute(due, "test"));
  }

  private Computation computation() {
    return computation(Optional.empty());
  }

  private Computation computation(Optional<LocalDate> sexRecordedFrom) {
    return new Computation(
        database.as(Role.COMPUTER),
        ShippedCatalog.read(),
        new Clusters(chart()),
        Map.of(
            "sus",
            system("sus", Optional.empty()),
            "fritidsgard",
            system("fritidsgard", sexRecordedFrom)),
        List.of("links"),
        new PeriodCalendar(
            List.of(Period.Kind.MONTH, Period.Kind.TERTIAL, Period.Kind.YEAR),
            List.of(),
            List.of()),
        "definitions",
        Optional.empty());
  }

  private static CaseSystem system(String id, Optional<LocalDate> sexRecordedFrom) {
    return new CaseSystem(
        id, NAME, Cadence.MONTHLY, SexBasis.REGISTERED, false, Optional.empty(), sexRecordedFrom);
  }

  private static OrganisationChart chart() {
    return new OrganisationChart(
        List.of(new Group("both", NAME, List.of("town"))),
        List.of(new Organisation("town", NAME)),
        List.of(new Board("east", NAME, "town"), new Board("west", NAME, "town")),
        Stream.of(
                unit("east-1", "sus", "east"),
                unit("east-2", "sus", "east"),
                unit("west-1", "sus", "west"),
                unit("centre", "fritidsgard", "west"))
            .toList());
  }

  private static Unit unit(String id, String source, String board) {
    return new Unit(
        id,
        NAME,
        List.of(),
        List.of(source),
        List.of(new Membership(board, null, null)),
        List.of());
  }

  /** Node, category where there is one, and sex, with the value. */
  private Map<String, String> values(
      String period, String indicator, String statistic, String breakdown) {
    Map<String, String> values = new LinkedHashMap<>();
    results
        .fetch(
            """
            select concat_ws(' ', level, node, nullif(category, ''), sex), trim_scale(value)::text
              from results.figure join results.computation using (computation_id)
             where period = {0} and indicator = {1} and statistic = {2} and breakdown = {3}
            """,
            period, indicator, statistic, breakdown)
        .forEach(row -> values.put(row.get(0, String.class), row.get(1, String.class)));
    return values;
  }

  /** Period with the status of one node's figure. */
  private Map<String, String> statuses(String indicator, String node) {
    Map<String, String> statuses = new LinkedHashMap<>();
    results
        .fetch(
            """
            select period, status
              from results.figure join results.computation using (computation_id)
             where indicator = {0} and concat_ws(' ', level, node, sex) = {1} and breakdown = ''
            """,
            indicator, node)
        .forEach(row -> statuses.put(row.get(0, String.class), row.get(1, String.class)));
    return statuses;
  }
}
