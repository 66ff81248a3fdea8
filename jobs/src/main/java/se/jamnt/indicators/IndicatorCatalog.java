package se.jamnt.indicators;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;

/**
 * All indicators of a home and the fields that they are made of.
 *
 * @param definitions in the order of their ids
 * @param written each definition as it stands in its file, in the same order; none where they were
 *     not read from files
 */
public record IndicatorCatalog(
    FieldCatalog fields, List<IndicatorDefinition> definitions, List<WrittenDefinition> written) {

  public IndicatorCatalog {
    definitions = List.copyOf(definitions);
    written = List.copyOf(written);
  }

  /** Definitions that were not read from files. */
  public IndicatorCatalog(FieldCatalog fields, List<IndicatorDefinition> definitions) {
    this(fields, definitions, List.of());
  }

  /**
   * Reads {@code config/indicators/*.yml}.
   *
   * @param sources ids of the case systems
   * @param disclosureClasses names of the rules in {@code config/disclosure.yml}
   */
  public static IndicatorCatalog read(
      Path home,
      FieldCatalog fields,
      Collection<String> sources,
      Collection<String> disclosureClasses,
      Problems problems) {
    IndicatorFile reader = new IndicatorFile(fields, sources, disclosureClasses);
    List<IndicatorDefinition> definitions = new ArrayList<>();
    List<WrittenDefinition> written = new ArrayList<>();
    WrittenFields writtenFields = WrittenFields.read(home, fields);
    for (Path file : Vocabulary.yamlFiles(home.resolve("config/indicators"))) {
      YamlMap map = YamlMap.read(home, file, problems);
      IndicatorDefinition definition = reader.read(map);
      definitions.add(definition);
      written.add(WrittenDefinition.of(definition, map, writtenFields));
    }
    reader.checkReferences(definitions);
    return new IndicatorCatalog(fields, reader.withExamples(definitions), written);
  }

  /** The definition with an id, where there is one. */
  public Optional<IndicatorDefinition> find(String id) {
    return definitions.stream().filter(definition -> definition.id().equals(id)).findFirst();
  }

  /** A definition as it stands in its file. */
  public WrittenDefinition written(IndicatorDefinition definition) {
    return written.stream()
        .filter(one -> one.id().equals(definition.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no file of " + definition.id()));
  }

  /** The selection of records that a definition's own are set against, where there is one. */
  public Optional<IndicatorDefinition> other(IndicatorDefinition definition) {
    return definition.measure() instanceof Measure.Count count
        ? count.unseenIn().flatMap(this::find)
        : definition.measure().other();
  }

  public List<String> ids() {
    return definitions.stream().map(IndicatorDefinition::id).toList();
  }
}
