package se.jamnt.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.FolderCopy;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.Fingerprint;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A home of its own in which the command runs as a user starts it: in a process of its own, seen
 * only by its exit code, what it prints and what it leaves.
 */
public final class Workshop implements AutoCloseable {

  /** The project's root, with what is shipped. */
  public static final Path ROOT =
      Path.of(System.getProperty("jamnt.root", "..")).toAbsolutePath().normalize();

  /** The packaged program; there when all has been built. */
  public static final Path PACKAGED =
      Path.of(System.getProperty("jamnt.jar", "target/jamnt.jar")).toAbsolutePath();

  /** The same for every home, so that the same exports give the same person keys. */
  private static final String KEY = "3f".repeat(32);

  private static final int LONGEST_MINUTES = 10;

  private final Path home;
  private final List<String> prefix = new ArrayList<>();
  private List<String> program =
      List.of("-cp", System.getProperty("java.class.path"), "se.jamnt.cli.Jamnt");
  private Path seen;
  private boolean lendsDatabase = true;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<Running> started = new ArrayList<>();

  private Workshop(Path home) {
    this.home = home;
    seen = home;
    options.addAll(
        List.of(
            "-Xmx512m", "-XX:+UseParallelGC", "-Djava.awt.headless=true", "-Djamnt.root=" + home));
  }

  /** Configuration and templates as shipped, with the sample data as inbox. */
  public static Workshop shipped(Path home) throws IOException {
    Workshop workshop = new Workshop(home);
    FolderCopy.make(ROOT.resolve("config"), home.resolve("config"));
    FolderCopy.make(ROOT.resolve("templates"), home.resolve("templates"));
    return workshop.with("JAMNT_INBOX", ROOT.resolve("sample-data").toString());
  }

  /** A home whose night takes seconds; its exports lie in its folder {@code inbox}. */
  public static Workshop small(Path home) throws IOException {
    SmallHome.make(ROOT, home);
    return quick(home);
  }

  /** The small home with figures of whole years only. */
  public static Workshop smallYear(Path home) throws IOException {
    SmallHome.makeOfYears(ROOT, home);
    return quick(home);
  }

  private static Workshop quick(Path home) throws IOException {
    // Java's second compiler does not pay for itself in a few seconds
    return prepared(home).ready().java("-XX:TieredStopAtLevel=1");
  }

  /** A home whose configuration, templates and exports lie there already. */
  public static Workshop prepared(Path home) throws IOException {
    Workshop workshop = new Workshop(home);
    Path data = Files.createDirectories(home.resolve("data"));
    Files.writeString(data.resolve("identity.key"), KEY + "\n");
    TestDatabase.lendProgramsTo(data.resolve("database"));
    return workshop;
  }

  /** The first command makes the home's own database, which takes as long as a small night. */
  public Workshop withoutDatabase() {
    lendsDatabase = false;
    return this;
  }

