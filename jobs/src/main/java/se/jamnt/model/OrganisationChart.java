package se.jamnt.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Groups, organisations, boards and units, and who belonged to whom when. */
public final class OrganisationChart {

  /** Organisations whose boards are reported together. */
  public record Group(String id, Words name, List<String> organisations) {}

  /**
   * A municipality or an association.
   *
   * @param basisForLinking the legal basis on which persons are linked between its boards; empty
   *     where, as is usual, each board knows its own persons only
   */
  public record Organisation(String id, Words name, Optional<String> basisForLinking) {

    /** An organisation whose boards know their own persons only. */
    public Organisation(String id, Words name) {
      this(id, name, Optional.empty());
    }
  }

  /**
   * A politically responsible authority of its own.
   *
   * @param approvalRequired whether a person approves its figures before they are published
   */
  public record Board(String id, Words name, String organisation, boolean approvalRequired) {

    /** A board whose figures are published as they come. */
    public Board(String id, Words name, String organisation) {
      this(id, name, organisation, false);
    }
  }

  /**
   * Where the work is done.
   *
   * @param aliases other names that exports use
   * @param sources ids of the case systems whose figures the unit has
   * @param memberships by date, without overlap, at least one
   * @param predecessors units that this one succeeds
   */
  public record Unit(
      String id,
      Words name,
      List<String> aliases,
      List<String> sources,
      List<Membership> memberships,
      List<String> predecessors) {

    /** The first day on which the unit exists; empty for always. */
    public Optional<LocalDate> begins() {
      return Optional.ofNullable(memberships.get(0).from());
    }

    /** The last day on which the unit exists; empty while it does. */
    public Optional<LocalDate> ends() {
      return Optional.ofNullable(memberships.get(memberships.size() - 1).to());
    }

    /** Whether the unit exists on at least one of the days. */
    public boolean existsDuring(DateSpan days) {
      return begins().map(begin -> !begin.isAfter(days.last())).orElse(true)
          && ends().map(end -> !end.isBefore(days.first())).orElse(true);
    }

    /** The board on a day; before the first and after the last membership there is none. */
    public Optional<String> boardOn(LocalDate day) {
      for (Membership membership : memberships) {
        if (membership.includes(day)) {
          return Optional.of(membership.board());
        }
      }
      return Optional.empty();
    }

    /**
     * The board that a period's figures of the unit belong to: that of the period's last day or, if
     * the unit ended before, of its own last day.
     */
    public Optional<String> boardFor(DateSpan days) {
      if (!existsDuring(days)) {
        return Optional.empty();
      }
      LocalDate last = ends().filter(end -> end.isBefore(days.last())).orElse(days.last());
      return boardOn(last);
    }
  }

  /** A unit's time under a board; open where a date is null. Both dates are counted. */
  public record Membership(String board, @Nullable LocalDate from, @Nullable LocalDate to) {

    boolean includes(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
  }

  private final Map<String, Group> groups;
  private final Map<String, Organisation> organisations;
  private final Map<String, Board> boards;
  private final Map<String, Unit> units;
  private final Set<String> withoutUnknownSex;
  private final Map<DateSpan, Map<NodeId, List<Unit>>> unitsByNode = new ConcurrentHashMap<>();

  /** References between the parts must hold; who reads the configuration checks that. */
  public OrganisationChart(
      List<Group> groups, List<Organisation> organisations, List<Board> boards, List<Unit> units) {
    this(groups, organisations, boards, units, Set.of());
  }

  private OrganisationChart(
      List<Group> groups,
      List<Organisation> organisations,
      List<Board> boards,
      List<Unit> units,
      Set<String> withoutUnknownSex) {
    this.withoutUnknownSex = Set.copyOf(withoutUnknownSex);
    this.groups = byId(groups, Group::id);
    this.organisations = byId(organisations, Organisation::id);
    this.boards = byId(boards, Board::id);
    this.units = byId(units, Unit::id);
  }

  /** The same where no board's figures wait for approval. */
  public OrganisationChart withoutApproval() {
    return new OrganisationChart(
        groups(),
        organisations(),
        boards().stream()
            .map(board -> new Board(board.id(), board.name(), board.organisation()))
            .toList(),
        units(),
        withoutUnknownSex);
  }

  /** The same where the own figures of these units leave out those of unknown sex. */
  public OrganisationChart leavingOutUnknownSexOf(Set<String> someUnits) {
    return new OrganisationChart(groups(), organisations(), boards(), units(), someUnits);
  }

  /** The part of some organisations: their boards, groups of them, units ever under them. */
  OrganisationChart of(Set<String> some) {
    List<Board> its =
        boards().stream().filter(board -> some.contains(board.organisation())).toList();
    Set<String> ids = its.stream().map(Board::id).collect(Collectors.toSet());
    return new OrganisationChart(
        groups().stream()
            .filter(group -> group.organisations().stream().anyMatch(some::contains))
            .toList(),
        organisations().stream().filter(one -> some.contains(one.id())).toList(),
        its,
        units().stream()
            .filter(
                unit -> unit.memberships().stream().map(Membership::board).anyMatch(ids::contains))
            .toList(),
        withoutUnknownSex);
  }

  /**
   * Whether the node's own figures leave out those of unknown sex: its total is women and men, and
   * not a part of the total of the node above.
   */
  public boolean leavesOutUnknownSex(NodeId node) {
    return node.level() == Level.UNIT && withoutUnknownSex.contains(node.id());
  }

