package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.YamlMap;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/**
 * The made-up board of a worked example whose rows are figures of other indicators.
 *
 * @param chart the board and the units that the rows name
 * @param goals what it wants to reach
 * @param plan which indicators it plans to follow
 * @param decisions both as they are written, a line each
 */
public record ExampleBoard(
    OrganisationChart chart,
    List<Goal> goals,
    List<PlannedIndicator> plan,
    List<String> decisions) {

  /** The board. */
  public static final NodeId BOARD = new NodeId(Level.BOARD, "board");

  /** A figure that was expected and did not come. */
  public static final String MISSING = "missing";

  private static final String INDICATOR = "indicator";
  private static final String UNIT = "unit";
  private static final String PERIOD = "period";
  private static final List<Sex> SEXES = List.of(Sex.K, Sex.M, Sex.T);
  private static final Set<String> COLUMNS = Set.of(INDICATOR, UNIT, PERIOD, "K", "M", "T");
  private static final Set<String> WORDS =
      Set.of(WorkedExample.HIDDEN, WorkedExample.NONE, MISSING);

  public ExampleBoard {
    goals = List.copyOf(goals);
    plan = List.copyOf(plan);
    decisions = List.copyOf(decisions);
  }

  /** A figure of another indicator as a row tells it: a number, or one of the words. */
  public record Told(String indicator, NodeId node, Period period, Sex sex, String value) {}

  /** What the rows of an example tell; an empty cell tells nothing. */
  public static List<Told> told(WorkedExample example) {
    List<Told> told = new ArrayList<>();
    for (Map<String, String> row : example.rows()) {
      String unit = row.getOrDefault(UNIT, "");
      String period = row.getOrDefault(PERIOD, "");
      for (Sex sex : SEXES) {
        String value = row.getOrDefault(sex.name(), "");
        if (!value.isEmpty()) {
          told.add(
              new Told(
                  row.getOrDefault(INDICATOR, ""),
                  unit.isEmpty() ? BOARD : new NodeId(Level.UNIT, unit),
                  period.isEmpty() ? example.period() : Period.parse(period),
                  sex,
                  value));
        }
      }
    }
    return told;
  }

  /** Reads an example of goals or of a plan; references to indicators are checked. */
  static WorkedExample read(YamlMap map, Measure measure, IndicatorCatalog all) {
    Period period = WorkedExample.period(map);
    List<Map<String, String>> rows = WorkedExample.rows(map, COLUMNS);
    for (int row = 0; row < rows.size(); row++) {
      check(row, rows.get(row), map, all);
    }
    OrganisationChart chart = chart(rows);
    boolean ofGoals = measure instanceof Measure.Goals;
    ExampleBoard board = ofGoals ? goals(map, chart, all) : plan(map, chart, all);
    YamlMap expected = map.map("expect");
    Map<Sex, String> expect = ofGoals ? Map.of() : WorkedExample.expected(expected);
    Map<String, Map<Sex, String>> also =
        ofGoals ? statuses(expected, board) : WorkedExample.also(map);
    map.noOtherKeys();
    return new WorkedExample(period, rows, expect, also, Optional.of(board));
  }

  private static void check(
      int number, Map<String, String> row, YamlMap map, IndicatorCatalog all) {
    String indicator = row.getOrDefault(INDICATOR, "");
    if (all.find(indicator).isEmpty()) {
      WorkedExample.problem(
          map,
          number,
          "no indicator \"" + indicator + "\"; " + NearestWord.hint(indicator, all.ids()));
    }
    String period = row.getOrDefault(PERIOD, "");
    try {
      if (!period.isEmpty()) {
        Period.parse(period);
      }
    } catch (IllegalArgumentException e) {
      WorkedExample.problem(map, number, String.valueOf(e.getMessage()));
    }
    SEXES.stream()
        .map(sex -> row.getOrDefault(sex.name(), ""))
        .filter(value -> !value.isEmpty() && !WORDS.contains(value) && !isNumber(value))
        .forEach(
            value ->
                WorkedExample.problem(
                    map,
                    number,
                    "expected a number, hidden, none or missing, got \"" + value + "\""));
  }

  private static boolean isNumber(String text) {
    try {
      new BigDecimal(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static OrganisationChart chart(List<Map<String, String>> rows) {
    Words name = new Words("namn", "name");
    List<Unit> units =
        rows.stream()
            .flatMap(row -> Stream.ofNullable(row.get(UNIT)))
            .filter(unit -> !unit.isEmpty())
            .distinct()
            .map(
                unit ->
                    new Unit(
                        unit,
                        name,
                        List.of(),
                        List.of(),
                        List.of(new Membership(BOARD.id(), null, null)),
                        List.of()))
            .toList();
    return new OrganisationChart(
        List.of(),
        List.of(new Organisation("organisation", name)),
        List.of(new Board(BOARD.id(), name, "organisation")),
        units);
  }

  private static ExampleBoard goals(YamlMap map, OrganisationChart chart, IndicatorCatalog all) {
    Board board = chart.board(BOARD.id()).orElseThrow();
    Map<String, Goal> goals = new LinkedHashMap<>();
    List<String> written = new ArrayList<>();
    for (YamlMap one : map.maps("goals")) {
      Goal goal = GoalFiles.ofExample(one, board, chart, all);
      if (goals.put(goal.id(), goal) != null) {
        one.problem("id", "\"" + goal.id() + "\" stands twice");
      }
      written.add(goal.id() + ": " + written(one, Set.of("id")));
    }
    if (goals.isEmpty()) {
      map.problem("goals", "names no goal; write some as in config/goals/");
    }
    return new ExampleBoard(chart, List.copyOf(goals.values()), List.of(), written);
  }

  private static ExampleBoard plan(YamlMap map, OrganisationChart chart, IndicatorCatalog all) {
    YamlMap plan = map.map("plan");
    List<PlannedIndicator> planned = PlanFile.of(BOARD.id(), plan, all);
    if (planned.isEmpty()) {
      map.problem("plan", "names no indicator; write some as in config/plan-indicators.yml");
    }
    List<String> written = new ArrayList<>();
    written.add("indicators: " + String.join(", ", plan.texts("indicators")));
    plan.maps("elsewhere").forEach(one -> written.add("elsewhere: " + written(one, Set.of())));
    return new ExampleBoard(chart, List.of(), planned, written);
  }

  private static String written(YamlMap map, Set<String> without) {
    String text = map.canonical(without).replace("\"", "");
    return text.substring(1, text.length() - 1);
  }

  /** The status of each goal; every goal has one, or it shows nothing. */
  private static Map<String, Map<Sex, String>> statuses(YamlMap expect, ExampleBoard board) {
    Map<String, String> words = new HashMap<>(Map.of(WorkedExample.HIDDEN, WorkedExample.HIDDEN));
    Stream.of(GoalStatus.values()).forEach(status -> words.put(status.word(), status.word()));
    Map<String, Map<Sex, String>> statuses = new LinkedHashMap<>();
    for (Goal goal : board.goals()) {
      if (expect.has(goal.id())) {
        statuses.put(goal.id(), Map.of(Sex.T, expect.choice(goal.id(), words, "")));
      } else {
        expect.problem(goal.id(), "is missing; say what becomes of each goal");
      }
    }
    expect.noOtherKeys();
    return statuses;
  }
}
