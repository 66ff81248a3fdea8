package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.jamnt.disclosure.DisclosurePolicy.Dominance;
import se.jamnt.disclosure.DisclosurePolicy.Preference;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.disclosure.DisclosurePolicy.Sameness;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** What the data owner's rules hide beside small counts, and what they would rather show. */
class PolicyRulesTest {

  private static final Period PERIOD = Period.parse("2013-01");
  private static final NodeId UNIT = new NodeId(Level.UNIT, "unit-1");

  private static DisclosurePolicy policy(Sameness allInOneCategory) {
    return new DisclosurePolicy(
        Map.of("standard", new Rule(5, 10, allInOneCategory, Dominance.ANY)),
        List.of(Preference.values()),
        Set.of(),
        new DisclosurePolicy.Releases(5),
        Optional.empty());
  }

  /** Those of women and men are as many as given; both together as many as they are. */
  private static Set<FigureKey> hidden(
      Sameness allInOneCategory, String indicator, Statistic statistic, Map<Sex, long[]> parts) {
    List<Figure> figures = new ArrayList<>();
    for (NodeId node :
        List.of(
            UNIT,
            new NodeId(Level.BOARD, "board-0"),
            new NodeId(Level.ORGANISATION, "organisation"))) {
      parts.forEach(
          (sex, counts) ->
              figures.add(
                  new Figure(
                      new FigureKey(PERIOD, node, indicator, statistic, "", "", sex),
                      BigDecimal.TEN,
                      part(statistic, counts),
                      counts[0],
                      FigureStatus.FINAL,
                      1)));
    }
    CountTables chart = new CountTables(1, PERIOD.id()).put(1, Sex.K, "", PERIOD.id(), 1);
    return CountTables.shown(chart.chart(), policy(allInOneCategory), figures).stream()
        .filter(ProtectedFigure::isHidden)
        .map(ProtectedFigure::key)
        .filter(key -> key.node().equals(UNIT))
        .collect(Collectors.toSet());
  }

  private static @Nullable Long part(Statistic statistic, long[] counts) {
    return statistic == Statistic.SHARE ? counts[1] : null;
  }

  private static FigureKey key(String indicator, Statistic statistic, Sex sex) {
    return new FigureKey(PERIOD, UNIT, indicator, statistic, "", "", sex);
  }

  @ParameterizedTest
  @EnumSource(names = {"MEAN", "MEDIAN", "Q1", "Q3"})
  void ofFewerThanTenThereIsNoMeanMedianOrQuartile(Statistic statistic) {
    for (long women : List.of(5L, 9L, 10L)) {
      Set<FigureKey> hidden =
          hidden(
              Sameness.SHOWN,
              "days-in-activity",
              statistic,
              Map.of(
                  Sex.K, new long[] {women},
                  Sex.M, new long[] {40},
                  Sex.T, new long[] {40 + women}));
      assertThat(hidden.contains(key("days-in-activity", statistic, Sex.K)))
          .as("%s of %d", statistic, women)
          .isEqualTo(women < 10);
      assertThat(hidden.isEmpty()).as("%s of %d", statistic, women).isEqualTo(women >= 10);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MEDIAN", "Q1", "Q3"})
  void whereThatOfOneSexIsHiddenThatOfBothIsToo(Statistic statistic) {
    assertThat(
            hidden(
                Sameness.SHOWN,
                "days-in-activity",
                statistic,
                Map.of(Sex.K, new long[] {8}, Sex.M, new long[] {40}, Sex.T, new long[] {48})))
        .containsExactlyInAnyOrder(
            key("days-in-activity", statistic, Sex.K), key("days-in-activity", statistic, Sex.T));
  }

  @ParameterizedTest
  @CsvSource({"20, yes", "19, no", "0, yes", "10, no"})
  void whatAllOfASexHaveInCommonIsHiddenWhereItIsSensitive(long women, String isSameForAll) {
    Map<Sex, long[]> shares =
        Map.of(
            Sex.K, new long[] {20, women},
            Sex.M, new long[] {40, 20},
            Sex.T, new long[] {60, 20 + women});
    String indicator = "exits-to-work-or-studies";
    Set<FigureKey> sensitive = hidden(Sameness.HIDDEN, indicator, Statistic.SHARE, shares);
    Set<FigureKey> standard = hidden(Sameness.SHOWN, indicator, Statistic.SHARE, shares);
    // one of nineteen is what is left of the whole: hidden by both rules
    boolean isSmallRest = women == 19;
    assertThat(sensitive.contains(key(indicator, Statistic.SHARE, Sex.K)))
        .isEqualTo(isSameForAll.equals("yes") || isSmallRest);
    assertThat(standard.isEmpty()).isEqualTo(!isSmallRest);
  }

  /** What comes first in the policy stays shown, whatever comes after would say. */
  @ParameterizedTest
  @EnumSource(Preference.class)
  void thePolicySaysWhatStaysShown(Preference preference) {
    CountTables tables = new CountTables(1, "2013-01", "2013-T1");
    tables.put(1, Sex.K, "completed", "2013-01", 30).put(1, Sex.M, "moved", "2013-01", 20);
    CountedCells cells = tables.cells();
    Map<Preference, Function<Cell, Boolean>> isBetter = new HashMap<>();
    Set<Cell> released =
        cells.all().stream().filter(cell -> cell.sex() == Sex.M).collect(Collectors.toSet());
    isBetter.put(Preference.RELEASED, released::contains);
    isBetter.put(Preference.HEADLINES, Cell::isUndivided);
    isBetter.put(Preference.HIGHER_LEVELS, cell -> cell.node().level() == Level.ORGANISATION);
    isBetter.put(Preference.LONGER_PERIODS, cell -> cell.period().id().equals("2013-T1"));
    isBetter.put(Preference.TOTALS, cell -> cell.sex() == Sex.T);
    isBetter.put(Preference.LARGER_COUNTS, cell -> cells.count(cell) == 50);
    List<Preference> order = new ArrayList<>(List.of(Preference.values()));
    order.remove(preference);
    order.add(0, preference);
    List<Boolean> inOrder =
        cells.all().stream()
            .sorted(Preferences.order(order, cells, released))
            .map(isBetter.getOrDefault(preference, cell -> false))
            .toList();
    assertThat(inOrder).contains(true, false);
    assertThat(inOrder.lastIndexOf(true)).isLessThan(inOrder.indexOf(false));
  }

  @Test
  void whatAllHaveInCommonIsHiddenInEveryCategory() {
    CountTables tables = new CountTables(1, PERIOD.id());
    tables.put(1, Sex.K, "completed", PERIOD.id(), 20).put(1, Sex.K, "moved", PERIOD.id(), 0);
    tables.put(1, Sex.M, "completed", PERIOD.id(), 15).put(1, Sex.M, "moved", PERIOD.id(), 25);
    Set<FigureKey> sensitive = tables.hidden(tables.computed(), policy(Sameness.HIDDEN));
    for (String reason : List.of("completed", "moved")) {
      assertThat(sensitive)
          .contains(
              new FigureKey(
                  PERIOD,
                  UNIT,
                  CountTables.INDICATOR,
                  Statistic.COUNT,
                  "exit-reason",
                  reason,
                  Sex.K));
    }
    assertThat(tables.hidden(tables.computed(), policy(Sameness.SHOWN))).isEmpty();
  }
}
