package se.jamnt.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.model.Fingerprint;

/** Files and folders that are there whole or not at all, also after a crash. */
final class WholeFile {

  private WholeFile() {}

  /** Writes beside, makes the disk keep it, and moves it into place. */
  static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(parent(file));
      Path beside = file.resolveSibling(file.getFileName() + ".part");
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }

  /** Moves a file or folder within the data folder; creates the folder that it goes to. */
  static void move(Path from, Path to) {
    try {
      Files.createDirectories(parent(to));
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      keep(parent(from));
      keep(parent(to));
    } catch (IOException e) {
      throw new UncheckedIOException("can't move " + from + " to " + to, e);
    }
  }

  /** Makes the disk keep which files a folder has. */
  private static void keep(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The SHA-256 of a file in hexadecimal digits; empty where there is no such file. */
  static Optional<String> sha256(Path file) {
    try {
      return Optional.of(Fingerprint.ofBytes(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  /** Deletes a folder and all in it, if it is there. */
  static void deleteFolder(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + folder, e);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " is in no folder");
    }
    return parent;
  }
}
