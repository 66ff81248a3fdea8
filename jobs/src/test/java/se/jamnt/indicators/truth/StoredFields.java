package se.jamnt.indicators.truth;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.jamnt.indicators.ComputedField;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;

/** Which fields an export must fill for the definitions that count its records. */
record StoredFields(IndicatorCatalog catalog) {

  /** The stored fields that definitions of a source ask for, also by way of computed ones. */
  NavigableSet<String> of(String source) {
    NavigableSet<String> stored = new TreeSet<>();
    catalog.definitions().stream()
        .flatMap(one -> Stream.concat(one.counting().stream(), catalog.other(one).stream()))
        .filter(definition -> definition.from().contains(source))
        .flatMap(StoredFields::named)
        .flatMap(this::behind)
        .forEach(stored::add);
    stored.retainAll(catalog.fields().vocabulary().fields().keySet());
    return stored;
  }

  private static Stream<String> named(IndicatorDefinition definition) {
    Measure measure = definition.measure();
    return Stream.of(
            definition.conditions().map(Condition::field),
            definition.by().stream().flatMap(by -> Category.parts(by).stream()),
            measure.value().stream(),
            measure.dividedBy().stream(),
            measure instanceof Measure.Latest latest
                ? Stream.of(latest.answer())
                : Stream.<String>empty())
        .flatMap(fields -> fields);
  }

  private Stream<String> behind(String field) {
    FieldCatalog fields = catalog.fields();
    return Optional.ofNullable(fields.computed().get(field))
        .map(computed -> madeOf(computed.rule()).stream().flatMap(this::behind))
        .orElse(Stream.of(field));
  }

  private static List<String> madeOf(ComputedField.Rule rule) {
    if (rule instanceof ComputedField.Difference difference) {
      return List.of(difference.of(), difference.minus());
    }
    if (rule instanceof ComputedField.Grouped grouped) {
      return List.of(grouped.of());
    }
    if (rule instanceof ComputedField.ProRata proRata) {
      return List.of(proRata.of());
    }
    if (rule instanceof ComputedField.FirstThatHolds first) {
      return first.cases().stream()
          .flatMap(one -> one.when().stream())
          .map(Condition::field)
          .toList();
    }
    return List.of();
  }
}
