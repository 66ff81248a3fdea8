package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;

/** Rests on the records of some source. */
final class HasSource implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    if (definition.from().isEmpty()) {
      map.problem("from", "names no source");
    }
  }
}
