package se.jamnt.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.model.OrganisationChart.Unit;

/**
 * How a chart falls apart into clusters. What was ever released as parts of the same stays
 * together, since readers can still add and subtract it.
 */
public final class Clusters {

  private final OrganisationChart chart;
  private final List<Cluster> all;
  private final Map<String, Cluster> byNode = new HashMap<>();

  /** The clusters of a chart of which nothing has been released. */
  public Clusters(OrganisationChart chart) {
    this(chart, List.of());
  }

  /**
   * The clusters of a chart.
   *
   * @param released what units were parts of in any release
   */
  public Clusters(OrganisationChart chart, Collection<Lineage> released) {
    this.chart = chart;
    JoinedIds joined = joinedNow();
    released.forEach(one -> joined.join(one.nodes().stream().map(NodeId::id).toList()));
    Set<String> today =
        chart.organisations().stream()
            .map(OrganisationChart.Organisation::id)
            .collect(Collectors.toSet());
    List<Joined> sets = new ArrayList<>();
    Joined ofNone = new Joined();
    Map<String, Joined> byId = new HashMap<>();
    for (Set<String> ids : joined.sets()) {
      Set<String> organisations = new TreeSet<>(ids);
      organisations.retainAll(today);
      Joined set = organisations.isEmpty() ? ofNone : new Joined();
      ids.forEach(id -> byId.put(id, set));
      if (!organisations.isEmpty()) {
        set.organisations().addAll(organisations);
        sets.add(set);
      }
    }
    released.forEach(
        one -> byId.getOrDefault(one.unit().id(), ofNone).released().addAll(one.nodes()));
    sets.sort(Comparator.comparing(one -> one.organisations().first()));
    sets.stream().limit(1).forEach(first -> first.released().addAll(ofNone.released()));
    Set<NodeId> known =
        sets.stream().flatMap(one -> one.released().stream()).collect(Collectors.toSet());
    List<Cluster> clusters = new ArrayList<>();
    for (Joined one : sets) {
      clusters.add(
          new Cluster(
              one.organisations(),
              one.released(),
              chart,
              clusters.isEmpty() ? Optional.of(known) : Optional.empty()));
    }
    this.all = List.copyOf(clusters);
    for (Cluster cluster : all) {
      cluster.nodes().values().forEach(ids -> ids.forEach(id -> byNode.put(id, cluster)));
    }
  }

  /**
   * Organisations that belong together.
   *
   * @param organisations those of the chart
   * @param released the nodes of releases that belong to them
   */
  private record Joined(TreeSet<String> organisations, Set<NodeId> released) {

    Joined() {
      this(new TreeSet<>(), new HashSet<>());
    }
  }

  private JoinedIds joinedNow() {
    JoinedIds joined = new JoinedIds();
    chart.organisations().forEach(organisation -> joined.add(organisation.id()));
    chart.groups().forEach(group -> joined.join(with(group.id(), group.organisations())));
    chart.boards().forEach(board -> joined.join(List.of(board.id(), board.organisation())));
    chart
        .units()
        .forEach(unit -> joined.join(with(unit.id(), organisationsOf(unit, new HashSet<>()))));
    return joined;
  }

  private static List<String> with(String id, Collection<String> others) {
    return Stream.concat(Stream.of(id), others.stream()).toList();
  }

  /** Those that a unit, or one that it succeeds, has ever been under. */
  private Set<String> organisationsOf(Unit unit, Set<String> seen) {
    Set<String> organisations = new TreeSet<>();
    if (seen.add(unit.id())) {
      unit.memberships().stream()
          .flatMap(membership -> chart.board(membership.board()).stream())
          .forEach(board -> organisations.add(board.organisation()));
      unit.predecessors().stream()
          .flatMap(id -> chart.unit(id).stream())
          .forEach(before -> organisations.addAll(organisationsOf(before, seen)));
    }
    return organisations;
  }

  /** Every cluster, in the order of the first of their organisations. */
  public List<Cluster> all() {
    return all;
  }

  /**
   * The cluster of a node. What neither the chart nor a release knows, but has figures of old, is
   * of the first.
   *
   * @param id of the node, whatever its level
   */
  public Cluster of(String id) {
    return Optional.ofNullable(byNode.get(id)).orElseGet(() -> all.get(0));
  }

  /** Whether the chart or a release knows a node. */
  public boolean know(String id) {
    return byNode.containsKey(id);
  }

  /** The whole chart. */
  public OrganisationChart chart() {
    return chart;
  }

  /** The part of the chart that some clusters are. */
  public OrganisationChart chart(Collection<Cluster> some) {
    return chart.of(
        some.stream()
            .flatMap(cluster -> cluster.organisations().stream())
            .collect(Collectors.toSet()));
  }
}
