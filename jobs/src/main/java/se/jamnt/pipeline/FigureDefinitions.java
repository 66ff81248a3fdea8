package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.FileSystemUtils;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.FolderContents;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.disclosure.DisclosurePolicy;
import se.jamnt.indicators.FieldsFile;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart;

/**
 * What a configuration says of figures: that of now, or one that a release was made from.
 *
 * @param files all of {@code config/}
 * @param policy what may be shown
 */
record FigureDefinitions(
    FolderContents files,
    OrganisationChart chart,
    IndicatorCatalog indicators,
    DisclosurePolicy policy) {

  private static final String INDICATORS = "indicators/";
  private static final String ENDING = ".yml";

  static FigureDefinitions of(WholeConfiguration configuration) {
    return new FigureDefinitions(
        configuration.config(),
        configuration.chart(),
        configuration.indicators(),
        configuration.policy());
  }

  /**
   * Reads what the ledger has kept.
   *
   * @throws ConfigurationException if today's program can't read it
   */
  static FigureDefinitions read(FolderContents kept) {
    try {
      Path root = Files.createTempDirectory("jamnt-config-");
      try {
        kept.write(root.resolve("config"));
        Problems problems = new Problems();
        OrganisationChart chart = OrganisationFile.read(root, SourceCatalogue.ids(root), problems);
        DisclosurePolicy policy = DisclosurePolicy.read(root, chart, problems);
        IndicatorCatalog indicators =
            IndicatorCatalog.read(
                root,
                FieldsFile.read(root, Vocabulary.read(root, problems), problems),
                SourceCatalogue.ids(root),
                policy.names(),
                problems);
        problems.throwIfAny();
        return new FigureDefinitions(kept, chart, indicators, policy);
      } finally {
        FileSystemUtils.deleteRecursively(root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write a temporary folder", e);
    }
  }

  /** The same of other files, for what can't be read in them. */
  FigureDefinitions withFiles(FolderContents others) {
    return new FigureDefinitions(others, chart, indicators, policy);
  }

  /** The indicators that are defined otherwise in another configuration, or by other words. */
  Set<String> differingFrom(FigureDefinitions other) {
    Set<String> changed = new TreeSet<>();
    boolean wordsDiffer = !words(files).fingerprint().equals(words(other.files).fingerprint());
    Set<String> paths = new TreeSet<>(files.files().keySet());
    paths.addAll(other.files.files().keySet());
    for (String path : paths) {
      if (path.matches(INDICATORS + "[^/]+\\.yml")
          && (wordsDiffer || !hash(files, path).equals(hash(other.files, path)))) {
        changed.add(path.substring(INDICATORS.length(), path.length() - ENDING.length()));
      }
    }
    return changed;
  }

  /** The words in which definitions are written. */
  private static FolderContents words(FolderContents config) {
    return config.only(path -> path.equals("fields.yml") || path.startsWith("codes/"));
  }

  private static String hash(FolderContents folder, String path) {
    return Optional.ofNullable(folder.files().get(path)).map(Fingerprint::ofBytes).orElse("");
  }
}
