package se.jamnt.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;
import se.jamnt.model.Fingerprint;

/**
 * All files of a folder as they were at one moment: what happens to the folder later changes
 * nothing.
 */
public final class FolderContents {

  private final SortedMap<String, byte[]> files;

  /** Fonts are large, and every release asks for it. */
  private final SingletonSupplier<String> fingerprint = SingletonSupplier.of(this::ofNamesAndBytes);

  /**
   * Files that were read already.
   *
   * @param files bytes by path within the folder, the parts of a path separated by {@code /}
   */
  public FolderContents(SortedMap<String, byte[]> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /** Bytes by path within the folder, the parts of a path separated by {@code /}. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** Reads a folder and all below it. */
  public static FolderContents read(Path folder) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder, e);
    }
    return new FolderContents(files);
  }

  /** Those of some files only. */
  public FolderContents only(Predicate<String> paths) {
    SortedMap<String, byte[]> some = new TreeMap<>(files);
    some.keySet().removeIf(paths.negate());
    return new FolderContents(some);
  }

  /** Of the names and bytes of all files. */
  public String fingerprint() {
    return fingerprint.obtain();
  }

  private String ofNamesAndBytes() {
    Fingerprint fingerprint = Fingerprint.of("files");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      fingerprint.with(file.getKey()).with(Fingerprint.ofBytes(file.getValue()));
    }
    return fingerprint.hex();
  }

  /** Writes the files into a folder. */
  public void write(Path folder) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path place = folder.resolve(file.getKey());
        Files.createDirectories(place.resolveSibling("."));
        Files.write(place, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + folder, e);
    }
  }
}
