package se.jamnt.indicators;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.IndicatorDefinition.ShownAs;

/** Reads one definition of {@code config/indicators/}. */
final class IndicatorFile {

  private enum MeasureWord {
    COUNT,
    SHARE,
    DISTRIBUTION,
    MEDIAN
  }

  private static final Map<String, Choice> CHOICES =
      Map.of("last exit", Choice.LAST_EXIT, "latest start", Choice.LATEST_START);

  private final FieldCatalog fields;
  private final Collection<String> sources;
  private final Collection<String> disclosureClasses;

  /**
   * A reader that checks references.
   *
   * @param sources ids of the case systems
   * @param disclosureClasses names of the rules in {@code config/disclosure.yml}
   */
  IndicatorFile(
      FieldCatalog fields, Collection<String> sources, Collection<String> disclosureClasses) {
    this.fields = fields;
    this.sources = sources;
    this.disclosureClasses = disclosureClasses;
  }

  IndicatorDefinition read(YamlMap map) {
    ConditionReader conditions = new ConditionReader(fields);
    String id = map.id("id");
    if (!id.equals(map.id())) {
      map.problem("id", "expected the file's name " + map.id() + ", got \"" + id + "\"");
    }
    IndicatorDefinition definition =
        new IndicatorDefinition(
            id,
            map.integer("version", 1, 1),
            map.words("name"),
            map.words("means"),
            map.words("says"),
            map.choice("of", RecordKind.class),
            map.references("from", "source", sources),
            measure(map, conditions),
            map.choice("counts", Counted.class),
            map.has("if-several")
                ? Optional.of(map.choice("if-several", CHOICES, Choice.LATEST_START))
                : Optional.empty(),
            conditions.read(map, "among"),
            conditions.read(map, "counted-if"),
            map.references("by", "field with codes", fieldsWithCodes()),
            shownAs(map.map("shown-as")),
            map.reference("disclosure", "rule in config/disclosure.yml", disclosureClasses),
            map.choice("persons", Persons.class, Persons.WOMEN_AND_MEN),
            map.optionalMap("worked-example").map(example -> WorkedExample.read(example, fields)));
    map.noOtherKeys();
    IndicatorChecks.check(definition, map);
    return definition;
  }

  private Measure measure(YamlMap map, ConditionReader conditions) {
    MeasureWord word = map.choice("measure", MeasureWord.class);
    if (map.has("those-with") && word != MeasureWord.SHARE) {
      map.problem("those-with", "only a share has a part; this measure has none");
    }
    if (map.has("value") && word != MeasureWord.MEDIAN) {
      map.problem("value", "only a median is taken of a field; this measure has no value");
    }
    List<Condition> thoseWith = conditions.read(map, "those-with");
    return switch (word) {
      case COUNT -> new Measure.Count();
      case SHARE -> new Measure.Share(thoseWith);
      case DISTRIBUTION -> {
        map.reference("over", "division", List.of("sex"));
        yield new Measure.BySex();
      }
      case MEDIAN -> new Measure.Typical(map.reference("value", "number field", numbers()));
    };
  }

  private List<String> numbers() {
    return fields.ids().stream()
        .filter(id -> fields.kind(id).equals(Optional.of(FieldCatalog.Kind.NUMBER)))
        .toList();
  }

  private List<String> fieldsWithCodes() {
    return fields.ids().stream().filter(id -> fields.codes(id).isPresent()).toList();
  }

  private static ShownAs shownAs(YamlMap map) {
    ShownAs shownAs =
        new ShownAs(
            map.choice("unit", IndicatorDefinition.Unit.class), map.integer("decimals", 0, 0));
    map.noOtherKeys();
    return shownAs;
  }
}
