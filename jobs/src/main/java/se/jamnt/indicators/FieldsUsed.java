package se.jamnt.indicators;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The fields that a definition rests on, also those that its computed fields are made of. */
final class FieldsUsed {

  private final FieldCatalog fields;
  private final Set<String> used = new TreeSet<>();

  private FieldsUsed(FieldCatalog fields) {
    this.fields = fields;
  }

  /** The ids of stored and computed fields, in order. */
  static Set<String> by(IndicatorDefinition definition, FieldCatalog fields) {
    FieldsUsed all = new FieldsUsed(fields);
    all.addAllOf(definition);
    definition.counting().forEach(all::addAllOf);
    definition.measure().other().ifPresent(all::addAllOf);
    return all.used;
  }

  private void addAllOf(IndicatorDefinition definition) {
    definition.conditions().forEach(condition -> add(condition.field()));
    definition.by().stream().flatMap(by -> Breakdown.parts(by).stream()).forEach(this::add);
    definition.measure().value().ifPresent(this::add);
    definition.measure().dividedBy().ifPresent(this::add);
    if (definition.measure() instanceof Measure.Latest latest) {
      add(latest.answer());
      latest.text().ifPresent(this::add);
    }
  }

  private void add(String id) {
    if (fields.vocabulary().fields().containsKey(id)) {
      used.add(id);
    }
    ComputedField computed = fields.computed().get(id);
    if (computed != null && used.add(id)) {
      madeOf(computed.rule()).forEach(this::add);
    }
  }

  private static Stream<String> madeOf(ComputedField.Rule rule) {
    if (rule instanceof ComputedField.DaysBetween days) {
      return Stream.of(days.from(), days.to());
    }
    if (rule instanceof ComputedField.DaysSoFar days) {
      return Stream.of(days.from());
    }
    if (rule instanceof ComputedField.ProRata proRata) {
      return Stream.of(proRata.of());
    }
    if (rule instanceof ComputedField.Difference difference) {
      return Stream.of(difference.of(), difference.minus());
    }
    if (rule instanceof ComputedField.Grouped grouped) {
      return Stream.of(grouped.of());
    }
    return rule instanceof ComputedField.FirstThatHolds choice
        ? choice.cases().stream().flatMap(one -> one.when().stream()).map(Condition::field)
        : Stream.empty();
  }
}
