package se.jamnt.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.configuration.Home;
import se.jamnt.operations.FactRetention.Purged;
import se.jamnt.operations.FactRetention.What;
import se.jamnt.pipeline.PersonalData;
import se.jamnt.pipeline.WholeConfiguration;

/** Facts are kept no longer than somebody has decided. */
@Command(
    name = "purge",
    description =
        "Delete facts, and take the persons from them, when their time in config/retention.yml is"
            + " over. What is published stays.")
final class PurgeCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Option(
      names = "--dry-run",
      description = "Only say what would go, and which releases could no longer be reproduced.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Home home = options.home();
    PersonalData data = new PersonalData(home, WholeConfiguration.read(home), options.today());
    Console console = options.console();
    if (dryRun) {
      PersonalData.Preview preview = data.preview();
      tell(console, preview.steps(), true);
      preview
          .releases()
          .forEach(
              (period, count) ->
                  console.say(
                      "Could no longer be reproduced: %d releases of %s".formatted(count, period)));
      if (!preview.undecided().isEmpty()) {
        console.say(
            "Kept for ever, for config/retention.yml says nothing of them: "
                + String.join(", ", preview.undecided()));
      }
      console.result(preview);
      return ExitCode.DONE;
    }
    List<Purged> purged = data.purge();
    tell(console, purged, false);
    console.result(Map.of("purged", purged));
    return ExitCode.DONE;
  }

  private static void tell(Console console, List<Purged> steps, boolean would) {
    if (steps.isEmpty()) {
      console.say("Nothing is to be purged.");
    }
    for (Purged step : steps) {
      String done = would ? "would be" : "were";
      console.say(
          "%s: %d records that ended before %s %s (%s)"
              .formatted(
                  step.source(),
                  step.records(),
                  step.before(),
                  step.what() == What.FACTS ? done + " deleted" : done + " unlinked from persons",
                  step.decision()));
    }
  }
}
