package se.jamnt.indicators;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.YamlMap;
import se.jamnt.model.Fingerprint;

/**
 * A definition as it stands in its file: what it means, whatever it is called, and where.
 *
 * @param file as problems name it
 * @param lines where some keys stand
 * @param meaning hash of everything that can change a figure
 * @param text the whole definition, in one form
 * @param fields the fields that it uses, a line each
 */
public record WrittenDefinition(
    String id,
    int version,
    String file,
    Map<String, Integer> lines,
    String meaning,
    String text,
    String fields) {

  static final String VERSION = "version";
  static final String COUNTS = "counts";
  private static final String EXAMPLE = "worked-example";
  static final String EXPECT = EXAMPLE + ".expect";
  static final String EXPECT_ALSO = EXAMPLE + ".expect-also";

  /** What explains a definition or a field and changes no figure. */
  private static final Set<String> WORDS =
      Set.of("name", "means", "says", "persons", "counted-as", VERSION, EXAMPLE);

  public WrittenDefinition {
    lines = Map.copyOf(lines);
  }

  static WrittenDefinition of(
      IndicatorDefinition definition, YamlMap map, WrittenFields writtenFields) {
    Map<String, Integer> lines = new TreeMap<>();
    for (String key : new String[] {VERSION, COUNTS}) {
      lines.put(key, map.lineOf(key));
    }
    map.optionalMap(EXAMPLE)
        .ifPresent(
            example -> {
              lines.put(EXPECT, example.lineOf("expect"));
              lines.put(EXPECT_ALSO, example.lineOf("expect-also"));
            });
    Set<String> used = FieldsUsed.by(definition, writtenFields.fields());
    return new WrittenDefinition(
        definition.id(),
        definition.version(),
        map.file(),
        lines,
        Fingerprint.of("definition")
            .with(map.canonical(WORDS))
            .with(writtenFields.of(used, WORDS))
            .hex(),
        map.canonical(Set.of()),
        writtenFields.of(used, Set.of()));
  }

  DefinitionProblem problem(String key, String message) {
    return new DefinitionProblem(file, lines.getOrDefault(key, 1), key, message);
  }
}
