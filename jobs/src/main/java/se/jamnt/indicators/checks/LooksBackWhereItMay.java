package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;

/** Counts what was latest only where it is looked up. */
final class LooksBackWhereItMay implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    if (definition.looksUp()) {
      map.problem("among", "latest at end is for the records that others are set against");
    }
  }
}
