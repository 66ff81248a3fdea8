package se.jamnt.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.Settings;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.model.Period;
import se.jamnt.pipeline.History;
import se.jamnt.pipeline.WholeConfiguration;

/** What every command takes. */
final class CommonOptions {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec command;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder that holds config/, templates/ and data/. Default: the project.")
  private @Nullable Path home;

  @Option(names = "--verbose", description = "Say more, also where errors come from.")
  private boolean verbose;

  @Option(
      names = "--json",
      description = "The result as JSON on standard output; messages go to standard error.")
  private boolean json;

  /**
   * The home that the command works in.
   *
   * @throws ParameterException if there is no such folder
   */
  Home home() {
    String root = System.getProperty("jamnt.root", ".");
    Path folder = home == null ? Path.of(root) : home;
    if (!Files.isDirectory(folder.resolve("config"))) {
      throw wrong("no home at " + folder + ": it has no folder config/");
    }
    return new Home(folder, System.getenv());
  }

  /** The checked configuration of the home. */
  WholeConfiguration configuration() {
    return WholeConfiguration.read(home());
  }

  /** The day on which the run believes to be: {@code JAMNT_TODAY}, else today in Sweden. */
  LocalDate today() {
    return home()
        .variable("JAMNT_TODAY")
        .map(
            text -> {
              try {
                return LocalDate.parse(text);
              } catch (DateTimeException e) {
                throw wrong("JAMNT_TODAY: expected a date as 2013-05-02, got \"" + text + "\"", e);
              }
            })
        .orElseGet(() -> LocalDate.now(ZoneId.of("Europe/Stockholm")));
  }

  /** Wrong usage of the command, in words for who typed it. */
  ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** The same with what it comes from. */
  ParameterException wrong(String message, Exception cause) {
    return new ParameterException(command.commandLine(), message, cause);
  }

  /** The period that {@code --period} names. */
  Period period(String text) {
    try {
      return Period.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong("--period: " + e.getMessage(), e);
    }
  }

  boolean verbose() {
    return verbose;
  }

  /** Where messages and results go. */
  Console console() {
    return new Console(json);
  }

  /** Opens the database for reading only, also beside a running run. */
  <T> T reading(Function<History, T> reader) {
    Settings settings = configuration().settings();
    try (Database database =
        Database.open(home(), settings.databaseUrl(), settings.databaseUser(), Access.READ_ONLY)) {
      return reader.apply(new History(database.asOwner(), database.as(Role.EVALUATOR)));
    }
  }
}
