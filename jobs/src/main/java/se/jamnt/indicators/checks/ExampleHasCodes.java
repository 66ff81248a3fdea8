package se.jamnt.indicators.checks;

import java.util.Map;
import java.util.stream.Stream;
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
    definition.example().map(WorkedExample::rows).stream()
        .flatMap(rows -> rows.stream())
        .flatMap(row -> row.entrySet().stream())
        .filter(cell -> !cell.getValue().isEmpty())
        .distinct()
        .forEach(cell -> check(cell, fields, map));
    definition.example().stream()
        .flatMap(example -> example.rows().stream())
        .flatMap(row -> Stream.ofNullable(row.get("sex")))
        .filter(sex -> !sex.isEmpty() && !sex.matches("[KMU]"))
        .distinct()
        .forEach(
            sex -> map.problem("worked-example", "\"" + sex + "\" is no sex; write K, M or U"));
  }

  private static void check(Map.Entry<String, String> cell, FieldCatalog fields, YamlMap map) {
    fields
        .codes(cell.getKey())
        .filter(list -> !list.codes().containsKey(cell.getValue()))
        .ifPresent(
            list ->
                map.problem(
                    "worked-example",
                    "%s: no code \"%s\" of %s; %s"
                        .formatted(
                            cell.getKey(),
                            cell.getValue(),
                            list.id(),
                            NearestWord.hint(cell.getValue(), list.codes().keySet()))));
  }
}