  /** Sets an environment variable for the commands to come. */
  public Workshop with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Sets environment variables for the commands to come. */
  public Workshop with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Adds options of Java for the commands to come. */
  public Workshop java(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Starts the classes that the tests see faster, as {@code ./jamnt} starts its own. */
  Workshop ready() {
    return program(ReadyClasses.ofTests());
  }

  /**
   * Runs another program instead of the classes that the tests see.
   *
   * @param java options and what to run, as they stand after {@code java}
   */
  Workshop program(List<String> java) {
    program = java;
    return this;
  }

  /** Runs the packaged program instead of the classes that the tests see. */
  public Workshop packaged() {
    return program(ReadyClasses.of(PACKAGED));
  }

  /**
   * Starts the commands to come through another.
   *
   * @param command what stands before the command
   * @param lookFrom where the home is found by those that are not started so
   */
  public Workshop through(List<String> command, Path lookFrom) {
    prefix.clear();
    prefix.addAll(command);
    seen = lookFrom;
    return this;
  }

  /** A file or folder of the home. */
  public Path path(String name) {
    return seen.resolve(name);
  }

  /** Runs a command to its end. */
  public Outcome jamnt(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  /** Runs a command to its end that reads something on its standard input. */
  public Outcome typing(String typed, String... arguments)
      throws IOException, InterruptedException {
    Running running = start(arguments);
    try (OutputStream input = running.process().getOutputStream()) {
      input.write(typed.getBytes(UTF_8));
    }
    return running.await();
  }

  /** Starts a command. */
  public Running start(String... arguments) throws IOException {
    return start(program, arguments);
  }

  /** Starts a program in the same way as a command. */
  Running start(String mainClass, String[] arguments) throws IOException {
    return start(List.of("-cp", System.getProperty("java.class.path"), mainClass), arguments);
  }

  private Running start(List<String> what, String[] arguments) throws IOException {
    Path database = home.resolve("data/database");
    if (lendsDatabase
        && prefix.isEmpty()
        && !environment.containsKey("JAMNT_DB_URL")
        && Files.exists(database)
        && !Files.exists(database.resolve("cluster"))) {
      TestDatabase.lendDatabaseTo(database);
    }
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(what);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAMNT_"));
    builder.environment().putAll(environment);
    Path out = home.resolve("said-" + started.size() + ".out");
    Path err = home.resolve("said-" + started.size() + ".err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    Running running = new Running(process, out, err);
    started.add(running);
    return running;
  }

  /** A command that runs, or ran. */
  public record Running(Process process, Path out, Path err) {

    /** What it has printed so far, on both streams. */
    public String said() throws IOException {
      return Files.readString(out, UTF_8) + Files.readString(err, UTF_8);
    }

    /** Waits until it has ended. */
    public Outcome await() throws IOException, InterruptedException {
      return await(LONGEST_MINUTES);
    }

    /** Waits longer, or less long. */
    public Outcome await(int minutes) throws IOException, InterruptedException {
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("the command did not end: " + said());
      }
      return new Outcome(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    /** kill -9, as the kernel does when memory is short. */
    public void kill() throws InterruptedException {
      process.destroyForcibly();
      process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
    }
  }

  /** How a command ended and what it printed. */
  public record Outcome(int exitCode, String out, String err) {

    /** What it printed on both streams. */
    public String said() {
      return out + err;
    }
  }

  /**
   * What is published: the SHA-256 of every file by its path. Of a manifest, without the object
   * that tells of the run.
   */
  public Map<String, String> published() throws IOException {
    return published(true);
  }

  /** What is published, every byte of it. */
  Map<String, String> publishedWithRuns() throws IOException {
    return published(false);
  }

  private Map<String, String> published(boolean withoutRuns) throws IOException {
    Path root = seen.resolve("data/published");
    Map<String, String> tree = new TreeMap<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          tree.put(
              root.relativize(file).toString(),
              withoutRuns ? hash(file) : Fingerprint.ofBytes(Files.readAllBytes(file)));
        }
      }
    }
    return tree;
  }

  /** The SHA-256 of a file; of a manifest, without the object that tells of the run. */
  static String hash(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Fingerprint.ofBytes(file.endsWith("manifest.json") ? withoutRun(bytes) : bytes);
  }

  private static byte[] withoutRun(byte[] manifest) {
    JsonMapper json = new JsonMapper();
    ObjectNode whole = (ObjectNode) json.readTree(manifest);
    if (whole.remove("run") == null) {
      throw new IllegalStateException("a manifest without its run");
    }
    return json.writeValueAsBytes(whole);
  }

  /** The server of the embedded database, if one runs; by its own note. */
  public @Nullable ProcessHandle server() throws IOException {
    Path note = seen.resolve("data/database/cluster/postmaster.pid");
    if (!Files.exists(note)) {
      return null;
    }
    List<String> lines = Files.readAllLines(note);
    return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")
        ? null
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
            .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
            .orElse(null);
  }

  /** Ends what was started and is still there. */
  @Override
  public void close() throws IOException {
    for (Running running : started) {
      running.process().destroyForcibly().onExit().join();
    }
    ProcessHandle server = server();
    if (server != null) {
      server.destroyForcibly();
      server.onExit().join();
    }
  }
}
