package se.jamnt.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.Period;

/**
 * A period's figures on one side of a comparison, with what they rest on.
 *
 * @param nodes those that have figures
 * @param open what the figures of open boards rest on
 * @param closed by board, what its closed figures rest on; in the order in which they were closed
 */
record ComparedFigures(
    Period period,
    Collection<ProtectedFigure> figures,
    Set<NodeId> nodes,
    Basis open,
    Map<String, Basis> closed) {

  static ComparedFigures of(
      Period period, Collection<ProtectedFigure> figures, Basis open, Map<String, Basis> closed) {
    return new ComparedFigures(
        period,
        figures,
        figures.stream().map(figure -> figure.key().node()).collect(Collectors.toSet()),
        open,
        closed);
  }

  /**
   * The board that was closed with a node's figures: its own; above boards the last one, where all
   * are closed, for the node stands since then. Empty where they are open.
   */
  Optional<String> closedWith(NodeId node) {
    Optional<String> own = chart().boardOf(node, days());
    if (own.isPresent()) {
      return own.filter(closed::containsKey);
    }
    Set<String> boards =
        boardsBelow(node)
            .filter(board -> nodes.contains(new NodeId(Level.BOARD, board)))
            .collect(Collectors.toSet());
    return closed.keySet().containsAll(boards)
        ? closed.keySet().stream().filter(boards::contains).reduce((one, later) -> later)
        : Optional.empty();
  }

  Basis basis(Optional<String> closedBoard) {
    return closedBoard.map(closed::get).orElse(open);
  }

  /** The nodes without figures that had some when a person approved a board of theirs. */
  Set<NodeId> waiting() {
    OrganisationChart chart = chart();
    return chart.nodesIn(days()).stream()
        .filter(node -> !nodes.contains(node))
        .filter(
            node ->
                chart
                    .boardOf(node, days())
                    .map(Stream::of)
                    .orElseGet(() -> boardsBelow(node))
                    .anyMatch(this::waits))
        .collect(Collectors.toSet());
  }

  private boolean waits(String board) {
    return chart().board(board).filter(Board::approvalRequired).isPresent()
        && !closed.containsKey(board);
  }

  private Stream<String> boardsBelow(NodeId node) {
    return chart().unitsOf(node, days()).stream()
        .flatMap(unit -> unit.boardFor(days()).stream())
        .distinct();
  }

  /** The nodes of units, with or without figures. */
  List<NodeId> units() {
    return chart().nodesIn(days()).stream().filter(node -> node.level() == Level.UNIT).toList();
  }

  private OrganisationChart chart() {
    return open.definitions().chart();
  }

  private DateSpan days() {
    return period.days();
  }
}
