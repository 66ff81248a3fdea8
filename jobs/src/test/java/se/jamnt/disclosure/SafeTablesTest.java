package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.disclosure.CountTables.Innermost;
import se.jamnt.disclosure.DisclosurePolicy.Preference;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.model.Level;
import se.jamnt.model.Sex;

/** No published table gives a small group away, whatever a reader adds, subtracts and tries out. */
class SafeTablesTest {

  private static final int SMALLEST = 5;
  private static final String[] PERIODS = {
    "2013-01", "2013-02", "2013-03", "2013-04", "2013-T1", "2013-05", "2013-YTD05"
  };

  /** Units, women and men and unknown, reasons, months: rather small counts, many zeros. */
  private static CountTables random(Random random) {
    int months = 1 + random.nextInt(5);
    CountTables tables = new CountTables(1 + random.nextInt(3), PERIODS);
    int units = 1 + random.nextInt(4);
    int reasons = 1 + random.nextInt(3);
    int usual = 1 + random.nextInt(12);
    for (int unit = 1; unit <= units; unit++) {
      for (Sex sex : random.nextInt(3) == 0 ? Sex.OF_RECORDS : List.of(Sex.K, Sex.M)) {
        for (int reason = 0; reason < reasons; reason++) {
          for (int month = 1; month <= months; month++) {
            tables.put(
                unit,
                sex,
                List.of("completed", "moved", "other").get(reason),
                "2013-0" + month,
                random.nextInt(3) == 0 ? 0 : random.nextInt(usual + 1));
          }
        }
      }
    }
    return tables;
  }

  @RepeatedTest(150)
  void noHiddenCountFollowsFromTheOthers(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    CountTables tables = random(new Random(seed));
    Map<FigureKey, Set<Innermost>> figures = tables.figures();
    Set<FigureKey> hidden = tables.hidden();
    Reader reader = new Reader(tables, hidden);
    figures.forEach(
        (key, sum) -> {
          long count = tables.truth(sum);
          boolean small = count > 0 && count < SMALLEST;
          assertThat(!small || hidden.contains(key)).as("%s, seed %d", key, seed).isTrue();
          assertThat(count > 0 || !hidden.contains(key)).as("zero %s, seed %d", key, seed).isTrue();
          if (hidden.contains(key)) {
            assertThat(reader.knows(sum)).as("%s, seed %d", key, seed).isFalse();
          }
        });
  }

  @RepeatedTest(40)
  void everyCellHiddenBesideTheSmallOnesIsNeeded(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    CountTables tables = random(new Random(seed));
    CountedCells cells = tables.cells();
    for (Block block : Block.of(cells, new Nodes(tables.chart()), List.of())) {
      Set<Cell> hidden =
          Suppression.hidden(
              block,
              cells,
              new Suppression.Wanted(
                  Set.of(),
                  Set.of(),
                  Preferences.order(List.of(Preference.values()), cells, Set.of())));
      assertThat(Suppression.isSafe(block, cells, hidden)).as("seed %d", seed).isTrue();
      for (Cell cell : hidden) {
        if (!cells.isSmall(cell)) {
          Set<Cell> fewer = new HashSet<>(hidden);
          fewer.remove(cell);
          assertThat(Suppression.isSafe(block, cells, fewer))
              .as("without %s, seed %d", cell, seed)
              .isFalse();
        }
      }
    }
  }

  @RepeatedTest(60)
  void everyTableThatFitsLeavesRoom(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    CountTables tables = new CountTables(4, "2013-01");
    int units = 2 + random.nextInt(2);
    int reasons = units == 2 ? 1 + random.nextInt(2) : 1;
    for (int unit = 1; unit <= units; unit++) {
      for (Sex sex : List.of(Sex.K, Sex.M)) {
        for (int reason = 0; reason < reasons; reason++) {
          tables.put(
              unit,
              sex,
              reasons == 1 ? "" : List.of("completed", "moved").get(reason),
              "2013-01",
              random.nextInt(9));
        }
      }
    }
    Set<FigureKey> hidden = tables.hidden();
    Map<Set<Innermost>, Long> shown = new HashMap<>();
    List<Set<Innermost>> asked = new ArrayList<>();
    tables
        .figures()
        .forEach(
            (key, sum) -> {
              if (hidden.contains(key)) {
                asked.add(sum);
              } else {
                shown.put(sum, tables.truth(sum));
              }
            });
    List<Innermost> innermost = List.copyOf(tables.counts().keySet());
    List<Set<Long>> values = EveryTable.values(innermost, shown, asked, 0, SMALLEST - 1);
    List<Set<Long>> knowingOfZeros = EveryTable.values(innermost, shown, asked, 1, 2);
    for (int i = 0; i < asked.size(); i++) {
      long count = tables.truth(asked.get(i));
      String which = asked.get(i) + " = " + count + ", seed " + seed;
      assertThat(knowingOfZeros.get(i)).as(which).hasSizeGreaterThan(1);
      if (count < SMALLEST) {
        assertThat(values.get(i)).as(which).contains(1L, 2L, 3L, 4L);
      }
    }
  }

