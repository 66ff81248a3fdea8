package se.jamnt.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.pipeline.History.Started;

/** What ran when, and how far it came. */
@Command(name = "runs", description = "What ran, when, and what each step came to.")
final class RunsCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "How many starts to show. Default: 20.",
      defaultValue = "20")
  private int most;

  @Override
  public Integer call() {
    Console console = options.console();
    List<Started> runs = options.reading(history -> history.runs(most));
    if (console.json()) {
      console.result(Map.of("runs", runs));
    } else if (runs.isEmpty()) {
      console.say("No run yet. Begin with jamnt nightly.");
    } else {
      runs.forEach(run -> console.say(line(run)));
    }
    return ExitCode.DONE;
  }

  private static String line(Started run) {
    String steps =
        run.steps().entrySet().stream()
            .map(step -> step.getValue() + " " + step.getKey())
            .collect(Collectors.joining(", "));
    return "Run %s, %s, %s – %s%s: %s (%s)%s"
        .formatted(
            run.run(),
            run.job(),
            run.start(),
            run.end().orElse("…"),
            run.seconds().map(seconds -> ", " + seconds + " s").orElse(""),
            run.state(),
            steps,
            run.failure().map(why -> ": " + why).orElse(""));
  }
}
