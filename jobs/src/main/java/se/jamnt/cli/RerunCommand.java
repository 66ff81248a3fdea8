package se.jamnt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.NearestWord;
import se.jamnt.disclosure.DisclosurePolicy.Waiver;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.pipeline.FactsPurgedException;
import se.jamnt.pipeline.Rerun;
import se.jamnt.pipeline.WholeConfiguration;
import se.jamnt.publish.ChangesFile;

/** Earlier periods, made again for whoever wants to know. */
@Command(
    name = "rerun",
    description =
        "Make earlier periods again as the data were known then or are known now, or one release"
            + " from its manifest, into a folder of its own. Nothing that is published changes.")
final class RerunCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Option(
      names = "--period",
      paramLabel = "P",
      description = "For example 2013-T2; or from one to another, as 2010..2013, with --every.")
  private @Nullable String period;

  @Option(
      names = "--every",
      paramLabel = "KIND",
      description = "month, quarter, tertial, half or year: each within the period.")
  private @Nullable String every;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The data as they were known at the end of this day. Default: all there are.")
  private @Nullable String asOf;

  @Option(
      names = "--definitions",
      paramLabel = "DIR",
      description = "Definitions that take the place of those in config/indicators/.")
  private @Nullable Path definitions;

  @Option(
      names = "--release",
      paramLabel = "MANIFEST",
      description = "The manifest.json of a release that is to be made again.")
  private @Nullable Path release;

  @Option(
      names = "--unprotected",
      description =
          "Hide nothing (threshold 0), for the one person named by --by and the --reason given. It"
              + " is logged, and every page says so.")
  private boolean unprotected;

  @Option(names = "--by", paramLabel = "NAME", description = "Who sees unprotected figures.")
  private @Nullable String by;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why unprotected figures are needed.")
  private @Nullable String reason;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "An empty folder for what is made, or one that was begun by the same re-run.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path out;

  @Override
  public Integer call() {
    if ((period == null) == (release == null)) {
      throw options.wrong("expected either --period or --release");
    }
    if (unprotected && release != null) {
      throw options.wrong("--unprotected: a release is made again as it was, protected");
    }
    Optional<Waiver> waiver = waiver();
    Home home = options.home();
    OutFolder.check(options, home, out, Rerun.BEGUN);
    Rerun rerun =
        new Rerun(
            home,
            WholeConfiguration.read(home),
            options.today(),
            new SeenProgress(options.console()));
    return release != null
        ? release(rerun, release)
        : periods(rerun, String.valueOf(period), waiver);
  }

  private Optional<Waiver> waiver() {
    if (!unprotected) {
      if (by != null || reason != null) {
        throw options.wrong("--by and --reason belong to --unprotected");
      }
      return Optional.empty();
    }
    return Optional.of(new Waiver(said("--by", by), said("--reason", reason)));
  }

  private String said(String option, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw options.wrong(
          "--unprotected needs "
              + option
              + ": who sees small groups, and why, is logged and printed");
    }
    return text.strip().replaceAll("\\s+", " ");
  }

  private Integer periods(Rerun rerun, String wanted, Optional<Waiver> waiver) {
    Console console = options.console();
    List<Period> periods = periods(wanted);
    Path folder = definitions;
    if (folder != null && !Files.isDirectory(folder)) {
      throw options.wrong("--definitions: there is no folder " + folder);
    }
    Rerun.Outcome outcome;
    try {
      outcome = rerun.periods(periods, asOf(), Optional.ofNullable(folder), waiver, out);
    } catch (FactsPurgedException e) {
      throw options.wrong("--period: " + e.getMessage(), e);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("periods", outcome.made().stream().map(Period::id).toList());
    result.put("withoutFigures", outcome.withoutFigures().stream().map(Period::id).toList());
    result.put("changes", outcome.changes().size());
    result.put("withheld", outcome.found().withheld());
    result.put("leaks", outcome.found().leaks());
    result.put("out", out.toString());
    console.result(result);
    outcome
        .withoutFigures()
        .forEach(
            one ->
                console.say(
                    one
                        + ": nothing was known of it; it is not among the periods of"
                        + " config/jamnt.yml, or the data do not reach it"));
    if (outcome.made().isEmpty()) {
      throw options.wrong(
          "no figures of " + wanted + (asOf == null ? "" : " at the end of " + asOf));
    }
    console.say(
        "Made %s again in %s."
            .formatted(
                outcome.made().size() == 1
                    ? outcome.made().get(0).id()
                    : outcome.made().size() + " periods",
                out));
    waiver.ifPresent(
        one ->
            console.say(
                "Nothing in it is protected. It is for %s only, and must not be passed on; data/%s"
                        .formatted(one.by(), Rerun.UNPROTECTED)
                    + " says so."));
    console.say(
        "%d figures differ from those published: %s"
            .formatted(outcome.changes().size(), out.resolve(ChangesFile.NAME)));
    return told(outcome.found());
  }

  /** What disclosure control found; a person is needed where the home has not told it yet. */
  private int told(Rerun.Found found) {
    Console console = options.console();
    if (!found.withheld().isEmpty()) {
      console.say(
          "%d tables are withheld in it, since it could not be proved that they are safe:%n%s"
              .formatted(found.withheld().size(), String.join("\n", found.withheld())));
    }
    if (!found.leaks().isEmpty()) {
      console.say(
          "What this home has released gives %d small groups away by itself; hiding more in a"
                  .formatted(found.leaks().size())
              + " re-run can't help. Tell the data-protection officer:\n"
              + String.join("\n", found.leaks()));
    }
    return found.isNew() ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE;
  }

  private Integer release(Rerun rerun, Path manifest) {
    Rerun.Reproduced reproduced;
    try {
      reproduced = rerun.release(Files.readAllBytes(manifest), out);
    } catch (IOException e) {
      throw options.wrong("--release: can't read " + manifest, e);
    } catch (IllegalArgumentException e) {
      throw options.wrong("--release: " + manifest + ": " + e.getMessage(), e);
    }
    Console console = options.console();
    console.result(
        Map.of(
            "period", reproduced.period().id(),
            "sameSoftware", reproduced.sameSoftware(),
            "differences", reproduced.differences(),
            "withheld", reproduced.found().withheld(),
            "leaks", reproduced.found().leaks(),
            "out", out.toString()));
    int told = told(reproduced.found());
    if (!reproduced.sameSoftware()) {
      console.say(
          "Another version of Jämnt or Java made this release, so pages are not comparable; "
              + (reproduced.differences().isEmpty()
                  ? "indicators.csv is the same, byte for byte."
                  : "indicators.csv differs."));
      return ExitCode.NEEDS_A_PERSON;
    }
    if (reproduced.differences().isEmpty()) {
      console.say("%s is reproduced byte for byte in %s.".formatted(reproduced.period(), out));
      return told;
    }
    console.say(
        "%s is not the same; the first difference: %s (%d in all)"
            .formatted(
                reproduced.period(),
                reproduced.differences().get(0),
                reproduced.differences().size()));
    return ExitCode.NEEDS_A_PERSON;
  }

  private Optional<LocalDate> asOf() {
    try {
      return Optional.ofNullable(asOf).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw options.wrong("--as-of: expected a date as 2013-05-02, got \"" + asOf + "\"", e);
    }
  }

  /** One period or, with {@code --every}, those of a kind within it. */
  private List<Period> periods(String wanted) {
    String[] ends = wanted.split("\\.\\.", 2);
    if (every == null) {
      return List.of(options.period(wanted));
    }
    List<String> kinds = List.of("month", "quarter", "tertial", "half", "year");
    if (!kinds.contains(every)) {
      throw options.wrong("--every: no kind \"" + every + "\"; " + NearestWord.hint(every, kinds));
    }
    Period first = options.period(end(wanted, ends[0]));
    Period last = options.period(end(wanted, ends[ends.length - 1]));
    Period.Kind kind = Period.Kind.valueOf(every.toUpperCase(Locale.ROOT));
    List<Period> periods =
        new PeriodCalendar(List.of(kind), List.of(), List.of())
            .periods(first.first(), last.last()).stream()
                .filter(one -> !one.first().isBefore(first.first()))
                .filter(one -> !one.last().isAfter(last.last()))
                .toList();
    if (periods.isEmpty()) {
      throw options.wrong("--every: there is no whole " + every + " within " + wanted);
    }
    return periods;
  }

  /** The end of a span of periods; a span of days is a period of its own. */
  private static String end(String wanted, String part) {
    return part.matches("\\d{4}-\\d{2}-\\d{2}") ? wanted : part;
  }
}
