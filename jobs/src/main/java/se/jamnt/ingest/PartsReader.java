package se.jamnt.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;
import se.jamnt.ingest.Part.Birth;
import se.jamnt.ingest.Part.Duration;
import se.jamnt.ingest.Part.Field;
import se.jamnt.ingest.Part.Owner;
import se.jamnt.ingest.Part.Precision;
import se.jamnt.ingest.SourceMapping.Records;
import se.jamnt.ingest.Value.Codes;
import se.jamnt.ingest.Value.Origin;
import se.jamnt.ingest.Value.OtherCodes;
import se.jamnt.model.CodeList;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.StoredField;

/** Reads the part of a mapping that says which column fills what. */
final class PartsReader {

  private static final List<String> SEXES = List.of("K", "M");
  private static final List<String> YES_NO = List.of("yes", "no");

  private final Records records;
  private final Vocabulary vocabulary;
  private final Set<String> units;
  private final UnitNames unitNames;
  private final List<String> organisations;
  private final ValueReader values;
  private final YamlMap shared;

  private PartsReader(
      YamlMap root, Records records, Vocabulary vocabulary, OrganisationChart chart) {
    this.records = records;
    this.vocabulary = vocabulary;
    this.units = new TreeSet<>(chart.units().stream().map(Unit::id).toList());
    this.unitNames = new UnitNames(chart);
    this.organisations = chart.organisations().stream().map(Organisation::id).toList();
    this.values = new ValueReader(root);
    this.shared = root.map("columns");
  }

  /**
   * The records that a row gives.
   *
   * @param root the whole mapping
   */
  static List<Part> read(
      YamlMap root, Records records, Vocabulary vocabulary, OrganisationChart chart) {
    if (records == Records.IDENTITY_LINKS) {
      return List.of(LinkReader.columns(root.map("columns")));
    }
    PartsReader reader = new PartsReader(root, records, vocabulary, chart);
    List<Part> parts = new ArrayList<>();
    if (root.has("each-row-gives")) {
      YamlMap several = root.map("each-row-gives");
      for (String name : several.keys()) {
        YamlMap own = several.map(name);
        parts.add(reader.part(name, own));
        own.noOtherKeys();
      }
    } else {
      parts.add(reader.part("", reader.shared));
    }
    reader.shared.noOtherKeys();
    return parts;
  }

  /** A wide row's record has what is its own and, for the rest, what all of them share. */
  private Part part(String name, YamlMap own) {
    boolean episodes = records == Records.EPISODES;
    boolean organisation = shared.has("organisation");
    String dateKey = episodes ? "start" : "date";
    Optional<List<Value>> year = columns(own, dateKey, List.of("year"));
    return new Part(
        name,
        organisation ? Owner.ORGANISATION : Owner.UNIT,
        organisation ? organisation() : unit(own),
        organisation ? Optional.empty() : optional(own, "person", null),
        Optional.empty(),
        optional(own, "protected", YES_NO),
        optional(own, "sex", SEXES, OtherCodes.UNKNOWN),
        birth(own),
        optional(own, "district", codesOf("district")),
        year.map(columns -> columns.get(0)).orElseGet(() -> required(own, dateKey)),
        year.isPresent() ? Precision.YEAR : Precision.DAY,
        episodes ? optional(own, "end", null) : Optional.empty(),
        episodes && shared.flag("planned-ends", false),
        episodes ? Optional.empty() : optional(own, "quantity", null),
        episodes ? Optional.empty() : duration(own),
        episodes ? Optional.empty() : optional(own, "amount", null),
        fields(own));
  }

  private List<Field> fields(YamlMap own) {
    Map<String, Field> fields = new TreeMap<>();
    readFields(shared, fields);
    if (own != shared) {
      readFields(own, fields);
    }
    return List.copyOf(fields.values());
  }

