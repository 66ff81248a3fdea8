package se.jamnt.indicators;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.Period;
import se.jamnt.model.Words;

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

  /** Whether a goal is explained to readers of reports, or only judged in a worked example. */
  private enum Told {
    READERS,
    NOBODY
  }

  private static final Words NOTHING = new Words("", "");

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
        Board board = chart.board(file.id()).orElse(new Board(file.id(), NOTHING, ""));
        Goal goal = goal(map, board, chart, catalog, Told.READERS);
        if (!ids.add(goal.id())) {
          map.problem("id", "\"" + goal.id() + "\" stands twice");
        }
        goals.add(goal);
      }
      file.noOtherKeys();
    }
    return goals;
  }

  /** A goal of a worked example: like others, but it says nothing and rests on no decision. */
  static Goal ofExample(
      YamlMap map, Board board, OrganisationChart chart, IndicatorCatalog catalog) {
    return goal(map, board, chart, catalog, Told.NOBODY);
  }

  private static Goal goal(
      YamlMap map, Board board, OrganisationChart chart, IndicatorCatalog catalog, Told told) {
    LocalDate from = map.date("from").orElse(LocalDate.MIN);
    String indicator = map.reference("indicator", "indicator", catalog.ids());
    Goal goal =
        new Goal(
            board.id(),
            map.id("id"),
            told == Told.READERS ? map.words("text") : NOTHING,
            indicator,
            nodes(map, board, chart),
            map.choice("whose", Goal.Whose.class, usually(indicator, catalog)),
            form(map, from),
            from,
            map.date("to"),
            told == Told.READERS ? map.words("decision") : NOTHING,
            map.has("our-reading") ? Optional.of(map.words("our-reading")) : Optional.empty(),
            partly(map));
    if (!map.has("from")) {
      map.problem("from is missing; a goal holds from a day");
    }
    catalog.find(indicator).ifPresent(definition -> requireFigures(map, definition, goal.form()));
    map.noOtherKeys();
    return goal;
  }

  /** What is made from others has figures for a goal only where they are numbers of one period. */
  private static void requireFigures(YamlMap map, IndicatorDefinition definition, Goal.Form form) {
    if (definition.measure() instanceof Measure.Goals) {
      map.problem("indicator", "whether goals are reached is no figure that can reach a goal");
    }
    boolean compares = form instanceof Goal.RisesSince || form instanceof Goal.RisesEachPeriod;
    if (compares && definition.measure() instanceof Measure.PlanCoverage) {
      map.problem("form", "what is planned changes, so that it is not compared with earlier");
    }
  }

  /** Both sexes together are always the whole of a distribution between them. */
  private static Goal.Whose usually(String indicator, IndicatorCatalog catalog) {
    return catalog
        .find(indicator)
        .filter(definition -> definition.measure() instanceof Measure.BySex)
        .map(definition -> Goal.Whose.WOMEN)
        .orElse(Goal.Whose.TOTAL);
  }

  private static List<NodeId> nodes(YamlMap map, Board board, OrganisationChart chart) {
    NodeId itself = new NodeId(Level.BOARD, board.id());
    if (!map.has("nodes")) {
      return List.of(itself);
    }
    Set<String> known = new TreeSet<>(Set.of(board.id()));
    chart.units().stream()
        .filter(unit -> unit.memberships().stream().anyMatch(m -> m.board().equals(board.id())))
        .map(OrganisationChart.Unit::id)
        .forEach(known::add);
    return map.references("nodes", "board or unit of the board", known).stream()
        .map(id -> id.equals(board.id()) ? itself : new NodeId(Level.UNIT, id))
        .toList();
  }

  private static Map<Period, Words> partly(YamlMap map) {
    Map<Period, Words> partly = new HashMap<>();
    for (YamlMap line : map.maps("partly-reached")) {
      period(line, "period").ifPresent(period -> partly.put(period, line.words("text")));
      line.noOtherKeys();
    }
    return partly;
  }

  private static Goal.Form form(YamlMap map, LocalDate from) {
    return switch (map.choice("form", FormWord.class)) {
      case AT_LEAST -> new Goal.AtLeast(steps(map, from));
      case BETWEEN -> new Goal.Within(bounds(map));
      case MAJORITY_OF_UNITS -> new Goal.MajorityOfUnits(bounds(map));
      case RISES_EACH_PERIOD -> new Goal.RisesEachPeriod();
      case RISES_SINCE -> new Goal.RisesSince(period(map, "since").orElse(Period.parse("2000")));
      case EQUAL_WITHIN -> new Goal.EqualWithin(number(map, "equal-within"));
      case ALL -> new Goal.All();
    };
  }

  private static List<Goal.Step> steps(YamlMap map, LocalDate from) {
    if (!map.has("steps")) {
      return List.of(new Goal.Step(from, number(map, "at-least")));
    }
    List<Goal.Step> steps = new ArrayList<>();
    for (YamlMap line : map.maps("steps")) {
      steps.add(new Goal.Step(line.date("by").orElse(LocalDate.MAX), number(line, "at-least")));
      if (!line.has("by")) {
        line.problem("by is missing; a step is reached by the end of a day");
      }
      line.noOtherKeys();
    }
    return steps;
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

  private static Optional<Period> period(YamlMap map, String key) {
    try {
      return Optional.of(Period.parse(map.text(key)));
    } catch (IllegalArgumentException e) {
      map.problem(key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
