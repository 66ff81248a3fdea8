package se.jamnt.indicators;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.ComputedField.Case;
import se.jamnt.indicators.ComputedField.Convention;
import se.jamnt.model.CodeList;

/** Reads the computed fields of {@code config/fields.yml}; a field may use those before it. */
public final class FieldsFile {

  private enum RuleWord {
    DAYS_BETWEEN,
    DAYS_SO_FAR,
    NIGHTS_IN_PERIOD,
    PRO_RATA,
    DIFFERENCE,
    AGE,
    GROUP,
    FIRST_THAT_HOLDS
  }

  private FieldsFile() {}

  /** Reads the file and checks that it only names fields and codes that exist. */
  public static FieldCatalog read(Path home, Vocabulary vocabulary, Problems problems) {
    YamlMap file = YamlMap.read(home, home.resolve("config/fields.yml"), problems);
    file.has("stored");
    YamlMap maps = file.map("computed");
    Map<String, ComputedField> computed = new LinkedHashMap<>();
    for (String id : maps.keys()) {
      YamlMap map = maps.map(id);
      if (vocabulary.fields().containsKey(id)) {
        map.problem("is a stored field already");
      }
      FieldCatalog before = new FieldCatalog(vocabulary, computed);
      computed.put(
          id, new ComputedField(id, map.words("name"), map.words("means"), rule(map, before)));
      map.noOtherKeys();
    }
    file.noOtherKeys();
    return new FieldCatalog(vocabulary, computed);
  }

  private static ComputedField.Rule rule(YamlMap map, FieldCatalog fields) {
    return switch (map.choice("rule", RuleWord.class)) {
      case DAYS_BETWEEN ->
          new ComputedField.DaysBetween(
              date(map, "from", fields), date(map, "to", fields), convention(map));
      case DAYS_SO_FAR -> new ComputedField.DaysSoFar(date(map, "from", fields), convention(map));
      case NIGHTS_IN_PERIOD -> new ComputedField.NightsInPeriod();
      case PRO_RATA -> new ComputedField.ProRata(number(map, "of", fields));
      case DIFFERENCE ->
          new ComputedField.Difference(number(map, "of", fields), number(map, "minus", fields));
      case AGE -> new ComputedField.Age();
      case GROUP -> grouped(map, fields);
      case FIRST_THAT_HOLDS -> firstThatHolds(map, fields);
    };
  }

  private static Convention convention(YamlMap map) {
    return map.choice("convention", Convention.class);
  }

  private static String date(YamlMap map, String key, FieldCatalog fields) {
    return map.reference(key, "date field", ofKind(fields, FieldCatalog.Kind.DATE));
  }

  private static String number(YamlMap map, String key, FieldCatalog fields) {
    return map.reference(key, "number field", ofKind(fields, FieldCatalog.Kind.NUMBER));
  }

  private static List<String> ofKind(FieldCatalog fields, FieldCatalog.Kind kind) {
    return fields.ids().stream().filter(id -> fields.kind(id).equals(Optional.of(kind))).toList();
  }

  private static ComputedField.Rule grouped(YamlMap map, FieldCatalog fields) {
    String of = number(map, "of", fields);
    CodeList list = codeList(map, fields);
    Map<String, Requirement.Between> groups = new LinkedHashMap<>();
    YamlMap written = map.map("groups");
    for (String code : written.keys()) {
      Requirement.Between range = ConditionReader.range(written.text(code));
      if (range == null) {
        written.problem(code, "expected bounds as 16 to 24, at least 65 or at most 15");
      } else if (!list.codes().containsKey(code)) {
        written.problem(code, "is not a code of " + list.id());
      } else {
        groups.put(code, range);
      }
    }
    return new ComputedField.Grouped(of, list.id(), groups);
  }

  private static ComputedField.Rule firstThatHolds(YamlMap map, FieldCatalog fields) {
    CodeList list = codeList(map, fields);
    List<Case> cases = new ArrayList<>();
    for (YamlMap line : map.maps("cases")) {
      String code = line.reference("is", "code of " + list.id(), list.codes().keySet());
      cases.add(new Case(code, new ConditionReader(fields).read(line, "when")));
      line.noOtherKeys();
    }
    return new ComputedField.FirstThatHolds(list.id(), cases);
  }

  private static CodeList codeList(YamlMap map, FieldCatalog fields) {
    Map<String, CodeList> lists = fields.vocabulary().codeLists();
    String id = map.reference("codes", "code list", lists.keySet());
    return lists.getOrDefault(id, new CodeList(id, map.words("name"), Map.of()));
  }
}
