package se.jamnt.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What is seen of a file without reading it.
 *
 * @param size in bytes
 * @param modified milliseconds since 1970
 */
record Look(long size, long modified) {

  /** A file as it looks now; empty where there is none. */
  static Optional<Look> at(Path file) {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Look(seen.size(), seen.lastModifiedTime().toMillis()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't look at " + file, e);
    }
  }
}
