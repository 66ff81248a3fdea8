package se.jamnt.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.jamnt.configuration.Home;
import se.jamnt.pipeline.ReleaseComparison;
import se.jamnt.pipeline.ReleaseComparison.Outcome;
import se.jamnt.pipeline.ReleaseComparison.Released;
import se.jamnt.pipeline.WholeConfiguration;
import se.jamnt.publish.ChangesFile;

/** Two releases side by side, for whoever wants to know what changed between them. */
@Command(
    name = "compare",
    description =
        "Compare two releases of the same period: every figure that differs, and why, in"
            + " changes.csv and as pages. Nothing that is published changes.")
final class CompareCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Parameters(
      index = "0",
      paramLabel = "MANIFEST",
      description = "The manifest.json of a release, as it was published.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path one;

  @Parameters(
      index = "1",
      paramLabel = "MANIFEST",
      description = "That of another, earlier or later.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path other;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "An empty folder for changes.csv and the pages.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path out;

  @Override
  public Integer call() {
    Home home = options.home();
    OutFolder.check(options, home, out, ReleaseComparison.BEGUN);
    Console console = options.console();
    Outcome outcome;
    try {
      outcome =
          new ReleaseComparison(home, WholeConfiguration.read(home), new SeenProgress(console))
              .compare(one, other, out);
    } catch (IllegalArgumentException e) {
      throw options.wrong(String.valueOf(e.getMessage()), e);
    }
    console.result(result(outcome));
    tell(console, outcome);
    return ExitCode.DONE;
  }

  private Map<String, Object> result(Outcome outcome) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    outcome.figuresByReason().forEach((kind, figures) -> reasons.put(kind.words(), figures));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("period", outcome.period().id());
    result.put("earlier", result(outcome.earlier()));
    result.put("later", result(outcome.later()));
    result.put("sameRelease", outcome.isSameRelease());
    result.put("figures", outcome.figures());
    result.put("changes", outcome.changes().size());
    result.put("reasons", reasons);
    result.put("pages", outcome.pages());
    result.put("out", out.toString());
    return result;
  }

  private static Map<String, Object> result(Released release) {
    return Map.of("run", release.run(), "dataAsOf", release.dataAsOf().toString());
  }

  private void tell(Console console, Outcome outcome) {
    if (outcome.isSameRelease()) {
      console.say(
          "Both manifests are of the same release of %s, of run %s. Nothing differs."
              .formatted(outcome.period(), outcome.earlier().run()));
      return;
    }
    console.say(
        "%s: the release of run %s, against the later one of run %s."
            .formatted(outcome.period(), told(outcome.earlier()), told(outcome.later())));
    if (outcome.changes().isEmpty()) {
      console.say("Nothing differs: all %d figures say the same.".formatted(outcome.figures()));
      return;
    }
    console.say(
        "%d of %d figures differ. A figure can have several reasons:"
            .formatted(outcome.changes().size(), outcome.figures()));
    outcome
        .figuresByReason()
        .forEach(
            (kind, figures) ->
                console.say(
                    "  %s: %d %s"
                        .formatted(kind.words(), figures, figures == 1 ? "figure" : "figures")));
    console.say("Which figures, and how many rows: %s".formatted(out.resolve(ChangesFile.NAME)));
    if (outcome.pages() > 0) {
      console.say(
          "To read, by organisation, board and unit (%d PDFs): %s"
              .formatted(outcome.pages(), out.resolve(outcome.period().id())));
    }
  }

  private static String told(Released release) {
    return "%s (data as of %s)".formatted(release.run(), release.dataAsOf());
  }
}