  @RepeatedTest(20)
  void theOrderOfRowsAndTheNamesOfUnitsDoNotMatter(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    CountTables tables = random(new Random(seed));
    List<Figure> shuffled = new ArrayList<>(tables.computed());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(tables.hidden(shuffled, DisclosurePolicy.usual()))
        .as("seed %d", seed)
        .isEqualTo(tables.hidden());
  }

  @RepeatedTest(40)
  void theSameCountHasTheSameStatusWhereverItStands(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    CountTables tables = random(new Random(seed));
    Set<FigureKey> hidden = tables.hidden();
    Map<Set<Innermost>, Boolean> status = new LinkedHashMap<>();
    tables
        .figures()
        .forEach(
            (key, sum) -> {
              Set<Innermost> behind = new LinkedHashSet<>(sum);
              behind.removeIf(one -> tables.truth(Set.of(one)) == 0);
              Boolean before = status.put(behind, hidden.contains(key));
              assertThat(before == null || before == hidden.contains(key))
                  .as("%s, seed %d", key, seed)
                  .isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9, no",
    "1, 9, yes",
    "4, 9, yes",
    "5, 9, no",
    "5, 5, no",
    "0, 0, no",
    "0, 3, yes",
    "4, 4, yes"
  })
  void theThresholdIsExact(int women, int men, String anyHidden) {
    CountTables tables = new CountTables(1, "2013-01");
    tables.put(1, Sex.K, "", "2013-01", women).put(1, Sex.M, "", "2013-01", men);
    assertThat(tables.hidden().isEmpty()).isEqualTo(anyHidden.equals("no"));
    assertThat(tables.hidden().size()).isNotEqualTo(1);
  }

  @Test
  void whereEverythingIsSmallAllButTheZerosIsHidden() {
    CountTables tables = new CountTables(2, "2013-01");
    tables.put(1, Sex.K, "", "2013-01", 1).put(1, Sex.M, "", "2013-01", 0);
    tables.put(2, Sex.K, "", "2013-01", 2).put(2, Sex.M, "", "2013-01", 1);
    Set<FigureKey> hidden = tables.hidden();
    tables
        .figures()
        .forEach(
            (key, sum) ->
                assertThat(hidden.contains(key)).as("%s", key).isEqualTo(tables.truth(sum) > 0));
  }

  @Test
  void aUnitThatIsItsWholeBoardIsHiddenOrShownWithIt() {
    CountTables tables = new CountTables(1, "2013-01");
    for (int unit = 1; unit <= 3; unit++) {
      tables.put(unit, Sex.K, "", "2013-01", 3L * unit).put(unit, Sex.M, "", "2013-01", 20);
    }
    Set<FigureKey> hidden = tables.hidden();
    Map<String, Set<Sex>> sexes = new HashMap<>();
    hidden.stream()
        .filter(key -> key.node().level() != Level.ORGANISATION)
        .forEach(
            key -> sexes.computeIfAbsent(key.node().id(), id -> new HashSet<>()).add(key.sex()));
    assertThat(sexes.get("unit-1")).isNotEmpty().isEqualTo(sexes.get("board-0"));
    assertThat(sexes.get("unit-2")).isEqualTo(sexes.get("board-1"));
    assertThat(sexes.get("unit-3")).isEqualTo(sexes.get("board-2"));
  }

  /** Nobody of unknown sex is as good as no row for them. */
  @RepeatedTest(10)
  void anEmptyUnknownChangesNothing(RepetitionInfo repetition) {
    CountTables without = new CountTables(2, "2013-01");
    Random random = new Random(repetition.getCurrentRepetition());
    for (int unit = 1; unit <= 4; unit++) {
      without.put(unit, Sex.K, "", "2013-01", random.nextInt(12));
      without.put(unit, Sex.M, "", "2013-01", random.nextInt(12));
    }
    CountTables with = without.copy();
    for (int unit = 1; unit <= 4; unit++) {
      with.put(unit, Sex.U, "", "2013-01", 0);
    }
    assertThat(with.hidden()).isEqualTo(without.hidden());
  }

  /** What a reader works out from the shown figures by adding and subtracting. */
  private static final class Reader {

    private final List<Innermost> atoms;
    private final Elimination known;

    Reader(CountTables tables, Set<FigureKey> hidden) {
      this.atoms =
          tables.counts().keySet().stream().filter(one -> tables.truth(Set.of(one)) > 0).toList();
      this.known = new Elimination(atoms.size(), List.of());
      tables
          .figures()
          .forEach(
              (key, sum) -> {
                if (!hidden.contains(key)) {
                  known.isKnown(combination(sum));
                }
              });
    }

    private Combination combination(Collection<Innermost> sum) {
      return Combination.sum(sum.stream().mapToInt(atoms::indexOf).filter(atom -> atom >= 0));
    }

    boolean knows(Collection<Innermost> sum) {
      return known.isGivenBack(combination(sum));
    }
  }
}
