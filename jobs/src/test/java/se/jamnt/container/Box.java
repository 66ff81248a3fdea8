package se.jamnt.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import se.jamnt.container.Containerfile.Stage;

/**
 * What runs an image in the place of a container engine. Where the machine allows everyone
 * namespaces of his own, with a root that can't be written, processes of its own and a user who is
 * not root; elsewhere the same program in the image's folder, as the user of the tests.
 */
final class Box implements AutoCloseable {

  /**
   * Its arguments: the root, Java's folder, the working folder, the user, the group, then a place
   * outside, a path inside and ro or rw for each mount, then two dashes and the command.
   */
  private static final String SCRIPT =
      """
      set -eu
      root=$1 java=$2 folder=$3 user=$4 group=$5
      shift 5
      mount --rbind "$root" "$root"
      for name in bin dev etc lib lib32 lib64 sbin usr; do
        if [ -d "/$name" ] && [ ! -L "/$name" ]; then mount --rbind "/$name" "$root/$name"; fi
      done
      mount --bind "$root/image-passwd" "$root/etc/passwd"
      mount -t proc none "$root/proc"
      mount -t tmpfs none "$root/tmp"
      # as engines give it
      mount -t tmpfs -o size=64m none "$root/dev/shm"
      mount --bind "$java" "$root/opt/java/openjdk"
      while [ "$1" != -- ]; do
        mount --bind "$1" "$root$2"
        if [ "$3" = ro ]; then mount -o remount,bind,ro,nosuid,nodev "$root$2"; fi
        shift 3
      done
      shift
      cd "$root"
      pivot_root . old
      umount -l /old
      mount -o remount,bind,ro,nosuid,nodev /
      cd "$folder"
      exec unshare --user --map-user="$user" --map-group="$group" -- "$@"
      """;

  private static final List<String> NAMESPACES =
      List.of("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork");
  private static final String JAVA = "/opt/java/openjdk";
  private static final int LONGEST_MINUTES = 5;

  private final Path root;
  private final Stage image;
  private final Path outside;
  private final boolean isolated;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, Path> mounts = new LinkedHashMap<>();
  private final List<String> writable = new ArrayList<>();
  private final List<Running> started = new ArrayList<>();

  private Box(Path root, Stage image, Path outside, boolean isolated) {
    this.root = root;
    this.image = image;
    this.outside = outside;
    this.isolated = isolated;
  }

  /** One as tight as this machine allows. */
  static Box of(Path root, Stage image, Path outside) throws IOException, InterruptedException {
    Box box = isolated(root, image, outside);
    Outcome trial = box.run(List.of("/bin/true"));
    if (trial.exitCode() != 0) {
      System.out.println("No namespaces on this machine, so a plain folder: " + trial.err());
      return plain(root, image, outside);
    }
    return box;
  }

  private static Box isolated(Path root, Stage image, Path outside) throws IOException {
    Path passwd = root.resolve("etc/passwd");
    if (Files.exists(passwd)) {
      Files.move(passwd, root.resolve("image-passwd"));
    }
    for (String name : List.of("bin", "dev", "etc", "lib", "lib32", "lib64", "sbin", "usr")) {
      Path host = Path.of("/", name);
      Path here = root.resolve(name);
      if (Files.isSymbolicLink(host)) {
        if (!Files.isSymbolicLink(here)) {
          Files.createSymbolicLink(here, Files.readSymbolicLink(host));
        }
      } else if (Files.isDirectory(host)) {
        Files.createDirectories(here);
      }
    }
    for (String name : List.of("proc", "tmp", "old", "opt/java/openjdk")) {
      Files.createDirectories(root.resolve(name));
    }
    return new Box(root, image, outside, true);
  }

  /** One that only keeps to the image's folder, as nothing hinders it from leaving it. */
  static Box plain(Path root, Stage image, Path outside) {
    return new Box(root, image, outside, false);
  }

  boolean isIsolated() {
    return isolated;
  }

  /** Sets an environment variable, beside those of the image. */
  Box with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Box with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Puts a folder of this machine where the image has another, or none; to be read only. */
  Box reading(String path, Path folder) throws IOException {
    Path inside = root.resolve(path.substring(1));
    mounts.put(path, folder);
    if (isolated) {
      Files.createDirectories(inside);
    } else {
      ImageFolder.replace(inside, folder);
    }
    return this;
  }

