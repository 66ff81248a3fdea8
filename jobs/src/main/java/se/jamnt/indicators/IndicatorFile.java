package se.jamnt.indicators;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.IndicatorDefinition.ShownAs;
import se.jamnt.indicators.checks.Check;
import se.jamnt.indicators.checks.SameLowestLevel;
import se.jamnt.model.Level;
import se.jamnt.model.Words;

/** Reads one definition of {@code config/indicators/}. */
final class IndicatorFile {

  private static final Words NOTHING = new Words("", "");
  private static final String COUNTED_AS = "counted-as";
  private static final String EXAMPLE = "worked-example";

  private final FieldCatalog fields;
  private final Collection<String> sources;
  private final Collection<String> disclosureClasses;
  private final MeasureReader measures;
  private final Map<String, YamlMap> read = new HashMap<>();

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
    this.measures = new MeasureReader(fields, sources);
  }

  IndicatorDefinition read(YamlMap map) {
    ConditionReader conditions = new ConditionReader(fields);
    String id = map.id("id");
    if (!id.equals(map.id())) {
      map.problem("id", "expected the file's name " + map.id() + ", got \"" + id + "\"");
    }
    if (MeasureReader.isAboutIndicators(map)) {
      return aboutIndicators(id, map);
    }
    boolean countsNoPeople = MeasureReader.countsNoPeople(map);
    boolean ofResources = MeasureReader.isOfResources(map);
    IndicatorDefinition definition =
        new IndicatorDefinition(
            id,
            map.integer("version", 1, 1),
            map.words("name"),
            map.words("means"),
            countsNoPeople ? NOTHING : map.words("says"),
            map.choice("of", RecordKind.class),
            map.references("from", "source", sources),
            new Measure.Count(Optional.empty(), Optional.empty()),
            ofResources ? Counted.PEOPLE : map.choice("counts", Counted.class),
            map.has("if-several")
                ? Optional.of(map.choice("if-several", MeasureReader.CHOICES, Choice.LATEST_START))
                : Optional.empty(),
            conditions.read(map, "among"),
            conditions.read(map, "counted-if"),
            by(map),
            map.optionalText("headline"),
            map.choice("lowest-level", Level.class, Level.UNIT),
            map.integer("final-after-months", 0, 0),
            countsNoPeople
                ? new ShownAs(IndicatorDefinition.Unit.EVENTS, 0)
                : shownAs(map.map("shown-as"), countedAs(map)),
            countsNoPeople
                ? ""
                : map.reference("disclosure", "rule in config/disclosure.yml", disclosureClasses),
            map.choice("persons", Persons.class, Persons.WOMEN_AND_MEN),
            map.optionalMap(EXAMPLE).map(example -> WorkedExample.read(example, fields)));
    definition = definition.with(measures.read(map, definition));
    map.noOtherKeys();
    if (!(definition.measure() instanceof Measure.Resources)) {
      check(Check.OF_SELECTIONS, definition, map);
    }
    check(Check.OF_INDICATORS, definition, map);
    read.put(id, map);
    return definition;
  }

  private void check(List<Check> checks, IndicatorDefinition definition, YamlMap map) {
    checks.forEach(check -> check.check(definition, fields, map));
  }

  /** What is made from other indicators counts no records, so that most lines have no meaning. */
  private IndicatorDefinition aboutIndicators(String id, YamlMap map) {
    IndicatorDefinition definition =
        new IndicatorDefinition(
            id,
            map.integer("version", 1, 1),
            map.words("name"),
            map.words("means"),
            NOTHING,
            RecordKind.EVENTS,
            List.of(),
            new Measure.Goals(),
            Counted.EVENTS,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Level.BOARD,
            0,
            new ShownAs(IndicatorDefinition.Unit.PERCENT, 0),
            "",
            Persons.WOMEN_AND_MEN,
            Optional.empty());
    definition = definition.with(measures.read(map, definition));
    map.has(EXAMPLE); // read once all indicators are known
    map.noOtherKeys();
    read.put(id, map);
    return definition;
  }

  /** The definitions, those that are made from others with their examples. */
  List<IndicatorDefinition> withExamples(List<IndicatorDefinition> definitions) {
    IndicatorCatalog all = new IndicatorCatalog(fields, definitions);
    return definitions.stream()
        .map(
            definition ->
                definition.isAboutIndicators() ? withExample(definition, all) : definition)
        .toList();
  }

  private IndicatorDefinition withExample(IndicatorDefinition definition, IndicatorCatalog all) {
    YamlMap map = Objects.requireNonNull(read.get(definition.id()));
    IndicatorDefinition shown =
        map.optionalMap(EXAMPLE)
            .map(example -> definition.with(ExampleBoard.read(example, definition.measure(), all)))
            .orElse(definition);
    Check.HAS_EXAMPLE.check(shown, fields, map);
    return shown;
  }

  /** Some measures are broken down by fields of their own, and by no others. */
  private List<String> by(YamlMap map) {
    List<String> by = map.texts("by");
    for (String field : by.stream().flatMap(one -> Breakdown.parts(one).stream()).toList()) {
      if (!measures.fieldsWithCodes().contains(field)) {
        map.problem(
            "by",
            "no field with codes \"%s\"; %s"
                .formatted(field, NearestWord.hint(field, measures.fieldsWithCodes())));
      }
    }
    List<String> own = measures.breakdowns(map);
    if (!by.isEmpty() && (map.has("over") || !own.isEmpty())) {
      map.problem("by", "a distribution or a transition is not broken down");
    }
    return own.isEmpty() ? by : own;
  }

  /** Checks what definitions say of each other, once all are read. */
  void checkReferences(List<IndicatorDefinition> definitions) {
    SameLowestLevel.check(
        definitions,
        (definition, problem) -> {
          YamlMap map = read.get(definition.id());
          if (map != null) {
            map.problem("lowest-level", problem);
          }
        });
    List<String> shares =
        definitions.stream()
            .filter(definition -> definition.measure() instanceof Measure.Share)
            .map(IndicatorDefinition::id)
            .toList();
    for (IndicatorDefinition definition : definitions) {
      YamlMap map = read.get(definition.id());
      if (map != null
          && definition.measure() instanceof Measure.Count count
          && count.unseenIn().isPresent()) {
        map.reference("unseen-in", "indicator that is a share", shares);
        if (!definition.by().isEmpty()) {
          map.problem("by", "what is unseen in a share is not broken down");
        }
      }
    }
  }

  private static Optional<Words> countedAs(YamlMap map) {
    return map.has(COUNTED_AS) ? Optional.of(map.words(COUNTED_AS)) : Optional.empty();
  }

  private static ShownAs shownAs(YamlMap map, Optional<Words> counted) {
    ShownAs shownAs =
        new ShownAs(
            map.choice("unit", IndicatorDefinition.Unit.class),
            map.integer("decimals", 0, 0),
            counted);
    map.noOtherKeys();
    return shownAs;
  }
}
