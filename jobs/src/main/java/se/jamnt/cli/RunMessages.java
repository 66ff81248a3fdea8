package se.jamnt.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import se.jamnt.configuration.Home;
import se.jamnt.ingest.DeliveryReport;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.pipeline.Run;
import se.jamnt.pipeline.RunSummary;

/** What a run came to, in words and as JSON. */
final class RunMessages {

  private RunMessages() {}

  /** Ends a command: says what the run came to and gives the exit code. */
  static int finish(Console console, Home home, Run run) {
    if (run.didNothing()) {
      console.say("Nothing new: nothing was computed, nothing was published.");
    } else {
      tell(console, home, run);
    }
    if (!run.drafted().isEmpty()) {
      console.say(
          "Drafts of %s wait for approval in %s; jamnt publish approves them."
              .formatted(
                  RunSummary.count(run.drafted().size(), "period"), home.data().resolve("drafts")));
    }
    if (run.needsAPerson()) {
      console.say("Something needs a person: see the lines above, or jamnt status.");
    }
    console.result(result(home, run));
    return run.needsAPerson() ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE;
  }

  private static void tell(Console console, Home home, Run run) {
    RunSummary.figures(run).ifPresent(console::say);
    RunSummary.reports(run)
        .ifPresent(
            reports -> {
              console.say(reports + " in " + home.published());
              console.say("All reports: " + home.published().resolve("index.html"));
            });
  }

  private static Map<String, Object> result(Home home, Run run) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("run", run.id());
    result.put("nothingNew", run.didNothing());
    result.put("deliveries", run.deliveries().stream().map(RunMessages::delivery).toList());
    result.put(
        "notRecognised",
        run.notRecognised().stream()
            .map(file -> Map.of("file", file.name(), "reason", file.reason()))
            .toList());
    result.put("computedPeriods", run.computedPeriods());
    result.put("computedFigures", run.computedFigures());
    result.put("protectedFigures", run.protectedFigures());
    result.put("hiddenFigures", run.hiddenFigures());
    result.put("drawnReports", run.drawnPages());
    result.put("publishedPeriods", run.published());
    result.put("draftedPeriods", run.drafted());
    result.put(
        "revisionsWouldChange",
        run.wouldChange().stream()
            .map(
                one ->
                    Map.of(
                        "period", one.period().id(),
                        "board", one.board(),
                        "revision", one.revision(),
                        "figures", one.figures()))
            .toList());
    result.put("published", home.published().toString());
    result.put("needsAPerson", run.needsAPerson());
    return result;
  }

  private static Map<String, Object> delivery(DeliveryReport report) {
    Counts counts = report.counts();
    Map<String, Object> delivery = new LinkedHashMap<>();
    delivery.put("file", report.name());
    delivery.put("source", report.source());
    delivery.put("state", report.state().name().toLowerCase(Locale.ROOT));
    delivery.put("read", counts.read());
    delivery.put("used", counts.used());
    delivery.put("unchanged", counts.unchanged());
    delivery.put("duplicate", counts.duplicate());
    delivery.put("rejected", counts.rejected());
    report.refusal().ifPresent(reason -> delivery.put("refusal", reason));
    return delivery;
  }
}
