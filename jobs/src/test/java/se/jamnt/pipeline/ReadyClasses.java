package se.jamnt.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import se.jamnt.cli.Jamnt;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.Fingerprint;

/**
 * The program with its classes made ready for Java, as {@code ./jamnt} makes them: a command of the
 * tests then starts in half the time. Made once for a build, by a night in the small home.
 */
final class ReadyClasses {

  private static final Path FOLDER = Path.of("target", "ready-classes").toAbsolutePath();
  private static final int LONGEST_MINUTES = 5;

  /** What was made ready in this process, by the command. */
  private static final Map<List<String>, List<String>> READY = new HashMap<>();

  private ReadyClasses() {}

  /** Options and program for the classes that the tests see. */
  static List<String> ofTests() {
    return ready(List.of());
  }

  /** The same for a packaged program. */
  static List<String> of(Path jar) {
    return ready(List.of("-jar", jar.toString()));
  }

  private static synchronized List<String> ready(List<String> packaged) {
    return READY.computeIfAbsent(
        packaged,
        program -> {
          try {
            Files.createDirectories(FOLDER);
            // the other half of the tests waits for it
            try (FileChannel channel =
                    FileChannel.open(
                        FOLDER.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
              if (!held.isValid()) {
                throw new IllegalStateException("no lock of " + FOLDER);
              }
              return program.isEmpty() ? classes() : archived("packaged", program, key(program));
            }
          } catch (IOException e) {
            throw new UncheckedIOException("can't make classes ready in " + FOLDER, e);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String key(List<String> program) throws IOException {
    return look(Path.of(program.get(program.size() - 1)));
  }

  private static String look(Path file) throws IOException {
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
  }

  /** Java makes classes ready that lie in jars only. */
  private static List<String> classes() throws IOException, InterruptedException {
    Path classes = classesOf(Jamnt.class);
    List<Path> files; // and folders, in which the migrations are looked for
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(file -> !file.equals(classes)).sorted().toList();
    }
    Fingerprint look = Fingerprint.of("classes");
    for (Path file : files) {
      look.with(look(file));
    }
    String key = look.hex();
    Path jar = FOLDER.resolve("classes.jar");
    Path madeOf = FOLDER.resolve("classes.jar.key");
    if (!Files.exists(madeOf) || !Files.readString(madeOf).equals(key)) {
      Path unfinished = FOLDER.resolve("unfinished.jar");
      try (OutputStream stream = Files.newOutputStream(unfinished);
          JarOutputStream written = new JarOutputStream(stream)) {
        for (Path file : files) {
          boolean folder = Files.isDirectory(file);
          written.putNextEntry(new JarEntry(classes.relativize(file) + (folder ? "/" : "")));
          if (!folder) {
            Files.copy(file, written);
          }
        }
      }
      Files.deleteIfExists(madeOf);
      Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(madeOf, key);
    }
    List<String> path = new ArrayList<>(List.of(jar.toString()));
    Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .filter(entry -> entry.endsWith(".jar"))
        .forEach(path::add);
    return archived(
        "classes", List.of("-cp", String.join(":", path), "se.jamnt.cli.Jamnt"), key + path);
  }

  private static Path classesOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> archived(String name, List<String> program, String key)
      throws IOException, InterruptedException {
    Path archive = FOLDER.resolve(name + ".jsa");
    Path madeOf = FOLDER.resolve(name + ".key");
    if (!Files.exists(madeOf) || !Files.readString(madeOf).equals(key)) {
      Files.deleteIfExists(madeOf);
      Files.deleteIfExists(archive);
      make(archive, program);
      Files.writeString(madeOf, key);
    }
    List<String> command = new ArrayList<>();
    // says only what is wrong, and never on standard output, where a result may stand
    command.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"));
    command.add("-XX:SharedArchiveFile=" + archive);
    command.addAll(program);
    return List.copyOf(command);
  }

  private static void make(Path archive, List<String> program)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("ready-classes");
    SmallHome.make(Workshop.ROOT, home);
    TestDatabase.lendProgramsTo(home.resolve("data/database"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx512m", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Djamnt.root=" + home));
    command.add("-XX:ArchiveClassesAtExit=" + archive);
    command.addAll(program);
    command.add("nightly");
    Path said = home.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("JAMNT_"));
    Process night = builder.start();
    if (!night.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)
        || night.exitValue() != 0
        || !Files.exists(archive)) {
      night.destroyForcibly();
      throw new IllegalStateException("no classes were made ready: " + Files.readString(said));
    }
    FileSystemUtils.deleteRecursively(home);
  }
}
