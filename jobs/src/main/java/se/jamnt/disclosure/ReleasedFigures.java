package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import se.jamnt.indicators.FigureRow;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * What releases have shown, in versions: a figure is stored once for all releases that show it
 * unchanged. Nothing is ever deleted.
 */
public final class ReleasedFigures {

  private final DSLContext database;

  /**
   * The figures of a ledger.
   *
   * @param database reads the schema {@code published}
   */
  public ReleasedFigures(DSLContext database) {
    this.database = database;
  }

  /** All that a release showed of its period. */
  public List<ProtectedFigure> of(Period period, long release) {
    return figures(
        period,
        """
            select * from published.shown
             where period = {0} and from_release <= {1} and (to_release is null or to_release > {1})
            """,
        period.id(),
        release);
  }

  /** The same as the release's {@code indicators.csv}. */
  public String file(Period period, long release) {
    return FigureLines.file(of(period, release));
  }

  /** The same as a table, for pages that tell of a release; without notes on sources and ranks. */
  public ProtectedTable table(Period period, long release, LocalDate dataAsOf) {
    return new ProtectedTable(period, dataAsOf, of(period, release), List.of(), List.of());
  }

  /** What a release showed of a board and its units. */
  List<ProtectedFigure> ofBoard(Period period, long release, String board) {
    return figures(
        period,
        """
            select * from published.shown
             where period = {0} and from_release <= {1} and (to_release is null or to_release > {1})
               and board = {2}
            """,
        period.id(),
        release,
        board);
  }

  /** What a release showed of one node. */
  List<ProtectedFigure> ofNode(Period period, long release, NodeId node) {
    return figures(
        period,
        """
            select * from published.shown
             where period = {0} and from_release <= {1} and (to_release is null or to_release > {1})
               and level = {2} and node = {3}
            """,
        period.id(),
        release,
        node.level().word(),
        node.id());
  }

  private List<ProtectedFigure> figures(Period period, String sql, Object... values) {
    return FigureRow.read(database, period, PublishedFigures::figure, sql, values);
  }
}
