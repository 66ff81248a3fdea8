package se.jamnt.indicators.checks;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import se.jamnt.indicators.IndicatorDefinition;

/**
 * Indicators that count the same records are hidden together, and are set against each other at the
 * lowest level that any of them has: a breakdown that ends above it could not be.
 */
public final class SameLowestLevel {

  private SameLowestLevel() {}

  /**
   * Looks at all definitions of a home together.
   *
   * @param problem takes the definition that breaks the rule and what is wrong
   */
  public static void check(
      Collection<IndicatorDefinition> definitions,
      BiConsumer<IndicatorDefinition, String> problem) {
    for (IndicatorDefinition definition : definitions) {
      definitions.stream()
          .filter(other -> counted(other).equals(counted(definition)))
          .filter(other -> other.lowestLevel().compareTo(definition.lowestLevel()) > 0)
          .filter(other -> !other.by().containsAll(definition.by()))
          .findFirst()
          .ifPresent(
              other ->
                  problem.accept(
                      definition,
                      "%s counts the same down to the %s; give both the same lowest-level"
                          .formatted(other.id(), other.lowestLevel().word())));
    }
  }

  private static List<Object> counted(IndicatorDefinition definition) {
    return List.of(
        definition.from(),
        definition.counts(),
        definition.choice(),
        definition.among(),
        definition.countedIf(),
        definition.isAboutIndicators() ? definition.id() : "");
  }
}
