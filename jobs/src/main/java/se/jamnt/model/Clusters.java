package se.jamnt.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.jamnt.model.OrganisationChart.Unit;

/** How a chart falls apart into clusters. */
public final class Clusters {

  private final OrganisationChart chart;
  private final List<Cluster> all;
  private final Map<String, Cluster> byNode = new HashMap<>();

  /** The clusters of a chart. */
  public Clusters(OrganisationChart chart) {
    this.chart = chart;
    JoinedIds joined = new JoinedIds();
    chart.organisations().forEach(organisation -> joined.add(organisation.id()));
    chart.groups().forEach(group -> joined.join(group.organisations()));
    chart.units().forEach(unit -> joined.join(organisationsOf(unit, new HashSet<>())));
    List<Set<String>> sets = joined.sets();
    this.all =
        sets.stream()
            .map(organisations -> new Cluster(organisations, chart, organisations == sets.get(0)))
            .toList();
    for (Cluster cluster : all) {
      cluster.chart().units().forEach(unit -> byNode.put(unit.id(), cluster));
      cluster.chart().boards().forEach(board -> byNode.put(board.id(), cluster));
      cluster.organisations().forEach(organisation -> byNode.put(organisation, cluster));
      cluster.chart().groups().forEach(group -> byNode.put(group.id(), cluster));
    }
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
   * The cluster of a node. What the chart does not know any more, but has figures of old, is of the
   * first.
   *
   * @param id of the node, whatever its level
   */
  public Cluster of(String id) {
    return Optional.ofNullable(byNode.get(id)).orElseGet(() -> all.get(0));
  }

  /** The part of the chart that some clusters are. */
  public OrganisationChart chart(Collection<Cluster> some) {
    return chart.of(
        some.stream()
            .flatMap(cluster -> cluster.organisations().stream())
            .collect(Collectors.toSet()));
  }
}
