package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.checks.Check;
import se.jamnt.model.CodeList;

/** Reads what a definition measures: its {@code measure} and the lines that belong to it. */
final class MeasureReader {

  static final Map<String, Choice> CHOICES =
      Map.of(
          "last exit", Choice.LAST_EXIT,
          "latest start", Choice.LATEST_START,
          "latest date", Choice.LATEST_START,
          "first start", Choice.FIRST_START,
          "first date", Choice.FIRST_START);

  private static final String SEX = "sex";
  private static final String PERSON = "person";

  private enum Word {
    COUNT,
    SHARE,
    DISTRIBUTION,
    MEDIAN,
    MEAN,
    SUM,
    RATIO,
    TRANSITION,
    LATEST,
    RESOURCES,
    GOALS,
    PLAN_COVERAGE
  }

  private static final Set<Word> WITH_VALUE = Set.of(Word.MEDIAN, Word.MEAN, Word.SUM);

  /** The lines that belong to each measure. */
  private static final Map<Word, Set<String>> KEYS =
      Map.of(
          Word.COUNT, Set.of("value", "unseen-in"),
          Word.SHARE, Set.of("those-with", "per"),
          Word.DISTRIBUTION, Set.of("over", "value"),
          Word.MEDIAN, Set.of("value"),
          Word.MEAN, Set.of("value"),
          Word.SUM, Set.of("value"),
          Word.RATIO, Set.of("value", "per", "times"),
          Word.TRANSITION, Set.of("at-start", "at-end"),
          Word.LATEST, Set.of("over", "answer", "text"),
          Word.RESOURCES, Set.of("over", "resources"));

  private final FieldCatalog fields;
  private final Collection<String> sources;

  MeasureReader(FieldCatalog fields, Collection<String> sources) {
    this.fields = fields;
    this.sources = sources;
  }

  /**
   * The breakdowns that the measure itself has: a distribution over a field, the two fields of a
   * transition and their cross. None for other measures.
   */
  List<String> breakdowns(YamlMap map) {
    return switch (map.choice("measure", Word.class)) {
      case DISTRIBUTION, LATEST, RESOURCES ->
          map.optionalText("over")
              .filter(over -> !over.equals(SEX))
              .filter(fieldsWithCodes()::contains)
              .map(List::of)
              .orElse(List.of());
      case TRANSITION ->
          transition(map)
              .map(one -> List.of(one.atEnd(), one.atStart(), one.cross()))
              .orElse(List.of());
      default -> List.of();
    };
  }

  /** Empty where the fields are not there or have not the same codes. */
  private Optional<Measure.Transition> transition(YamlMap map) {
    String start = map.text("at-start");
    String end = map.text("at-end");
    Optional<CodeList> codes = fields.codes(start);
    return codes.isPresent() && codes.equals(fields.codes(end))
        ? Optional.of(new Measure.Transition(start, end))
        : Optional.empty();
  }

  /** Whether the measure is made from other indicators. */
  static boolean isAboutIndicators(YamlMap map) {
    Word word = map.choice("measure", Word.class);
    return word == Word.GOALS || word == Word.PLAN_COVERAGE;
  }

  /** Whether each resource has a selection of records of its own. */
  static boolean isOfResources(YamlMap map) {
    return map.choice("measure", Word.class) == Word.RESOURCES;
  }

  /** Whether the measure tells nothing of people, so that no sentence names women and men. */
  static boolean countsNoPeople(YamlMap map) {
    return isAboutIndicators(map) || map.choice("measure", Word.class) == Word.LATEST;
  }

  /** The measure of a definition whose other lines are read. */
  Measure read(YamlMap map, IndicatorDefinition definition) {
    Word word = map.choice("measure", Word.class);
    refuseOthers(map, word);
    Optional<String> value =
        keys(word).contains("value") && (WITH_VALUE.contains(word) || map.has("value"))
            ? Optional.of(map.reference("value", "number field", numbers()))
            : Optional.empty();
    String field = value.orElse("");
    return switch (word) {
      case COUNT -> new Measure.Count(value, map.optionalText("unseen-in"));
      case SHARE ->
          map.has("per")
              ? new Measure.ShareOf(other(map.map("per"), definition, definition.by()))
              : new Measure.Share(new ConditionReader(fields).read(map, "those-with"));
      case DISTRIBUTION -> distribution(map, value);
      case MEDIAN -> new Measure.Typical(field);
      case MEAN -> new Measure.Mean(field);
      case SUM -> new Measure.Sum(field);
      case GOALS -> new Measure.Goals();
      case PLAN_COVERAGE -> new Measure.PlanCoverage();
      case RATIO -> ratio(map, definition, value);
      case TRANSITION -> transition(map).orElse(new Measure.Transition("", ""));
      case LATEST -> latest(map);
      case RESOURCES -> resources(map, definition);
    };
  }

  private static Set<String> keys(Word word) {
    return KEYS.getOrDefault(word, Set.of());
  }

