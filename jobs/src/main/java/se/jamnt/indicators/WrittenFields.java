package se.jamnt.indicators;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;

/** The fields of {@code config/fields.yml} as they are written there. */
record WrittenFields(YamlMap file, FieldCatalog fields) {

  /** What a mistake in the file is, was told when it was read for its meaning. */
  static WrittenFields read(Path home, FieldCatalog fields) {
    return new WrittenFields(
        YamlMap.read(home, home.resolve("config/fields.yml"), new Problems()), fields);
  }

  /** Some fields, with the codes of their lists, as YAML that can be read again. */
  String of(Collection<String> ids, Set<String> without) {
    return ids.stream()
        .sorted()
        .map(id -> "\"" + id + "\": " + field(id, without) + codes(id))
        .collect(Collectors.joining("\n"));
  }

  private String field(String id, Set<String> without) {
    String group = fields.computed().containsKey(id) ? "computed" : "stored";
    return file.map(group).map(id).canonical(without);
  }

  private String codes(String id) {
    return fields
        .codes(id)
        .map(list -> " # " + String.join(", ", list.codes().keySet()))
        .orElse("");
  }
}
