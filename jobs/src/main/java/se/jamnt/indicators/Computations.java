package se.jamnt.indicators;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * Under which numbers a period's figures are stored: those of each cluster under one of their own.
 *
 * @param numbers by cluster
 * @param clusters of today's chart
 */
public record Computations(Map<Cluster, Long> numbers, Clusters clusters) {

  public Computations {
    numbers = Map.copyOf(numbers);
  }

  /**
   * The number of a node's figures.
   *
   * @throws IllegalStateException if its cluster is not among those that were computed
   */
  long of(NodeId node) {
    Long number = numbers.get(clusters.of(node.id()));
    if (number == null) {
      throw new IllegalStateException(
          "%s is of %s, but what was computed is %s"
              .formatted(node.id(), clusters.of(node.id()), numbers.keySet()));
    }
    return number;
  }

  /** The numbers of several nodes' figures, in order. */
  Long[] of(Stream<NodeId> nodes) {
    return nodes.map(this::of).toArray(Long[]::new);
  }

  /**
   * The numbers of a period that figures of a cluster can be stored under. What was computed for
   * another chart, and stands for good, may hold those of other clusters too.
   */
  public static Long[] meeting(DSLContext database, Period period, Cluster cluster) {
    return database
        .fetch(
            "select computation_id, organisations from results.computation where period = {0}",
            period.id())
        .stream()
        .filter(row -> cluster.meets(List.of(row.get("organisations", String[].class))))
        .map(row -> row.get("computation_id", Long.class))
        .toArray(Long[]::new);
  }
}
