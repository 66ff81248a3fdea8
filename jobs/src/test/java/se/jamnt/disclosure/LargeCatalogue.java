package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Group;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/**
 * One period of a hundred organisations of three boards with ten units each, some of them in
 * groups: five things are counted, each by eight codes. For measurements.
 */
public final class LargeCatalogue {

  private static final Period PERIOD = Period.parse("2013-T1");
  private static final Map<String, String> BREAKDOWNS =
      Map.of(
          "exits", "exit-reason",
          "referrals", "referrer",
          "proposals", "district",
          "office-cases", "case-type",
          "visits", "errand");
  private static final int CODES = 8;
  private static final int BOARDS = 3;
  private static final int UNITS = 10;
  private static final int IN_GROUP = 3;
  private static final Words NAME = new Words("namn", "name");

  private final int organisations;
  private final Random random;
  private final List<Figure> figures = new ArrayList<>();

  private LargeCatalogue(int organisations, long seed) {
    this.organisations = organisations;
    this.random = new Random(seed);
  }

  /** Hides what is to be hidden of so many organisations, and counts what comes back. */
  public static LargeTable.Result protect(int organisations, long seed) {
    LargeCatalogue catalogue = new LargeCatalogue(organisations, seed);
    BREAKDOWNS.keySet().stream().sorted().forEach(catalogue::count);
    Map<String, IndicatorDefinition> definitions =
        CountTables.CATALOG.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    return LargeTable.measured(
        () -> new CountedCells(catalogue.figures, definitions, DisclosurePolicy.usual()),
        new Nodes(catalogue.chart()));
  }

  /** Counts by code and sex, together first, of a node. */
  private static final class Counts {

    private final Map<Sex, long[]> bySex = new HashMap<>();

    private long[] of(Sex sex) {
      return bySex.computeIfAbsent(sex, one -> new long[CODES + 1]);
    }

    void add(Counts other) {
      other.bySex.forEach(
          (sex, counts) -> {
            for (int code = 0; code <= CODES; code++) {
              of(sex)[code] += counts[code];
            }
          });
    }
  }

  private void count(String indicator) {
    Map<String, Counts> groups = new HashMap<>();
    for (int o = 0; o < organisations; o++) {
      Counts organisation = new Counts();
      for (int b = 0; b < BOARDS; b++) {
        Counts board = new Counts();
        for (int u = 0; u < UNITS; u++) {
          Counts unit = unit();
          add(indicator, new NodeId(Level.UNIT, unit(o, b, u)), unit);
          board.add(unit);
        }
        add(indicator, new NodeId(Level.BOARD, board(o, b)), board);
        organisation.add(board);
      }
      add(indicator, new NodeId(Level.ORGANISATION, organisation(o)), organisation);
      if (o < groups() * IN_GROUP) {
        groups.computeIfAbsent("group-" + o / IN_GROUP, id -> new Counts()).add(organisation);
      }
    }
    groups.forEach((id, counts) -> add(indicator, new NodeId(Level.GROUP, id), counts));
  }

  /** A unit's size is its own; every third count is of nobody. */
  private Counts unit() {
    Counts unit = new Counts();
    int usual = 2 + random.nextInt(40);
    for (Sex sex : List.of(Sex.K, Sex.M)) {
      for (int code = 1; code <= CODES; code++) {
        long count = random.nextInt(3) == 0 ? 0 : random.nextInt(usual);
        for (Sex one : List.of(sex, Sex.T)) {
          unit.of(one)[code] += count;
          unit.of(one)[0] += count;
        }
      }
    }
    return unit;
  }

  private void add(String indicator, NodeId node, Counts counts) {
    String breakdown = BREAKDOWNS.getOrDefault(indicator, "");
    for (Sex sex : List.of(Sex.K, Sex.M, Sex.T)) {
      for (int code = 0; code <= CODES; code++) {
        long count = counts.of(sex)[code];
        figures.add(
            new Figure(
                new FigureKey(
                    PERIOD,
                    node,
                    indicator,
                    Statistic.COUNT,
                    code == 0 ? "" : breakdown,
                    code == 0 ? "" : "code-" + code,
                    sex),
                BigDecimal.valueOf(count),
                null,
                count,
                FigureStatus.FINAL,
                1));
      }
    }
  }

  private int groups() {
    return organisations / 10;
  }

  private static String organisation(int o) {
    return "town-" + o;
  }

  private static String board(int o, int b) {
    return "board-" + o + "-" + b;
  }

  private static String unit(int o, int b, int u) {
    return "unit-" + o + "-" + b + "-" + u;
  }

  private OrganisationChart chart() {
    List<Organisation> towns = new ArrayList<>();
    List<Board> boards = new ArrayList<>();
    List<Unit> units = new ArrayList<>();
    for (int o = 0; o < organisations; o++) {
      towns.add(new Organisation(organisation(o), NAME));
      for (int b = 0; b < BOARDS; b++) {
        boards.add(new Board(board(o, b), NAME, organisation(o)));
        for (int u = 0; u < UNITS; u++) {
          units.add(
              new Unit(
                  unit(o, b, u),
                  NAME,
                  List.of(),
                  List.of("sus"),
                  List.of(new Membership(board(o, b), null, null)),
                  List.of()));
        }
      }
    }
    List<Group> groups =
        IntStream.range(0, groups())
            .mapToObj(
                g ->
                    new Group(
                        "group-" + g,
                        NAME,
                        IntStream.range(g * IN_GROUP, (g + 1) * IN_GROUP)
                            .mapToObj(LargeCatalogue::organisation)
                            .toList()))
            .toList();
    return new OrganisationChart(groups, towns, boards, units);
  }
}
