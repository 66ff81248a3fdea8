package se.jamnt.indicators;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;

/** Reads {@code config/plan-indicators.yml}, which may be missing. */
public final class PlanFile {

  private PlanFile() {}

  /** What all boards plan to follow; references to boards and indicators are checked. */
  public static List<PlannedIndicator> read(
      Path home, OrganisationChart chart, IndicatorCatalog catalog, Problems problems) {
    Path path = home.resolve("config/plan-indicators.yml");
    if (!Files.exists(path)) {
      return List.of();
    }
    List<String> boards = chart.boards().stream().map(Board::id).toList();
    YamlMap file = YamlMap.read(home, path, problems);
    List<PlannedIndicator> planned = new ArrayList<>();
    for (YamlMap map : file.maps("plans")) {
      String board = map.reference("board", "board", boards);
      planned.addAll(of(board, map, catalog));
    }
    file.noOtherKeys();
    return planned;
  }

  /** What one board plans to follow. */
  static List<PlannedIndicator> of(String board, YamlMap map, IndicatorCatalog catalog) {
    List<PlannedIndicator> planned = new ArrayList<>();
    map.references("indicators", "indicator", catalog.ids())
        .forEach(id -> planned.add(new PlannedIndicator.Computed(board, id)));
    for (YamlMap line : map.maps("elsewhere")) {
      planned.add(
          new PlannedIndicator.Elsewhere(
              board,
              line.words("name"),
              line.flag("by-sex", false),
              line.flag("at-unit-level", false),
              line.flag("publishable", false)));
      line.noOtherKeys();
    }
    map.noOtherKeys();
    return planned;
  }
}
