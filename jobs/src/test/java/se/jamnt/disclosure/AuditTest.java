package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Sex;

/** The audit reads files as a reader does, finds nothing where all is well, and finds a leak. */
class AuditTest {

  private static final List<String> PERIODS =
      List.of("2013-01", "2013-02", "2013-03", "2013-04", "2013-T1");

  /** A tertial of which two months are to come: no figure tells of these. */
  private static final List<String> OPEN = List.of("2013-01", "2013-02", "2013-T1");

  private static CountTables random(Random random) {
    return random(random, PERIODS);
  }

  private static CountTables random(Random random, List<String> periods) {
    CountTables tables = new CountTables(2, periods.toArray(String[]::new));
    for (int unit = 1; unit <= 3; unit++) {
      for (Sex sex : List.of(Sex.K, Sex.M)) {
        for (String reason : List.of("completed", "moved")) {
          for (int month = 1; month < periods.size(); month++) {
            tables.put(unit, sex, reason, "2013-0" + month, random.nextInt(9));
          }
        }
      }
    }
    return tables;
  }

  private static Audit.Finding audit(CountTables tables, Set<FigureKey> hidden) {
    StringBuilder csv =
        new StringBuilder(
            "period,level,node,indicator,statistic,breakdown,category,sex,value,part,base,status\n");
    tables
        .figures()
        .forEach(
            (key, sum) -> {
              String count = hidden.contains(key) ? "" : String.valueOf(tables.truth(sum));
              csv.append(key.period()).append(',').append(key.node().level().word()).append(',');
              csv.append(key.node().id()).append(',').append(key.indicator()).append(",count,");
              csv.append(key.breakdown()).append(',').append(key.category()).append(',');
              csv.append(key.sex()).append(',').append(count).append(",,").append(count);
              csv.append(hidden.contains(key) ? ",hidden\n" : ",final\n");
            });
    return new Audit(
            CountTables.CATALOG.definitions().stream()
                .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity())),
            DisclosurePolicy.usual())
        .of(
            List.of(),
            Audit.Edition.of(List.of(csv.toString()), tables.cells(), new Nodes(tables.chart())),
            OptionalInt.empty());
  }

  @RepeatedTest(25)
  void nothingIsFoundInWhatIsPublished(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    CountTables tables = random(new Random(seed));
    Set<FigureKey> hidden = tables.hidden();
    Audit.Finding found = audit(tables, hidden);
    assertThat(found.leaks()).as("seed %d", seed).isEmpty();
    assertThat(found.hidden()).isEqualTo(hidden.size()).isPositive();
    assertThat(found.equations()).isGreaterThan(50);
  }

  /** Each figure that is hidden beside the small ones, shown on purpose, one after another. */
  @RepeatedTest(10)
  void everyCellTooManyIsFound(RepetitionInfo repetition) {
    everyCellTooManyIsFound(repetition.getCurrentRepetition(), PERIODS);
  }

  @RepeatedTest(10)
  void everyCellTooManyIsFoundWhileAPeriodIsOpen(RepetitionInfo repetition) {
    everyCellTooManyIsFound(repetition.getCurrentRepetition(), OPEN);
  }

  private static void everyCellTooManyIsFound(long seed, List<String> periods) {
    CountTables tables = random(new Random(seed), periods);
    assertThat(audit(tables, tables.hidden()).leaks()).as("seed %d", seed).isEmpty();
    Set<FigureKey> hidden = tables.hidden();
    Map<FigureKey, Set<CountTables.Innermost>> figures = tables.figures();
    List<FigureKey> secondary =
        hidden.stream()
            .filter(key -> tables.truth(figures.getOrDefault(key, Set.of())) >= 5)
            .toList();
    assertThat(secondary).as("seed %d", seed).isNotEmpty();
    for (FigureKey shown : secondary) {
      Set<FigureKey> fewer = new TreeSet<>(FigureKey.AS_WRITTEN);
      fewer.addAll(hidden);
      fewer.remove(shown);
      assertThat(audit(tables, fewer).opened())
          .as("%s shown, seed %d, of %d", shown, seed, secondary.size())
          .isNotEmpty();
    }
  }

  @Test
  void aSmallCountThatIsShownIsFound() {
    CountTables tables = new CountTables(1, "2013-01");
    tables.put(1, Sex.K, "", "2013-01", 3).put(1, Sex.M, "", "2013-01", 9);
    assertThat(audit(tables, Set.of()).leaks()).anyMatch(leak -> leak.contains("small count"));
    assertThat(audit(tables, tables.hidden()).leaks()).isEmpty();
  }
}
