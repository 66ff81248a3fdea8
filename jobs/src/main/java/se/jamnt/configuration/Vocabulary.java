package se.jamnt.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.model.CodeList;
import se.jamnt.model.StoredField;
import se.jamnt.model.Words;

/**
 * The words that mappings and indicators may use: code lists and stored fields, both by id and in
 * the order of the configuration.
 */
public record Vocabulary(Map<String, CodeList> codeLists, Map<String, StoredField> fields) {

  public Vocabulary {
    codeLists = Collections.unmodifiableMap(new LinkedHashMap<>(codeLists));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Reads {@code config/codes/*.yml} and the stored fields of {@code config/fields.yml}. */
  public static Vocabulary read(Path home, Problems problems) {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    for (Path file : yamlFiles(home.resolve("config/codes"))) {
      YamlMap map = YamlMap.read(home, file, problems);
      CodeList list = codeList(map);
      lists.put(list.id(), list);
    }
    YamlMap fields = YamlMap.read(home, home.resolve("config/fields.yml"), problems);
    return new Vocabulary(lists, storedFields(fields, lists));
  }

  /** The definitions of a folder by name; none where the folder is missing. */
  public static List<Path> yamlFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + folder, e);
    }
  }

  private static CodeList codeList(YamlMap map) {
    Words name = map.words("name");
    YamlMap codes = map.map("codes");
    Map<String, Words> words = new LinkedHashMap<>();
    codes.keys().forEach(code -> words.put(code, codes.words(code)));
    if (words.isEmpty()) {
      map.problem("codes", "has no codes");
    }
    map.noOtherKeys();
    return new CodeList(map.id(), name, words);
  }

  private static Map<String, StoredField> storedFields(YamlMap file, Map<String, CodeList> lists) {
    Map<String, StoredField> fields = new LinkedHashMap<>();
    YamlMap stored = file.map("stored");
    for (String id : stored.keys()) {
      YamlMap map = stored.map(id);
      Words name = map.words("name");
      StoredField.Kind kind = map.choice("kind", StoredField.Kind.class, StoredField.Kind.CODE);
      Optional<String> codes =
          kind == StoredField.Kind.CODE
              ? Optional.of(map.reference("codes", "code list", lists.keySet()))
              : Optional.empty();
      map.noOtherKeys();
      fields.put(id, new StoredField(id, name, kind, codes));
    }
    return fields;
  }
}
