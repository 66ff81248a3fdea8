package se.jamnt.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A disk of its own under a folder, which only those see that are started through it, and that can
 * be made full and large again.
 */
final class SmallDisk implements AutoCloseable {

  /** It stays while its standard input is open, so not longer than this process. */
  private static final String SCRIPT =
      """
      set -eu
      mv "$1" "$1.prepared"; mkdir "$1"
      mount -t tmpfs -o size=2g none "$1"
      cp -a "$1.prepared/." "$1"
      echo mounted
      exec cat
      """;

  private final Path folder;
  private final Process holder;

  private SmallDisk(Path folder, Process holder) {
    this.folder = folder;
    this.holder = holder;
  }

  /**
   * Puts a disk under a folder, with what the folder holds.
   *
   * @throws IOException if this machine lets nobody mount a disk of his own
   */
  static SmallDisk under(Path folder) throws IOException {
    Process holder =
        new ProcessBuilder(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                SCRIPT,
                "sh",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader said = holder.inputReader(UTF_8);
    String first = said.readLine();
    if (!"mounted".equals(first)) {
      holder.destroyForcibly();
      throw new IOException("no disk can be mounted at " + folder + ": " + first);
    }
    return new SmallDisk(folder, holder);
  }

  /** What stands before a command that shall see the disk. */
  List<String> through() {
    return List.of(
        "nsenter",
        "--user",
        "--mount",
        "--preserve-credentials",
        "--target",
        Long.toString(holder.pid()));
  }

  /** Where a path is found from outside. */
  Path seen(Path path) {
    return Path.of("/proc/" + holder.pid() + "/root" + path.toAbsolutePath());
  }

  /** Leaves room for so many more kilobytes. */
  void leave(int kilobytes) throws IOException, InterruptedException {
    String told = run("df", "-k", "--output=used", folder.toString());
    long used = Long.parseLong(told.replaceAll("\\D", ""));
    run("mount", "-o", "remount,size=" + (used + kilobytes) + "k", folder.toString());
  }

  void enlarge() throws IOException, InterruptedException {
    run("mount", "-o", "remount,size=2g", folder.toString());
  }

  private String run(String... command) throws IOException, InterruptedException {
    List<String> whole = Stream.concat(through().stream(), Stream.of(command)).toList();
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", whole) + ": " + said);
    }
    return said;
  }

  @Override
  public void close() {
    holder.destroyForcibly().onExit().join();
  }
}
