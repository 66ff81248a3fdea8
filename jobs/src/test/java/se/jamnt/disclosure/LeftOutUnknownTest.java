package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.jamnt.disclosure.CountTables.Innermost;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/** A unit can leave out those of unknown sex: its total is then a measure of its own. */
class LeftOutUnknownTest {

  private static final int SMALLEST = 5;

  private static CountTables random(Random random) {
    CountTables tables = new CountTables(2, "2013-01", "2013-02", "2013-T1");
    for (int unit = 1; unit <= 4; unit++) {
      for (Sex sex : Sex.OF_RECORDS) {
        for (String reason : List.of("completed", "moved")) {
          for (String month : List.of("2013-01", "2013-02")) {
            tables.put(unit, sex, reason, month, random.nextInt(sex == Sex.U ? 6 : 12));
          }
        }
      }
    }
    return tables.leavingOutUnknownSexOf(1);
  }

  @RepeatedTest(40)
  void noSmallCountFollowsAndNeitherDoesWhatIsLeftOut(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    CountTables tables = random(new Random(seed));
    Map<FigureKey, Set<Innermost>> figures = tables.figures();
    Set<FigureKey> hidden = tables.hidden();
    Reader reader = new Reader(tables, hidden);
    figures.forEach(
        (key, sum) -> {
          long count = tables.truth(sum);
          if (count > 0 && count < SMALLEST) {
            assertThat(hidden).as("seed %d", seed).contains(key);
            assertThat(reader.knows(sum)).as("%s, seed %d", key, seed).isFalse();
          }
        });
    tables.counts().keySet().stream()
        .filter(LeftOutUnknownTest::isLeftOut)
        .filter(one -> tables.truth(Set.of(one)) > 0 && tables.truth(Set.of(one)) < SMALLEST)
        .forEach(
            one -> assertThat(reader.knows(Set.of(one))).as("%s, seed %d", one, seed).isFalse());
    assertThat(audit(tables, hidden).leaks()).as("seed %d", seed).isEmpty();
  }

  /** The board's total less the unit's would give the two away. */
  @Test
  void aBoardDoesNotGiveAwayWhatItsOnlyUnitLeavesOut() {
    CountTables tables = new CountTables(1, "2013-01");
    tables.put(1, Sex.K, "", "2013-01", 20).put(1, Sex.M, "", "2013-01", 30);
    tables.put(1, Sex.U, "", "2013-01", 2).leavingOutUnknownSexOf(1);
    Set<FigureKey> hidden = tables.hidden();
    Innermost leftOut = new Innermost("unit-1", Sex.U, "", "2013-01");
    assertThat(new Reader(tables, Set.of()).knows(Set.of(leftOut))).isTrue();
    assertThat(new Reader(tables, hidden).knows(Set.of(leftOut))).isFalse();
    assertThat(hidden).anyMatch(key -> key.sex() != Sex.U);
  }

  /** The audit knows it from the files alone: a board's rows less those of its units. */
  @Test
  void theAuditFindsWhatABoardGivesAway() {
    CountTables tables = new CountTables(2, "2013-01");
    tables.put(1, Sex.K, "", "2013-01", 20).put(1, Sex.M, "", "2013-01", 30);
    tables.put(1, Sex.U, "", "2013-01", 2).leavingOutUnknownSexOf(1);
    tables.put(2, Sex.K, "", "2013-01", 20).put(2, Sex.M, "", "2013-01", 30);
    tables.put(2, Sex.U, "", "2013-01", 7);
    // every row is large: 102 and 9 of the board, 50, 57 and 7 of its units
    assertThat(audit(tables, Set.of()).opened())
        .anyMatch(
            leak -> leak.startsWith("what units leave out follows from others: 2013-01 board-0"));
    Set<FigureKey> hidden = tables.hidden();
    assertThat(hidden).isNotEmpty();
    assertThat(audit(tables, hidden).leaks()).isEmpty();
  }

