package se.jamnt.indicators.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Group;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;

/** A small organisation with all its facts: one data set. */
record Town(
    List<Group> groups,
    List<Organisation> organisations,
    List<Board> boards,
    List<Unit> units,
    List<Fact> facts) {

  /** Every node that has figures for a period. */
  List<NodeId> nodes(DateSpan days) {
    return units.stream().flatMap(unit -> nodes(unit, days)).distinct().toList();
  }

  /** The units that a node consists of. */
  List<Unit> units(NodeId node, DateSpan days) {
    return units.stream().filter(unit -> nodes(unit, days).anyMatch(node::equals)).toList();
  }

  /** The facts of a node's units; those of a whole organisation "count in each of its nodes". */
  List<Fact> facts(NodeId node, DateSpan days) {
    List<String> owners =
        units(node, days).stream()
            .flatMap(
                unit ->
                    nodes(unit, days)
                        .filter(above -> above.level() == Level.ORGANISATION)
                        .map(NodeId::id)
                        .flatMap(organisation -> Stream.of(organisation, unit.id())))
            .distinct()
            .toList();
    return facts.stream().filter(fact -> owners.contains(fact.unit())).toList();
  }

  /** A unit, its board, the board's organisation and the groups of that. */
  private Stream<NodeId> nodes(Unit unit, DateSpan days) {
    return boardFor(unit, days).stream()
        .flatMap(board -> boards.stream().filter(one -> one.id().equals(board)))
        .flatMap(
            board ->
                Stream.concat(
                    Stream.of(
                        new NodeId(Level.UNIT, unit.id()),
                        new NodeId(Level.BOARD, board.id()),
                        new NodeId(Level.ORGANISATION, board.organisation())),
                    groups.stream()
                        .filter(group -> group.organisations().contains(board.organisation()))
                        .map(group -> new NodeId(Level.GROUP, group.id()))));
  }

  /**
   * "For a period a unit belongs to the board it belonged to on the period's last day or, if it
   * ended before that, on its own last day."
   */
  private static Optional<String> boardFor(Unit unit, DateSpan days) {
    List<Membership> all = unit.memberships();
    LocalDate begins = all.get(0).from();
    if ((begins != null && begins.isAfter(days.last()))
        || lastDay(unit, days).isBefore(days.first())) {
      return Optional.empty();
    }
    return boardOn(unit, lastDay(unit, days));
  }

  /** The period's last day or, if the unit ended before that, its own. */
  static LocalDate lastDay(Unit unit, DateSpan days) {
    LocalDate ends = unit.memberships().get(unit.memberships().size() - 1).to();
    return ends != null && ends.isBefore(days.last()) ? ends : days.last();
  }

  /** The board on a day. */
  static Optional<String> boardOn(Unit unit, LocalDate day) {
    return unit.memberships().stream()
        .filter(one -> one.from() == null || !day.isBefore(one.from()))
        .filter(one -> one.to() == null || !day.isAfter(one.to()))
        .map(Membership::board)
        .findFirst();
  }
}
