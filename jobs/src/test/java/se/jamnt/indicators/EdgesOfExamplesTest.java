package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Sex;

/**
 * Every worked example exercises the edges that its definition has: what is easily counted wrongly
 * stands in it. That a median is that of an even number is asked in {@link WorkedExamplesTest}.
 */
class EdgesOfExamplesTest {

  private static final IndicatorCatalog CATALOG = ShippedCatalog.read();

  static List<IndicatorDefinition> definitions() {
    return CATALOG.definitions().stream().filter(one -> !one.isAboutIndicators()).toList();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleHasTheEdgesOfItsDefinition(IndicatorDefinition definition) {
    assertThat(missing(definition, rows(definition))).isEmpty();
  }

  /** Whoever takes an edge away is told which. */
  @Test
  void anEdgeThatIsTakenAwayIsMissed() {
    IndicatorDefinition participants = CATALOG.find("participants").orElseThrow();
    assertThat(missing(participants, without(participants, row -> sex(row).equals("U"))))
        .containsExactly("a record of unknown sex");
    assertThat(missing(participants, without(participants, row -> is(row, "sex", "M"))))
        .contains("a person with several records", "a person with records of both sexes");
    assertThat(missing(participants, without(participants, row -> row("end", row).isEmpty())))
        .contains("an open episode");
    assertThat(missing(participants, without(participants, row -> is(row, "end", "2012-12-31"))))
        .isEmpty();
    assertThat(
            missing(
                participants,
                without(
                    participants,
                    row -> is(row, "end", "2012-12-31") || is(row, "start", "2013-05-01"))))
        .containsExactly("a record of the day before or after the period");
  }

  /** "A zero base": of every measure that divides or averages, some example has none to do so. */
  @Test
  void everyMeasureThatDividesShowsWhatItSaysOfNobody() {
    Predicate<IndicatorDefinition> showsNobody =
        one ->
            one.example().stream()
                .flatMap(
                    example ->
                        Stream.concat(
                            Stream.of(example.expect()), example.also().values().stream()))
                .anyMatch(expect -> expect.containsValue(""));
    Collection<String> divides =
        definitions().stream()
            .filter(
                one ->
                    !(one.measure() instanceof Measure.Count
                        || one.measure() instanceof Measure.Sum
                        || one.measure() instanceof Measure.BySex))
            .map(one -> one.measure().getClass().getSimpleName())
            .collect(Collectors.toSet());
    assertThat(divides).contains("Share", "PerNumber", "Typical", "Mean", "ByCode", "PerPerson");
    assertThat(
            definitions().stream()
                .filter(showsNobody)
                .map(one -> one.measure().getClass().getSimpleName()))
        .containsAll(divides);
  }

  private static List<Map<String, String>> rows(IndicatorDefinition definition) {
    return definition.example().orElseThrow().rows();
  }

  private static List<Map<String, String>> without(
      IndicatorDefinition definition, Predicate<Map<String, String>> which) {
    return rows(definition).stream().filter(which.negate()).toList();
  }

  private static List<String> missing(
      IndicatorDefinition definition, List<Map<String, String>> rows) {
    List<String> missing = new ArrayList<>();
    require(
        missing,
        "a record of unknown sex",
        definition.countsNoPeople() || rows.stream().anyMatch(row -> sex(row).equals("U")));
    if (definition.counting().stream().anyMatch(IndicatorDefinition::countsPersons)) {
      Collection<List<Map<String, String>>> persons = persons(rows);
      require(
          missing,
          "a person with several records",
          persons.stream().anyMatch(records -> records.size() > 1));
      require(
          missing,
          "a person with records of both sexes",
          persons.stream()
              .anyMatch(
                  records ->
                      records.stream().map(EdgesOfExamplesTest::sex).distinct().count() > 1));
    }
    if (definition.of() == RecordKind.EPISODES) {
      require(
          missing,
          "an open episode",
          rows.stream().anyMatch(row -> !row("start", row).isEmpty() && row("end", row).isEmpty()));
    }
    DateSpan period = definition.example().orElseThrow().period().days();
    require(
        missing,
        "a record of the period's first or last day",
        anyAt(definition, rows, period, DateSpan::contains, 0));
    require(
        missing,
        "a record of the day before or after the period",
        anyAt(definition, rows, period, (days, day) -> !days.contains(day), 1));
    return missing;
  }

  /**
   * Whether a record's own date lies so many days beyond the first or the last day of the period.
   *
   * @param side on which side of the boundary
   */
  private static boolean anyAt(
      IndicatorDefinition definition,
      List<Map<String, String>> rows,
      DateSpan period,
      BiPredicate<DateSpan, LocalDate> side,
      int beyond) {
    List<LocalDate> days =
        List.of(period.first().minusDays(beyond), period.last().plusDays(beyond));
    List<String> fields =
        definition.counting().stream()
            .flatMap(counting -> counting.among().stream())
            .flatMap(EdgesOfExamplesTest::dates)
            .distinct()
            .toList();
    return rows.stream()
        .flatMap(row -> fields.stream().map(field -> row(field, row)))
        .filter(text -> !text.isEmpty())
        .map(LocalDate::parse)
        .anyMatch(day -> days.contains(day) && side.test(period, day));
  }

  /** The dates that decide in which period a record counts. */
  private static Stream<String> dates(Condition condition) {
    Requirement when = condition.requirement();
    if (when instanceof Requirement.InPeriod || when instanceof Requirement.LatestAtEnd) {
      return Stream.of(condition.field());
    }
    return when instanceof Requirement.OpenDuringPeriod || when instanceof Requirement.OpenAtEnd
        ? Stream.of("start", "end")
        : Stream.empty();
  }

  private static Collection<List<Map<String, String>>> persons(List<Map<String, String>> rows) {
    return rows.stream()
        .filter(row -> !row("person", row).isEmpty())
        .collect(Collectors.groupingBy(row -> row("source", row) + " " + row("person", row)))
        .values();
  }

  private static void require(List<String> missing, String edge, boolean there) {
    if (!there) {
      missing.add(edge);
    }
  }

  private static String sex(Map<String, String> row) {
    String sex = row("sex", row);
    return sex.isEmpty() ? Sex.U.name() : sex;
  }

  private static boolean is(Map<String, String> row, String column, String value) {
    return row(column, row).equals(value);
  }

  private static String row(String column, Map<String, String> row) {
    return row.getOrDefault(column, "");
  }
}
