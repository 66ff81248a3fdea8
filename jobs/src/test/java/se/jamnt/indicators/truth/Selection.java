package se.jamnt.indicators.truth;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.RecordKind;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Sex;

/**
 * What a definition counts in one node: people, episodes or events.
 *
 * @param fields what the definition reads of them
 */
record Selection(IndicatorDefinition definition, FieldValues fields, List<One> counted) {

  static final String UNKNOWN = "unknown";

  /**
   * One that is counted.
   *
   * @param weight "an event with quantity n counts as n"
   * @param who the person behind it; none behind an event without identity
   */
  record One(Fact fact, long weight, Optional<String> who) {}

  /** What a definition counts of a node's facts, which are those of its units. */
  static Selection of(
      IndicatorDefinition definition, FieldValues fields, DateSpan days, List<Fact> node) {
    List<Fact> own =
        node.stream()
            .filter(Fact::isInFigures)
            .filter(fact -> fact.kind() == definition.of())
            .filter(fact -> definition.from().contains(fact.source()))
            .toList();
    if (definition.measure() instanceof Measure.Latest latest) {
      return latest(latest, definition, fields, days, own);
    }
    List<Fact> among = own.stream().filter(fact -> fields.all(definition.among(), fact)).toList();
    List<Fact> touching = own.stream().filter(fact -> fact.isOpenDuring(days)).toList();
    Stream<Fact> chosen =
        definition.countsPersons() ? ofPersons(definition, among, touching) : among.stream();
    return new Selection(
        definition,
        fields,
        chosen
            .filter(fact -> fields.all(definition.countedIf(), fact))
            .map(fact -> new One(fact, weight(definition, fact), who(fact)))
            .toList());
  }

  /** "Latest answer and text: criterion × association × date." */
  private static Selection latest(
      Measure.Latest latest,
      IndicatorDefinition definition,
      FieldValues fields,
      DateSpan days,
      List<Fact> own) {
    Selection answers =
        new Selection(
            definition,
            fields,
            own.stream()
                .filter(fact -> !fact.start().isAfter(days.last()))
                .map(fact -> new One(fact, 1, Optional.empty()))
                .toList());
    return new Selection(
        definition,
        fields,
        answers.counted().stream()
            .collect(
                Collectors.toMap(
                    one -> answers.code(one, latest.over()),
                    one -> one,
                    (one, other) ->
                        Fact.BY_START.compare(one.fact(), other.fact()) > 0 ? one : other))
            .values()
            .stream()
            .toList());
  }

  /** The answers, as the places of their words in "no, partly, yes"; none where it is not known. */
  List<BigDecimal> answers(String field) {
    return counted.stream()
        .flatMap(one -> fields.code(one.fact(), field).stream())
        .map(word -> BigDecimal.valueOf(List.of("no", "partly", "yes").indexOf(word)))
        .toList();
  }

  private static long weight(IndicatorDefinition definition, Fact fact) {
    return definition.counts() == Counted.QUANTITY ? fact.quantity() : 1;
  }

  /**
   * "Within a node and period a person has the sex, birth year and district of the latest record",
   * which is "of that source, in that node, touching the period". "First among, then, where a
   * person has several, the stated rule."
   */
  private static Stream<Fact> ofPersons(
      IndicatorDefinition definition, List<Fact> among, List<Fact> touching) {
    Map<String, Fact> latest =
        touching.stream()
            .filter(fact -> who(fact).isPresent())
            .collect(
                Collectors.toMap(
                    fact -> who(fact).orElseThrow(),
                    fact -> fact,
                    (one, other) -> Fact.BY_START.compare(one, other) > 0 ? one : other));
    Stream<Fact> records = among.stream().filter(fact -> who(fact).isPresent());
    if (definition.counts() == Counted.PEOPLE) {
      Comparator<Fact> last = last(definition.choice().orElseThrow());
      records =
          records
              .collect(
                  Collectors.toMap(
                      fact -> who(fact).orElseThrow(),
                      fact -> fact,
                      (one, other) -> last.compare(one, other) > 0 ? one : other))
              .values()
              .stream();
    }
    return records.map(
        fact -> fact.withPersonOf(Objects.requireNonNull(latest.get(who(fact).orElseThrow()))));
  }

  /**
   * "An episode without identity counts as one person of its own; events without identity never
   * count as people."
   */
  private static Optional<String> who(Fact fact) {
    return Optional.ofNullable(fact.person())
        .or(
            () ->
                fact.kind() == RecordKind.EPISODES
                    ? Optional.of("episode " + fact.source() + " " + fact.key())
                    : Optional.empty());
  }

  /** "last exit: latest end in the period and node; ties: later start, then key". */
  private static Comparator<Fact> last(Choice choice) {
    return switch (choice) {
      case LAST_EXIT ->
          Comparator.comparing(Fact::end, Comparator.nullsFirst(Comparator.naturalOrder()))
              .thenComparing(Fact.BY_START);
      case LATEST_START -> Fact.BY_START;
      case FIRST_START -> Fact.BY_START.reversed();
    };
  }

  /** Those of one sex; T is all of them, whatever the sex. */
  Selection of(Sex sex) {
    return sex == Sex.T ? this : where(one -> one.fact().sex() == sex);
  }

  /** Those of a category. */
  Selection in(Category category) {
    return category.equals(Category.ALL)
        ? this
        : where(one -> code(one, category.breakdown()).equals(category.code()));
  }

  /** The codes that a breakdown has here. */
  Stream<String> codes(String breakdown) {
    return counted.stream()
        .filter(one -> one.weight() > 0)
        .map(one -> code(one, breakdown))
        .distinct();
  }

  /** "A category that is not known is unknown." */
  private String code(One one, String breakdown) {
    return Category.parts(breakdown).stream()
        .map(field -> fields.code(one.fact(), field).orElse(UNKNOWN))
        .collect(Collectors.joining("+"));
  }

  /** "A share's part lies inside its whole." */
  Selection with(List<Condition> conditions) {
    return where(one -> fields.all(conditions, one.fact()));
  }

  /** Those of which a number is known. */
  Selection knowing(String field) {
    return where(one -> fields.number(one.fact(), field).isPresent());
  }

  /** "Those where both are known and there is something to divide by." */
  Selection dividing(Measure.PerNumber per) {
    return knowing(per.field())
        .where(
            one -> fields.number(one.fact(), per.by()).filter(by -> by.signum() > 0).isPresent());
  }

  private Selection where(Predicate<One> test) {
    return new Selection(definition, fields, counted.stream().filter(test).toList());
  }

  /** The records of each person, one person after the other. */
  Stream<Selection> persons() {
    return counted.stream()
        .collect(Collectors.groupingBy(one -> one.who().orElseThrow()))
        .values()
        .stream()
        .map(records -> new Selection(definition, fields, records));
  }

  /** The numbers of a field where they are known. */
  Stream<BigDecimal> numbers(String field) {
    return counted.stream().flatMap(one -> fields.number(one.fact(), field).stream());
  }

  /** A number added up. */
  BigDecimal total(String field) {
    return numbers(field).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How many people, episodes or events these are. */
  long size() {
    return counted.stream().mapToLong(One::weight).sum();
  }
}
