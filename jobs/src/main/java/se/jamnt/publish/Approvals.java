package se.jamnt.publish;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.Closures;
import se.jamnt.model.Closing;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.reports.Page;

/**
 * How each board's figures of a period stand: open and published as they come, waiting for a person
 * to approve them, or closed.
 */
final class Approvals {

  private final OrganisationChart chart;
  private final Function<Optional<Closing>, Closures> ledger;
  private Optional<Closing> closing;
  private @Nullable Closures closures;

  /**
   * The approvals of a home, for one run.
   *
   * @param ledger reads what is closed, beside what this run is about to close
   * @param closing what this run is about to close
   */
  Approvals(
      OrganisationChart chart,
      Function<Optional<Closing>, Closures> ledger,
      Optional<Closing> closing) {
    this.chart = chart;
    this.ledger = ledger;
    this.closing = closing;
  }

  synchronized Closures closures() {
    Closures known = closures;
    if (known == null) {
      known = ledger.apply(closing);
      closures = known;
    }
    return known;
  }

  /** What this run was about to close is closed: it stands in the ledger. */
  synchronized void closingIsDone() {
    closing = Optional.empty();
    closures = null;
  }

  /** Whether nothing of a board's period may be published before a person approves it. */
  boolean waits(Period period, String board) {
    return chart.board(board).filter(Board::approvalRequired).isPresent()
        && closures().revision(period, board) == 0;
  }

  /** Whether a board's figures stand as they were closed. */
  boolean isClosed(Period period, String board) {
    return closures().closed(period).containsKey(board);
  }

  /** Whether all that a page rests on is closed, so that it stays as it was. */
  boolean isClosed(Page page) {
    return Edition.boardsOf(page, chart).stream().allMatch(board -> isClosed(page.period(), board));
  }

  /** The nodes with figures that may not be published yet: of boards that wait, and those above. */
  Set<NodeId> heldBack(Period period, Collection<NodeId> withFigures) {
    if (chart.boards().stream().noneMatch(Board::approvalRequired)) {
      return Set.of();
    }
    Set<NodeId> held = new HashSet<>();
    for (NodeId node : withFigures) {
      boardOf(period, node).filter(board -> waits(period, board)).ifPresent(b -> held.add(node));
    }
    Set<NodeId> above = new HashSet<>();
    for (Unit unit : chart.units()) {
      List<NodeId> chain = chart.unitAndAbove(unit, period.days());
      if (chain.stream().anyMatch(held::contains)) {
        above.addAll(chain);
      }
    }
    held.addAll(above);
    return held;
  }

  /** Whether every board of some nodes is closed, so that nothing of them may change. */
  boolean isFixed(Period period, Collection<NodeId> nodes) {
    List<String> boards = boards(period, nodes).values().stream().distinct().toList();
    return !boards.isEmpty() && boards.stream().allMatch(board -> isClosed(period, board));
  }

  /** The board of each board and unit among some nodes. */
  Map<NodeId, String> boards(Period period, Collection<NodeId> nodes) {
    Map<NodeId, String> boards = new HashMap<>();
    nodes.forEach(node -> boardOf(period, node).ifPresent(board -> boards.put(node, board)));
    return boards;
  }

  private Optional<String> boardOf(Period period, NodeId node) {
    return chart.boardOf(node, period.days());
  }
}
