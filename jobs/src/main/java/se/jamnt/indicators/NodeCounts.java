package se.jamnt.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/** What the database counted at one node, by category and sex; what it did not count is none. */
final class NodeCounts {

  /** A column of the breakdowns: a field and one of its codes, or neither. */
  record Category(String breakdown, String code) {
    static final Category ALL = new Category("", "");
  }

  private record Place(Category category, Sex sex) {}

  private final NodeId node;
  private final Map<Place, Aggregate> counts = new HashMap<>();

  private NodeCounts(NodeId node) {
    this.node = node;
  }

  static NodeCounts none(NodeId node) {
    return new NodeCounts(node);
  }

  /** What was counted, by node. */
  static Map<NodeId, NodeCounts> byNode(List<Aggregate> counted) {
    Map<NodeId, NodeCounts> byNode = new HashMap<>();
    for (Aggregate one : counted) {
      Category category = new Category(one.breakdown(), one.category());
      byNode
          .computeIfAbsent(one.node(), NodeCounts::new)
          .counts
          .put(new Place(category, one.sex()), one);
    }
    return byNode;
  }

  Aggregate of(Category category, Sex sex) {
    Aggregate counted = counts.get(new Place(category, sex));
    return counted == null
        ? Aggregate.none(node, category.breakdown(), category.code(), sex)
        : counted;
  }

  /** The categories of a breakdown in which anything was counted. */
  Stream<Category> categories(String breakdown) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue().base() > 0)
        .map(entry -> entry.getKey().category())
        .filter(category -> category.breakdown().equals(breakdown));
  }

  /** Whether anything of unknown sex was counted. */
  boolean hasUnknownSex() {
    return of(Category.ALL, Sex.U).base() > 0;
  }
}
