package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureRow;
import se.jamnt.indicators.FigureRows;
import se.jamnt.model.Closing;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * The figures that differ from those published before: of every revision of a board, and in the
 * copy of a re-run. The lists of what was closed stand.
 */
public final class ChangeLists {

  /** The list of the nodes above boards, or of all nodes in a re-run. */
  private static final String NO_BOARD = "";

  private static final int RERUN = 0;

  private final DSLContext database;

  /**
   * The lists of a home.
   *
   * @param database reads the schema {@code published}; to note a list, writes it
   */
  public ChangeLists(DSLContext database) {
    this.database = database;
  }

  /**
   * Notes what a closing changes in boards that were closed before, in place of what an attempt
   * that was not finished had noted.
   *
   * @param board the board; empty for the nodes above that stand with it
   * @param revision the one that is made
   */
  public void noteRevision(
      Closing closing, String board, int revision, List<FigureChange> changes) {
    note(
        closing.period(),
        editions(closing.period()) + 1,
        board,
        revision,
        closing.reason(),
        closing.caseNumber().orElse(null),
        changes);
  }

  /** Notes how the figures of a re-run differ from the published ones. */
  public void noteRerun(Period period, List<FigureChange> changes) {
    note(period, RERUN, NO_BOARD, 0, "", null, changes);
  }

  private void note(
      Period period,
      int edition,
      String board,
      int revision,
      String reason,
      @Nullable String caseNumber,
      List<FigureChange> changes) {
    database.transaction(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          transaction.execute(
              """
              delete from published.change_list
               where period = {0} and edition = {1} and board = {2}
              """,
              period.id(), edition, board);
          transaction.execute(
              """
              insert into published.change_list
                (period, edition, board, revision, reason, case_number)
              values ({0}, {1}, {2}, {3}, {4}, {5})
              """,
              period.id(), edition, board, revision, reason, caseNumber);
          FigureRows.copy(
              transaction,
              "published.changed_figure",
              changes.stream(),
              (change, row) -> {
                row.add(period.id());
                row.add(edition);
                row.add(board);
                row.addKey(change.key());
                add(row, change.before());
                add(row, change.after());
                row.add(ChangeReason.written(change.reasons()));
              });
        });
  }

  private static void add(FigureRows.Row row, Optional<ProtectedFigure> figure) {
    row.add(figure.flatMap(ProtectedFigure::shown).map(BigDecimal::toPlainString).orElse(null));
    row.add(figure.map(ProtectedFigure::part).orElse(null));
    row.add(figure.map(ProtectedFigure::base).orElse(null));
    row.add(figure.map(one -> one.status().word()).orElse(null));
  }

  /** How often boards have been closed for a period. */
  private int editions(Period period) {
    return database
        .fetchOptional(
            "select count(distinct release_id)::int from published.closure where period = {0}",
            period.id())
        .map(row -> row.get(0, Integer.class))
        .orElse(0);
  }

  /** Forgets the lists of closings that were not finished. */
  public void discardUnfinished() {
    database.execute(
        """
        delete from published.change_list list
         where edition > (select count(distinct release_id) from published.closure
                           where closure.period = list.period)
        """);
  }

  /**
   * What a page is told: the figures of its node that the last revision of its board changed, those
   * of a node above if the last closing changed any, or what differs in a re-run.
   *
   * @param board the board of a board or a unit; empty for the nodes above
   */
  Optional<ChangeNote> note(Period period, NodeId node, Optional<String> board) {
    return list(period, board.orElse(NO_BOARD))
        .or(() -> board.flatMap(of -> list(period, NO_BOARD)).filter(list -> list.edition == RERUN))
        .map(
            list ->
                new ChangeNote(
                    list.occasion(),
                    FigureRow.read(
                        database,
                        period,
                        ChangeLists::change,
                        """
                        select * from published.changed_figure
                         where period = {0} and edition = {1} and board = {2}
                           and level = {3} and node = {4}
                        """,
                        period.id(),
                        list.edition,
                        list.board,
                        node.level().word(),
                        node.id())));
  }

  private record ChangeList(
      int edition, String board, int revision, String reason, @Nullable String caseNumber) {

    ChangeNote.Occasion occasion() {
      return edition == RERUN
          ? new ChangeNote.Rerun()
          : new ChangeNote.Revision(revision, reason, Optional.ofNullable(caseNumber));
    }
  }

  /** The latest; of the nodes above boards, only that of the period's last closing. */
  private Optional<ChangeList> list(Period period, String board) {
    return database
        .fetchOptional(
            """
            select * from published.change_list
             where period = {0} and board = {1}
               and (board <> '' or edition = (select max(edition) from published.change_list
                                               where period = {0}))
             order by edition desc limit 1
            """,
            period.id(), board)
        .map(
            row ->
                new ChangeList(
                    row.get("edition", Integer.class),
                    row.get("board", String.class),
                    row.get("revision", Integer.class),
                    row.get("reason", String.class),
                    row.get("case_number", String.class)));
  }

  /**
   * What a release of a period tells of its revisions: for each board its latest one; empty where
   * no board has a second revision.
   */
  public Optional<List<FigureChange>> ofRevisions(Period period) {
    List<FigureChange> all = new ArrayList<>();
    Set<String> boards = new TreeSet<>();
    database
        .fetch(
            "select distinct board from published.change_list where period = {0} and edition > 0",
            period.id())
        .forEach(row -> boards.add(row.get(0, String.class)));
    for (String board : boards) {
      list(period, board).ifPresent(list -> all.addAll(changes(period, list.edition, list.board)));
    }
    return boards.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  /** Changes whenever anything does that is told of a period's changes. */
  public String fingerprint(Period period) {
    return database
        .fetchOptional(
            """
            select md5(coalesce(string_agg(told, chr(10) order by told collate "C"), '')) as told
              from (select list::text as told from published.change_list list where period = {0}
                    union all
                    select changed::text from published.changed_figure changed
                     where period = {0}) as all_told
            """,
            period.id())
        .map(row -> row.get(0, String.class))
        .orElseThrow();
  }

  /** How the figures of a re-run differ from the published ones. */
  public List<FigureChange> ofRerun(Period period) {
    return changes(period, RERUN, NO_BOARD);
  }

  private List<FigureChange> changes(Period period, int edition, String board) {
    return FigureRow.read(
        database,
        period,
        ChangeLists::change,
        """
        select * from published.changed_figure
         where period = {0} and edition = {1} and board = {2}
        """,
        period.id(),
        edition,
        board);
  }

  private static FigureChange change(FigureRow row) {
    FigureKey key = row.key();
    return new FigureChange(
        key,
        figure(key, row, "before"),
        figure(key, row, "now"),
        ChangeReason.read(row.text("reasons")));
  }

  private static Optional<ProtectedFigure> figure(FigureKey key, FigureRow row, String side) {
    return Optional.ofNullable(row.get(side + "_status", String.class))
        .map(
            status ->
                new ProtectedFigure(
                    key,
                    row.get(side + "_value", BigDecimal.class),
                    row.get(side + "_part", Long.class),
                    row.get(side + "_base", Long.class),
                    Status.of(status),
                    0,
                    0));
  }
}
