package se.jamnt.indicators;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.Period;

/** Reads {@code config/goals/<board>.yml}. */
public final class GoalFiles {

  private enum FormWord {
    AT_LEAST,
    BETWEEN,
    MAJORITY_OF_UNITS,
    RISES_EACH_PERIOD,
    RISES_SINCE,
    EQUAL_WITHIN,
    ALL
  }

  private GoalFiles() {}

  /** The goals of all boards; references to boards and indicators are checked. */
  public static List<Goal> read(
      Path home, OrganisationChart chart, IndicatorCatalog catalog, Problems problems) {
    List<String> boards = chart.boards().stream().map(Board::id).toList();
    List<Goal> goals = new ArrayList<>();
    for (Path path : Vocabulary.yamlFiles(home.resolve("config/goals"))) {
      YamlMap file = YamlMap.read(home, path, problems);
      if (!boards.contains(file.id())) {
        file.problem(
            "the file's name must be a board's id; " + NearestWord.hint(file.id(), boards));
      }
      Set<String> ids = new HashSet<>();
      for (YamlMap map : file.maps("goals")) {
        Goal goal = goal(file.id(), map, catalog);
        if (!ids.add(goal.id())) {
          map.problem("id", "\"" + goal.id() + "\" stands twice");
        }
        goals.add(goal);
      }
      file.noOtherKeys();
    }
    return goals;
  }

  private static Goal goal(String board, YamlMap map, IndicatorCatalog catalog) {
    Goal goal =
        new Goal(
            board,
            map.id("id"),
            map.words("text"),
            map.reference("indicator", "indicator", catalog.ids()),
            form(map),
            map.date("from").orElse(LocalDate.MIN),
            map.date("to"),
            map.words("decision"),
            map.has("our-reading") ? Optional.of(map.words("our-reading")) : Optional.empty());
    if (!map.has("from")) {
      map.problem("from is missing; a goal holds from a day");
    }
    map.noOtherKeys();
    return goal;
  }

  private static Goal.Form form(YamlMap map) {
    return switch (map.choice("form", FormWord.class)) {
      case AT_LEAST -> new Goal.AtLeast(number(map, "at-least"));
      case BETWEEN -> new Goal.Within(bounds(map));
      case MAJORITY_OF_UNITS -> new Goal.MajorityOfUnits(bounds(map));
      case RISES_EACH_PERIOD -> new Goal.RisesEachPeriod();
      case RISES_SINCE -> new Goal.RisesSince(period(map));
      case EQUAL_WITHIN -> new Goal.EqualWithin(number(map, "equal-within"));
      case ALL -> new Goal.All();
    };
  }

  private static Requirement.Between bounds(YamlMap map) {
    Requirement.Between bounds = ConditionReader.range(map.text("between"));
    if (bounds == null) {
      map.problem("between", "expected bounds as 40 to 60");
      return new Requirement.Between(null, null, false);
    }
    return bounds;
  }

  private static BigDecimal number(YamlMap map, String key) {
    String written = map.text(key);
    try {
      return new BigDecimal(written);
    } catch (NumberFormatException e) {
      map.problem(key, "expected a number, got \"" + written + "\"");
      return BigDecimal.ZERO;
    }
  }

  private static String period(YamlMap map) {
    String written = map.text("since");
    try {
      return Period.parse(written).id();
    } catch (IllegalArgumentException e) {
      map.problem("since", String.valueOf(e.getMessage()));
      return "";
    }
  }
}