  /** Gives it a volume; returns where that is on this machine. */
  Path volume(String path) throws IOException {
    Path inside = root.resolve(path.substring(1));
    if (!Files.isDirectory(inside)) {
      throw new IllegalStateException("the image has no folder for its volume " + path);
    }
    Path volume = isolated ? outside.resolve(path.substring(1)) : inside;
    mounts.put(path, Files.createDirectories(volume));
    writable.add(path);
    return volume;
  }

  /** Starts what the image starts, with arguments of one's own. */
  Running start(List<String> arguments) throws IOException {
    return started(Stream.concat(image.entryPoint().stream(), arguments.stream()).toList());
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    return started(command).await();
  }

  private Running started(List<String> command) throws IOException {
    Files.createDirectories(outside);
    Path out = outside.resolve("said-" + started.size() + ".out");
    Path err = outside.resolve("said-" + started.size() + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(isolated ? throughNamespaces(command) : inFolder(command))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Path java = Path.of(System.getProperty("java.home"));
    Map<String, String> given = builder.environment();
    given.clear();
    given.put("JAVA_HOME", isolated ? JAVA : java.toString());
    given.put("PATH", given.get("JAVA_HOME") + "/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    given.put("HOME", "/home/jamnt");
    given.putAll(image.environment());
    environment.forEach((name, value) -> given.put(name, inside(value)));
    if (!isolated) {
      builder.directory(inFolder(image.workingFolder()).toFile());
    }
    Running running = new Running(builder.start(), out, err, isolated);
    started.add(running);
    return running;
  }

  private List<String> throughNamespaces(List<String> command) {
    String[] user = image.user().split(":");
    List<String> whole = new ArrayList<>(NAMESPACES);
    whole.addAll(List.of("sh", "-c", SCRIPT, "sh", root.toString()));
    whole.add(System.getProperty("java.home"));
    whole.add(image.workingFolder());
    whole.addAll(Arrays.asList(user));
    mounts.forEach(
        (path, folder) ->
            whole.addAll(List.of(folder.toString(), path, writable.contains(path) ? "rw" : "ro")));
    whole.add("--");
    whole.addAll(command);
    return whole;
  }

  private List<String> inFolder(List<String> command) {
    List<String> whole = new ArrayList<>(command);
    whole.set(0, inFolder(command.get(0)).toString());
    return whole;
  }

  private Path inFolder(String path) {
    return root.resolve(path.substring(1));
  }

  /** A value as it stands in the container; in a plain folder, paths are longer. */
  private String inside(String value) {
    return isolated || !mounts.containsKey(value) ? value : inFolder(value).toString();
  }

  /** The files of the image that are not as they were. */
  List<String> changedSince(Map<String, String> before) throws IOException {
    Map<String, String> now = files();
    return Stream.concat(now.keySet().stream(), before.keySet().stream())
        .distinct()
        .filter(path -> !Objects.equals(before.get(path), now.get(path)))
        .toList();
  }

  /** Every file of the image with its size and time; what is in its volumes is not of the image. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = "/" + root.relativize(file);
        if (writable.stream().noneMatch(volume -> path.startsWith(volume + "/"))) {
          files.put(path, Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      }
    }
    return files;
  }

  /** A command that runs, or ran. */
  record Running(Process process, Path out, Path err, boolean isolated) {

    /** Process 1 of the container, as this machine sees it. */
    ProcessHandle first() {
      return isolated
          ? process
              .children()
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("nothing runs in the container"))
          : process.toHandle();
    }

    String said() throws IOException {
      return Files.readString(out, UTF_8) + Files.readString(err, UTF_8);
    }

    Outcome await() throws IOException, InterruptedException {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the container did not end: " + said());
      }
      return new Outcome(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
  }

  /** How a command ended and what it printed. */
  record Outcome(int exitCode, String out, String err) {

    String said() {
      return out + err;
    }
  }

  /** Ends what still runs; with process 1, all others of its container end. */
  @Override
  public void close() {
    for (Running running : started) {
      List<ProcessHandle> all =
          Stream.concat(running.process().descendants(), Stream.of(running.process().toHandle()))
              .toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
    }
  }
}
