package se.jamnt.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.jamnt.model.Level;
import se.jamnt.model.Lineage;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** Which nodes are parts of which, period by period, since units move. Good for many threads. */
final class Nodes {

  private final Function<Period, List<Lineage>> lineages;
  private final Map<Period, Of> periods = new ConcurrentHashMap<>();

  /**
   * The nodes of one period.
   *
   * @param units the ids of the units of each node
   * @param above the nodes right above each node: an organisation can be in several groups
   * @param silent the units that leave out those of unknown sex
   * @param aboveSilent the nodes right above any of these
   * @param parts of what nodes consist above the units, as far as that has been asked for
   */
  private record Of(
      Map<NodeId, List<String>> units,
      Map<NodeId, Set<NodeId>> above,
      Set<String> silent,
      Set<NodeId> aboveSilent,
      Map<Whole, List<String>> parts) {

    List<String> partsOf(Whole whole) {
      Set<String> its = Set.copyOf(units.getOrDefault(whole.node(), List.of()));
      return units.entrySet().stream()
          .filter(other -> other.getKey().level() == whole.level())
          .filter(other -> its.containsAll(other.getValue()))
          .map(other -> other.getKey().id())
          .sorted()
          .toList();
    }
  }

  /** A node, and the level of the parts that are asked for. */
  private record Whole(NodeId node, Level level) {}

  /** As a chart says. */
  Nodes(OrganisationChart chart) {
    this(period -> chart.lineages(period.days()));
  }

  private Nodes(Function<Period, List<Lineage>> lineages) {
    this.lineages = lineages;
  }

  /**
   * As they were.
   *
   * @param then what units were parts of; periods that are not among it are as they are now
   */
  Nodes asOf(Map<Period, List<Lineage>> then) {
    return new Nodes(
        period -> Optional.ofNullable(then.get(period)).orElseGet(() -> lineages.apply(period)));
  }

  /**
   * With lineages of figures that stand as they were released.
   *
   * @param alone the periods in which there are no others
   */
  Nodes with(Map<Period, List<Lineage>> standing, Predicate<Period> alone) {
    return standing.values().stream().allMatch(List::isEmpty)
        ? this
        : new Nodes(
            period -> {
              List<Lineage> then = standing.getOrDefault(period, List.of());
              return !then.isEmpty() && alone.test(period)
                  ? then
                  : Stream.concat(lineages.apply(period).stream(), then.stream())
                      .distinct()
                      .toList();
            });
  }

  /** The units that a node consists of. */
  List<String> unitsOf(NodeId node, Period period) {
    return in(period).units().getOrDefault(node, List.of());
  }

  /** The nodes of a level that a node consists of, itself included. */
  List<String> partsOf(NodeId node, Level level, Period period) {
    if (level == Level.UNIT) {
      return unitsOf(node, period);
    }
    Of of = in(period);
    return of.parts().computeIfAbsent(new Whole(node, level), of::partsOf);
  }

  /** The nodes right above a node. */
  Set<NodeId> above(NodeId node, Period period) {
    return in(period).above().getOrDefault(node, Set.of());
  }

  /** The units whose own figures of a period leave out those of unknown sex. */
  Set<String> silent(Period period) {
    return in(period).silent();
  }

  /**
   * Whether a node's count of a sex is what those of the nodes right below add up to. Units that
   * leave out those of unknown sex have a total of their own, and no row for what it lacks.
   */
  boolean addsUp(NodeId node, Sex sex, Period period) {
    return sex == Sex.K || sex == Sex.M || !in(period).aboveSilent().contains(node);
  }

  private Of in(Period period) {
    return periods.computeIfAbsent(period, this::read);
  }

  private Of read(Period period) {
    Map<NodeId, Set<String>> units = new HashMap<>();
    Map<NodeId, Set<NodeId>> above = new HashMap<>();
    Set<String> silent = new HashSet<>();
    Set<NodeId> aboveSilent = new HashSet<>();
    for (Lineage lineage : lineages.apply(period)) {
      NodeId unit = lineage.unit();
      NodeId below = unit;
      for (NodeId node : lineage.nodes()) {
        units.computeIfAbsent(node, one -> new TreeSet<>()).add(unit.id());
        if (!node.equals(unit)) {
          above.computeIfAbsent(below, one -> new LinkedHashSet<>()).add(node);
        }
        if (node.level() != Level.GROUP) {
          below = node; // an organisation can be in several groups
        }
      }
      if (lineage.leavesOutUnknownSex()) {
        silent.add(unit.id());
        aboveSilent.addAll(above.getOrDefault(unit, Set.of()));
      }
    }
    Map<NodeId, List<String>> sorted = new HashMap<>();
    units.forEach((node, its) -> sorted.put(node, List.copyOf(its)));
    return new Of(sorted, above, silent, aboveSilent, new ConcurrentHashMap<>());
  }
}
