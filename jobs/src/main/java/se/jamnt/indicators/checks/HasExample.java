package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;

/** Shows by example what it counts. */
final class HasExample implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    if (definition.example().isEmpty()) {
      map.problem("worked-example", "is missing; every definition shows by example what it counts");
    }
  }
}
