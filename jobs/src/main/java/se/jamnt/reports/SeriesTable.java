package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.derived.Breaks;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/**
 * A node's headline over this and earlier periods of the same kind, with the breaks between them.
 *
 * @param points the periods that have figures, the earliest first
 */
record SeriesTable(Subject subject, IndicatorDefinition indicator, List<Point> points) {

  /**
   * A period of the series.
   *
   * @param breaks what happened since the period before in the series
   */
  record Point(Period period, SexFigures figures, List<Breaks.Line> breaks) {}

  static SeriesTable of(Subject subject, ReportTables tables, IndicatorDefinition indicator) {
    List<Point> points = new ArrayList<>();
    for (Period period : EarlierPeriods.upTo(subject.period(), Charts.EARLIER_PERIODS)) {
      Optional<SexFigures> figures =
          tables
              .of(period, subject.node())
              .map(table -> SexFigures.headline(table, subject.node(), indicator))
              .filter(each -> !each.isEmpty());
      if (figures.isPresent()) {
        List<Breaks.Line> lines =
            points.isEmpty()
                ? List.of()
                : subject
                    .yardsticks()
                    .breaks()
                    .between(
                        indicator,
                        subject.node(),
                        points.get(points.size() - 1).period().days(),
                        period.days());
        points.add(new Point(period, figures.get(), lines));
      }
    }
    return new SeriesTable(subject, indicator, List.copyOf(points));
  }

  /** The places of the periods before which a line is drawn. */
  List<Integer> breaks() {
    List<Integer> places = new ArrayList<>();
    for (int place = 1; place < points.size(); place++) {
      if (!points.get(place).breaks().isEmpty()) {
        places.add(place);
      }
    }
    return places;
  }

  /** The table; a thicker line parts the rows between which there is a break. */
  Table table(String caption, List<String> why) {
    Wording wording = subject.wording();
    boolean unknown = points.stream().anyMatch(point -> point.figures().of(Sex.U).isPresent());
    FigureColumns columns = FigureColumns.of(wording, indicator, unknown);
    List<Column> all = new ArrayList<>(List.of(new Column(wording.say(Phrase.PERIOD), 4, false)));
    all.addAll(columns.columns());
    List<Row> rows = new ArrayList<>();
    for (Point point : points) {
      rows.add(
          new Row(
              point.breaks().isEmpty() ? Row.Kind.PLAIN : Row.Kind.AFTER_BREAK,
              Stream.concat(
                      Stream.of(wording.periods().label(point.period())),
                      columns.cells(point.figures()).stream())
                  .toList()));
    }
    List<String> notes = new ArrayList<>(columns.notes());
    if (!breaks().isEmpty()) {
      notes.add(wording.say(Phrase.BREAK_LINE) + " " + String.join(" ", why));
    }
    notes.addAll(FigureTable.signs(wording, rows));
    return new Table(caption, all, rows, notes);
  }
}
