package se.jamnt.indicators;

import java.util.Collection;
import java.util.List;
import se.jamnt.configuration.Problems;

/**
 * The rule that people are never counted from anonymous events: a visit without a person tells of a
 * visit, not of a visitor.
 */
public final class AnonymousSources {

  private AnonymousSources() {}

  /**
   * Notes every definition that breaks the rule.
   *
   * @param withIdentity the sources whose records can belong to a person
   */
  public static void check(
      IndicatorCatalog catalog, Collection<String> withIdentity, Problems problems) {
    for (IndicatorDefinition definition : catalog.definitions()) {
      definition
          .counting()
          .forEach(
              counting -> check(catalog.written(definition), counting, withIdentity, problems));
    }
  }

  private static void check(
      WrittenDefinition written,
      IndicatorDefinition definition,
      Collection<String> withIdentity,
      Problems problems) {
    if (definition.of() == RecordKind.EVENTS && definition.countsPersons()) {
      List<String> anonymous =
          definition.from().stream().filter(source -> !withIdentity.contains(source)).toList();
      if (!anonymous.isEmpty()) {
        String message =
            "counts people, but the events of %s belong to no person (its mapping names no"
                + " person); count events or quantity";
        problems.add(
            written.problem(
                WrittenDefinition.COUNTS, message.formatted(String.join(" and ", anonymous))));
      }
    }
  }
}
