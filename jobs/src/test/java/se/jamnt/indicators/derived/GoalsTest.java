package se.jamnt.indicators.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.Goal;
import se.jamnt.indicators.GoalStatus;
import se.jamnt.indicators.PlannedIndicator;
import se.jamnt.indicators.Requirement;
import se.jamnt.indicators.ShippedCatalog;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/** What becomes of goals of every form, and how much of a board's plan is followed by sex. */
class GoalsTest {

  private static final Words NAME = new Words("Namn", "Name");
  private static final String INDICATOR = "exits-to-work-or-studies";
  private static final NodeId BOARD = new NodeId(Level.BOARD, "board");
  private static final Requirement.Between FORTY_TO_SIXTY =
      new Requirement.Between(new BigDecimal(40), new BigDecimal(60), false);

  private final Map<Period, List<Figure>> figures = new HashMap<>();
  private final Set<FigureKey> hidden = new HashSet<>();
  private List<PlannedIndicator> plan = List.of();

  @ParameterizedTest
  @CsvSource({"49.99999, not-reached", "50, reached", "50.1, reached", ", cannot-be-judged"})
  void atLeastIsJudgedOnTheFigureAsItIsAndNotRounded(@Nullable String value, String status) {
    put("2013", BOARD, Sex.T, value);

    assertThat(status("2013", atLeast("50"))).isEqualTo(status);
  }

  @Test
  void datedStepsAreDueWhenTheirDayHasCome() {
    Goal.Form steps =
        new Goal.AtLeast(
            List.of(
                new Goal.Step(LocalDate.parse("2013-12-31"), new BigDecimal(70)),
                new Goal.Step(LocalDate.parse("2012-12-31"), new BigDecimal(50))));
    for (String period : List.of("2012-T1", "2012", "2013-T1", "2013")) {
      put(period, BOARD, Sex.T, "60");
    }

    assertThat(status("2012-T1", steps)).isEqualTo("cannot-be-judged");
    assertThat(status("2012", steps)).isEqualTo("reached");
    assertThat(status("2013-T1", steps)).isEqualTo("reached");
    assertThat(status("2013", steps)).isEqualTo("not-reached");
  }

  @ParameterizedTest
  @CsvSource({"39.6, not-reached", "40, reached", "60, reached", "60.1, not-reached"})
  void betweenHoldsAtBothBounds(String value, String status) {
    put("2013", BOARD, Sex.T, value);

    assertThat(status("2013", new Goal.Within(FORTY_TO_SIXTY))).isEqualTo(status);
  }

  @Test
  void aGoalOfEachSexNeedsBoth() {
    put("2013", BOARD, Sex.K, "55");
    put("2013", BOARD, Sex.M, "45");

    assertThat(status("2013", goal(atLeast("50"), Goal.Whose.EACH))).isEqualTo("not-reached");
    assertThat(status("2013", goal(atLeast("45"), Goal.Whose.EACH))).isEqualTo("reached");
    assertThat(status("2013", goal(atLeast("50"), Goal.Whose.WOMEN))).isEqualTo("reached");
  }

  @ParameterizedTest
  @CsvSource({
    "45 50 30 20,       not-reached",
    "45 50 55 20,       reached",
    "45 20 none none,   not-reached",
    "45 50 20 none,     reached",
    "none none none none, cannot-be-judged",
    "45 50 55 hidden,   reached",
    "45 20 30 hidden,   not-reached",
    "45 50 20 hidden,   hidden",
    "'',                not-measured"
  })
  void aMajorityIsMoreThanHalfOfTheUnitsThatHaveAFigure(String units, String status) {
    List<String> values = Stream.of(units.split(" ")).filter(one -> !one.isEmpty()).toList();
    for (int i = 0; i < values.size(); i++) {
      NodeId unit = new NodeId(Level.UNIT, "unit-" + (i + 1));
      String value = values.get(i);
      put("2013", unit, Sex.T, value.equals("none") ? null : value.replace("hidden", "50"));
      if (value.equals("hidden")) {
        hidden.add(key("2013", unit, Sex.T));
      }
    }

    assertThat(status("2013", new Goal.MajorityOfUnits(FORTY_TO_SIXTY))).isEqualTo(status);
  }

  @Test
  void aRiseIsMoreThanBefore() {
    put("2011", BOARD, Sex.T, "30");
    put("2012", BOARD, Sex.T, "35");
    put("2013", BOARD, Sex.T, "35");

    assertThat(status("2012", new Goal.RisesEachPeriod())).isEqualTo("reached");
    assertThat(status("2013", new Goal.RisesEachPeriod())).isEqualTo("not-reached");
    assertThat(status("2013", new Goal.RisesSince(Period.parse("2011")))).isEqualTo("reached");
    assertThat(status("2013", new Goal.RisesSince(Period.parse("2012")))).isEqualTo("not-reached");
  }