  private void readFields(YamlMap columns, Map<String, Field> fields) {
    columns
        .optionalMap("fields")
        .ifPresent(
            map -> {
              for (String id : map.keys()) {
                map.has(id);
                StoredField field = vocabulary.fields().get(id);
                if (field == null) {
                  map.problem(
                      id,
                      "is no stored field of config/fields.yml; "
                          + NearestWord.hint(id, vocabulary.fields().keySet()));
                } else {
                  fields.put(id, field(map, field));
                }
              }
            });
  }

  private Field field(YamlMap map, StoredField field) {
    Collection<String> codes = field.codes().map(this::codesOf).orElse(null);
    Value value = values.value(map, field.id(), codes, OtherCodes.REJECT);
    return new Field(field.id(), field.kind() == StoredField.Kind.NUMBER, value);
  }

  private @Nullable Collection<String> codesOf(String list) {
    CodeList codes = vocabulary.codeLists().get(list);
    return codes == null ? null : codes.codes().keySet();
  }

  /** What is written under a key in another form than one column: a column under each of some. */
  private Optional<List<Value>> columns(YamlMap own, String key, List<String> keys) {
    return written(own, key)
        .filter(map -> map.isMap(key))
        .map(map -> map.map(key))
        .filter(map -> map.has(keys.get(0)))
        .map(
            map -> {
              List<Value> columns =
                  keys.stream()
                      .map(name -> new Value(new Origin.Column(map.text(name)), Optional.empty()))
                      .toList();
              map.noOtherKeys();
              return columns;
            });
  }

  private Optional<Birth> birth(YamlMap own) {
    Optional<List<Value>> age = columns(own, "birth-year", List.of("age"));
    return age.isPresent()
        ? age.map(columns -> new Birth.Age(columns.get(0)))
        : optional(own, "birth-year", null).map(Birth.Year::new);
  }

  private Optional<Duration> duration(YamlMap own) {
    Optional<List<Value>> times = columns(own, "minutes", List.of("from", "to"));
    return times.isPresent()
        ? times.map(columns -> new Duration.Times(columns.get(0), columns.get(1)))
        : optional(own, "minutes", null).map(Duration.Minutes::new);
  }

  /** What is known of a whole organisation is of nobody in person. */
  private Value organisation() {
    String id = shared.reference("organisation", "organisation", organisations);
    return new Value(new Origin.Always(id), Optional.empty());
  }

  /** Units go by their names; where the export has numbers for them, codes say which is which. */
  private Value unit(YamlMap own) {
    Value unit = required(own, "unit");
    YamlMap written = own.has("unit") ? own : shared;
    Set<String> named = new TreeSet<>(unit.codes().map(Codes::meanings).orElse(Map.of()).values());
    if (unit.origin() instanceof Origin.Always always && unitNames.find(always.text()).isEmpty()) {
      named.add(always.text());
    }
    for (String name : named) {
      if (!units.contains(name) && !name.equals(Value.UNKNOWN) && !name.isEmpty()) {
        written.problem("unit", "no unit \"" + name + "\"; " + NearestWord.hint(name, units));
      }
    }
    return unit;
  }

  private Value required(YamlMap own, String key) {
    return optional(own, key, null)
        .orElseGet(
            () -> {
              shared.text(key); // says that it is missing
              return new Value(new Origin.Always(""), Optional.empty());
            });
  }

  private Optional<Value> optional(YamlMap own, String key, @Nullable Collection<String> meanings) {
    return optional(own, key, meanings, OtherCodes.REJECT);
  }

  private Optional<Value> optional(
      YamlMap own, String key, @Nullable Collection<String> meanings, OtherCodes others) {
    return written(own, key).map(map -> values.value(map, key, meanings, others));
  }

  /** Where a key is written: with the record itself or, else, with what all records share. */
  private Optional<YamlMap> written(YamlMap own, String key) {
    boolean inShared = shared.has(key);
    if (own.has(key)) {
      return Optional.of(own);
    }
    return inShared ? Optional.of(shared) : Optional.empty();
  }
}
