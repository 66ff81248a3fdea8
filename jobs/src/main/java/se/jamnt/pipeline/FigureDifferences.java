package se.jamnt.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import se.jamnt.disclosure.ComparedSide;
import se.jamnt.disclosure.Comparison;
import se.jamnt.disclosure.CountedRows;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.KnownDeliveries;
import se.jamnt.indicators.RowChanges;
import se.jamnt.indicators.RowChanges.Place;
import se.jamnt.model.NodeId;

/**
 * Every figure that differs between two sides, with the reasons. A closed board's figures rest on
 * what was known and defined when it was closed, whatever has been released since.
 */
final class FigureDifferences {

  private final DataSource facts;

  /** Differences that rest on the facts of a home. */
  FigureDifferences(DataSource facts) {
    this.facts = facts;
  }

  /** The boards with which a node's figures were closed on both sides; empty where open. */
  private record Standing(Optional<String> before, Optional<String> after) {}

  /** The figures that have the same standing. */
  private record Alike(
      Comparison comparison, List<ProtectedFigure> before, List<ProtectedFigure> after) {}

  /** Compares two sides of one period. */
  List<FigureChange> between(ComparedFigures before, ComparedFigures after) {
    List<Alike> parts = parts(before, after);
    Set<Place> guarded = new HashSet<>();
    parts.forEach(part -> guarded.addAll(part.comparison().guarded(part.before(), part.after())));
    CountedRows rows =
        isWaived(after)
            ? new CountedRows(rows(before, after), 0, Set.of())
            : new CountedRows(rows(before, after), leastCount(before, after), guarded);
    List<FigureChange> changes = new ArrayList<>();
    parts.forEach(
        part -> changes.addAll(part.comparison().changes(part.before(), part.after(), rows)));
    return changes;
  }

  private static List<Alike> parts(ComparedFigures before, ComparedFigures after) {
    Map<NodeId, Standing> standings = new HashMap<>();
    Stream.concat(before.nodes().stream(), after.nodes().stream())
        .forEach(node -> standings.computeIfAbsent(node, one -> standing(one, before, after)));
    Map<Standing, List<ProtectedFigure>> then = by(standings, before.figures());
    Map<Standing, List<ProtectedFigure>> now = by(standings, after.figures());
    Set<NodeId> waitedBefore = before.waiting();
    Set<NodeId> waitedAfter = after.waiting();
    return standings.values().stream()
        .distinct()
        .map(
            standing -> {
              FigureDefinitions one = before.basis(standing.before()).definitions();
              FigureDefinitions other = after.basis(standing.after()).definitions();
              return new Alike(
                  new Comparison(
                      before.period(),
                      new ComparedSide(one.chart(), one.indicators(), waitedBefore),
                      new ComparedSide(other.chart(), other.indicators(), waitedAfter),
                      one.differingFrom(other)),
                  then.getOrDefault(standing, List.of()),
                  now.getOrDefault(standing, List.of()));
            })
        .toList();
  }

  private static Standing standing(NodeId node, ComparedFigures before, ComparedFigures after) {
    return new Standing(before.closedWith(node), after.closedWith(node));
  }

  private static Map<Standing, List<ProtectedFigure>> by(
      Map<NodeId, Standing> standings, Collection<ProtectedFigure> figures) {
    return figures.stream()
        .collect(Collectors.groupingBy(figure -> standings.get(figure.key().node())));
  }

  private record Known(KnownDeliveries before, KnownDeliveries after) {

    static Known of(Standing standing, ComparedFigures before, ComparedFigures after) {
      return new Known(
          before.basis(standing.before()).known(), after.basis(standing.after()).known());
    }
  }

  /** The records that differ: of closed boards' units those between what both sides rest on. */
  private RowChanges rows(ComparedFigures before, ComparedFigures after) {
    Known open = new Known(before.open().known(), after.open().known());
    Map<Known, Set<String>> others = new LinkedHashMap<>();
    Stream.concat(before.units().stream(), after.units().stream())
        .distinct()
        .forEach(
            unit ->
                others
                    .computeIfAbsent(
                        Known.of(standing(unit, before, after), before, after),
                        known -> new HashSet<>())
                    .add(unit.id()));
    others.remove(open);
    RowChanges rows = rows(before, open);
    for (Map.Entry<Known, Set<String>> other : others.entrySet()) {
      rows = rows.withThoseOf(other.getValue(), rows(before, other.getKey()));
    }
    return rows;
  }

  private RowChanges rows(ComparedFigures of, Known known) {
    return RowChanges.between(facts, of.period(), known.before(), known.after());
  }

  /** Nothing is hidden from whom an unprotected re-run is for. */
  private static boolean isWaived(ComparedFigures side) {
    return side.open().definitions().policy().waiver().isPresent();
  }

  /** What either side would hide is not told. */
  private static int leastCount(ComparedFigures before, ComparedFigures after) {
    return Stream.of(before, after)
        .mapToInt(side -> side.open().definitions().policy().strictest().hideBelow())
        .max()
        .orElseThrow();
  }
}
