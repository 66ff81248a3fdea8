package se.jamnt.indicators;

import java.nio.file.Path;
import java.util.Set;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.ingest.SourceCatalogue;

/** The definitions that are shipped, read from the project's own {@code config/}. */
public final class ShippedCatalog {

  /** The project's root, which is also its default home. */
  public static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));

  private ShippedCatalog() {}

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
