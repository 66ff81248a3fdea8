package se.jamnt.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDocument.Bar;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Colour;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Series;
import se.jamnt.reports.ReportDocument.Table;

/** The same persons before and after: how each state grows or shrinks, and who goes where. */
final class TransitionPart {

  private static final List<Sex> SEXES = List.of(Sex.K, Sex.M);

  private final Subject subject;
  private final Wording wording;
  private final IndicatorDefinition indicator;
  private final Measure.Transition measure;
  private final FigureText text;
  private final Map<String, String> states;

  TransitionPart(
      Subject subject,
      FieldCatalog fields,
      IndicatorDefinition indicator,
      Measure.Transition measure) {
    this.subject = subject;
    this.wording = subject.wording();
    this.indicator = indicator;
    this.measure = measure;
    this.text = new FigureText(wording, indicator);
    this.states = new LinkedHashMap<>();
    fields
        .codes(measure.atStart())
        .ifPresent(
            list -> list.codes().forEach((code, label) -> states.put(code, wording.in(label))));
    states.put(IndicatorPart.UNKNOWN, wording.say(Phrase.UNKNOWN));
    states.keySet().removeIf(code -> atStart(code).isEmpty() && atEnd(code).isEmpty());
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Table states = beforeAndAfter();
    if (FigureTable.showsAny(states)) {
      blocks.add(states);
    }
    chart().ifPresent(blocks::add);
    for (Sex sex : SEXES) {
      Table crossing = crossing(sex);
      if (FigureTable.showsAny(crossing)) {
        blocks.add(crossing);
      }
    }
    return blocks;
  }

  private SexFigures atStart(String code) {
    return figures(Statistic.DISTRIBUTION, measure.atStart(), code);
  }

  private SexFigures atEnd(String code) {
    return figures(Statistic.DISTRIBUTION, measure.atEnd(), code);
  }

  private SexFigures figures(Statistic statistic, String breakdown, String category) {
    return SexFigures.of(
        subject.table(), subject.node(), indicator, statistic, breakdown, category);
  }

