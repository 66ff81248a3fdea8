package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.model.CodeList;
import se.jamnt.model.StoredField;
import se.jamnt.model.Words;

/**
 * Every field that a condition, a breakdown or a value may name.
 *
 * @param vocabulary code lists and the fields that exports fill
 * @param computed fields worked out from others, by id
 */
public record FieldCatalog(Vocabulary vocabulary, Map<String, ComputedField> computed) {

  /** What every record has, whatever its source, with the kind of its values. */
  private static final Map<String, Kind> HEAD =
      Map.of(
          "start", Kind.DATE,
          "end", Kind.DATE,
          "date", Kind.DATE,
          "birth-year", Kind.NUMBER,
          "quantity", Kind.NUMBER,
          "minutes", Kind.NUMBER,
          "amount", Kind.NUMBER,
          "district", Kind.CODE);

  /** Fields of every record that have a code list of the same name. */
  private static final Set<String> HEAD_WITH_CODES = Set.of("district");

  private static final Map<String, Words> HEAD_NAMES =
      Map.of(
          "start", new Words("startdatum", "start date"),
          "end", new Words("slutdatum", "end date"),
          "date", new Words("datum", "date"),
          "birth-year", new Words("födelseår", "year of birth"),
          "quantity", new Words("antal", "quantity"),
          "minutes", new Words("minuter", "minutes"),
          "amount", new Words("belopp", "amount"),
          "district", new Words("stadsdel", "district"));

  /** What a field's values are. */
  public enum Kind {
    CODE,
    NUMBER,
    DATE,
    TEXT
  }

  public FieldCatalog {
    computed = Collections.unmodifiableMap(new LinkedHashMap<>(computed));
  }

  /** The ids of all fields. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>(HEAD.keySet());
    ids.addAll(vocabulary.fields().keySet());
    ids.addAll(computed.keySet());
    return ids;
  }

  /** What a field's values are; empty if there is no such field. */
  public Optional<Kind> kind(String field) {
    if (HEAD.containsKey(field)) {
      return Optional.of(HEAD.get(field));
    }
    StoredField stored = vocabulary.fields().get(field);
    if (stored != null) {
      return Optional.of(
          switch (stored.kind()) {
            case CODE -> Kind.CODE;
            case NUMBER -> Kind.NUMBER;
            case TEXT -> Kind.TEXT;
          });
    }
    return Optional.ofNullable(computed.get(field))
        .map(field1 -> field1.rule().codes().isPresent() ? Kind.CODE : Kind.NUMBER);
  }

  /**
   * The list that a field's codes come from, or all categories of a cross of fields; empty where a
   * field has no codes.
   */
  public Optional<CodeList> codes(String field) {
    return Breakdown.isCross(field) ? cross(field) : ownCodes(field);
  }

  private Optional<CodeList> cross(String breakdown) {
    Map<String, Words> categories = new LinkedHashMap<>(Map.of("", new Words("", "")));
    for (String field : Breakdown.parts(breakdown)) {
      Optional<CodeList> list = ownCodes(field);
      if (list.isEmpty()) {
        return Optional.empty();
      }
      Map<String, Words> longer = new LinkedHashMap<>();
      categories.forEach(
          (before, words) ->
              list.get()
                  .codes()
                  .forEach(
                      (code, label) ->
                          longer.put(
                              before.isEmpty() ? code : Breakdown.join(Stream.of(before, code)),
                              before.isEmpty() ? label : joined(words, label, ", ", ", "))));
      categories = longer;
    }
    return Optional.of(new CodeList(breakdown, name(breakdown), categories));
  }

  private static Words joined(Words one, Words other, String sv, String en) {
    return new Words(one.sv() + sv + other.sv(), one.en() + en + other.en());
  }

  private Optional<CodeList> ownCodes(String field) {
    StoredField stored = vocabulary.fields().get(field);
    Optional<String> list =
        stored != null
            ? stored.codes()
            : Optional.ofNullable(computed.get(field))
                .flatMap(f -> f.rule().codes())
                .or(() -> Optional.of(field).filter(HEAD_WITH_CODES::contains));
    return list.map(id -> vocabulary.codeLists().get(id));
  }

  /** What a reader calls a field, or several that are crossed. */
  public Words name(String field) {
    return Breakdown.parts(field).stream()
        .map(this::ownName)
        .reduce((one, other) -> joined(one, other, " och ", " and "))
        .orElseThrow();
  }

  private Words ownName(String field) {
    Words head = HEAD_NAMES.get(field);
    if (head != null) {
      return head;
    }
    StoredField stored = vocabulary.fields().get(field);
    if (stored != null) {
      return stored.name();
    }
    ComputedField computedField = computed.get(field);
    if (computedField == null) {
      throw new IllegalArgumentException("no field \"" + field + "\"");
    }
    return computedField.name();
  }

  /** What a reader calls a code of a field. */
  public Words label(String field, String code) {
    return codes(field)
        .map(list -> list.codes().get(code))
        .orElseThrow(
            () -> new IllegalArgumentException("no code \"" + code + "\" of \"" + field + "\""));
  }
}
