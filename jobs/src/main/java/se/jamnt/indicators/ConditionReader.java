package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.YamlMap;

/** Reads conditions and checks their fields and codes against the catalogue of fields. */
final class ConditionReader {

  private static final Set<String> WORDS =
      Set.of("known", "unknown", "in period", "open during period", "open at end", "latest at end");
  private static final Pattern RANGE = Pattern.compile("(-?[\\d.]+) to (under )?(-?[\\d.]+)");
  private static final Pattern BOUND = Pattern.compile("(at least|at most|under) (-?[\\d.]+)");

  private final FieldCatalog fields;

  ConditionReader(FieldCatalog fields) {
    this.fields = fields;
  }

  /** The conditions under a key; none where the key is absent. */
  List<Condition> read(YamlMap parent, String key) {
    List<Condition> conditions = new ArrayList<>();
    parent
        .optionalMap(key)
        .ifPresent(
            map -> {
              for (String field : List.copyOf(map.keys())) {
                condition(map, field).ifPresent(conditions::add);
              }
              map.noOtherKeys();
            });
    return conditions;
  }

  private Optional<Condition> condition(YamlMap map, String field) {
    if (!field.equals(Condition.EPISODE) && fields.kind(field).isEmpty()) {
      Set<String> known = new TreeSet<>(fields.ids());
      known.add(Condition.EPISODE);
      map.has(field);
      map.problem(field, "no field \"" + field + "\"; " + NearestWord.hint(field, known));
      return Optional.empty();
    }
    return requirement(map, field).map(requirement -> new Condition(field, requirement));
  }

  private Optional<Requirement> requirement(YamlMap map, String field) {
    if (map.isMap(field)) {
      YamlMap not = map.map(field);
      List<String> codes = codes(not, "not", field);
      not.noOtherKeys();
      return Optional.of(new Requirement.NoneOf(codes));
    }
    if (map.isList(field)) {
      return Optional.of(new Requirement.OneOf(codes(map, field, field)));
    }
    String written = map.text(field);
    Requirement word = word(written);
    if (word != null) {
      return fits(map, field, written, word) ? Optional.of(word) : Optional.empty();
    }
    if (fields.codes(field).isPresent()) {
      return Optional.of(new Requirement.OneOf(codes(map, field, field)));
    }
    Collection<String> known = new TreeSet<>(WORDS);
    map.problem(
        field,
        "\""
            + written
            + "\" is no condition on this field; "
            + NearestWord.hint(written, known)
            + " (numbers: 16 to 24, at least 30, at most 5, under 5)");
    return Optional.empty();
  }

  private static @Nullable Requirement word(String written) {
    Requirement.Between range = range(written);
    if (range != null) {
      return range;
    }
    return switch (written) {
      case "known" -> new Requirement.Known();
      case "unknown" -> new Requirement.Unknown();
      case "in period" -> new Requirement.InPeriod();
      case "open during period" -> new Requirement.OpenDuringPeriod();
      case "open at end" -> new Requirement.OpenAtEnd();
      case "latest at end" -> new Requirement.LatestAtEnd();
      default -> null;
    };
  }

  /** A range of numbers as a person writes it; null if the text is none. */
  static Requirement.@Nullable Between range(String written) {
    try {
      Matcher range = RANGE.matcher(written);
      if (range.matches()) {
        return new Requirement.Between(
            new BigDecimal(range.group(1)), new BigDecimal(range.group(3)), range.group(2) != null);
      }
      Matcher bound = BOUND.matcher(written);
      if (bound.matches()) {
        BigDecimal number = new BigDecimal(bound.group(2));
        return bound.group(1).equals("at least")
            ? new Requirement.Between(number, null, false)
            : new Requirement.Between(null, number, bound.group(1).equals("under"));
      }
    } catch (NumberFormatException e) {
      return null;
    }
    return null;
  }

  private boolean fits(YamlMap map, String field, String written, Requirement requirement) {
    boolean ofEpisode = field.equals(Condition.EPISODE);
    boolean fits;
    if (requirement instanceof Requirement.OpenDuringPeriod
        || requirement instanceof Requirement.OpenAtEnd) {
      fits = ofEpisode;
    } else if (requirement instanceof Requirement.LatestAtEnd) {
      fits = field.equals("date");
    } else if (requirement instanceof Requirement.InPeriod) {
      fits = isA(field, FieldCatalog.Kind.DATE);
    } else if (requirement instanceof Requirement.Between) {
      fits = isA(field, FieldCatalog.Kind.NUMBER);
    } else {
      fits = !ofEpisode;
    }
    if (!fits) {
      map.problem(field, "\"" + written + "\" can't be asked of this field");
    }
    return fits;
  }

  private boolean isA(String field, FieldCatalog.Kind kind) {
    return fields.kind(field).filter(kind::equals).isPresent();
  }

  private List<String> codes(YamlMap map, String key, String field) {
    return fields
        .codes(field)
        .map(list -> map.references(key, "code of " + list.id(), list.codes().keySet()))
        .orElseGet(
            () -> {
              map.texts(key);
              map.problem(key, "the field " + field + " has no codes to choose from");
              return List.of();
            });
  }
}
