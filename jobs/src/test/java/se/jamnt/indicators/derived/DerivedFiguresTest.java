package se.jamnt.indicators.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
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
import se.jamnt.model.SeriesBreak;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/** Gaps and changes, from figures that are shown. */
class DerivedFiguresTest {

  private static final Words NAME = new Words("Namn", "Name");
  private static final NodeId BOARD = new NodeId(Level.BOARD, "of-others");
  private static final NodeId MERGED = new NodeId(Level.UNIT, "merged");
  private static final NodeId MOVED = new NodeId(Level.UNIT, "moved");
  private static final String SHARE = "exits-to-work-or-studies";
  private static final String SURVEY = "survey-safety";

  private final Map<Period, List<Figure>> figures = new HashMap<>();
  private final Set<FigureKey> hidden = new HashSet<>();
  private final List<SeriesBreak> declared = new ArrayList<>();

  @Test
  void theGapIsWomenLessMenAndForNumbersAlsoWomenThroughMen() {
    put("2013", BOARD, "participants", "120", "80", "200");
    put("2013", BOARD, SHARE, "33.333333", "25", "30");

    assertThat(value("2013", BOARD, "participants", Statistic.GAP, Sex.T)).isEqualTo("40.000");
    assertThat(value("2013", BOARD, "participants", Statistic.GAP_RATIO, Sex.T)).isEqualTo("1.500");
    assertThat(value("2013", BOARD, SHARE, Statistic.GAP, Sex.T)).isEqualTo("8.333");
    assertThat(value("2013", BOARD, SHARE, Statistic.GAP_RATIO, Sex.T)).isEqualTo("no row");
    assertThat(value("2013", BOARD, SHARE, Statistic.GAP, Sex.K)).isEqualTo("no row");
  }

  @Test
  void theGapRestsOnBothSexes() {
    put("2013", BOARD, "participants", "120", "80", "200");

    assertThat(find("2013", BOARD, "participants", Statistic.GAP, Sex.T))
        .get()
        .extracting(figure -> figure.figure().base())
        .isEqualTo(200L);
  }

  @Test
  void thereIsNoRatioToNobodyAndNoGapToAShareOfNobody() {
    put("2013", BOARD, "participants", "120", "0", "120");
    put("2013", BOARD, SHARE, "30", null, "30");

    assertThat(value("2013", BOARD, "participants", Statistic.GAP_RATIO, Sex.T))
        .isEqualTo("NO_DATA");
    assertThat(value("2013", BOARD, SHARE, Statistic.GAP, Sex.T)).isEqualTo("NO_DATA");
  }

  @Test
  void whatFollowsFromAHiddenFigureIsHidden() {
    put("2012", BOARD, "participants", "100", "70", "170");
    put("2013", BOARD, "participants", "120", "80", "200");
    hide("2012", BOARD, "participants", Sex.M);

    assertThat(value("2013", BOARD, "participants", Statistic.GAP, Sex.T)).isEqualTo("40.000");
    assertThat(value("2013", BOARD, "participants", Statistic.CHANGE_PREVIOUS, Sex.K))
        .isEqualTo("20.000");
    assertThat(value("2013", BOARD, "participants", Statistic.CHANGE_PREVIOUS, Sex.M))
        .isEqualTo("hidden");

    hide("2013", BOARD, "participants", Sex.K);

    assertThat(value("2013", BOARD, "participants", Statistic.GAP, Sex.T)).isEqualTo("hidden");
    assertThat(value("2013", BOARD, "participants", Statistic.CHANGE_PREVIOUS, Sex.K))
        .isEqualTo("hidden");
  }

