package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** Which nodes are parts of which, period by period, since units move. Good for many threads. */
final class Nodes {

  private final OrganisationChart chart;
  private final Map<Period, Of> periods = new ConcurrentHashMap<>();

  /**
   * The nodes of one period.
   *
   * @param units the ids of the units of each node
   * @param above the nodes right above each node: an organisation can be in several groups
   * @param aboveSilent those right above any that leaves out those of unknown sex
   */
  private record Of(
      Map<NodeId, List<String>> units, Map<NodeId, Set<NodeId>> above, Set<NodeId> aboveSilent) {}

  Nodes(OrganisationChart chart) {
    this.chart = chart;
  }

  /** The units that a node consists of. */
  List<String> unitsOf(NodeId node, Period period) {
    return in(period).units().getOrDefault(node, List.of());
  }

  /** The nodes of a level that a node consists of, itself included. */
  List<String> partsOf(NodeId node, Level level, Period period) {
    if (level == Level.UNIT) {
      return unitsOf(node, period);
    }
    List<String> units = unitsOf(node, period);
    return in(period).units().entrySet().stream()
        .filter(other -> other.getKey().level() == level && units.containsAll(other.getValue()))
        .map(other -> other.getKey().id())
        .sorted()
        .toList();
  }

  /** The nodes right above a node. */
  Set<NodeId> above(NodeId node, Period period) {
    return in(period).above().getOrDefault(node, Set.of());
  }

  /** Whether a node's own figures leave out those of unknown sex. */
  boolean leavesOutUnknownSex(NodeId node) {
    return chart.leavesOutUnknownSex(node);
  }

  /**
   * Whether a node's count of a sex is what those of the nodes right below add up to. Units that
   * leave out those of unknown sex have a total of their own, and no row for what it lacks.
   */
  boolean addsUp(NodeId node, Sex sex, Period period) {
    return sex == Sex.K
        || sex == Sex.M
        || chart.withoutUnknownSex().isEmpty()
        || !in(period).aboveSilent().contains(node);
  }

  private Of in(Period period) {
    return periods.computeIfAbsent(period, this::read);
  }

  private Of read(Period period) {
    Map<NodeId, List<String>> units = new HashMap<>();
    Map<NodeId, Set<NodeId>> above = new HashMap<>();
    for (Unit unit : chart.units()) {
      List<NodeId> chain = chart.unitAndAbove(unit, period.days());
      for (int i = 0; i < chain.size(); i++) {
        NodeId node = chain.get(i);
        units.computeIfAbsent(node, one -> new ArrayList<>()).add(unit.id());
        if (i > 0) {
          NodeId below =
              node.level() == Level.GROUP
                  ? chain.stream()
                      .filter(one -> one.level() == Level.ORGANISATION)
                      .findFirst()
                      .orElseThrow()
                  : chain.get(i - 1);
          above.computeIfAbsent(below, one -> new LinkedHashSet<>()).add(node);
        }
      }
    }
    return new Of(
        units,
        above,
        above.entrySet().stream()
            .filter(below -> leavesOutUnknownSex(below.getKey()))
            .flatMap(below -> below.getValue().stream())
            .collect(Collectors.toSet()));
  }
}
