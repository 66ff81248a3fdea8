package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.jamnt.model.NodeId;

/**
 * The units and nodes of a question by number, from 1: a statement sorts and groups numbers much
 * faster than names.
 *
 * @param units what the unit of a fact can be
 * @param scope pairs of a unit's number and the number of a node that it is part of
 */
record Places(List<String> units, List<NodeId> nodes, List<Pair> scope) {

  /** From the number of a unit to that of a node that it is part of. */
  record Pair(int from, int to) {}

  static Places of(Question question) {
    Map<String, Integer> units = new LinkedHashMap<>();
    Map<NodeId, Integer> nodes = new LinkedHashMap<>();
    List<Pair> scope = new ArrayList<>();
    for (Question.Scope line : question.scope()) {
      scope.add(
          new Pair(
              units.computeIfAbsent(line.unit(), unit -> units.size() + 1),
              nodes.computeIfAbsent(line.node(), node -> nodes.size() + 1)));
    }
    return new Places(List.copyOf(units.keySet()), List.copyOf(nodes.keySet()), scope);
  }

  /** The node with a number. */
  NodeId node(int number) {
    return nodes.get(number - 1);
  }

  /** The nodes that each unit is part of; the first unit has number 1. */
  List<List<NodeId>> nodesOfUnits() {
    List<List<NodeId>> byUnit = new ArrayList<>();
    units.forEach(unit -> byUnit.add(new ArrayList<>()));
    scope.forEach(pair -> byUnit.get(pair.from() - 1).add(node(pair.to())));
    return byUnit;
  }
}
