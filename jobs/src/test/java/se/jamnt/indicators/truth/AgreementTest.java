package se.jamnt.indicators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.ShippedCatalog;

/**
 * The database and the calculator give the same figures of thousands of random data sets: each town
 * is one. A failure names its seed; {@code -Djamnt.seed=N} runs only that one, and {@code
 * -Djamnt.rounds=N} the first N, of fifty towns each.
 */
class AgreementTest {

  private static final int ROUNDS = Integer.getInteger("jamnt.rounds", 40);
  private static final int ROUNDS_STORED = 3;
  private static final int ROUNDS_OF_SHIPPED = 1;
  private static final int TOWNS = 50;
  private static final int DEFINITIONS = 3;
  private static final int SHOWN = 3;
  private static final IndicatorCatalog SHIPPED = ShippedCatalog.read();
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Comparison COMPARISON = new Comparison(DATABASE);

  private final TestReporter reporter;

  AgreementTest(TestReporter reporter) {
    this.reporter = reporter;
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void randomDefinitionsGiveTheFiguresOfTheCalculator() throws Exception {
    for (long seed : seeds(ROUNDS)) {
      assertNoDifferences(seed, COMPARISON.differences(random(seed, TOWNS)));
    }
    long[] seeds = seeds(ROUNDS);
    reporter.publishEntry(
        "agreed",
        "seeds %d to %d, %d data sets each".formatted(seeds[0], seeds[seeds.length - 1], TOWNS));
  }

  @Test
  void shippedDefinitionsGiveTheFiguresOfTheCalculator() throws Exception {
    for (long seed : seeds(ROUNDS_OF_SHIPPED)) {
      assertNoDifferences(seed, COMPARISON.differences(shipped(seed, TOWNS)));
    }
  }

  @Test
  void whatIsStoredIsWhatIsComputed() throws Exception {
    for (long seed : seeds(ROUNDS_STORED)) {
      for (RandomRound round : List.of(random(seed, 10), shipped(seed, 2))) {
        COMPARISON.take(round.sources(), round.facts());
        assertThat(COMPARISON.differences(COMPARISON.computed(round), COMPARISON.stored(round)))
            .as("seed %d", seed)
            .isEmpty();
      }
    }
  }

  @Test
  void aParticipationThatTheDatabaseLacksIsFound() throws Exception {
    RandomRound round = shipped(1, 1);
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

  private static RandomRound random(long seed, int towns) {
    return RandomRound.ofRandomDefinitions(seed, SHIPPED.fields(), DEFINITIONS, towns);
  }

  private static RandomRound shipped(long seed, int towns) {
    return RandomRound.of(seed, SHIPPED, ShippedCatalog.supplements().episodes(), towns);
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
}
