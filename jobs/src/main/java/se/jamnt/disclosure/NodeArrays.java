package se.jamnt.disclosure;

import java.util.Collection;
import se.jamnt.model.NodeId;

/** Nodes as two arrays, which statements put together again. */
final class NodeArrays {

  private NodeArrays() {}

  static String[] levels(Collection<NodeId> nodes) {
    return nodes.stream().map(node -> node.level().word()).toArray(String[]::new);
  }

  static String[] ids(Collection<NodeId> nodes) {
    return nodes.stream().map(NodeId::id).toArray(String[]::new);
  }
}
