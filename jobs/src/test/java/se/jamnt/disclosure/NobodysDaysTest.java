package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

class NobodysDaysTest {

  private static final IndicatorDefinition EXITS =
      CountTables.CATALOG.definitions().stream()
          .filter(one -> one.id().equals("exits"))
          .findFirst()
          .orElseThrow();

  private final Map<Cell, Long> counts = new LinkedHashMap<>();

  private NobodysDaysTest counted(String period, long count) {
    counts.put(
        new Cell(
            Counted.by(EXITS), Period.parse(period), new NodeId(Level.UNIT, "unit"), "", "", Sex.K),
        count);
    return this;
  }

  /** Each sum as its periods in words. */
  private List<String> sums() {
    return NobodysDays.sums(counts.keySet(), cell -> counts.getOrDefault(cell, 0L)).stream()
        .map(
            times ->
                times.entrySet().stream()
                    .map(of -> of.getValue() + " x " + of.getKey().period())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void anOpenTertialIsTheSumOfItsMonthsSoFar() {
    counted("2013-09", 2).counted("2013-10", 5).counted("2013-T3", 7);
    assertThat(sums()).containsExactly("1 x 2013-09 1 x 2013-10 -1 x 2013-T3");
  }

  @Test
  void aMonthThatNobodyToldOfIsNotNobodys() {
    counted("2013-09", 2).counted("2013-10", 5).counted("2013-T3", 8);
    assertThat(sums()).isEmpty();
  }

  @Test
  void whatHasAllItsMonthsHasNoSuchDays() {
    counted("2013-07", 1).counted("2013-08", 1).counted("2013-09", 1).counted("2013-Q3", 3);
    assertThat(sums()).isEmpty();
  }

  /** A span that ends within a tertial happens to count what the tertials before it do. */
  @Test
  void nobodyKnowsThatTheFirstHalfOfATertialIsEmpty() {
    counted("2013-T1", 6).counted("2013-T2", 4).counted("2013-T3", 3).counted("2013", 13);
    counted("2013-01-01..2013-10-31", 10);
    assertThat(sums()).isEmpty();
  }
}
