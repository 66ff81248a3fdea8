package se.jamnt.indicators.checks;

import java.util.Map;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.WorkedExample;

/**
 * The records of the example hold codes that exports can hold: another would count as not known.
 */
final class ExampleHasCodes implements Check {

  @Override
  public void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map) {
    definition
        .example()
        .ifPresent(
            example -> {
              YamlMap written = map.map("worked-example");
              for (int row = 0; row < example.rows().size(); row++) {
                check(row, example.rows().get(row), fields, written);
              }
            });
  }

  private static void check(
      int number, Map<String, String> row, FieldCatalog fields, YamlMap written) {
    String sex = row.getOrDefault("sex", "");
    if (!sex.isEmpty() && !sex.matches("[KMU]")) {
      WorkedExample.problem(written, number, "\"" + sex + "\" is no sex; write K, M or U");
    }
    row.forEach(
        (field, code) ->
            fields
                .codes(field)
                .filter(list -> !code.isEmpty() && !list.codes().containsKey(code))
                .ifPresent(
                    list ->
                        WorkedExample.problem(
                            written,
                            number,
                            "%s: no code \"%s\" of %s; %s"
                                .formatted(
                                    field,
                                    code,
                                    list.id(),
                                    NearestWord.hint(code, list.codes().keySet())))));
  }
}