  @Test
  void aTertialIsComparedWithTheOneBeforeAndAYearEarlier() {
    put("2012-T2", BOARD, SHARE, "20", "30", "25");
    put("2013-T1", BOARD, SHARE, "21", "31", "26");
    put("2013-T2", BOARD, SHARE, "24", "30", "27");

    assertThat(value("2013-T2", BOARD, SHARE, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("3.000");
    assertThat(value("2013-T2", BOARD, SHARE, Statistic.CHANGE_YEAR, Sex.K)).isEqualTo("4.000");
    assertThat(value("2013-T2", BOARD, SHARE, Statistic.CHANGE_YEAR, Sex.M)).isEqualTo("0.000");
  }

  @Test
  void anInterimIsComparedWithTheSameMonthsAYearEarlierOnly() {
    put("2012-YTD08", BOARD, SHARE, "20", "30", "25");
    put("2013-YTD08", BOARD, SHARE, "24", "30", "27");

    assertThat(value("2013-YTD08", BOARD, SHARE, Statistic.CHANGE_YEAR, Sex.T)).isEqualTo("2.000");
    assertThat(value("2013-YTD08", BOARD, SHARE, Statistic.CHANGE_PREVIOUS, Sex.T))
        .isEqualTo("no row");
  }

  @Test
  void aSpanIsComparedWithItsBaselineButNumbersOnlyOverEquallyManyMonths() {
    put("2011", BOARD, SHARE, "20", "30", "25");
    put("2011", BOARD, "participants", "100", "50", "150");
    put("2012-01-01..2013-10-31", BOARD, SHARE, "24", "30", "27");
    put("2012-01-01..2013-10-31", BOARD, "participants", "200", "100", "300");

    assertThat(value("2012-01-01..2013-10-31", BOARD, SHARE, Statistic.CHANGE_BASELINE, Sex.K))
        .isEqualTo("4.000");
    assertThat(
            value(
                "2012-01-01..2013-10-31", BOARD, "participants", Statistic.CHANGE_BASELINE, Sex.K))
        .isEqualTo("no row");
  }

  @Test
  void aSurveyIsComparedWithTheMeasurementBeforeWheneverThatWas() {
    put("2010", BOARD, SURVEY, "70", "75", "73");
    putMissing("2011", BOARD, SURVEY);
    put("2012", BOARD, SURVEY, "66", "76", "71");

    assertThat(value("2012", BOARD, SURVEY, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("-4.000");
  }

  @Test
  void aQuestionThatWasNotAskedBeforeHasNoChange() {
    put("2010", BOARD, SURVEY, null, null, null);
    put("2012", BOARD, SURVEY, "66", "76", "71");
    put("2011", BOARD, SHARE, null, null, null);
    put("2012", BOARD, SHARE, "66", "76", "71");

    assertThat(value("2012", BOARD, SURVEY, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("no row");
    assertThat(value("2012", BOARD, SHARE, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("no row");
  }

  @Test
  void thereIsNoChangeAcrossADeclaredBreak() {
    put("2012", BOARD, SHARE, "20", "30", "25");
    put("2013", BOARD, SHARE, "24", "30", "27");
    put("2013", BOARD, SURVEY, "24", "30", "27");
    put("2012", BOARD, SURVEY, "20", "30", "25");
    declared.add(
        new SeriesBreak(Optional.of("sus"), Optional.empty(), LocalDate.parse("2012-07-01"), NAME));

    assertThat(value("2013", BOARD, SHARE, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("no row");
    assertThat(value("2013", BOARD, SURVEY, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("4.000");

    put("2014", BOARD, SHARE, "25", "30", "28");

    assertThat(value("2014", BOARD, SHARE, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("1.000");
  }

  @Test
  void aBreakOnAPeriodsFirstDayPartsNothingWithinIt() {
    put("2012", BOARD, SHARE, "20", "30", "25");
    put("2013", BOARD, SHARE, "24", "30", "27");
    declared.add(
        new SeriesBreak(Optional.of("sus"), Optional.empty(), LocalDate.parse("2012-01-01"), NAME));

    assertThat(value("2013", BOARD, SHARE, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("4.000");
  }

  @Test
  void aUnitThatTookOverFromOthersIsNotComparedWithTheTimeBefore() {
    put("2011", MERGED, SHARE, "20", "30", "25");
    put("2012", MERGED, SHARE, "24", "30", "27");
    put("2013", MERGED, SHARE, "25", "30", "28");

    assertThat(value("2012", MERGED, SHARE, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("no row");
    assertThat(value("2013", MERGED, SHARE, Statistic.CHANGE_PREVIOUS, Sex.K)).isEqualTo("no row");
  }

  @Test
  void aMoveIsABreakWherePeopleAreCountedAndForBothBoards() {
    NodeId left = new NodeId(Level.BOARD, "other");
    NodeId entered = new NodeId(Level.BOARD, "one");
    for (NodeId node : List.of(MOVED, left, entered)) {
      put("2012", node, "participants", "20", "30", "50");
      put("2013", node, "participants", "24", "30", "54");
      put("2012", node, "starts", "20", "30", "50");
      put("2013", node, "starts", "24", "30", "54");

      assertThat(value("2013", node, "participants", Statistic.CHANGE_PREVIOUS, Sex.K))
          .isEqualTo("no row");
      assertThat(value("2013", node, "starts", Statistic.CHANGE_PREVIOUS, Sex.K))
          .isEqualTo("4.000");
    }
  }

  @Test
  void aFigureOfWhatIsIncompleteGivesAnIncompleteChange() {
    put("2012", BOARD, SHARE, "20", "30", "25");
    put("2013", BOARD, SHARE, FigureStatus.PRELIMINARY, "24", "30", "27");

    assertThat(find("2013", BOARD, SHARE, Statistic.CHANGE_PREVIOUS, Sex.K))
        .get()
        .extracting(figure -> figure.figure().status())
        .isEqualTo(FigureStatus.PRELIMINARY);
  }

  private void put(
      String period,
      NodeId node,
      String indicator,
      @Nullable String women,
      @Nullable String men,
      @Nullable String total) {
    put(period, node, indicator, FigureStatus.FINAL, women, men, total);
  }

  private void put(
      String period,
      NodeId node,
      String indicator,
      FigureStatus status,
      @Nullable String women,
      @Nullable String men,
      @Nullable String total) {
    add(period, node, indicator, Sex.K, women, status);
    add(period, node, indicator, Sex.M, men, status);
    add(period, node, indicator, Sex.T, total, status);
  }

  private void putMissing(String period, NodeId node, String indicator) {
    for (Sex sex : List.of(Sex.K, Sex.M, Sex.T)) {
      add(period, node, indicator, sex, null, FigureStatus.MISSING);
    }
  }

  private void add(
      String period,
      NodeId node,
      String indicator,
      Sex sex,
      @Nullable String value,
      FigureStatus status) {
    boolean none = value == null;
    boolean missing = status == FigureStatus.MISSING;
    Period when = Period.parse(period);
    figures
        .computeIfAbsent(when, one -> new ArrayList<>())
        .add(
            new Figure(
                key(period, node, indicator, headline(indicator), sex),
                value == null ? null : new BigDecimal(value),
                null,
                missing ? null : none ? 0L : 100L,
                none && !missing ? FigureStatus.NO_DATA : status,
                1));
  }

  private void hide(String period, NodeId node, String indicator, Sex sex) {
    hidden.add(key(period, node, indicator, headline(indicator), sex));
  }

  private static Statistic headline(String indicator) {
    return ShippedCatalog.read().find(indicator).orElseThrow().headline();
  }

  private static FigureKey key(
      String period, NodeId node, String indicator, Statistic statistic, Sex sex) {
    return new FigureKey(Period.parse(period), node, indicator, statistic, "", "", sex);
  }

  private String value(String period, NodeId node, String indicator, Statistic statistic, Sex sex) {
    return find(period, node, indicator, statistic, sex)
        .map(DerivedFiguresTest::text)
        .orElse("no row");
  }

  private static String text(DerivedFigure derived) {
    if (derived.hidden()) {
      return "hidden";
    }
    BigDecimal value = derived.figure().value();
    return value == null
        ? derived.figure().status().name()
        : value.setScale(3, RoundingMode.HALF_UP).toPlainString();
  }

  private Optional<DerivedFigure> find(
      String period, NodeId node, String indicator, Statistic statistic, Sex sex) {
    Period when = Period.parse(period);
    return derived().of(when, shown(when), this::shown).stream()
        .filter(one -> one.figure().key().equals(key(period, node, indicator, statistic, sex)))
        .findFirst();
  }

  private ShownFigures shown(Period period) {
    return new ShownFigures(figures.getOrDefault(period, List.of()), hidden);
  }

  private DerivedFigures derived() {
    return new DerivedFigures(
        ShippedCatalog.read(),
        systems(),
        new PeriodCalendar(
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            Map.of(Period.parse("2012-01-01..2013-10-31"), Period.parse("2011"))),
        new Breaks(chart(), declared),
        new DerivedFigures.Decided(chart(), List.of(), List.of()));
  }

  private static Map<String, CaseSystem> systems() {
    return Map.of(
        "brukarundersokning",
        new CaseSystem(
            "brukarundersokning",
            NAME,
            CaseSystem.Cadence.EVERY_SECOND_YEAR,
            CaseSystem.SexBasis.SELF_REPORTED,
            false));
  }

  private static OrganisationChart chart() {
    LocalDate merger = LocalDate.parse("2012-04-01");
    LocalDate move = LocalDate.parse("2013-01-01");
    return new OrganisationChart(
        List.of(),
        List.of(new Organisation("organisation", NAME)),
        List.of(new Board("one", NAME, "organisation"), new Board("other", NAME, "organisation")),
        List.of(
            new Unit(
                "merged",
                NAME,
                List.of(),
                List.of("sus"),
                List.of(new Membership("one", merger, null)),
                List.of("before")),
            new Unit(
                "moved",
                NAME,
                List.of(),
                List.of("sus"),
                List.of(
                    new Membership("other", null, move.minusDays(1)),
                    new Membership("one", move, null)),
                List.of())));
  }
}
