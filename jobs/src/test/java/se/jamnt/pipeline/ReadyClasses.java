package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import se.jamnt.cli.Jamnt;
import se.jamnt.model.Fingerprint;
import se.jamnt.pipeline.Workshop.Outcome;

/**
 * The program with its classes made ready for Java, as {@code ./jamnt} makes them: a command of the
 * tests then starts in half the time. Made once for a build, by a night in the small home.
 */
final class ReadyClasses {

  private static final Path FOLDER = Path.of("target", "ready-classes").toAbsolutePath();

  /** What was made ready in this process, by the program that it is of. */
  private static final Map<List<String>, List<String>> READY = new ConcurrentHashMap<>();

  private ReadyClasses() {}

  /** Options and program for the classes that the tests see. */
  static List<String> ofTests() {
    return ready(
        "classes", Jar.OF_CLASSES, List.of("-cp", classPathOfJars(), "se.jamnt.cli.Jamnt"));
  }

  /** The same for a packaged program. */
  static List<String> of(Path jar) {
    return ready("packaged", jar, List.of("-jar", jar.toString()));
  }

  /** Java makes classes ready that lie in jars only. */
  private static String classPathOfJars() {
    List<String> path = new ArrayList<>(List.of(Jar.OF_CLASSES.toString()));
    Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .filter(entry -> entry.endsWith(".jar"))
        .forEach(path::add);
    return String.join(System.getProperty("path.separator"), path);
  }

  private static List<String> ready(String name, Path jar, List<String> program) {
    return READY.computeIfAbsent(
        program,
        made -> {
          Path archive = FOLDER.resolve(name + ".jsa");
          makeOnce(archive, program + look(jar), () -> aNight(archive, program));
          List<String> command = new ArrayList<>();
          // says only what is wrong, and never on standard output, where a result may stand
          command.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"));
          command.add("-XX:SharedArchiveFile=" + archive);
          command.addAll(program);
          return List.copyOf(command);
        });
  }

  private static String look(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException("can't look at " + file, e);
    }
  }

  private static void aNight(Path archive, List<String> program)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("ready-classes");
    SmallHome.make(Workshop.ROOT, home);
    try (Workshop workshop =
        Workshop.prepared(home)
            .program(program)
            .java("-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=" + archive)) {
      Outcome night = workshop.jamnt("nightly");
      if (night.exitCode() != 0 || !Files.exists(archive)) {
        throw new IllegalStateException("no classes were made ready: " + night.said());
      }
    }
    FileSystemUtils.deleteRecursively(home);
  }

  /** Makes a file; may fail. */
  @FunctionalInterface
  private interface Making {
    void run() throws IOException, InterruptedException;
  }

  /**
   * Makes a file unless it has been made from the same before; the other half of the tests waits.
   *
   * @param from says all that it is made from
   */
  private static void makeOnce(Path file, String from, Making making) {
    Path madeFrom = file.resolveSibling(file.getFileName() + ".from");
    try {
      Files.createDirectories(FOLDER);
      Path lock = file.resolveSibling(file.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (!held.isValid()) {
          throw new IllegalStateException("no lock of " + lock);
        }
        if (!Files.exists(madeFrom) || !Files.readString(madeFrom).equals(from)) {
          Files.deleteIfExists(madeFrom);
          Files.deleteIfExists(file);
          making.run();
          Files.writeString(madeFrom, from);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't make " + file, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The classes that the tests see as a jar. */
  private static final class Jar {

    static final Path OF_CLASSES = made();

    private static Path made() {
      Path jar = FOLDER.resolve("classes.jar");
      Path classes = classes();
      List<Path> entries = entries(classes);
      Fingerprint look = Fingerprint.of("classes");
      entries.forEach(entry -> look.with(look(entry)));
      makeOnce(jar, look.hex(), () -> write(jar, classes, entries));
      return jar;
    }

    private static Path classes() {
      try {
        return Path.of(Jamnt.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Files and folders, in which the migrations are looked for. */
    private static List<Path> entries(Path classes) {
      try (Stream<Path> all = Files.walk(classes)) {
        return all.filter(entry -> !entry.equals(classes)).sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException("can't look into " + classes, e);
      }
    }

    private static void write(Path jar, Path classes, List<Path> entries) throws IOException {
      Path unfinished = jar.resolveSibling("unfinished.jar");
      try (JarOutputStream written = new JarOutputStream(Files.newOutputStream(unfinished))) {
        for (Path entry : entries) {
          boolean folder = Files.isDirectory(entry);
          written.putNextEntry(new JarEntry(classes.relativize(entry) + (folder ? "/" : "")));
          if (!folder) {
            Files.copy(entry, written);
          }
        }
      }
      Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
