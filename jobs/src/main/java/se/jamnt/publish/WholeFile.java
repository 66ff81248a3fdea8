package se.jamnt.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
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
      write(file, stream -> stream.write(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }

  /** Writes the content of a file; may fail. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream stream) throws IOException;
  }

  /** The same of a content that is not in memory. */
  static void write(Path file, Writing writing) throws IOException {
    Files.createDirectories(parent(file));
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
            FileChannel.open(
                beside,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream stream = Channels.newOutputStream(channel)) {
      writing.to(stream);
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Lets a file lie in a second place, too; where the disk can't, it is copied. */
  static void link(Path file, Path place) {
    try {
      Files.createDirectories(parent(place));
      Files.createLink(place, file);
    } catch (UnsupportedOperationException | FileSystemException e) {
      copy(file, place);
    } catch (IOException e) {
      throw new UncheckedIOException("can't link " + place, e);
    }
  }

  private static void copy(Path file, Path place) {
    try {
      write(place, stream -> Files.copy(file, stream));
    } catch (IOException e) {
      throw new UncheckedIOException("can't copy " + file + " to " + place, e);
    }
  }

  /** Makes the disk keep which files a folder, and those below it, have. */
  static void keepFolders(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.filter(Files::isDirectory).toList()) {
        keep(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't keep " + folder, e);
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
    try (InputStream content = Files.newInputStream(file)) {
      return Optional.of(Fingerprint.ofBytes(content));
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
