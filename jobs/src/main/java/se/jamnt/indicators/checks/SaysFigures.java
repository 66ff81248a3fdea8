package se.jamnt.indicators.checks;

import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Language;

/** The sentence of a report names women before men, and nothing but figures of this indicator. */
final class SaysFigures implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    if (definition.countsNoPeople()) {
      return;
    }
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
}
