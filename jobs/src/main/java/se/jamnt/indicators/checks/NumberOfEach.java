package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.Measure;

/**
 * A number that has a middle is that of each one: an event that counts as many has none of its own.
 */
final class NumberOfEach implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    boolean hasMiddle =
        definition.measure() instanceof Measure.Typical
            || definition.measure() instanceof Measure.Mean
            || definition.measure() instanceof Measure.PerNumber
            || (definition.measure() instanceof Measure.Count count && count.value().isPresent())
            || (definition.measure() instanceof Measure.ByCode byCode
                && byCode.value().isPresent());
    if (hasMiddle && definition.counts() == Counted.QUANTITY) {
      map.problem(
          "counts",
          "a median or a mean is that of single events; an event that counts as many has no number"
              + " of its own: count events");
    }
  }
}
