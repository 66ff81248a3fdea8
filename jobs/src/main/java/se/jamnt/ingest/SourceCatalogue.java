package se.jamnt.ingest;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;

/** All case systems that the configuration knows, by id. */
public final class SourceCatalogue {

  private final Map<String, SourceMapping> mappings;
  private final Vocabulary vocabulary;
  private final OrganisationChart chart;

  /** By source, as asked for: an inbox can hold a hundred files of one. */
  private final Map<String, String> fingerprints = new ConcurrentHashMap<>();

  private SourceCatalogue(
      Map<String, SourceMapping> mappings, Vocabulary vocabulary, OrganisationChart chart) {
    this.mappings = Collections.unmodifiableMap(mappings);
    this.vocabulary = vocabulary;
    this.chart = chart;
  }

  /** The ids of the sources, before anything in them is read. */
  public static List<String> ids(Path home) {
    return files(home).stream().map(SourceCatalogue::id).toList();
  }

  /** Reads {@code config/sources/*.yml}; mistakes are noted as problems. */
  public static SourceCatalogue read(
      Path home, OrganisationChart chart, Vocabulary vocabulary, Problems problems) {
    Map<String, SourceMapping> mappings = new TreeMap<>();
    for (Path file : files(home)) {
      mappings.put(id(file), MappingFile.read(home, file, chart, vocabulary, problems));
    }
    mappings.values().forEach(mapping -> checkSupplement(mapping, mappings, problems));
    mappings.values().forEach(mapping -> checkLinks(mapping, chart, problems));
    return new SourceCatalogue(mappings, vocabulary, chart);
  }

  private static void checkSupplement(
      SourceMapping mapping, Map<String, SourceMapping> mappings, Problems problems) {
    if (mapping.supplements().isEmpty()) {
      return;
    }
    SourceMapping episodes = mappings.get(mapping.supplements().get());
    String file = "config/sources/" + mapping.id() + ".yml";
    if (episodes == null) {
      String id = mapping.supplements().get();
      problems.add(
          file,
          1,
          "supplements",
          "no source \"" + id + "\"; " + NearestWord.hint(id, mappings.keySet()));
    } else if (episodes.records() != SourceMapping.Records.EPISODES
        || episodes.key().size() != mapping.key().size()) {
      problems.add(
          file,
          1,
          "supplements",
          "expected a source of episodes whose key has as many columns as this one's");
    }
  }

  private static void checkLinks(
      SourceMapping mapping, OrganisationChart chart, Problems problems) {
    List<String> units =
        chart.units().stream()
            .filter(unit -> mapping.linksIdentities() && unit.sources().contains(mapping.id()))
            .map(Unit::id)
            .toList();
    if (!units.isEmpty()) {
      problems.add(
          "config/sources/" + mapping.id() + ".yml",
          1,
          "records",
          "identity links belong to no unit: take the source away under "
              + String.join(", ", units)
              + " in config/organisation.yml");
    }
  }

  private static List<Path> files(Path home) {
    return Vocabulary.yamlFiles(home.resolve("config/sources"));
  }

  private static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".yml".length());
  }

  /** Every mapping, in the order of the ids. */
  public Collection<SourceMapping> all() {
    return mappings.values();
  }

  /** What figures and reports need to know of each source that has figures, by id. */
  public Map<String, CaseSystem> systems() {
    Map<String, CaseSystem> systems = new LinkedHashMap<>();
    for (SourceMapping mapping : all()) {
      if (!mapping.linksIdentities()) {
        systems.put(mapping.id(), mapping.system());
      }
    }
    return systems;
  }

  /** The sources whose records can belong to a person. */
  public List<String> withIdentity() {
    return all().stream()
        .filter(mapping -> mapping.parts().stream().anyMatch(part -> part.person().isPresent()))
        .map(SourceMapping::id)
        .toList();
  }

  /** The sources that tell which numbers are one person's. */
  public List<String> identityLinks() {
    return all().stream().filter(SourceMapping::linksIdentities).map(SourceMapping::id).toList();
  }

  /** The mapping of a source, where there is one. */
  public Optional<SourceMapping> source(String id) {
    return Optional.ofNullable(mappings.get(id));
  }

  /** The units that facts can belong to. */
  OrganisationChart chart() {
    return chart;
  }

  /**
   * The hash of all that decides whether a row of a source is rejected: its mapping, the code lists
   * and the units that have the source. Where it has changed, what was refused is read again.
   */
  public String fingerprint(SourceMapping mapping) {
    return fingerprints.computeIfAbsent(mapping.id(), id -> meaning(mapping));
  }

  private String meaning(SourceMapping mapping) {
    StringBuilder meaning = new StringBuilder(mapping.toString());
    for (Part part : mapping.parts()) {
      for (Part.Field field : part.fields()) {
        meaning.append(vocabulary.fields().get(field.id()));
      }
    }
    vocabulary.codeLists().values().forEach(list -> meaning.append(list.codes().keySet()));
    chart.units().stream()
        .filter(unit -> unit.sources().contains(mapping.id()))
        .forEach(unit -> meaning.append(unit));
    return Sha256.of(meaning.toString());
  }
}
