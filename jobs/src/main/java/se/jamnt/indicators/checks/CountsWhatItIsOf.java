package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.RecordKind;

/** Counts episodes of episodes and events of events, by fields that these have. */
final class CountsWhatItIsOf implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    boolean ofEvents = definition.of() == RecordKind.EVENTS;
    boolean countsEvents =
        definition.counts() == Counted.EVENTS || definition.counts() == Counted.QUANTITY;
    if ((countsEvents && !ofEvents) || (definition.counts() == Counted.EPISODES && ofEvents)) {
      map.problem(
          "counts",
          "does not fit \"of\": an indicator of episodes counts people or"
              + " episodes, one of events people, events or quantity");
    }
    definition
        .conditions()
        .map(Condition::field)
        .filter(field -> ofEvents ? isOfEpisodes(field) : field.equals("date"))
        .forEach(
            field ->
                map.problem(
                    "among", field + " is no field of " + (ofEvents ? "events" : "episodes")));
  }

  private static boolean isOfEpisodes(String field) {
    return field.equals("start") || field.equals("end") || field.equals(Condition.EPISODE);
  }
}
