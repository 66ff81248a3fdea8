package se.jamnt.database;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders that only their owner may open, and what unfinished work left in them. */
final class Folders {

  private Folders() {}

  /** Makes a folder, or takes it as it is, and shuts it to everyone else (mode 0700). */
  static void createPrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * Deletes the folder's entries of such names. A process of a killed run may still be writing
   * there: what can't be deleted now stays until the next start.
   */
  static void deleteEntries(Path folder, Predicate<String> names) throws IOException {
    List<Path> entries;
    try (Stream<Path> listed = Files.list(folder)) {
      entries = listed.filter(e -> names.test(e.getFileName().toString())).toList();
    }
    for (Path entry : entries) {
      Files.walkFileTree(entry, new Deletion());
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone)
        throws IOException {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException stillWritten) {
        return FileVisitResult.CONTINUE;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
