package se.jamnt.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import se.jamnt.configuration.Home;
import se.jamnt.pipeline.Run;
import se.jamnt.pipeline.Runner;
import se.jamnt.pipeline.WholeConfiguration;

/** The night's work, by hand or by a timer. */
@Command(
    name = "nightly",
    description =
        "Take what is new, compute what it touches, protect, draw and publish. Run twice, the"
            + " second does nothing and says so.")
final class NightlyCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Override
  public Integer call() {
    Console console = options.console();
    Home home = options.home();
    WholeConfiguration configuration = WholeConfiguration.read(home);
    Run run = new Runner(home, configuration, options.today(), new SeenProgress(console)).nightly();
    return RunMessages.finish(console, home, run);
  }
}
