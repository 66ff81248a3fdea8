package se.jamnt.indicators.checks;

import java.util.Set;
import java.util.stream.Collectors;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.Measure;

/** The measure has what it needs, and nothing that it can do nothing with. */
final class MeasuresWhatItCan implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    if (definition.measure() instanceof Measure.Resources resources) {
      eachFromItsSources(definition, resources, map);
    }
    if (definition.measure() instanceof Measure.Latest
        && !(definition.looksBack() && definition.counts() == Counted.EVENTS)) {
      map.problem(
          "measure",
          "what was answered last counts events, among them date: latest at end: an answer holds"
              + " until the next");
    }
    if (definition.measure() instanceof Measure.Transition && definition.by().isEmpty()) {
      map.problem("at-end", "at-start and at-end must be two fields with the same codes");
    }
    if (definition.measure() instanceof Measure.PerNumber && !definition.by().isEmpty()) {
      map.problem("by", "what a number is for each of another is not broken down");
    }
    if (definition.measure() instanceof Measure.PerNumber
        && definition.counts() == Counted.PEOPLE) {
      map.problem("counts", "what a number is for each of another adds up all records of a person");
    }
    boolean partIsWritten = // what is wrong in it has been told
        map.optionalMap("those-with").filter(part -> !part.keys().isEmpty()).isPresent();
    if (definition.measure() instanceof Measure.Share && !partIsWritten) {
      map.problem("those-with", "is missing; a share needs the conditions of its part");
    }
  }

  private static void eachFromItsSources(
      IndicatorDefinition definition, Measure.Resources resources, YamlMap map) {
    Set<String> named =
        resources.selections().stream()
            .flatMap(one -> one.from().stream())
            .collect(Collectors.toSet());
    if (!named.equals(Set.copyOf(definition.from()))) {
      map.problem("from", "must name the sources of all resources, and no others");
    }
    if (!definition.among().isEmpty() || !definition.countedIf().isEmpty()) {
      map.problem("among", "belongs to each resource");
    }
  }
}