  /** Where only the small counts are hidden, it finds what another way of reckoning finds. */
  @RepeatedTest(40)
  void theAuditFindsJustWhatIsGivenAway(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    CountTables tables = random(new Random(seed));
    Set<FigureKey> small =
        tables.figures().entrySet().stream()
            .filter(figure -> isFew(tables.truth(figure.getValue())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Reader reader = new Reader(tables, small);
    long givenAway =
        leftOut(tables).stream()
            .filter(sum -> isFew(tables.truth(sum)) && reader.knows(sum))
            .count();
    assertThat(
            audit(tables, small).opened().stream()
                .filter(leak -> leak.startsWith("what units leave out follows"))
                .count())
        .as("seed %d", seed)
        .isEqualTo(givenAway);
  }

  private static boolean isFew(long count) {
    return count > 0 && count < SMALLEST;
  }

  /** What the unit leaves out: by reason and together, month by month and in the tertial. */
  private static List<Set<Innermost>> leftOut(CountTables tables) {
    List<Set<Innermost>> sums = new ArrayList<>();
    for (String reason : List.of("completed", "moved", "")) {
      for (String month : List.of("2013-01", "2013-02", "")) {
        sums.add(
            tables.counts().keySet().stream()
                .filter(LeftOutUnknownTest::isLeftOut)
                .filter(one -> reason.isEmpty() || one.reason().equals(reason))
                .filter(one -> month.isEmpty() || one.month().equals(month))
                .collect(Collectors.toSet()));
      }
    }
    return sums;
  }

  @Test
  void theUnitsTotalIsWomenAndMen() {
    CountTables tables = new CountTables(1, "2013-01");
    tables.put(1, Sex.K, "", "2013-01", 20).put(1, Sex.M, "", "2013-01", 30);
    tables.put(1, Sex.U, "", "2013-01", 12).leavingOutUnknownSexOf(1);
    assertThat(tables.hidden()).isEmpty();
    NodeId unit = new NodeId(Level.UNIT, "unit-1");
    assertThat(
            tables.computed().stream()
                .filter(figure -> figure.key().node().equals(unit))
                .collect(Collectors.toMap(figure -> figure.key().sex(), figure -> figure.base())))
        .isEqualTo(Map.of(Sex.K, 20L, Sex.M, 30L, Sex.T, 50L));
    assertThat(audit(tables, Set.of()).leaks()).isEmpty();
  }

  private static Audit.Finding audit(CountTables tables, Set<FigureKey> hidden) {
    return new Audit(
            CountTables.CATALOG.definitions().stream()
                .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity())),
            DisclosurePolicy.usual())
        .of(
            List.of(),
            new Audit.Edition(
                tables.computed().stream()
                    .map(figure -> ReleasesTest.row(figure, hidden.contains(figure.key())))
                    .toList(),
                tables.cells(),
                new Nodes(tables.chart())),
            OptionalInt.empty());
  }

  private static boolean isLeftOut(Innermost one) {
    return one.sex() == Sex.U && one.unit().equals("unit-1");
  }

  /** What follows from the shown figures: zeros are shown, but for those of what is left out. */
  private static final class Reader {

    private final Map<Innermost, Integer> numbers = new HashMap<>();
    private final RankModuloPrime shown = new RankModuloPrime();
    private final CountTables tables;

    Reader(CountTables tables, Set<FigureKey> hidden) {
      this.tables = tables;
      tables
          .figures()
          .forEach(
              (key, sum) -> {
                if (!hidden.contains(key)) {
                  shown.add(equation(sum));
                }
              });
    }

    private Map<Integer, Long> equation(Collection<Innermost> sum) {
      return sum.stream()
          .filter(one -> tables.truth(Set.of(one)) > 0 || isLeftOut(one))
          .collect(
              Collectors.toMap(
                  one -> numbers.computeIfAbsent(one, key -> numbers.size()), one -> 1L));
    }

    boolean knows(Collection<Innermost> sum) {
      return shown.reaches(equation(sum));
    }
  }
}
