package se.jamnt.indicators;

import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;
import se.jamnt.ingest.SourceCatalogue;

/** The definitions that are shipped, read from the project's own {@code config/}. */
public final class ShippedCatalog {

  /** The project's root, which is also its default home. */
  public static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));

  private ShippedCatalog() {}

  /** Which sources tell more of the episodes of others, as the shipped mappings say. */
  public static Supplements supplements() {
    SortedMap<String, String> supplements = new TreeMap<>();
    for (String id : SourceCatalogue.ids(ROOT)) {
      YamlMap.read(ROOT, ROOT.resolve("config/sources/" + id + ".yml"), new Problems())
          .optionalText("supplements")
          .ifPresent(episodes -> supplements.put(id, episodes));
    }
    return new Supplements(supplements);
  }

  /** Reads the catalogue and fails on any problem. */
  public static IndicatorCatalog read() {
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(ROOT, problems);
    FieldCatalog fields = FieldsFile.read(ROOT, vocabulary, problems);
    IndicatorCatalog catalog =
        IndicatorCatalog.read(
            ROOT, fields, SourceCatalogue.ids(ROOT), Set.of("standard"), problems);
    problems.throwIfAny();
    return catalog;
  }
}
