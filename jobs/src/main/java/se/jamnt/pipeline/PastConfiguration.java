package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.FileSystemUtils;
import se.jamnt.configuration.FolderContents;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart;

/**
 * The configuration that a release was made from, beside that of now.
 *
 * @param then all of {@code config/} as the release used it
 */
record PastConfiguration(FolderContents then, WholeConfiguration now) {

  private static final String INDICATORS = "indicators/";
  private static final String ENDING = ".yml";

  /** The indicators that are defined otherwise now, or by other words. */
  Set<String> changedDefinitions() {
    Set<String> changed = new TreeSet<>();
    boolean wordsDiffer = !words(then).fingerprint().equals(words(now.config()).fingerprint());
    Set<String> paths = new TreeSet<>(then.files().keySet());
    paths.addAll(now.config().files().keySet());
    for (String path : paths) {
      if (path.matches(INDICATORS + "[^/]+\\.yml")
          && (wordsDiffer || !hash(then, path).equals(hash(now.config(), path)))) {
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

  /** The organisation as it was then; that of now, if today's program can't read it. */
  OrganisationChart chart() {
    try {
      Path root = Files.createTempDirectory("jamnt-config-");
      try {
        then.write(root.resolve("config"));
        Problems problems = new Problems();
        OrganisationChart chart = OrganisationFile.read(root, SourceCatalogue.ids(root), problems);
        return problems.all().isEmpty() ? chart : now.chart();
      } finally {
        FileSystemUtils.deleteRecursively(root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write a temporary folder", e);
    }
  }
}
