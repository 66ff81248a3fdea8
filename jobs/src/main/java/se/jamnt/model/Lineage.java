package se.jamnt.model;

import java.util.List;

/**
 * A unit and all that it is a part of in a period.
 *
 * @param nodes the unit, its board, its organisation and that one's groups
 * @param leavesOutUnknownSex whether the unit's own figures leave out those of unknown sex
 */
public record Lineage(List<NodeId> nodes, boolean leavesOutUnknownSex) {

  public Lineage {
    nodes = List.copyOf(nodes);
  }

  /** The unit. */
  public NodeId unit() {
    return nodes.get(0);
  }
}
