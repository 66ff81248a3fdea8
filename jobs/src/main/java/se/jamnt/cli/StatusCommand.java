package se.jamnt.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.pipeline.History;
import se.jamnt.pipeline.History.Delivery;

/** What came in, what waits for a person, and what to do about it. */
@Command(
    name = "status",
    description = "Deliveries, what was refused or not recognised and why, and what to do.")
final class StatusCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "How many deliveries to show. Default: 20.",
      defaultValue = "20")
  private int most;

  @Override
  public Integer call() {
    Console console = options.console();
    return options.reading(
        history -> {
          List<Delivery> deliveries = history.deliveries(most);
          tell(console, history, deliveries);
          return ExitCode.DONE;
        });
  }

  private static Map<String, Object> result(History history, List<Delivery> deliveries) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("published", history.published().orElse(""));
    result.put("runs", history.runs(1));
    result.put("deliveries", deliveries);
    result.put("refused", history.refused());
    result.put("notRecognised", history.notRecognised());
    result.put("revisionsWouldChange", history.wouldChange());
    return result;
  }

  private static void tell(Console console, History history, List<Delivery> deliveries) {
    if (console.json()) {
      console.result(result(history, deliveries));
      return;
    }
    console.say(history.published().map(text -> "Published: " + text).orElse("Nothing published."));
    history
        .runs(1)
        .forEach(
            run ->
                console.say("Last run: %s, %s, %s".formatted(run.run(), run.start(), run.state())));
    console.say("");
    console.say("Deliveries, the last first:");
    for (Delivery delivery : deliveries) {
      console.say(
          "  %s (%s), %s: %s"
              .formatted(
                  delivery.file(),
                  delivery.source(),
                  delivery.dataAsOf() == null ? "no date" : "data as of " + delivery.dataAsOf(),
                  outcome(delivery)));
    }
    waits(
        console,
        "Refused. Correct the file or its mapping, or take it as it is with jamnt ingest --accept:",
        history.refused());
    waits(
        console,
        "Not recognised. Rename the file as config/sources/ says, or remove it from the inbox:",
        history.notRecognised());
    Map<String, String> changes = new LinkedHashMap<>();
    history
        .wouldChange()
        .forEach(
            one ->
                changes.put(
                    one.period() + ", " + one.board(), one.figures() + " figures would change"));
    waits(
        console,
        "Closed, but a new revision would change figures. jamnt rerun --period P --out DIR lists"
            + " them; jamnt publish makes a new revision:",
        changes);
  }

  private static String outcome(Delivery delivery) {
    return delivery.refusal() != null
        ? "refused"
        : "%d rows read = %d used + %d unchanged + %d duplicate + %d rejected"
            .formatted(
                delivery.read(),
                delivery.used(),
                delivery.unchanged(),
                delivery.duplicate(),
                delivery.rejected());
  }

  private static void waits(Console console, String what, Map<String, String> files) {
    if (!files.isEmpty()) {
      console.say("");
      console.say(what);
      files.forEach((file, reason) -> console.say("  " + file + ": " + reason));
    }
  }
}