  /** The units whose own figures leave out those of unknown sex. */
  public Set<String> withoutUnknownSex() {
    return withoutUnknownSex;
  }

  private static <T> Map<String, T> byId(List<T> parts, Function<T, String> id) {
    return parts.stream()
        .collect(Collectors.toMap(id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  public List<Group> groups() {
    return List.copyOf(groups.values());
  }

  public List<Organisation> organisations() {
    return List.copyOf(organisations.values());
  }

  public List<Board> boards() {
    return List.copyOf(boards.values());
  }

  public List<Unit> units() {
    return List.copyOf(units.values());
  }

  /** The unit with an id, where there is one. */
  public Optional<Unit> unit(String id) {
    return Optional.ofNullable(units.get(id));
  }

  /**
   * The board that a node's figures of a period are, or are part of; empty for organisations,
   * groups and units without a board then.
   */
  public Optional<String> boardOf(NodeId node, DateSpan days) {
    return switch (node.level()) {
      case BOARD -> Optional.of(node.id());
      case UNIT -> unit(node.id()).flatMap(unit -> unit.boardFor(days));
      case ORGANISATION, GROUP -> Optional.empty();
    };
  }

  /** The board with an id, where there is one. */
  public Optional<Board> board(String id) {
    return Optional.ofNullable(boards.get(id));
  }

  /**
   * The node within which a board's persons are linked: the board itself or, where a legal basis is
   * named, its organisation.
   *
   * @param board the id of a board of this chart
   */
  public NodeId personsLinkedWithin(String board) {
    String organisation = known(boards, new NodeId(Level.BOARD, board)).organisation();
    return known(organisations, new NodeId(Level.ORGANISATION, organisation))
            .basisForLinking()
            .isPresent()
        ? new NodeId(Level.ORGANISATION, organisation)
        : new NodeId(Level.BOARD, board);
  }

  /** The organisations within which persons are linked, in the order of the configuration. */
  public List<Organisation> organisationsThatLink() {
    return organisations.values().stream()
        .filter(organisation -> organisation.basisForLinking().isPresent())
        .toList();
  }

  /** The node with an id, whatever its level, where there is one. */
  public Optional<NodeId> node(String id) {
    if (groups.containsKey(id)) {
      return Optional.of(new NodeId(Level.GROUP, id));
    }
    if (organisations.containsKey(id)) {
      return Optional.of(new NodeId(Level.ORGANISATION, id));
    }
    if (boards.containsKey(id)) {
      return Optional.of(new NodeId(Level.BOARD, id));
    }
    return units.containsKey(id) ? Optional.of(new NodeId(Level.UNIT, id)) : Optional.empty();
  }

  /** What a node is called. */
  public Words name(NodeId node) {
    return switch (node.level()) {
      case GROUP -> known(groups, node).name();
      case ORGANISATION -> known(organisations, node).name();
      case BOARD -> known(boards, node).name();
      case UNIT -> known(units, node).name();
    };
  }

  private static <T> T known(Map<String, T> parts, NodeId node) {
    T part = parts.get(node.id());
    if (part == null) {
      throw new IllegalArgumentException("no " + node.level().word() + " \"" + node.id() + "\"");
    }
    return part;
  }

  /** The unit itself and every node above it for a period, from the unit up. */
  public List<NodeId> unitAndAbove(Unit unit, DateSpan days) {
    List<NodeId> nodes = new ArrayList<>();
    unit.boardFor(days)
        .map(boards::get)
        .ifPresent(
            board -> {
              nodes.add(new NodeId(Level.UNIT, unit.id()));
              nodes.add(new NodeId(Level.BOARD, board.id()));
              nodes.add(new NodeId(Level.ORGANISATION, board.organisation()));
              groups.values().stream()
                  .filter(group -> group.organisations().contains(board.organisation()))
                  .forEach(group -> nodes.add(new NodeId(Level.GROUP, group.id())));
            });
    return nodes;
  }

  /** What each unit of a period is a part of then, in the order of the configuration. */
  public List<Lineage> lineages(DateSpan days) {
    return units.values().stream()
        .map(unit -> unitAndAbove(unit, days))
        .filter(nodes -> !nodes.isEmpty())
        .map(nodes -> new Lineage(nodes, leavesOutUnknownSex(nodes.get(0))))
        .toList();
  }

  /** The units that a node consists of in a period, in the order of the configuration. */
  public List<Unit> unitsOf(NodeId node, DateSpan days) {
    return unitsByNode(days).getOrDefault(node, List.of());
  }

  /** Asked of every node for every indicator, so what is found once is kept. */
  private Map<NodeId, List<Unit>> unitsByNode(DateSpan days) {
    return unitsByNode.computeIfAbsent(
        days,
        span -> {
          Map<NodeId, List<Unit>> byNode = new LinkedHashMap<>();
          for (Unit unit : units.values()) {
            for (NodeId node : unitAndAbove(unit, span)) {
              byNode.computeIfAbsent(node, one -> new ArrayList<>()).add(unit);
            }
          }
          byNode.replaceAll((node, its) -> List.copyOf(its));
          return byNode;
        });
  }

  /** Every node that exists in a period, by level and id. */
  public List<NodeId> nodesIn(DateSpan days) {
    return unitsByNode(days).keySet().stream()
        .sorted(Comparator.comparing(NodeId::level).thenComparing(NodeId::id))
        .toList();
  }
}
