package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Counted;

/** Says which record stands for a person who has several, just where people are counted. */
final class ChoosesOneRecord implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    boolean people = definition.counts() == Counted.PEOPLE;
    if (people && definition.choice().isEmpty()) {
      map.problem("if-several", "is missing; say which record stands for a person who has several");
    }
    if (!people && definition.choice().isPresent()) {
      map.problem("if-several", "belongs only where people are counted");
    }
  }
}
