package se.jamnt.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;
import se.jamnt.ingest.Part.Precision;
import se.jamnt.ingest.SourceMapping.Cover;
import se.jamnt.ingest.SourceMapping.CoverColumns;
import se.jamnt.ingest.SourceMapping.FileForm;
import se.jamnt.ingest.SourceMapping.Records;
import se.jamnt.ingest.SourceMapping.SameKey;
import se.jamnt.ingest.SourceMapping.Scope;
import se.jamnt.ingest.Value.Origin;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;

/** Reads one {@code config/sources/<id>.yml}. */
final class MappingFile {

  private static final double TOLERANCE = 0.05;
  private static final double MAY_SHRINK = 0.10;

  private static final Map<String, Character> DELIMITERS =
      Map.of(";", ';', ",", ',', "tab", '\t', "|", '|');

  private static final Map<String, Character> DECIMAL_SIGNS = Map.of("comma", ',', "point", '.');

  private enum Delivers {
    FULL,
    INCREMENTAL
  }

  private final YamlMap root;
  private final Vocabulary vocabulary;
  private final OrganisationChart chart;

  private MappingFile(YamlMap root, Vocabulary vocabulary, OrganisationChart chart) {
    this.root = root;
    this.vocabulary = vocabulary;
    this.chart = chart;
  }

  /** Reads and checks a mapping; its mistakes are noted as problems. */
  static SourceMapping read(
      Path home, Path file, OrganisationChart chart, Vocabulary vocabulary, Problems problems) {
    return new MappingFile(YamlMap.read(home, file, problems), vocabulary, chart).mapping();
  }

  private SourceMapping mapping() {
    Records records = root.choice("records", Records.class);
    boolean links = records == Records.IDENTITY_LINKS;
    FileForm file = fileForm(root.map("file"));
    YamlMap delivery = root.map("delivery");
    List<Part> parts = PartsReader.read(root, records, vocabulary, chart);
    List<String> key =
        links ? parts.get(0).person().map(Cells::columnOf).stream().toList() : root.texts("key");
    Scope scope = scope(delivery, file.name(), key);
    SameKey sameKeyTwice = root.choice("same-key-twice", SameKey.class, SameKey.REJECT_ALL);
    SourceMapping mapping =
        new SourceMapping(
            root.id(),
            root.words("name"),
            records,
            links ? Cadence.MONTHLY : root.choice("cadence", Cadence.class),
            links ? SexBasis.NONE : root.choice("sex-basis", SexBasis.class),
            !links && root.flag("estimated", false),
            links ? Optional.empty() : root.date("sex-recorded-from"),
            !links && root.flag("counted-daily", false),
            links ? Optional.empty() : supplements(records, key),
            file,
            scope,
            sameKeyTwice,
            delivery.percent("tolerance", TOLERANCE),
            delivery.percent("may-shrink", MAY_SHRINK),
            key,
            parts,
            links ? Map.of() : voidWhen(),
            new LinkedHashSet<>(root.texts("ignored-columns")));
    checkYearsAlone(mapping);
    checkProtected(mapping);
    delivery.noOtherKeys();
    root.noOtherKeys();
    return mapping;
  }

  private Optional<String> supplements(Records records, List<String> key) {
    Optional<String> episodes = root.optionalText("supplements");
    if (episodes.isPresent() && (records != Records.EVENTS || key.isEmpty())) {
      root.problem(
          "supplements", "what supplements episodes is written as events with the episodes' key");
    }
    return episodes;
  }

  /**
   * While a year lasts, its records count on the file's day: which must not be the day of the run.
   */
  private void checkYearsAlone(SourceMapping mapping) {
    if (mapping.parts().stream().allMatch(part -> part.datePrecision() == Precision.DAY)) {
      return;
    }
    if (!mapping.file().name().places().contains("date")) {
      root.problem(
          "file", "dates with the year alone need the file's own: write {date} into its name");
    }
    if (mapping.cadence().hasFiguresFor(Period.Kind.TERTIAL)) {
      root.problem("cadence", "dates with the year alone can't give figures for shorter periods");
    }
  }

