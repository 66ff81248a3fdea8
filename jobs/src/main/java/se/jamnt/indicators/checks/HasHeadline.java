package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.Breakdown;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;

/** The category that sentences and the worked example speak of is a code of the first breakdown. */
final class HasHeadline implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    boolean needed =
        definition.measure() instanceof Measure.ByCode
            || definition.measure() instanceof Measure.Latest
            || definition.measure() instanceof Measure.Resources
            || definition.measure() instanceof Measure.Transition;
    if (definition.by().isEmpty()) {
      if (definition.headlineCategory().isPresent()) {
        map.problem("headline", "names a code of the first breakdown; this has none");
      }
    } else if (definition.headlineCategory().isPresent()) {
      String first = definition.by().get(0);
      if (Breakdown.isCross(first)) {
        map.problem("headline", "speaks of one field; let the first breakdown be no cross");
        return;
      }
      fields
          .codes(first)
          .ifPresent(
              list -> map.reference("headline", "code of " + list.id(), list.codes().keySet()));
    } else if (needed) {
      map.problem(
          "headline", "is missing; say which code stands for the distribution in sentences");
    }
  }
}
