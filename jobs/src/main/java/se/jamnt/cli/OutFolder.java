package se.jamnt.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;
import se.jamnt.configuration.Home;

/** The folder that {@code --out} names, which must not come near what is published. */
final class OutFolder {

  private OutFolder() {}

  /**
   * Looks whether a folder can take what a command makes: it is empty, not there yet, or the same
   * command was interrupted in it.
   *
   * @param begun what the command leaves in it where it is interrupted
   * @throws ParameterException if it can't
   */
  static void check(CommonOptions options, Home home, Path out, String begun) {
    Path folder = out.toAbsolutePath().normalize();
    for (Path own : List.of(home.data(), home.config(), home.templates())) {
      if (folder.startsWith(own)) {
        throw wrong(options, out + " lies in the home's own folder " + own);
      }
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw wrong(options, out + " is no folder");
    }
    if (Files.isDirectory(folder) && !Files.exists(folder.resolve(begun)) && !isEmpty(folder)) {
      throw wrong(options, out + " is not empty; choose another folder");
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder, e);
    }
  }

  private static ParameterException wrong(CommonOptions options, String message) {
    return options.wrong("--out: " + message);
  }
}
