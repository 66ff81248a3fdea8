package se.jamnt.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import se.jamnt.configuration.Home;
import se.jamnt.pipeline.Nights;
import se.jamnt.pipeline.WholeConfiguration;

/** Nights without anyone watching. */
@Command(
    name = "schedule",
    description =
        "Stay up and do what config/schedule.yml says. Ends at SIGTERM, when what it has begun is"
            + " done. The log, on standard output, is a line of JSON for each message.")
final class ScheduleCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Home home = options.home();
    WholeConfiguration configuration = WholeConfiguration.read(home);
    options.today(); // a JAMNT_TODAY that is no date ends it now, not at night
    // every run starts a Spring of its own, which configures the log anew
    System.setProperty("logging.config", "classpath:logback-schedule.xml");
    try (Nights nights = new Nights(home, configuration, Clock.systemUTC())) {
      // not as a hook of Java's end, in which drawing and the database could no longer be used
      for (String signal : List.of("TERM", "INT")) {
        Signals.register(signal, nights::stop);
      }
      return nights.awaitEnd() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }
}
