package se.jamnt.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.database.DatabaseException;
import se.jamnt.database.RunLockedException;
import se.jamnt.pipeline.RunFailedException;
import se.jamnt.pipeline.SoftwareVersion;

/** The command {@code jamnt}. */
@Command(
    name = "jamnt",
    description = "Statistics by sex, from case-system exports to a board's report.",
    subcommands = {
      NightlyCommand.class,
      IngestCommand.class,
      ReportCommand.class,
      PublishCommand.class,
      RerunCommand.class,
      CompareCommand.class,
      SendCommand.class,
      ScheduleCommand.class,
      PurgeCommand.class,
      ForgetCommand.class,
      CheckCommand.class,
      ExplainCommand.class,
      StatusCommand.class,
      RunsCommand.class
    },
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Jamnt.Version.class)
public final class Jamnt {

  private Jamnt() {}

  /** Says which version this is. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"jamnt " + SoftwareVersion.VERSION};
    }
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command; the exit code says how it ended. */
  static int run(String... arguments) {
    CommandLine command =
        new CommandLine(new Jamnt())
            .setExecutionStrategy(new CommandLine.RunLast())
            .setParameterExceptionHandler(Jamnt::wrongUsage)
            .setExecutionExceptionHandler(Jamnt::failed)
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    if (arguments.length == 0) {
      command.usage(System.err);
      return ExitCode.WRONG_USAGE;
    }
    return command.execute(arguments);
  }

  private static int wrongUsage(CommandLine.ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("jamnt: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("jamnt " + e.getCommandLine().getCommandName() + " --help tells more.");
    }
    return ExitCode.WRONG_USAGE;
  }

  /** What is expected to go wrong gets a few clear lines; only {@code --verbose} shows where. */
  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (parsed.hasMatchedOption("--verbose")) {
      e.printStackTrace(err);
    }
    if (e instanceof ConfigurationException configuration) {
      configuration.problems().forEach(problem -> err.println(problem));
      err.println("Nothing was changed.");
      return ExitCode.WRONG_USAGE;
    }
    if (e instanceof RunFailedException run && run.configuration().isPresent()) {
      run.configuration().get().problems().forEach(problem -> err.println(problem));
      err.println("Nothing was published.");
      return ExitCode.WRONG_USAGE;
    }
    if (e instanceof RunLockedException) {
      err.println(e.getMessage());
      return ExitCode.LOCKED;
    }
    if (e instanceof DatabaseException database) {
      err.println(e.getMessage());
      return database.kind() == DatabaseException.Kind.SETTINGS
          ? ExitCode.WRONG_USAGE
          : ExitCode.FAILED;
    }
    err.println("jamnt: " + reason(e));
    err.println("Run the command again: it continues where it was stopped. --verbose shows more.");
    return ExitCode.FAILED;
  }

  private static String reason(Exception e) {
    if (e instanceof RunFailedException run) {
      return run.getMessage() + ": " + run.reason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
