package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Period;

/** What the largest contributors have of an amount is known for each sum. */
class ContributionsTest {

  private static final String SOURCE = "institutionsvard";

  private final TestDatabase database = TestDatabase.create();
  private final FactRows facts = new FactRows(database);
  private final DSLContext results = DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void thoseOfWhomTwoHaveMoreThanHalfAreKept() {
    long delivery = facts.delivery(SOURCE, LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31));
    placement(delivery, "one", "K", "A", "2013-01-01", "2013-03-02"); // 60 nights
    placement(delivery, "one", "K", "A", "2013-04-01", "2013-05-11"); // 40 of the same person
    placement(delivery, "one", "K", "B", "2013-01-01", "2013-01-11"); // 10
    for (String man : List.of("C", "D", "E", "F", "G")) {
      placement(delivery, "one", "M", man, "2013-01-01", "2013-01-21"); // 20 each
    }
    placement(delivery, "other", "K", "H", "2013-01-01", "2013-04-11"); // 100 at the other unit
    compute();
    assertThat(largest("unit", "one"))
        .containsExactly("K: 100 and 110 of 110", "T: 100 and 120 of 210");
    assertThat(largest("board", "board"))
        .as("A and H have 200 of 210; of all 310 they have more than half too")
        .containsExactly("K: 100 and 200 of 210", "T: 100 and 200 of 310");
  }

  /** Few contributors or many, in one unit or in both, each drawn amount by amount. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theyAreThoseThatAreFoundByAddingUp(int seed) {
    Random random = new Random(seed);
    long delivery = facts.delivery(SOURCE, LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31));
    Map<String, Map<String, Long>> nightsByPlace = new TreeMap<>();
    int persons = 2 + random.nextInt(2 + 3 * seed);
    for (int record = 0; record < 3 * persons; record++) {
      String unit = random.nextInt(3) == 0 ? "other" : "one";
      String sex = List.of("K", "K", "M", "M", "U").get(random.nextInt(5));
      String person = "P" + random.nextInt(persons);
      long nights = random.nextLong(1, random.nextInt(10) == 0 ? 200 : 20);
      LocalDate start = LocalDate.of(2013, 2, 1);
      placement(delivery, unit, sex, person, "" + start, "" + start.plusDays(nights));
      for (String node : List.of(unit, "board")) {
        for (String one : List.of(sex, "T")) {
          nightsByPlace
              .computeIfAbsent(node + " " + one, place -> new HashMap<>())
              .merge(person, nights, Long::sum);
        }
      }
    }
    compute();
    for (String node : List.of("one", "other", "board")) {
      List<String> expected =
          Stream.of("K", "M", "T", "U")
              .flatMap(
                  sex -> moreThanHalf(sex, nightsByPlace.getOrDefault(node + " " + sex, Map.of())))
              .toList();
      assertThat(largest(node.equals("board") ? "board" : "unit", node))
          .as("seed %d, %s", seed, node)
          .isEqualTo(expected);
    }
  }

  private static Stream<String> moreThanHalf(String sex, Map<String, Long> nights) {
    List<Long> amounts = nights.values().stream().sorted(Comparator.reverseOrder()).toList();
    long two = amounts.stream().limit(2).mapToLong(Long::longValue).sum();
    long total = amounts.stream().mapToLong(Long::longValue).sum();
    return 2 * two > total
        ? Stream.of("%s: %d and %d of %d".formatted(sex, amounts.get(0), two, total))
        : Stream.empty();
  }

  private List<String> largest(String level, String node) {
    Cluster cluster = new Clusters(OneBoard.chart(List.of(SOURCE))).of(node);
    return Contributions.read(results, Period.parse("2013"), cluster).stream()
        .filter(one -> one.of().indicator().equals("care-days"))
        .filter(one -> one.of().node().level().word().equals(level))
        .filter(one -> one.of().node().id().equals(node))
        .map(
            one ->
                "%s: %s and %s of %s"
                    .formatted(
                        one.of().sex(),
                        one.one().toBigInteger(),
                        one.two().toBigInteger(),
                        one.total().toBigInteger()))
        .sorted()
        .toList();
  }

  private void placement(
      long delivery, String unit, String sex, String person, String start, String end) {
    facts.add(
        RecordKind.EPISODES,
        SOURCE,
        unit,
        delivery,
        Map.of("person", person, "sex", sex, "start", start, "end", end, "cost", "1000"));
  }

  private void compute() {
    Computation computation =
        OneBoard.computation(
            database,
            Period.Kind.YEAR,
            "definitions",
            List.of(
                new CaseSystem(SOURCE, OneBoard.NAME, Cadence.YEARLY, SexBasis.REGISTERED, false)));
    computation.due().forEach(due -> computation.compute(due, "test"));
  }
}