  private static void refuseOthers(YamlMap map, Word word) {
    Stream.of(Word.values())
        .flatMap(other -> keys(other).stream())
        .distinct()
        .filter(key -> !keys(word).contains(key) && map.has(key))
        .sorted()
        .forEach(
            key ->
                map.problem(
                    key,
                    "belongs to a measure that is "
                        + String.join(" or ", measuresWith(key))
                        + "; this measure has none"));
  }

  private static Collection<String> measuresWith(String key) {
    Collection<String> words = new TreeSet<>();
    Arrays.stream(Word.values())
        .filter(word -> keys(word).contains(key))
        .forEach(word -> words.add("\"" + word.name().toLowerCase(java.util.Locale.ROOT) + "\""));
    return words;
  }

  private Measure distribution(YamlMap map, Optional<String> value) {
    Collection<String> known = new TreeSet<>(fieldsWithCodes());
    known.add(SEX);
    String over = map.reference("over", "field with codes", known);
    return over.equals(SEX) ? new Measure.BySex(value) : new Measure.ByCode(over, value);
  }

  private Measure resources(YamlMap map, IndicatorDefinition definition) {
    String over = map.reference("over", "field with codes", fieldsWithCodes());
    List<IndicatorDefinition> selections = new ArrayList<>();
    YamlMap all = map.map("resources");
    for (String code : List.copyOf(all.keys())) {
      YamlMap one = all.map(code);
      if (fields.codes(over).stream().noneMatch(list -> list.codes().containsKey(code))) {
        all.problem(code, "is no code of " + over);
      }
      String value = one.reference("value", "number field", numbers());
      selections.add(
          other(one, definition, List.of()).with(new Measure.ResourceShare(over, code, value)));
    }
    all.noOtherKeys();
    if (selections.isEmpty()) {
      map.problem("resources", "names no resource");
    }
    return new Measure.Resources(over, selections);
  }

  private Measure latest(YamlMap map) {
    List<String> answers =
        fieldsWithCodes().stream()
            .filter(
                id ->
                    fields
                        .codes(id)
                        .filter(list -> ChecklistAnswer.words().containsAll(list.codes().keySet()))
                        .isPresent())
            .toList();
    return new Measure.Latest(
        map.reference("over", "field with codes", fieldsWithCodes()),
        map.reference("answer", "field with the codes no, partly and yes", answers),
        map.has("text")
            ? Optional.of(map.reference("text", "field with text", texts()))
            : Optional.empty());
  }

  private Measure ratio(YamlMap map, IndicatorDefinition definition, Optional<String> value) {
    int times = map.integer("times", 1, 1);
    if (map.isMap("per")) {
      if (value.isPresent()) {
        map.problem("value", "a ratio to other records counts; it adds no numbers up");
      }
      return new Measure.PerOther(other(map.map("per"), definition, definition.by()), times);
    }
    if (value.isEmpty()) {
      map.problem("per", "is missing; say which records it is set against, or a value to add up");
    }
    if (map.has("times")) {
      map.problem("times", "belongs where other records are set against these");
    }
    String field = value.orElse("");
    return map.optionalText("per")
        .map(per -> per(map, per, field))
        .orElse(new Measure.PerCounted(field));
  }

  /** For each person, or for each of another number. */
  private Measure per(YamlMap map, String per, String field) {
    if (per.equals(PERSON)) {
      return new Measure.PerPerson(field);
    }
    List<String> known = new ArrayList<>(numbers());
    known.add(PERSON);
    return new Measure.PerNumber(field, map.reference("per", "number field", known));
  }

  /** Another selection of records; what it does not say is as in the definition. */
  private IndicatorDefinition other(YamlMap map, IndicatorDefinition definition, List<String> by) {
    IndicatorDefinition other =
        new IndicatorDefinition(
            definition.id(),
            definition.version(),
            definition.name(),
            definition.means(),
            definition.says(),
            map.choice("of", RecordKind.class, definition.of()),
            map.has("from") ? map.references("from", "source", sources) : definition.from(),
            new Measure.Count(Optional.empty(), Optional.empty()),
            map.choice("counts", Counted.class, definition.counts()),
            map.has("if-several")
                ? Optional.of(map.choice("if-several", CHOICES, Choice.LATEST_START))
                : Optional.empty(),
            new ConditionReader(fields).read(map, "among"),
            List.of(),
            by,
            Optional.empty(),
            definition.lowestLevel(),
            0,
            definition.shownAs(),
            definition.disclosure(),
            definition.persons(),
            Optional.empty());
    map.noOtherKeys();
    Check.OF_SELECTIONS.forEach(check -> check.check(other, fields, map));
    return other;
  }

  private List<String> numbers() {
    return ofKind(FieldCatalog.Kind.NUMBER);
  }

  private List<String> texts() {
    return ofKind(FieldCatalog.Kind.TEXT);
  }

  private List<String> ofKind(FieldCatalog.Kind kind) {
    return fields.ids().stream().filter(id -> fields.kind(id).equals(Optional.of(kind))).toList();
  }

  List<String> fieldsWithCodes() {
    return fields.ids().stream().filter(id -> fields.codes(id).isPresent()).toList();
  }
}
