package se.jamnt.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.NearestWord;
import se.jamnt.model.Closing;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.Period;
import se.jamnt.pipeline.Run;
import se.jamnt.pipeline.Runner;
import se.jamnt.pipeline.WholeConfiguration;

/** A person approves figures; from then on they stand. */
@Command(
    name = "publish",
    description =
        "Approve and close a period for a board, or for all its boards: the first time as revision"
            + " 1, then 2 and so on. What comes later changes it only by a new revision.")
final class PublishCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Option(
      names = "--period",
      paramLabel = "P",
      required = true,
      description = "For example 2013-T2, 2013, 2013-YTD08 or 2012-01-01..2013-10-31.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String period;

  @Option(
      names = "--board",
      paramLabel = "ID",
      description = "The board. Default: all boards that have figures of the period.")
  private @Nullable String board;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who approves.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String by;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the readers of the revision.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String reason;

  @Option(
      names = "--case-number",
      paramLabel = "N",
      description = "The decision's number in the board's register.")
  private @Nullable String caseNumber;

  @Override
  public Integer call() {
    Console console = options.console();
    Home home = options.home();
    Period wanted = options.period(period);
    said("--by", by);
    said("--reason", reason);
    WholeConfiguration configuration = WholeConfiguration.read(home);
    checkBoard(configuration);
    Map<String, Integer> next = next(wanted);
    Closing closing =
        new Closing(
            wanted,
            next.keySet(),
            by.strip(),
            reason.strip(),
            Optional.ofNullable(caseNumber).map(String::strip).filter(n -> !n.isEmpty()),
            options.today());
    Run run =
        new Runner(home, configuration, options.today(), new SeenProgress(console))
            .publish(closing);
    next.forEach(
        (id, revision) ->
            console.say("%s is closed for %s as revision %d.".formatted(wanted, id, revision)));
    return RunMessages.finish(console, home, run);
  }

  private void said(String option, String text) {
    if (text.isBlank()) {
      throw options.wrong(option + ": expected a text, got none");
    }
  }

  private void checkBoard(WholeConfiguration configuration) {
    List<String> known = configuration.chart().boards().stream().map(Board::id).toList();
    String one = board;
    if (one != null && !known.contains(one)) {
      throw options.wrong(
          "--board: no board \"%s\"; %s".formatted(one, NearestWord.hint(one, known)));
    }
  }

  /** The boards to close, those that have figures, each with its next revision. */
  private Map<String, Integer> next(Period wanted) {
    Map<String, Integer> next = new TreeMap<>();
    options.reading(
        history -> {
          Map<String, Integer> last = history.revisions(wanted);
          history.boardsWithFigures(wanted).stream()
              .filter(id -> board == null || id.equals(board))
              .forEach(id -> next.put(id, last.getOrDefault(id, 0) + 1));
          return next;
        });
    if (next.isEmpty()) {
      throw options.wrong(
          "--period: no figures of %s%s; jamnt nightly or jamnt report makes them"
              .formatted(wanted, board == null ? "" : " for " + board));
    }
    return next;
  }
}
