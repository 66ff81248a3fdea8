package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Closures.Closure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.model.Cluster;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;

/**
 * A cluster's figures of a period as they stand: those of closed boards as they were closed, and
 * every figure with its revision. An organisation or group all of whose boards are closed stands as
 * it stood when the last of them was closed.
 */
final class StandingFigures {

  private final Period period;
  private final Cluster cluster;
  private final OrganisationChart chart;
  private final Closures closures;
  private final ReleasedFigures shown;

  StandingFigures(Period period, Cluster cluster, Closures closures, ReleasedFigures shown) {
    this.period = period;
    this.cluster = cluster;
    this.chart = cluster.chart();
    this.closures = closures;
    this.shown = shown;
  }

  /**
   * The figures that stand, whatever is found now: those of closed boards, and of the nodes above
   * of which all boards are closed.
   *
   * @param nodes those that have figures now
   */
  List<ProtectedFigure> fixed(Set<NodeId> nodes) {
    Map<String, Closure> closed = closed();
    List<ProtectedFigure> fixed = new ArrayList<>();
    closed.values().forEach(one -> fixed.addAll(shown.ofBoard(period, one.release(), one.board())));
    boardsBelow(nodes, closed.keySet())
        .forEach(
            (above, boards) -> {
              if (closed.keySet().containsAll(boards)) {
                long last =
                    boards.stream()
                        .map(closed::get)
                        .filter(Objects::nonNull)
                        .mapToLong(Closure::release)
                        .max()
                        .orElseThrow();
                fixed.addAll(shown.ofNode(period, last, above));
              }
            });
    return fixed;
  }

  private Map<String, Closure> closed() {
    Map<String, Closure> closed = new LinkedHashMap<>(closures.closed(period));
    closed.keySet().removeIf(board -> !cluster.has(board));
    return closed;
  }

  /**
   * The figures as they stand.
   *
   * @param figures as they were protected now
   */
  List<ProtectedFigure> of(List<ProtectedFigure> figures) {
    Map<String, Closure> closed = closed();
    List<ProtectedFigure> standing = new ArrayList<>(fixed(nodes(figures)));
    Set<NodeId> fixedNodes = nodes(standing);
    Map<NodeId, Set<String>> boardsBelow = boardsBelow(nodes(figures), closed.keySet());
    boardsBelow.forEach(
        (above, boards) -> {
          if (closed.keySet().containsAll(boards)) {
            fixedNodes.add(above);
          }
        });
    Set<FigureKey> preliminary = preliminary(standing, boardsBelow.keySet());
    for (ProtectedFigure figure : figures) {
      NodeId node = figure.key().node();
      boolean ofClosed = chart.boardOf(node, period.days()).filter(closed::containsKey).isPresent();
      if (!ofClosed && !fixedNodes.contains(node)) {
        standing.add(
            with(
                figure,
                revision(node, boardsBelow.getOrDefault(node, Set.of())),
                preliminary.contains(figure.key())));
      }
    }
    return standing;
  }

  /** A figure that rests on a preliminary one is preliminary, however much is known since. */
  private static ProtectedFigure with(
      ProtectedFigure figure, int revision, boolean restsOnPreliminary) {
    return new ProtectedFigure(
        figure.key(),
        figure.value(),
        figure.part(),
        figure.base(),
        restsOnPreliminary && figure.status() == Status.FINAL
            ? Status.PRELIMINARY
            : figure.status(),
        revision,
        figure.definitionVersion());
  }

  private int revision(NodeId node, Set<String> below) {
    return chart
        .boardOf(node, period.days())
        .map(board -> closures.revision(period, board))
        .orElseGet(
            () ->
                below.stream().mapToInt(board -> closures.revision(period, board)).max().orElse(0));
  }

  /** The boards with figures under each organisation and group. */
  private Map<NodeId, Set<String>> boardsBelow(Set<NodeId> nodes, Set<String> closed) {
    Set<String> withFigures = new TreeSet<>(closed);
    nodes.stream()
        .filter(node -> node.level() == Level.BOARD)
        .forEach(node -> withFigures.add(node.id()));
    Map<NodeId, Set<String>> below = new HashMap<>();
    for (Unit unit : chart.units()) {
      unit.boardFor(period.days())
          .filter(withFigures::contains)
          .ifPresent(
              board ->
                  chart.unitAndAbove(unit, period.days()).stream()
                      .filter(node -> chart.boardOf(node, period.days()).isEmpty())
                      .forEach(
                          node -> below.computeIfAbsent(node, n -> new TreeSet<>()).add(board)));
    }
    return below;
  }

  /** The figures above the boards that rest on a closed board's preliminary one. */
  private Set<FigureKey> preliminary(List<ProtectedFigure> standing, Set<NodeId> above) {
    Map<String, Set<NodeId>> aboveBoard = new TreeMap<>();
    for (Unit unit : chart.units()) {
      unit.boardFor(period.days())
          .ifPresent(
              board ->
                  chart.unitAndAbove(unit, period.days()).stream()
                      .filter(above::contains)
                      .forEach(
                          node ->
                              aboveBoard.computeIfAbsent(board, b -> new HashSet<>()).add(node)));
    }
    Set<FigureKey> keys = new HashSet<>();
    for (ProtectedFigure figure : standing) {
      if (figure.key().node().level() == Level.BOARD && figure.status() == Status.PRELIMINARY) {
        aboveBoard
            .getOrDefault(figure.key().node().id(), Set.of())
            .forEach(node -> keys.add(figure.key().of(node)));
      }
    }
    return keys;
  }

  static Set<NodeId> nodes(Collection<ProtectedFigure> figures) {
    Set<NodeId> nodes = new HashSet<>();
    figures.forEach(figure -> nodes.add(figure.key().node()));
    return nodes;
  }
}
