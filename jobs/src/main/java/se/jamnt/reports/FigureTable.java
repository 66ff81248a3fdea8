package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/** Puts figures into rows and says under the table what a reader must know of them. */
final class FigureTable {

  /** A row before it is written. */
  record Line(String label, Row.Kind kind, SexFigures figures) {}

  private FigureTable() {}

  /** Whether any row has those of unknown sex. */
  static boolean hasUnknown(List<Line> lines) {
    return lines.stream().anyMatch(line -> line.figures().of(Sex.U).isPresent());
  }

  /**
   * A table of figures.
   *
   * @param first what the first column names
   * @param more notes beside those of the columns
   */
  static Table of(
      Subject subject,
      String caption,
      String first,
      FigureColumns columns,
      List<Line> lines,
      List<String> more) {
    List<Column> all = new ArrayList<>(List.of(new Column(first, 4, false)));
    all.addAll(columns.columns());
    boolean withUnknown = hasUnknown(lines);
    List<Row> rows =
        lines.stream()
            .map(
                line ->
                    new Row(
                        line.kind(),
                        Stream.concat(
                                Stream.of(line.label()),
                                cells(subject, columns, line, withUnknown).stream())
                            .toList()))
            .toList();
    List<String> notes = new ArrayList<>();
    notes.add(
        Stream.concat(columns.notes().stream(), more.stream()).collect(Collectors.joining(" ")));
    notes.addAll(signs(subject.wording(), rows));
    return new Table(caption, all, rows, notes);
  }

  /** A unit that leaves out those of unknown sex has none to tell of: that is not "none". */
  private static List<String> cells(
      Subject subject, FigureColumns columns, Line line, boolean withUnknown) {
    List<String> cells = new ArrayList<>(columns.cells(line.figures()));
    boolean leavesOut =
        line.figures()
            .of(Sex.T)
            .filter(figure -> subject.chart().leavesOutUnknownSex(figure.key().node()))
            .isPresent();
    int unknown = List.of(Sex.values()).indexOf(Sex.U);
    if (leavesOut
        && withUnknown
        && unknown < cells.size()
        && cells.get(unknown).equals(Sign.NIL.written())) {
      cells.set(unknown, Sign.CANNOT_OCCUR.written());
    }
    return cells;
  }

  /** Whether any figure stands in it, and not only signs for what is not shown. */
  static boolean showsAny(Table table) {
    return table.rows().stream()
        .flatMap(row -> row.cells().stream().skip(1))
        .anyMatch(
            cell ->
                !cell.equals(Sign.PROTECTED.written())
                    && !cell.equals(Sign.NOT_AVAILABLE.written())
                    && !cell.equals(Sign.NIL.written()));
  }

  /** One line on what the signs in the rows mean; none where there are no signs. */
  static List<String> signs(Wording wording, List<Row> rows) {
    List<String> cells =
        rows.stream().flatMap(row -> row.cells().stream().skip(1)).distinct().toList();
    String meanings = String.join(" ", wording.signNotes(cells));
    return meanings.isEmpty() ? List.of() : List.of(meanings);
  }
}
