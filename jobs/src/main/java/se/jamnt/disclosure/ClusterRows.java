package se.jamnt.disclosure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import se.jamnt.model.Cluster;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/** Which rows of a table with the columns {@code level} and {@code node} are a cluster's. */
final class ClusterRows {

  private ClusterRows() {}

  /**
   * The rows of a cluster, said so that an index over level and node finds them.
   *
   * @param table its name in the statement
   */
  static Condition of(Cluster cluster, String table) {
    if (cluster.isAll()) {
      return DSL.trueCondition();
    }
    Condition its = among(cluster.nodes(), table);
    return cluster.allBut().map(all -> its.or(noneOf(all, table))).orElse(its);
  }

  /**
   * The same of a table with a row for each figure: to look through millions for nodes of none took
   * longer than all else that is done for the first cluster.
   *
   * @param ofNone the nodes of none that can have rows in it
   */
  static Condition of(Cluster cluster, Collection<NodeId> ofNone, String table) {
    if (cluster.isAll()) {
      return DSL.trueCondition();
    }
    Map<Level, List<String>> nodes = new EnumMap<>(Level.class);
    cluster.nodes().forEach((level, ids) -> nodes.put(level, new ArrayList<>(ids)));
    ofNone.forEach(
        node -> nodes.computeIfAbsent(node.level(), level -> new ArrayList<>()).add(node.id()));
    return among(nodes, table);
  }

  /**
   * The nodes of a period that are a cluster's because they are of none.
   *
   * @param table has one row for each node of a period
   */
  static List<NodeId> ofNone(DSLContext database, Cluster cluster, Period period, String table) {
    return cluster
        .allBut()
        .filter(known -> !cluster.isAll())
        .map(
            known ->
                database
                    .fetch(
                        "select level, node from published.{0} where period = {1} and {2}",
                        name(table), period.id(), noneOf(known, table))
                    .map(NodeLines::node))
        .orElse(List.of());
  }

  /** The rows of some nodes. */
  private static Condition among(Map<Level, List<String>> nodes, String table) {
    Field<String> level = field(name(table, "level"), String.class);
    Field<String> node = field(name(table, "node"), String.class);
    return nodes.entrySet().stream()
        .filter(one -> !one.getValue().isEmpty())
        .map(
            one ->
                level
                    .eq(one.getKey().word())
                    .and(node.eq(DSL.any(one.getValue().toArray(String[]::new)))))
        .reduce(DSL.falseCondition(), Condition::or);
  }

  /** The same, said so that the nodes lead to the rows: good where they are few of all. */
  static Condition amongFew(Collection<NodeId> nodes, String table) {
    return DSL.condition(
        "({0}, {1}) in (select known.level, known.node from unnest({2}::text[], {3}::text[])"
            + " as known(level, node))",
        field(name(table, "level"), String.class),
        field(name(table, "node"), String.class),
        DSL.val(NodeArrays.levels(nodes)),
        DSL.val(NodeArrays.ids(nodes)));
  }

  /** A row is looked up among the nodes, however many they are. */
  private static Condition noneOf(Map<Level, List<String>> nodes, String table) {
    List<String> levels = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    nodes.forEach(
        (level, its) -> {
          ids.addAll(its);
          levels.addAll(Collections.nCopies(its.size(), level.word()));
        });
    return DSL.condition(
        "({0}, {1}) not in (select known.level, known.node"
            + " from unnest({2}, {3}) as known(level, node))",
        field(name(table, "level"), String.class),
        field(name(table, "node"), String.class),
        DSL.val(levels.toArray(String[]::new)),
        DSL.val(ids.toArray(String[]::new)));
  }
}
