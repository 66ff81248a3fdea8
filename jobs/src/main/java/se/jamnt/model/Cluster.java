package se.jamnt.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Organisations whose figures have anything to do with each other: those of a group, and those that
 * a unit has been under at different times or has taken over from another of. Nothing adds up over
 * two clusters and no cell is in two, so each is computed, protected and drawn by itself.
 */
public final class Cluster {

  private final List<String> organisations;
  private final OrganisationChart chart;
  private final OrganisationChart whole;
  private final Map<Level, List<String>> nodes;
  private final Set<String> ids;
  private final Optional<Map<Level, List<String>>> allBut;
  private final Set<String> known;

  /**
   * A part of a chart.
   *
   * @param released the nodes of releases that are of it
   * @param knownElsewhere of the first of all clusters, the nodes of releases that are of any
   */
  Cluster(
      Set<String> organisations,
      Set<NodeId> released,
      OrganisationChart whole,
      Optional<Set<NodeId>> knownElsewhere) {
    this.organisations = organisations.stream().sorted().toList();
    this.chart = whole.of(organisations);
    this.whole = whole;
    this.nodes = nodes(chart, released);
    this.ids = ids(nodes);
    this.allBut = knownElsewhere.map(everywhere -> nodes(whole, everywhere));
    this.known = allBut.map(Cluster::ids).orElse(ids);
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
   * Whether a node is of the cluster. What the chart does not know, and no release has ever joined
   * to what it knows, is of the first: each node is of one.
   */
  public boolean has(NodeId node) {
    return has(node.id());
  }

  /** The same of a node whose level need not be known. */
  public boolean has(String id) {
    return ids.contains(id) || (allBut.isPresent() && !known.contains(id));
  }

  /** Whether it is all of the chart, so that every node is of it. */
  public boolean isAll() {
    return chart.organisations().size() == whole.organisations().size();
  }

  /** Its nodes, by level: those of the chart, and those that were its in releases. */
  public Map<Level, List<String>> nodes() {
    return nodes;
  }

  /**
   * The nodes of all clusters, by level, if all others than these are of the cluster too: those
   * that neither the chart nor a release knows.
   */
  public Optional<Map<Level, List<String>>> allBut() {
    return allBut;
  }

  private static Set<String> ids(Map<Level, List<String>> nodes) {
    return nodes.values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  private static Map<Level, List<String>> nodes(OrganisationChart chart, Set<NodeId> released) {
    Map<Level, Set<String>> nodes = new EnumMap<>(Level.class);
    Stream.of(
            chart.groups().stream().map(group -> new NodeId(Level.GROUP, group.id())),
            chart.organisations().stream().map(one -> new NodeId(Level.ORGANISATION, one.id())),
            chart.boards().stream().map(board -> new NodeId(Level.BOARD, board.id())),
            chart.units().stream().map(unit -> new NodeId(Level.UNIT, unit.id())),
            released.stream())
        .flatMap(Function.identity())
        .forEach(
            node -> nodes.computeIfAbsent(node.level(), level -> new TreeSet<>()).add(node.id()));
    Map<Level, List<String>> sorted = new EnumMap<>(Level.class);
    nodes.forEach((level, its) -> sorted.put(level, List.copyOf(its)));
    return sorted;
  }

  /** Whether figures of some organisations, as the chart was once, can be of the cluster. */
  public boolean meets(List<String> others) {
    return others.isEmpty() || others.stream().anyMatch(this::has);
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
