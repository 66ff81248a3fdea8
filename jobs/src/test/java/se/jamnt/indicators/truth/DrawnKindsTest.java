package se.jamnt.indicators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.jamnt.indicators.ComputedField;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.RecordKind;
import se.jamnt.indicators.Requirement;
import se.jamnt.indicators.ShippedCatalog;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** What {@link AgreementTest} draws by default leaves no kind out and is dense with edges. */
class DrawnKindsTest {

  private static final int ROUNDS = 40;
  private static final int DEFINITIONS = 3;
  private static final FieldCatalog FIELDS = ShippedCatalog.read().fields();
  private static final List<RandomRound> DRAWN =
      LongStream.rangeClosed(1, ROUNDS)
          .mapToObj(seed -> RandomRound.ofRandomDefinitions(seed, FIELDS, DEFINITIONS, 0))
          .toList();
  private static final List<RandomRound> WITH_FACTS =
      LongStream.rangeClosed(1, 5)
          .mapToObj(seed -> RandomRound.ofRandomDefinitions(seed, FIELDS, DEFINITIONS, 20))
          .toList();

  /** Goals and plans have measures too, but count no records: their figures follow from others. */
  @Test
  void everyMeasureOfRecordsIsDrawn() {
    Set<String> ofRecords = classesOf(Measure.class);
    ofRecords.removeAll(
        List.of(Measure.Goals.class.getSimpleName(), Measure.PlanCoverage.class.getSimpleName()));
    assertThat(
            classes(
                definitions()
                    .flatMap(one -> Stream.concat(Stream.of(one), one.counting().stream()))
                    .map(IndicatorDefinition::measure)))
        .isEqualTo(ofRecords);
  }

  @Test
  void everyConditionIsDrawnOnFieldsOfEveryRule() {
    assertThat(classes(conditions().map(Condition::requirement)))
        .isEqualTo(classesOf(Requirement.class));
    assertThat(
            classes(
                fields()
                    .flatMap(field -> Stream.ofNullable(FIELDS.computed().get(field)))
                    .map(ComputedField::rule)))
        .isEqualTo(classesOf(ComputedField.Rule.class));
  }

  @Test
  void everythingThatCanBeCountedIsDrawnForEveryPeriodAndLevel() {
    assertThat(definitions().map(IndicatorDefinition::of)).contains(RecordKind.values());
    assertThat(definitions().map(IndicatorDefinition::counts)).contains(Counted.values());
    assertThat(definitions().flatMap(one -> one.choice().stream())).contains(Choice.values());
    assertThat(definitions().map(IndicatorDefinition::lowestLevel)).contains(Level.values());
    assertThat(DRAWN.stream().map(round -> round.period().kind())).contains(Period.Kind.values());
    assertThat(definitions().map(IndicatorDefinition::finalAfterMonths)).contains(0, 6);
    assertThat(
            WITH_FACTS.stream()
                .flatMap(
                    round ->
                        round.towns().stream()
                            .flatMap(town -> town.nodes(round.period().days()).stream()))
                .map(NodeId::level))
        .contains(Level.values());
  }

  @Test
  void breakdownsAreDrawnAloneTogetherAndCrossed() {
    List<List<String>> by = definitions().map(IndicatorDefinition::by).toList();
    assertThat(by)
        .anyMatch(List::isEmpty)
        .anyMatch(all -> all.size() > 1)
        .anyMatch(all -> all.contains("age-group+referrer"))
        .anyMatch(all -> all.contains("age-group+district"));
  }

  /** "Including ties, nulls, leap days and one-sex units." */
  @Test
  void factsAreDenseWithWhatIsEasilyGotWrong() {
    assertThat(facts(fact -> fact.start().equals(LocalDate.of(2012, 2, 29)))).isNotEmpty();
    assertThat(facts(fact -> fact.person() == null)).isNotEmpty();
    assertThat(facts(fact -> fact.birthYear() == null && fact.district() == null)).isNotEmpty();
    assertThat(facts(fact -> fact.end() == null)).isNotEmpty();
    assertThat(facts(Fact::voided)).isNotEmpty();
    assertThat(facts(fact -> fact.knownTo() != null)).isNotEmpty();
    Set<String> starts = new HashSet<>();
    assertThat(
            facts(
                fact ->
                    fact.person() != null
                        && !starts.add(fact.source() + fact.person() + fact.start())))
        .as("a person with two records of one day")
        .isNotEmpty();
    assertThat(
            WITH_FACTS.stream()
                .flatMap(round -> round.towns().stream())
                .flatMap(
                    town ->
                        town.facts().stream()
                            .collect(Collectors.groupingBy(Fact::unit))
                            .values()
                            .stream()))
        .as("a unit of one sex")
        .anyMatch(
            unit ->
                unit.size() > 4
                    && unit.stream().map(Fact::sex).allMatch(unit.get(0).sex()::equals)
                    && unit.get(0).sex() != Sex.U);
  }

  private static List<Fact> facts(Predicate<Fact> which) {
    return WITH_FACTS.stream().flatMap(round -> round.facts().stream()).filter(which).toList();
  }

  private static Stream<IndicatorDefinition> definitions() {
    return DRAWN.stream().map(RandomRound::catalog).flatMap(one -> one.definitions().stream());
  }

  private static Stream<Condition> conditions() {
    return DRAWN.stream()
        .map(RandomRound::catalog)
        .flatMap(DrawnKindsTest::selections)
        .flatMap(IndicatorDefinition::conditions);
  }

  private static Stream<IndicatorDefinition> selections(IndicatorCatalog catalog) {
    return catalog.definitions().stream()
        .flatMap(one -> Stream.concat(one.counting().stream(), one.measure().other().stream()));
  }

  /** Every field that a condition asks, a measure adds up or a breakdown divides by. */
  private static Stream<String> fields() {
    return Stream.concat(
        conditions().map(Condition::field),
        DRAWN.stream()
            .map(RandomRound::catalog)
            .flatMap(DrawnKindsTest::selections)
            .flatMap(
                one ->
                    Stream.of(
                            one.measure().value().stream(),
                            one.measure().dividedBy().stream(),
                            one.by().stream().flatMap(by -> Category.parts(by).stream()))
                        .flatMap(all -> all)));
  }

  private static Set<String> classes(Stream<?> values) {
    return values
        .map(value -> value.getClass().getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> classesOf(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
