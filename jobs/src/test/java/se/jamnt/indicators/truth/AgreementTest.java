package se.jamnt.indicators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Requirement;
import se.jamnt.indicators.ShippedCatalog;

/**
 * The database and the calculator give the same figures of thousands of random data sets: each town
 * is one. A failure names its seed; {@code -Djamnt.seed=N} runs only that one.
 */
class AgreementTest {

  private static final int ROUNDS = 40;
  private static final int ROUNDS_OF_SHIPPED = 1;
  private static final int TOWNS = 50;
  private static final int DEFINITIONS = 3;
  private static final int SHOWN = 3;
  private static final IndicatorCatalog SHIPPED = ShippedCatalog.read();
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Comparison COMPARISON = new Comparison(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void randomDefinitionsGiveTheFiguresOfTheCalculator() throws Exception {
    for (long seed : seeds(ROUNDS)) {
      assertNoDifferences(seed, COMPARISON.differences(random(seed, TOWNS)));
    }
  }

  @Test
  void shippedDefinitionsGiveTheFiguresOfTheCalculator() throws Exception {
    for (long seed : seeds(ROUNDS_OF_SHIPPED)) {
      RandomRound round =
          RandomRound.of(seed, SHIPPED, ShippedCatalog.supplements().episodes(), TOWNS);
      assertNoDifferences(seed, COMPARISON.differences(round));
    }
  }

  @Test
  void aParticipationThatTheDatabaseLacksIsFound() throws Exception {
    RandomRound round = RandomRound.of(1, SHIPPED, ShippedCatalog.supplements().episodes(), 1);
    List<Fact> without = new ArrayList<>(round.facts());
    without.remove(participation(round));
    assertThat(COMPARISON.differences(round, without)).isNotEmpty();
  }

  /** An episode that {@code participants} counts. */
  private static Fact participation(RandomRound round) {
    Town town = round.towns().get(0);
    return town.nodes(round.period().days()).stream()
        .flatMap(node -> town.facts(node, round.period().days()).stream())
        .filter(fact -> fact.source().equals("sus"))
        .filter(fact -> fact.isInFigures() && fact.isOpenDuring(round.period().days()))
        .findFirst()
        .orElseThrow();
  }

  /** Goals and plans have measures too, but count no records: their figures follow from others. */
  @Test
  void everyMeasureOfRecordsAndEveryRequirementIsDrawn() {
    List<IndicatorDefinition> drawn =
        LongStream.rangeClosed(1, ROUNDS)
            .mapToObj(seed -> random(seed, 0))
            .flatMap(round -> round.catalog().definitions().stream())
            .toList();
    Set<String> ofRecords = classesOf(Measure.class);
    ofRecords.removeAll(
        List.of(Measure.Goals.class.getSimpleName(), Measure.PlanCoverage.class.getSimpleName()));
    assertThat(
            classes(
                drawn.stream()
                    .flatMap(one -> Stream.concat(Stream.of(one), one.counting().stream()))
                    .map(IndicatorDefinition::measure)))
        .isEqualTo(ofRecords);
    assertThat(
            classes(
                drawn.stream()
                    .flatMap(
                        one ->
                            Stream.concat(one.counting().stream(), one.measure().other().stream()))
                    .flatMap(IndicatorDefinition::conditions)
                    .map(Condition::requirement)))
        .isEqualTo(classesOf(Requirement.class));
  }

  private static RandomRound random(long seed, int towns) {
    return RandomRound.ofRandomDefinitions(seed, SHIPPED.fields(), DEFINITIONS, towns);
  }

  private static long[] seeds(int rounds) {
    return Optional.ofNullable(Long.getLong("jamnt.seed"))
        .map(LongStream::of)
        .orElse(LongStream.rangeClosed(1, rounds))
        .toArray();
  }

  private static void assertNoDifferences(long seed, List<String> differences) {
    assertThat(differences.stream().limit(SHOWN).toList())
        .as(
            "run it again with -Djamnt.seed=%d; %d differences, the first",
            seed, differences.size())
        .isEmpty();
  }

  private static Set<String> classes(Stream<?> values) {
    return values
        .map(value -> value.getClass().getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> classesOf(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
