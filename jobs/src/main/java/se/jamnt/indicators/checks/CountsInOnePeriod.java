package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Requirement;

/** Says once when a record counts: without a date the same record would count in every period. */
final class CountsInOnePeriod implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    long dates =
        definition.among().stream()
            .map(Condition::requirement)
            .filter(CountsInOnePeriod::isDate)
            .count();
    if (dates != 1) {
      map.problem(
          "among",
          "must say once when a record counts: start, end or date: in period, or"
              + " episode: open during period or open at end, or date: latest at end");
    }
  }

  private static boolean isDate(Requirement requirement) {
    return requirement instanceof Requirement.InPeriod
        || requirement instanceof Requirement.OpenDuringPeriod
        || requirement instanceof Requirement.OpenAtEnd
        || requirement instanceof Requirement.LatestAtEnd;
  }
}