  @Test
  void equalWithinLooksAtTheDifferenceEitherWay() {
    put("2013", BOARD, Sex.K, "30");
    put("2013", BOARD, Sex.M, "35");

    assertThat(status("2013", new Goal.EqualWithin(new BigDecimal(5)))).isEqualTo("reached");
    assertThat(status("2013", new Goal.EqualWithin(new BigDecimal(4)))).isEqualTo("not-reached");
  }

  @Test
  void equalWithinCannotBeJudgedWhereSexIsUnknownForMoreThanATenth() {
    put("2013", BOARD, Sex.K, "30");
    put("2013", BOARD, Sex.M, "35");
    put("2013", BOARD, Sex.T, "33");
    put("2013", BOARD, Sex.U, "33"); // as many as all

    Goal.EqualWithin five = new Goal.EqualWithin(new BigDecimal(5));
    assertThat(status("2013", five)).isEqualTo("cannot-be-judged");

    hidden.add(key("2013", BOARD, Sex.U));
    assertThat(status("2013", five)).as("how many they are is then not told").isEqualTo("reached");
  }

  @Test
  void allIsAHundredPerCent() {
    put("2012", BOARD, Sex.T, "99.999");
    put("2013", BOARD, Sex.T, "100.0");

    assertThat(status("2012", new Goal.All())).isEqualTo("not-reached");
    assertThat(status("2013", new Goal.All())).isEqualTo("reached");
  }

  @Test
  void aGoalVanishesWithItsFigure() {
    put("2013", BOARD, Sex.T, "60");
    hidden.add(key("2013", BOARD, Sex.T));

    assertThat(status("2013", atLeast("50"))).isEqualTo("hidden");
  }

  @Test
  void withoutAFigureAGoalIsNotMeasured() {
    put("2013", BOARD, Sex.T, FigureStatus.MISSING, null);

    assertThat(status("2013", atLeast("50"))).isEqualTo("not-measured");
    assertThat(status("2012", atLeast("50"))).isEqualTo("not-measured");
  }

  @Test
  void aGoalHoldsForItsTime() {
    Goal goal =
        goal(
            atLeast("50"),
            Goal.Whose.TOTAL,
            LocalDate.parse("2012-01-01"),
            Optional.of(LocalDate.parse("2012-12-31")),
            Map.of());
    for (String period : List.of("2011", "2012", "2013", "2012-01-01..2013-10-31")) {
      put(period, BOARD, Sex.T, "60");
    }

    assertThat(status("2011", goal)).isEqualTo("no row");
    assertThat(status("2012", goal)).isEqualTo("reached");
    assertThat(status("2012-01-01..2013-10-31", goal)).isEqualTo("no row");
    assertThat(status("2013", goal)).isEqualTo("expired");
  }

  @Test
  void aPersonCanJudgeAGoalPartlyReachedButNotAHiddenFigure() {
    Goal goal =
        goal(
            atLeast("50"),
            Goal.Whose.TOTAL,
            LocalDate.parse("2010-01-01"),
            Optional.empty(),
            Map.of(Period.parse("2013"), NAME));
    put("2013", BOARD, Sex.T, "45");

    assertThat(status("2013", goal)).isEqualTo("partly");

    hidden.add(key("2013", BOARD, Sex.T));

    assertThat(status("2013", goal)).isEqualTo("hidden");
  }

  @Test
  void coverageCountsWhatIsFollowedBySexInUnitsAndPublishable() {
    plan =
        List.of(
            new PlannedIndicator.Computed("board", INDICATOR),
            new PlannedIndicator.Computed("board", "participants"),
            new PlannedIndicator.Elsewhere("board", NAME, true, false, true),
            new PlannedIndicator.Elsewhere("board", NAME, false, true, true));
    NodeId unit = new NodeId(Level.UNIT, "unit-1");
    for (NodeId node : List.of(BOARD, unit)) {
      put("2013", node, Sex.K, "30");
      put("2013", node, Sex.M, "35");
    }

    assertThat(coverage("")).isEqualTo("2 of 4");
    assertThat(coverage("by-sex")).isEqualTo("2 of 4");
    assertThat(coverage("at-unit-level")).isEqualTo("1 of 4");
    assertThat(coverage("publishable")).isEqualTo("2 of 4");

    hidden.add(key("2013", BOARD, Sex.M));

    assertThat(coverage("by-sex")).isEqualTo("2 of 4");
    assertThat(coverage("publishable")).isEqualTo("1 of 4");
  }

