package se.jamnt.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Organisations whose figures have anything to do with each other: those of a group, and those that
 * a unit has been under at different times or has taken over from another of. Nothing adds up over
 * two clusters and no cell is in two, so each is computed, protected and drawn by itself.
 */
public final class Cluster {

  private final List<String> organisations;
  private final OrganisationChart chart;
  private final OrganisationChart whole;
  private final boolean first;

  /**
   * A part of a chart.
   *
   * @param first whether it is the first of all
   */
  Cluster(Set<String> organisations, OrganisationChart whole, boolean first) {
    this.organisations = organisations.stream().sorted().toList();
    this.chart = whole.of(organisations);
    this.whole = whole;
    this.first = first;
  }

  /** The ids of its organisations, sorted. They say which cluster it is. */
  public List<String> organisations() {
    return organisations;
  }

  /** Its part of the chart. */
  public OrganisationChart chart() {
    return chart;
  }

  /**
   * Whether a node is of the cluster. What the chart does not know any more, but has figures of
   * old, is of the first: each node is of one.
   */
  public boolean has(NodeId node) {
    return has(node.id());
  }

  /** The same of a node whose level need not be known. */
  public boolean has(String id) {
    return chart.node(id).isPresent() || (first && whole.node(id).isEmpty());
  }

  /** Whether it is all of the chart, so that every node is of it. */
  public boolean isAll() {
    return chart.organisations().size() == whole.organisations().size();
  }

  /** Its nodes, by level. */
  public Map<Level, List<String>> nodes() {
    return nodes(chart);
  }

  /**
   * The nodes of the whole chart, by level, if all others than these are of the cluster too: those
   * that the chart does not know any more.
   */
  public Optional<Map<Level, List<String>>> allBut() {
    return first ? Optional.of(nodes(whole)) : Optional.empty();
  }

  private static Map<Level, List<String>> nodes(OrganisationChart chart) {
    Map<Level, List<String>> nodes = new EnumMap<>(Level.class);
    nodes.put(Level.GROUP, chart.groups().stream().map(OrganisationChart.Group::id).toList());
    nodes.put(
        Level.ORGANISATION,
        chart.organisations().stream().map(OrganisationChart.Organisation::id).toList());
    nodes.put(Level.BOARD, chart.boards().stream().map(OrganisationChart.Board::id).toList());
    nodes.put(Level.UNIT, chart.units().stream().map(OrganisationChart.Unit::id).toList());
    return nodes;
  }

  /** Whether figures of some organisations, as the chart was once, can be of the cluster. */
  public boolean meets(List<String> others) {
    return others.isEmpty()
        || others.stream().anyMatch(organisations::contains)
        || (first && others.stream().noneMatch(one -> whole.node(one).isPresent()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cluster cluster && organisations.equals(cluster.organisations);
  }

  @Override
  public int hashCode() {
    return organisations.hashCode();
  }

  @Override
  public String toString() {
    return String.join(" ", organisations);
  }
}