  /** What must not be kept of a person would stand in the key for good. */
  private void checkProtected(SourceMapping mapping) {
    for (Part part : mapping.parts()) {
      if (part.protectedIdentity().isPresent()
          && Stream.of(part.person(), part.district())
              .flatMap(Optional::stream)
              .map(Cells::columnOf)
              .anyMatch(mapping.key()::contains)) {
        root.problem(
            "key", "where persons can be protected, the key holds neither person nor district");
      }
    }
  }

  private static FileForm fileForm(YamlMap map) {
    FileNamePattern name = new FileNamePattern(map.text("name"));
    for (String place : name.places()) {
      if (!FileNamePattern.PLACES.containsKey(place)) {
        map.problem(
            "name",
            "{"
                + place
                + "} is not known; "
                + NearestWord.hint(place, FileNamePattern.PLACES.keySet()));
      }
    }
    FileForm form =
        new FileForm(
            name,
            map.choice("encoding", Encodings.KNOWN, StandardCharsets.UTF_8),
            map.choice("delimiter", DELIMITERS, ','),
            map.choice("quote", Map.of("\"", '"', "'", '\''), '"'),
            dateForms(map),
            map.choice("decimals", DECIMAL_SIGNS, ','));
    map.noOtherKeys();
    return form;
  }

  private static List<DateForm> dateForms(YamlMap map) {
    List<DateForm> forms = new ArrayList<>();
    for (String pattern : map.texts("dates")) {
      DateForm form = DateForm.byPattern().get(pattern);
      if (form == null) {
        map.problem(
            "dates",
            "\""
                + pattern
                + "\" is not known; "
                + NearestWord.hint(pattern, DateForm.byPattern().keySet()));
      } else {
        forms.add(form);
      }
    }
    return forms.isEmpty() ? List.of(DateForm.KNOWN.get(0)) : forms;
  }

  private static Scope scope(YamlMap delivery, FileNamePattern name, Collection<String> key) {
    if (delivery.choice("is", Delivers.class) == Delivers.INCREMENTAL) {
      if (key.isEmpty()) {
        delivery.problem(
            "is",
            "an incremental source needs a key: without one, a row that comes again can't be told"
                + " from a new one");
      }
      return new Scope.Incremental();
    }
    Cover cover = delivery.choice("covers", Cover.class);
    if (cover == Cover.DAYS_IN_NAME && !name.tellsDays()) {
      delivery.problem(
          "covers",
          "the name of the file must tell the days: write {year}, or {first} and {last}, into"
              + " file.name");
    }
    Optional<CoverColumns> columns =
        cover == Cover.DAYS_IN_COLUMNS
            ? Optional.of(
                new CoverColumns(column(delivery, "first-day"), column(delivery, "last-day")))
            : Optional.empty();
    return new Scope.Full(cover, columns, delivery.flag("only-units-in-file", false));
  }

  private static Value column(YamlMap delivery, String key) {
    return new Value(new Origin.Column(delivery.text(key)), Optional.empty());
  }

  /** The codes that void a record, by field. */
  private Map<String, Set<String>> voidWhen() {
    Map<String, Set<String>> voids = new TreeMap<>();
    root.optionalMap("void-when")
        .ifPresent(
            map -> {
              for (String field : map.keys()) {
                Collection<String> codes = fieldCodes(map, field);
                voids.put(field, new TreeSet<>(map.references(field, "code", codes)));
              }
            });
    return voids;
  }

  private Collection<String> fieldCodes(YamlMap map, String field) {
    var stored = vocabulary.fields().get(field);
    if (stored == null || stored.codes().isEmpty()) {
      map.problem(field, "is no field with codes in config/fields.yml");
      return List.of();
    }
    return codesOf(stored.codes().get());
  }

  private Collection<String> codesOf(String list) {
    var codes = vocabulary.codeLists().get(list);
    return codes == null ? List.of() : new LinkedHashMap<>(codes.codes()).keySet();
  }
}
