package se.jamnt.container;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.jamnt.container.Containerfile.Instruction;
import se.jamnt.container.Containerfile.Stage;

/**
 * The files of an image in a folder, as the instructions of its container file put them there. What
 * stands in RUN is not run: this does, below the folder, what those of our file's programs do that
 * it knows, and refuses the others. Maven has built already what the image's build would.
 */
final class ImageFolder {

  private final Containerfile file;
  private final Path context;
  private final Path jar;
  private final Path scratch;

  private ImageFolder(Containerfile file, Path context, Path jar, Path scratch) {
    this.file = file;
    this.context = context;
    this.jar = jar;
    this.scratch = scratch;
  }

  /**
   * Makes the image.
   *
   * @param context the folder that the image is built from
   * @param jar the packaged program, with its libraries beside it
   * @param scratch an empty folder
   * @return the folder that is the image's root
   */
  static Path make(Containerfile file, Path context, Path jar, Path scratch) throws IOException {
    return new ImageFolder(file, context, jar, scratch).make(file.image());
  }

  private Path make(Stage stage) throws IOException {
    Path root = scratch.resolve(stage.name().isEmpty() ? "image" : stage.name());
    Files.createDirectories(root.resolve("etc"));
    Path folder = root;
    for (Instruction instruction : stage.instructions()) {
      switch (instruction.word()) {
        case "WORKDIR" ->
            folder = Files.createDirectories(in(root, folder, instruction.rest().strip()));
        case "COPY" -> copy(instruction, root, folder);
        case "RUN" -> {
          for (String command : instruction.rest().split(" && ", -1)) {
            run(List.of(command.strip().split(" +")), root, folder);
          }
        }
        case "ENV", "USER", "VOLUME", "ENTRYPOINT", "CMD" -> {}
        default -> throw unknown(instruction.word() + " " + instruction.rest());
      }
    }
    return root;
  }

  private void copy(Instruction copy, Path root, Path folder) throws IOException {
    Path to = in(root, folder, copy.words().get(1));
    String from = copy.words().get(0);
    if (copy.option("from").isPresent()) {
      Path other = make(file.stage(copy.option("from").get()));
      copyTree(in(other, other, from), to, List.of());
    } else {
      copyTree(context.resolve(from), to, Files.readAllLines(context.resolve(".dockerignore")));
    }
  }

  private void run(List<String> command, Path root, Path folder) throws IOException {
    List<String> places = command.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
    switch (command.get(0)) {
      case "./jamnt" -> {
        if (!Files.isExecutable(folder.resolve("jamnt"))) {
          throw new IllegalStateException("RUN: there is no program " + folder.resolve("jamnt"));
        }
        Path target = Files.createDirectories(folder.resolve("jobs/target"));
        copyTree(jar.resolveSibling("lib"), target.resolve("lib"), List.of());
        // newer than what it was made from, as when it is built there
        Files.write(target.resolve("jamnt.jar"), Files.readAllBytes(jar));
      }
      case "rm" -> {
        for (String place : places) {
          delete(in(root, folder, place));
        }
      }
      case "groupadd" -> Files.createDirectories(root.resolve("etc"));
      case "useradd" -> {
        String name = places.get(places.size() - 1);
        Path home = Files.createDirectories(root.resolve("home").resolve(name));
        Files.writeString(
            root.resolve("etc/passwd"),
            "%s:x:%s:%s::/%s:/bin/sh%n"
                .formatted(
                    name, after(command, "--uid"), after(command, "--gid"), root.relativize(home)),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
      case "install" -> {
        if (!command.contains("--directory")) {
          throw unknown(String.join(" ", command));
        }
        for (String place : places) {
          Files.createDirectories(in(root, folder, place));
        }
      }
      default -> throw unknown(String.join(" ", command));
    }
  }

  private static String after(List<String> command, String option) {
    return command.get(command.indexOf(option) + 1);
  }

  private static IllegalStateException unknown(String what) {
    return new IllegalStateException(
        "this test does not know what the container file says: " + what);
  }

  /** A path of the image, which can't lead out of its folder. */
  private static Path in(Path root, Path folder, String path) {
    Path found =
        path.startsWith("/")
            ? root.resolve(path.substring(1)).normalize()
            : folder.resolve(path).normalize();
    if (!found.startsWith(root)) {
      throw new IllegalStateException(path + " is not in the image");
    }
    return found;
  }

  /** Puts a copy of a folder where the image has another, or none. */
  static void replace(Path inside, Path folder) throws IOException {
    delete(inside);
    copyTree(folder, inside, List.of());
  }

  /** Deletes what a pattern, with stars in its last part only, names. */
  private static void delete(Path pattern) throws IOException {
    Path parent = pattern.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return;
    }
    try (var found = Files.newDirectoryStream(parent, pattern.getFileName().toString())) {
      for (Path one : found) {
        Files.walkFileTree(
            one,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                  throws IOException {
                if (failure != null) {
                  throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
              }
            });
      }
    }
  }

  /** Copies a folder with times and modes, but for what the patterns of an ignore file name. */
  private static void copyTree(Path from, Path to, List<String> ignored) throws IOException {
    List<PathMatcher> without =
        ignored.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            // in such a file two stars also stand for no folder
            .flatMap(line -> List.of(line, line.replaceFirst("^[*][*]/", "")).stream())
            .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line))
            .toList();
    Path start = from.normalize();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          private boolean isIgnored(Path path) {
            return without.stream().anyMatch(pattern -> pattern.matches(start.relativize(path)));
          }

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (isIgnored(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(start.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!isIgnored(file)) {
              Files.copy(
                  file,
                  to.resolve(start.relativize(file).toString()),
                  StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
