package se.jamnt.database;

import static se.jamnt.database.DatabaseException.Kind.SETTINGS;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked from the class path.
 *
 * @param folder holds {@code bin/}, {@code lib/} and {@code share/}
 */
record PostgresPrograms(Path folder) {

  /** The major version of the programs on the class path; data folders are bound to it. */
  static final String MAJOR_VERSION = "17";

  private static final String PREFIX = "programs-";
  private static final String UNFINISHED = "unfinished-programs-";

  /** What a program printed and how it ended; 0 is success. */
  record Outcome(int exitCode, String output) {}

  /**
   * Unpacks the programs into a folder beside the data, once for each build of them; the caller
   * holds the lock.
   *
   * @throws DatabaseException if there are none for this operating system
   */
  static PostgresPrograms unpack(Path parent) throws IOException {
    URLConnection archive = archive().openConnection();
    long fingerprint =
        archive instanceof JarURLConnection inJar
            ? inJar.getJarEntry().getCrc()
            : archive.getContentLengthLong();
    Path folder = parent.resolve(PREFIX + MAJOR_VERSION + "-" + Long.toHexString(fingerprint));
    if (!Files.isDirectory(folder)) {
      Path unfinished = Files.createTempDirectory(parent, UNFINISHED);
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(
              new XZInputStream(new BufferedInputStream(archive.getInputStream())))) {
        extract(tar, unfinished);
      }
      putInPlace(unfinished, folder);
    }
    return new PostgresPrograms(folder);
  }

  /** Another may have put the same there meanwhile, who only borrows the programs. */
  private static void putInPlace(Path unfinished, Path folder) throws IOException {
    try {
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      FileSystemUtils.deleteRecursively(unfinished);
    }
  }

  /**
   * Lets the programs lie beside other data, too, without the seconds of unpacking: they are only
   * read, so a second name for a file is as good as a copy, where there can be one.
   *
   * @param other the folder that holds the other data; nothing runs in it
   */
  void lendTo(Path other) throws IOException {
    Path lent = other.resolve(folder.getFileName());
    if (Files.isDirectory(lent)) {
      return;
    }
    Path unfinished = Files.createTempDirectory(other, UNFINISHED);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.toList()) {
        Path place = unfinished.resolve(folder.relativize(one).toString());
        if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(place);
        } else {
          lend(one, place);
        }
      }
    }
    putInPlace(unfinished, lent);
  }

  private static void lend(Path file, Path place) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.createLink(place, file);
        return;
      } catch (UnsupportedOperationException | FileSystemException anotherDisk) {
        // copied below
      }
    }
    Files.copy(file, place, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** How the paths of all programs begin that were ever unpacked into a folder. */
  static String placeIn(Path parent) {
    return parent.resolve(PREFIX).toString();
  }

  /** Deletes programs of other builds, once none of their processes is left. */
  void deleteOthers(Path parent) throws IOException {
    Folders.deleteEntries(
        parent, name -> name.startsWith(PREFIX) && !name.equals(folder.getFileName().toString()));
  }

  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch");
    String name =
        "/postgres-"
            + (system.startsWith("mac") ? "darwin" : system)
            + "-"
            + (machine.equals("aarch64") ? "arm_64" : "x86_64")
            + ".txz";
    @Nullable URL found = PostgresPrograms.class.getResource(name);
    if (found == null) {
      throw new DatabaseException(
          SETTINGS,
          "Jämnt brings no PostgreSQL for "
              + system
              + " on "
              + machine
              + ". Name a PostgreSQL server in JAMNT_DB_URL.");
    }
    return found;
  }

  private static void extract(TarArchiveInputStream tar, Path folder) throws IOException {
    for (@Nullable TarArchiveEntry entry = tar.getNextEntry();
        entry != null;
        entry = tar.getNextEntry()) {
      Path target = folder.resolve(entry.getName()).normalize();
      if (!target.startsWith(folder)) {
        throw new IOException("The archive of programs names a place outside: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
        continue;
      }
      Files.createDirectories(target.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      } else {
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
            target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  /** Runs one program to its end. */
  Outcome run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(asOrdinaryUser());
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return run(command);
  }

  private static Outcome run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    try (InputStream output = process.getInputStream()) {
      String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), printed);
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + command.get(0) + " ran", interrupted);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody special. */
  private static List<String> asOrdinaryUser() throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return List.of();
    }
    List<String> namespace = List.of("unshare", "--user");
    List<String> trial = new ArrayList<>(namespace);
    trial.add("true");
    try {
      if (run(trial).exitCode() == 0) {
        return namespace;
      }
    } catch (IOException noSuchProgram) {
      throw rootRefused(noSuchProgram);
    }
    throw rootRefused(null);
  }

  private static DatabaseException rootRefused(@Nullable IOException cause) {
    return new DatabaseException(
        SETTINGS,
        "PostgreSQL does not run as root, and this machine does not allow the way around it"
            + " (unshare --user). Run jamnt as an ordinary user, or name a PostgreSQL server in"
            + " JAMNT_DB_URL.",
        cause);
  }
}
