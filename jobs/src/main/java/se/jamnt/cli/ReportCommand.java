package se.jamnt.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.NearestWord;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.pipeline.ReportRequest;
import se.jamnt.pipeline.Run;
import se.jamnt.pipeline.Runner;
import se.jamnt.pipeline.WholeConfiguration;

/** One period, on demand. */
@Command(
    name = "report",
    description =
        "Compute, protect and publish a whole period. --board and --unit draw their pages even if"
            + " nothing changed.")
final class ReportCommand implements Callable<Integer> {

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

  @Option(names = "--board", paramLabel = "ID", description = "Draw this board's page.")
  private @Nullable String board;

  @Option(names = "--unit", paramLabel = "ID", description = "Draw this unit's page.")
  private @Nullable String unit;

  @Override
  public Integer call() {
    Console console = options.console();
    Home home = options.home();
    Period wanted = options.period(period);
    WholeConfiguration configuration = WholeConfiguration.read(home);
    ReportRequest request = new ReportRequest(wanted, nodes(configuration.chart()));
    Run run =
        new Runner(home, configuration, options.today(), new SeenProgress(console)).report(request);
    if (!run.hasComputed(wanted)) {
      throw options.wrong(
          "--period: no figures of "
              + wanted
              + "; it is not among the periods of config/jamnt.yml, or the data do not reach it");
    }
    return RunMessages.finish(console, home, run);
  }

  private Set<NodeId> nodes(OrganisationChart chart) {
    Set<NodeId> nodes = new LinkedHashSet<>();
    add(nodes, "--board", board, Level.BOARD, chart.boards().stream().map(Board::id).toList());
    add(nodes, "--unit", unit, Level.UNIT, chart.units().stream().map(Unit::id).toList());
    return nodes;
  }

  private void add(
      Set<NodeId> nodes, String option, @Nullable String id, Level level, List<String> known) {
    if (id == null) {
      return;
    }
    if (!known.contains(id)) {
      throw options.wrong(
          "%s: no %s \"%s\"; %s".formatted(option, level.word(), id, NearestWord.hint(id, known)));
    }
    nodes.add(new NodeId(level, id));
  }
}