  /** Each state's share at the start and at the end, and the change in percentage points. */
  private Table beforeAndAfter() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.say(Phrase.STATE_COLUMN), 5, false));
    for (Sex sex : SEXES) {
      String persons = wording.persons(sex, indicator.persons());
      for (Phrase header :
          List.of(Phrase.AT_START_COLUMN, Phrase.AT_END_COLUMN, Phrase.START_TO_END_COLUMN)) {
        columns.add(new Column(wording.say(header, persons), 3, true));
      }
    }
    List<Row> rows = new ArrayList<>();
    states.forEach(
        (code, label) -> {
          List<String> cells = new ArrayList<>(List.of(label));
          for (Sex sex : SEXES) {
            cells.add(text.percentOrNumbers(atStart(code), sex));
            cells.add(text.percentOrNumbers(atEnd(code), sex));
            cells.add(change(code, sex));
          }
          rows.add(new Row(Row.Kind.PLAIN, cells));
        });
    List<String> notes = new ArrayList<>();
    notes.add(wording.say(Phrase.START_TO_END_NOTE));
    notes.addAll(FigureTable.signs(wording, rows));
    return new Table(
        wording.say(Phrase.START_TO_END_CAPTION, wording.in(indicator.name())),
        columns,
        rows,
        notes);
  }

  /** By the table's own row, which is hidden where either share is. */
  private String change(String code, Sex sex) {
    Optional<ProtectedFigure> row =
        figures(Statistic.CHANGE_START_EXIT, measure.atEnd(), code).of(sex);
    if (row.filter(figure -> figure.status() == Status.HIDDEN).isPresent()) {
      return Sign.PROTECTED.written();
    }
    Optional<ProtectedFigure> end = atEnd(code).of(sex);
    Optional<ProtectedFigure> start = atStart(code).of(sex);
    return row.filter(figure -> figure.shown().isPresent())
        .flatMap(figure -> end.flatMap(to -> start.flatMap(from -> Difference.ofShares(to, from))))
        .map(wording.numerals()::signed)
        .orElse(Sign.NOT_AVAILABLE.written());
  }

  /** Bars of each state at the start and at the end; none where no two of them compare. */
  private Optional<BarChart> chart() {
    List<String> categories = new ArrayList<>();
    List<Bar> women = new ArrayList<>();
    List<Bar> men = new ArrayList<>();
    StringBuilder message =
        new StringBuilder(
            wording.say(Phrase.START_TO_END_CAPTION, wording.in(indicator.name())) + ".");
    states.forEach(
        (code, label) -> {
          for (boolean start : new boolean[] {true, false}) {
            SexFigures figures = start ? atStart(code) : atEnd(code);
            String category =
                wording.say(start ? Phrase.STATE_AT_START : Phrase.STATE_AT_END, label);
            categories.add(category);
            women.add(bar(figures, Sex.K));
            men.add(bar(figures, Sex.M));
            message
                .append(' ')
                .append(
                    wording.say(
                        Phrase.BARS_OF, category, spoken(figures, Sex.K), spoken(figures, Sex.M)));
          }
        });
    return hasBothEnds(women) || hasBothEnds(men)
        ? Optional.of(
            new BarChart(
                wording.say(Phrase.START_TO_END_CHART, wording.in(indicator.name())),
                message.toString(),
                wording.say(Phrase.PERCENT),
                categories,
                List.of(
                    new Series(Colour.WOMEN, persons(Sex.K), women),
                    new Series(Colour.MEN, persons(Sex.M), men))))
        : Optional.empty();
  }

  /** Whether any state has a bar at its start and at its end. */
  private static boolean hasBothEnds(List<Bar> bars) {
    return IntStream.range(0, bars.size() / 2)
        .anyMatch(
            state ->
                bars.get(2 * state).value() != null && bars.get(2 * state + 1).value() != null);
  }

  private String persons(Sex sex) {
    return wording.persons(sex, indicator.persons());
  }

  private Bar bar(SexFigures figures, Sex sex) {
    Long part = figures.of(sex).map(ProtectedFigure::part).orElse(null);
    Long base = figures.of(sex).map(ProtectedFigure::base).orElse(null);
    Double height =
        part == null || base == null || base < Numerals.LEAST_BASE_FOR_PERCENT
            ? null
            : wording.percentage(indicator, part, base).doubleValue();
    return new Bar(height, text.percentOrNumbers(figures, sex));
  }

  private String spoken(SexFigures figures, Sex sex) {
    String label = Sign.removedFrom(text.percentOrNumbers(figures, sex));
    String figure =
        switch (figures.status(sex)) {
          case HIDDEN -> wording.say(Phrase.BAR_HIDDEN);
          case MISSING, NO_DATA -> wording.say(Phrase.BAR_MISSING);
          case FINAL, PRELIMINARY, ESTIMATED -> label;
        };
    return wording.say(Phrase.BAR_OF, wording.personsWithin(sex, indicator.persons()), figure);
  }

  /** From which state, a row, to which, a column: the number, and its share of the row. */
  private Table crossing(Sex sex) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.say(Phrase.FROM_STATE_COLUMN), 4, false));
    states.values().forEach(label -> columns.add(new Column(label, 3, true)));
    List<Row> rows = new ArrayList<>();
    states.forEach(
        (from, label) -> {
          List<String> cells = new ArrayList<>(List.of(label));
          states.keySet().forEach(to -> cells.add(cell(from, to, sex)));
          rows.add(new Row(Row.Kind.PLAIN, cells));
        });
    List<String> notes = new ArrayList<>();
    notes.add(wording.say(Phrase.CROSSING_NOTE));
    notes.addAll(FigureTable.signs(wording, rows));
    return new Table(
        wording.say(
            Phrase.CROSSING_CAPTION,
            wording.in(indicator.name()),
            wording.personsWithin(sex, indicator.persons())),
        columns,
        rows,
        notes);
  }

  private String cell(String from, String to, Sex sex) {
    String category = from + "+" + to;
    String number = text.count(figures(Statistic.COUNT, measure.cross(), category), sex);
    Optional<ProtectedFigure> share =
        figures(Statistic.SHARE, measure.cross(), category)
            .of(sex)
            .filter(figure -> figure.shown().isPresent());
    Long part = share.map(ProtectedFigure::part).orElse(null);
    Long base = share.map(ProtectedFigure::base).orElse(null);
    return part == null || base == null || part == 0 || base < Numerals.LEAST_BASE_FOR_PERCENT
        ? number
        : wording.say(Phrase.NUMBER_AND_PERCENT, number, text.percent(part, base));
  }
}
