package se.jamnt.indicators.checks;

import java.util.List;
import java.util.Set;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.Breakdown;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;

/** A cross is of two different fields: more would leave hardly anyone in each category. */
final class CrossesTwoFields implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    for (String breakdown : definition.by()) {
      List<String> crossed = Breakdown.parts(breakdown);
      if (crossed.size() > 2) {
        map.problem("by", breakdown + " crosses more than two fields");
      } else if (Set.copyOf(crossed).size() < crossed.size()) {
        map.problem("by", breakdown + " crosses a field with itself");
      }
    }
  }
}
