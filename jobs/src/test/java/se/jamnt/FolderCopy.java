package se.jamnt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Copies for tests. */
public final class FolderCopy {

  private FolderCopy() {}

  /**
   * Copies a folder and all in it, or a file, with owners, rights and times, over what is there.
   */
  public static void make(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolveSibling("."));
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (!Files.isDirectory(copy)) {
          Files.copy(
              file,
              copy,
              LinkOption.NOFOLLOW_LINKS,
              StandardCopyOption.COPY_ATTRIBUTES,
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
