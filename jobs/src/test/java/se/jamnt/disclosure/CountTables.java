package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.ShippedCatalog;
import se.jamnt.indicators.Statistic;
import se.jamnt.indicators.derived.Breaks;
import se.jamnt.indicators.derived.DerivedFigures;
import se.jamnt.indicators.derived.ShownFigures;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/**
 * Tables of exits by unit, sex, reason and month, from the innermost counts up: every unit and the
 * board, women, men, unknown and all, every reason and all, every period that the months make up.
 */
final class CountTables {

  /** What cannot be divided further; {@code reason} is empty where there are none. */
  record Innermost(String unit, Sex sex, String reason, String month) {}

  static final String INDICATOR = "exits";
  static final IndicatorCatalog CATALOG = ShippedCatalog.read();
  private static final Words NAME = new Words("namn", "name");

  private final Map<Innermost, Long> counts = new LinkedHashMap<>();
  private final List<String> periods;
  private final int unitsOfABoard;
  private final Set<String> withoutUnknownSex = new TreeSet<>();

  CountTables(int unitsOfABoard, String... periods) {
    this.unitsOfABoard = unitsOfABoard;
    this.periods = List.of(periods);
  }

  CountTables put(int unit, Sex sex, String reason, String month, long count) {
    counts.put(new Innermost("unit-" + unit, sex, reason, month), count);
    return this;
  }

  /** The unit's own figures leave out those of unknown sex. */
  CountTables leavingOutUnknownSexOf(int unit) {
    withoutUnknownSex.add("unit-" + unit);
    return this;
  }

  CountTables copy() {
    CountTables copy = new CountTables(unitsOfABoard, periods.toArray(String[]::new));
    copy.counts.putAll(counts);
    copy.withoutUnknownSex.addAll(withoutUnknownSex);
    return copy;
  }

  Map<Innermost, Long> counts() {
    return counts;
  }

  private static NodeId unit(String id) {
    return new NodeId(Level.UNIT, id);
  }

  private NodeId board(String unit) {
    int number = Integer.parseInt(unit.substring("unit-".length()));
    return new NodeId(Level.BOARD, "board-" + (number - 1) / unitsOfABoard);
  }

  /** Every figure with the innermost counts that it adds up. */
  Map<FigureKey, Set<Innermost>> figures() {
    Map<FigureKey, Set<Innermost>> figures = new HashMap<>();
    for (Innermost one : counts.keySet()) {
      for (String id : periods) {
        Period period = Period.parse(id);
        if (!period.days().contains(Period.parse(one.month()).first())) {
          continue;
        }
        for (NodeId node :
            List.of(
                unit(one.unit()),
                board(one.unit()),
                new NodeId(Level.ORGANISATION, "organisation"))) {
          if (one.sex() == Sex.U && withoutUnknownSex.contains(node.id())) {
            continue;
          }
          for (Sex sex : List.of(one.sex(), Sex.T)) {
            for (String reason : new TreeSet<>(List.of(one.reason(), ""))) {
              FigureKey key =
                  new FigureKey(
                      period,
                      node,
                      INDICATOR,
                      Statistic.COUNT,
                      reason.isEmpty() ? "" : "exit-reason",
                      reason,
                      sex);
              figures.computeIfAbsent(key, k -> new java.util.LinkedHashSet<>()).add(one);
            }
          }
        }
      }
    }
    Map<FigureKey, Set<Innermost>> inOrder = new TreeMap<>(FigureKey.AS_WRITTEN);
    inOrder.putAll(figures);
    return inOrder;
  }

  long truth(Collection<Innermost> of) {
    return of.stream().mapToLong(one -> counts.getOrDefault(one, 0L)).sum();
  }

  List<Figure> computed() {
    return figures().entrySet().stream()
        .map(figure -> figure(figure.getKey(), truth(figure.getValue())))
        .toList();
  }

  static Figure figure(FigureKey key, long count) {
    return new Figure(key, BigDecimal.valueOf(count), null, count, FigureStatus.FINAL, 1);
  }

  /** The figures that are hidden. */
  Set<FigureKey> hidden() {
    return hidden(computed(), DisclosurePolicy.usual());
  }

  Set<FigureKey> hidden(List<Figure> figures, DisclosurePolicy policy) {
    return hidden(figures, policy, PastReleases.none());
  }

  /** The same, after what earlier releases have shown. */
  Set<FigureKey> hidden(List<Figure> figures, DisclosurePolicy policy, PastReleases past) {
    return hidden(figures, policy, new Released(past, List.of(), Map.of()));
  }

  Set<FigureKey> hidden(List<Figure> figures, DisclosurePolicy policy, Released released) {
    return shown(chart(), policy, figures, released).stream()
        .filter(ProtectedFigure::isHidden)
        .map(ProtectedFigure::key)
        .collect(Collectors.toCollection(() -> new TreeSet<>(FigureKey.AS_WRITTEN)));
  }

  static Hiding hiding(OrganisationChart chart, DisclosurePolicy policy) {
    Map<String, IndicatorDefinition> definitions =
        CATALOG.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    return new Hiding(
        definitions,
        new Families(definitions),
        policy,
        new DerivedFigures(
            CATALOG,
            Map.of(),
            new PeriodCalendar(List.of(), List.of(), List.of()),
            new Breaks(chart, List.of()),
            new DerivedFigures.Decided(chart, List.of(), List.of())));
  }

  /** Figures as they may be shown, without those that follow from them. */
  static List<ProtectedFigure> shown(
      OrganisationChart chart, DisclosurePolicy policy, List<Figure> figures) {
    return shown(chart, policy, figures, Released.nothing());
  }

  private static List<ProtectedFigure> shown(
      OrganisationChart chart, DisclosurePolicy policy, List<Figure> figures, Released released) {
    Map<Period, List<Figure>> byPeriod = new TreeMap<>();
    figures.forEach(
        figure ->
            byPeriod.computeIfAbsent(figure.key().period(), key -> new ArrayList<>()).add(figure));
    Set<FigureKey> keys = figures.stream().map(Figure::key).collect(Collectors.toSet());
    return hiding(chart, policy)
        .of(byPeriod, new Nodes(chart), released, other -> new ShownFigures(List.of(), Set.of()))
        .figures()
        .values()
        .stream()
        .flatMap(List::stream)
        .filter(figure -> keys.contains(figure.key()))
        .toList();
  }

  CountedCells cells() {
    return new CountedCells(
        computed(),
        CATALOG.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity())),
        DisclosurePolicy.usual());
  }

  OrganisationChart chart() {
    List<String> units = counts.keySet().stream().map(Innermost::unit).distinct().toList();
    OrganisationChart chart =
        new OrganisationChart(
            List.of(),
            List.of(new Organisation("organisation", NAME)),
            units.stream()
                .map(unit -> board(unit).id())
                .distinct()
                .map(board -> new Board(board, NAME, "organisation"))
                .toList(),
            units.stream()
                .map(
                    unit ->
                        new Unit(
                            unit,
                            NAME,
                            List.of(),
                            List.of("sus"),
                            List.of(new Membership(board(unit).id(), null, null)),
                            List.of()))
                .toList());
    return chart.leavingOutUnknownSexOf(withoutUnknownSex);
  }
}
