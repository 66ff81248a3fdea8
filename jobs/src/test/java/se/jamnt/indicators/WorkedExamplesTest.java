package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.ExampleRun.Difference;
import se.jamnt.indicators.derived.ExampleFigures;
import se.jamnt.model.Sex;

/** Every definition shows by example what it counts, and the database agrees. */
class WorkedExamplesTest {

  private static final IndicatorCatalog CATALOG = ShippedCatalog.read();
  private static TestDatabase database;
  private static ExampleRun examples;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    examples =
        new ExampleRun(
            database.as(Role.EVALUATOR),
            CATALOG,
            ShippedCatalog.supplements(),
            new ExampleFigures(CATALOG));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static List<IndicatorDefinition> definitions() {
    return CATALOG.definitions();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleComesOut(IndicatorDefinition definition) {
    assertThat(examples.differences(definition)).isEmpty();
  }

  /** "An even-sized median": the middle is then none of the numbers. */
  @ParameterizedTest
  @MethodSource("definitions")
  void aMedianIsOneOfAnEvenNumber(IndicatorDefinition definition) {
    if (definition.measure().statistics().contains(Statistic.MEDIAN)) {
      assertThat(
              examples.figures(definition, definition.example().orElseThrow()).stream()
                  .filter(figure -> figure.key().statistic() == Statistic.MEDIAN)
                  .flatMap(figure -> Stream.ofNullable(figure.base())))
          .anyMatch(base -> base > 0 && base % 2 == 0);
    }
  }

  @Test
  void whatBecomesOfAGoalIsSeen() {
    IndicatorDefinition goals = CATALOG.find("goals").orElseThrow();
    WorkedExample example = goals.example().orElseThrow();
    Map<String, Map<Sex, String>> wrong = new LinkedHashMap<>(example.also());
    wrong.put("half-of-each", Map.of(Sex.T, "reached"));
    wrong.put("protected", Map.of(Sex.T, "not-reached"));
    assertThat(
            examples.differences(
                goals,
                new WorkedExample(
                    example.period(), example.rows(), Map.of(), wrong, example.board())))
        .containsExactlyInAnyOrder(
            new Difference("half-of-each", Sex.T, "reached", "not-reached"),
            new Difference("protected", Sex.T, "not-reached", "hidden"));
  }

  @Test
  void aWrongExampleIsSeen() {
    IndicatorDefinition participants = CATALOG.find("participants").orElseThrow();
    WorkedExample example = participants.example().orElseThrow();
    String right = String.valueOf(example.expect().get(Sex.K));
    Map<Sex, String> wrong = new LinkedHashMap<>(example.expect());
    wrong.put(Sex.K, "3");
    assertThat(examples.differences(participants, expecting(example, wrong)))
        .containsExactly(new Difference("", Sex.K, "3", right));
  }

  @Test
  void aSexThatIsNotExpectedIsSeen() {
    IndicatorDefinition participants = CATALOG.find("participants").orElseThrow();
    WorkedExample example = participants.example().orElseThrow();
    Map<Sex, String> less = new LinkedHashMap<>(example.expect());
    String right = String.valueOf(less.remove(Sex.T));
    assertThat(examples.differences(participants, expecting(example, less)))
        .containsExactly(new Difference("", Sex.T, "", right));
  }

  private static WorkedExample expecting(WorkedExample example, Map<Sex, String> expected) {
    return new WorkedExample(example.period(), example.rows(), expected, example.also());
  }
}
