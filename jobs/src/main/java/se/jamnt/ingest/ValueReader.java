package se.jamnt.ingest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.YamlMap;
import se.jamnt.ingest.Value.Codes;
import se.jamnt.ingest.Value.Origin;
import se.jamnt.ingest.Value.OtherCodes;

/** Reads single values of a mapping: the column, or what always holds, and what its words mean. */
final class ValueReader {

  private final Map<String, YamlMap> codeMaps = new LinkedHashMap<>();

  /**
   * A reader of one mapping's values.
   *
   * @param root the whole mapping, whose {@code code-maps} values can name
   */
  ValueReader(YamlMap root) {
    root.optionalMap("code-maps")
        .ifPresent(maps -> maps.keys().forEach(name -> codeMaps.put(name, maps.map(name))));
  }

  /** A value is a column's header, or a small map with column or always, and codes. */
  Value value(YamlMap map, String key, @Nullable Collection<String> meanings, OtherCodes usual) {
    if (!map.isMap(key)) {
      return new Value(new Origin.Column(map.text(key)), themselves(meanings, usual));
    }
    YamlMap written = map.map(key);
    Origin origin = new Origin.Column("");
    if (written.has("always")) {
      origin = new Origin.Always(written.text("always"));
      if (meanings != null) {
        written.reference("always", "code", meanings);
      }
    } else {
      origin = new Origin.Column(written.text("column"));
    }
    OtherCodes others = written.choice("other-codes", OtherCodes.class, usual);
    Optional<Codes> codes =
        written.has("codes")
            ? codeMap(written).map(words -> codes(words, meanings, others))
            : themselves(meanings, others);
    written.noOtherKeys();
    return new Value(origin, codes);
  }

  /** A file that writes our own codes needs no translation. */
  private static Optional<Codes> themselves(
      @Nullable Collection<String> meanings, OtherCodes others) {
    if (meanings == null) {
      return Optional.empty();
    }
    Map<String, String> byWord = new LinkedHashMap<>();
    Map<String, String> asWritten = new LinkedHashMap<>();
    for (String code : meanings) {
      byWord.put(Cell.folded(code), code);
      asWritten.put(code, code);
    }
    return Optional.of(new Codes(byWord, asWritten, others));
  }

  private Optional<YamlMap> codeMap(YamlMap written) {
    if (written.isMap("codes")) {
      return Optional.of(written.map("codes"));
    }
    String name = written.reference("codes", "map under code-maps", codeMaps.keySet());
    return Optional.ofNullable(codeMaps.get(name));
  }

  private static Codes codes(
      YamlMap words, @Nullable Collection<String> meanings, OtherCodes others) {
    Map<String, String> byWord = new LinkedHashMap<>();
    Map<String, String> asWritten = new LinkedHashMap<>();
    Set<String> allowed = new TreeSet<>(meanings == null ? List.of() : meanings);
    allowed.add(Value.UNKNOWN);
    for (String word : words.keys()) {
      String meaning = meanings == null ? words.text(word) : words.reference(word, "code", allowed);
      asWritten.put(Cell.clean(word), meaning);
      String before = byWord.put(Cell.folded(Cell.clean(word)), meaning);
      if (before != null && !before.equals(meaning)) {
        words.problem(word, "stands twice, with small and capital letters, and means two things");
      }
    }
    return new Codes(byWord, asWritten, others);
  }
}