  @Test
  void aGoalCanBeThatSoMuchOfThePlanIsFollowedBySex() {
    plan =
        List.of(
            new PlannedIndicator.Computed("board", INDICATOR),
            new PlannedIndicator.Elsewhere("board", NAME, false, true, true));
    for (Sex sex : List.of(Sex.K, Sex.M)) {
      for (String period : List.of("2013", "2013-T1")) {
        put(period, BOARD, sex, "30");
      }
    }

    assertThat(status("2013", ofCoverage("50"))).isEqualTo("reached");
    assertThat(status("2013", ofCoverage("90"))).isEqualTo("not-reached");
    assertThat(status("2013-T1", ofCoverage("50")))
        .as("only of years and spans")
        .isEqualTo("no row");

    plan = List.of();

    assertThat(status("2013", ofCoverage("50"))).isEqualTo("not-measured");
  }

  private static Goal ofCoverage(String least) {
    Goal goal = goal(atLeast(least), Goal.Whose.TOTAL);
    return new Goal(
        goal.board(),
        goal.id(),
        goal.text(),
        "coverage-by-sex",
        goal.nodes(),
        goal.whose(),
        goal.form(),
        goal.from(),
        goal.to(),
        goal.decision(),
        goal.reading(),
        goal.partly());
  }

  private String coverage(String category) {
    Period period = Period.parse("2013");
    return derived(List.of()).of(period, shown(period), this::shown).stream()
        .map(DerivedFigure::figure)
        .filter(figure -> figure.key().indicator().equals("coverage-by-sex"))
        .filter(figure -> figure.key().node().equals(BOARD))
        .filter(figure -> figure.key().category().equals(category))
        .map(figure -> figure.part() + " of " + figure.base())
        .findFirst()
        .orElse("no row");
  }

  private static Goal.Form atLeast(String number) {
    return new Goal.AtLeast(
        List.of(new Goal.Step(LocalDate.parse("2010-01-01"), new BigDecimal(number))));
  }

  private static Goal goal(Goal.Form form, Goal.Whose whose) {
    return goal(form, whose, LocalDate.parse("2010-01-01"), Optional.empty(), Map.of());
  }

  private static Goal goal(
      Goal.Form form,
      Goal.Whose whose,
      LocalDate from,
      Optional<LocalDate> to,
      Map<Period, Words> partly) {
    return new Goal(
        "board",
        "goal",
        NAME,
        INDICATOR,
        List.of(BOARD),
        whose,
        form,
        from,
        to,
        NAME,
        Optional.empty(),
        partly);
  }

  private String status(String period, Goal.Form form) {
    return status(period, goal(form, Goal.Whose.TOTAL));
  }

  private String status(String period, Goal goal) {
    Period when = Period.parse(period);
    return derived(List.of(goal)).of(when, shown(when), this::shown).stream()
        .filter(one -> one.figure().key().statistic() == Statistic.STATUS)
        .map(
            one -> {
              BigDecimal value = one.figure().value();
              return one.hidden() || value == null ? "hidden" : GoalStatus.of(value).word();
            })
        .findFirst()
        .orElse("no row");
  }

  private ShownFigures shown(Period period) {
    return new ShownFigures(figures.getOrDefault(period, List.of()), hidden);
  }

  private void put(String period, NodeId node, Sex sex, @Nullable String value) {
    put(period, node, sex, value == null ? FigureStatus.NO_DATA : FigureStatus.FINAL, value);
  }

  private void put(
      String period, NodeId node, Sex sex, FigureStatus status, @Nullable String value) {
    figures
        .computeIfAbsent(Period.parse(period), one -> new ArrayList<>())
        .add(
            new Figure(
                key(period, node, sex),
                value == null ? null : new BigDecimal(value),
                null,
                100L,
                status,
                1));
  }

  private static FigureKey key(String period, NodeId node, Sex sex) {
    return new FigureKey(Period.parse(period), node, INDICATOR, Statistic.SHARE, "", "", sex);
  }

  private DerivedFigures derived(List<Goal> goals) {
    CaseSystem sus =
        new CaseSystem(
            "sus", NAME, CaseSystem.Cadence.MONTHLY, CaseSystem.SexBasis.REGISTERED, false);
    return new DerivedFigures(
        ShippedCatalog.read(),
        Map.of("sus", sus),
        new PeriodCalendar(List.of(), List.of(), List.of()),
        new Breaks(chart(), List.of()),
        new DerivedFigures.Decided(chart(), goals, plan));
  }

  private static OrganisationChart chart() {
    return new OrganisationChart(
        List.of(),
        List.of(new Organisation("organisation", NAME)),
        List.of(new Board("board", NAME, "organisation")),
        Stream.of(1, 2, 3, 4)
            .map(
                number ->
                    new Unit(
                        "unit-" + number,
                        NAME,
                        List.of(),
                        List.of("sus"),
                        List.of(new Membership("board", null, null)),
                        List.of()))
            .toList());
  }
}
