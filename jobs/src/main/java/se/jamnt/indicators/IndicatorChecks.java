package se.jamnt.indicators;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.model.Language;

/** What must hold between the parts of a definition, beyond each part being readable. */
final class IndicatorChecks {

  private IndicatorChecks() {}

  static void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    checkSelection(definition, map);
    measuresWhatItCan(definition, map);
    standsForItself(definition, fields, map);
    saysFigures(definition, map);
    if (definition.looksUp()) {
      map.problem("among", "latest at end is for the records that others are set against");
    }
    if (definition.example().isEmpty()) {
      map.problem("worked-example", "is missing; every definition shows by example what it counts");
    }
  }

  /** What must hold for any selection of records. */
  static void checkSelection(IndicatorDefinition definition, YamlMap map) {
    saysWhen(definition, map);
    countsWhatItIsOf(definition, map);
    choosesWhereItMust(definition, map);
    if (definition.from().isEmpty()) {
      map.problem("from", "names no source");
    }
  }

  /** The category that sentences and the worked example speak of. */
  private static void standsForItself(
      IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    boolean byCode = definition.measure() instanceof Measure.ByCode;
    if (definition.by().isEmpty()) {
      if (definition.headlineCategory().isPresent()) {
        map.problem("headline", "names a code of the first breakdown; this has none");
      }
    } else if (definition.headlineCategory().isPresent()) {
      fields
          .codes(definition.by().get(0))
          .ifPresent(
              list -> map.reference("headline", "code of " + list.id(), list.codes().keySet()));
    } else if (byCode || definition.measure() instanceof Measure.Transition) {
      map.problem(
          "headline", "is missing; say which code stands for the distribution in sentences");
    }
  }

  /** Without a date the same record would count in every period. */
  private static void saysWhen(IndicatorDefinition definition, YamlMap map) {
    long dates =
        definition.among().stream()
            .map(Condition::requirement)
            .filter(IndicatorChecks::isDate)
            .count();
    if (dates != 1) {
      map.problem(
          "among",
          "must say once when a record counts: start, end or date: in period, or"
              + " episode: open during period or open at end, or date: latest at end");
    }
  }

  static boolean isDate(Requirement requirement) {
    return requirement instanceof Requirement.InPeriod
        || requirement instanceof Requirement.OpenDuringPeriod
        || requirement instanceof Requirement.OpenAtEnd
        || requirement instanceof Requirement.LatestAtEnd;
  }

  private static void countsWhatItIsOf(IndicatorDefinition definition, YamlMap map) {
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
        .forEach(
            condition -> {
              boolean episodeField =
                  condition.field().equals("start")
                      || condition.field().equals("end")
                      || condition.field().equals(Condition.EPISODE);
              if ((ofEvents && episodeField) || (!ofEvents && condition.field().equals("date"))) {
                map.problem(
                    "among",
                    condition.field() + " is no field of " + (ofEvents ? "events" : "episodes"));
              }
            });
  }

  private static void choosesWhereItMust(IndicatorDefinition definition, YamlMap map) {
    boolean people = definition.counts() == Counted.PEOPLE;
    if (people && definition.choice().isEmpty()) {
      map.problem("if-several", "is missing; say which record stands for a person who has several");
    }
    if (!people && definition.choice().isPresent()) {
      map.problem("if-several", "belongs only where people are counted");
    }
  }

  /** The sentence of a report names women before men, and nothing but figures of this indicator. */
  private static void saysFigures(IndicatorDefinition definition, YamlMap map) {
    for (Language language : Language.values()) {
      String says = definition.says().in(language);
      int women = says.indexOf("{women}");
      if (women < 0 || women > says.indexOf("{men}")) {
        map.problem("says", language.word() + " must hold {women} and then {men}");
      }
      String rest = says.replaceAll("\\{(women|men|total)\\}", "");
      if (rest.contains("{") || rest.contains("}")) {
        map.problem("says", language.word() + " may hold {women}, {men} and {total} only");
      }
    }
  }

  private static void measuresWhatItCan(IndicatorDefinition definition, YamlMap map) {
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
    if (definition.measure() instanceof Measure.Share share && share.thoseWith().isEmpty()) {
      map.problem("those-with", "is missing; a share needs the conditions of its part");
    }
  }
}
