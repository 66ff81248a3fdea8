package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.disclosure.LastAnswer;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.ChecklistAnswer;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Paragraph;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/** What a report says of a checklist: the last answer to each criterion, its day and its text. */
final class ChecklistPart {

  private final Subject subject;
  private final Wording wording;
  private final FieldCatalog fields;
  private final IndicatorDefinition indicator;
  private final Measure.Latest latest;
  private final Map<String, LastAnswer> beside;

  /**
   * The part of one checklist.
   *
   * @param beside by criterion, what stands beside its answer
   */
  ChecklistPart(
      Subject subject,
      FieldCatalog fields,
      IndicatorDefinition indicator,
      Measure.Latest latest,
      Map<String, LastAnswer> beside) {
    this.subject = subject;
    this.wording = subject.wording();
    this.fields = fields;
    this.indicator = indicator;
    this.latest = latest;
    this.beside = beside;
  }

  /** The blocks in reading order, from the heading on. */
  List<Block> blocks() {
    List<Row> rows =
        criteria().stream()
            .map(
                one ->
                    new Row(
                        Row.Kind.PLAIN,
                        List.of(
                            one.label(),
                            one.answer(),
                            one.beside()
                                .map(answer -> wording.periods().date(answer.answeredOn()))
                                .orElse(""),
                            one.beside().flatMap(LastAnswer::text).orElse(""))))
            .toList();
    return List.of(
        new Heading(3, wording.in(indicator.name())),
        new Paragraph(Paragraph.Kind.LEAD, wording.say(Phrase.NOT_ABOUT_PERSONS)),
        new Table(
            wording.in(indicator.name()),
            List.of(
                new Column(header(latest.over()), 4, false),
                new Column(header(latest.answer()), 2, false),
                new Column(wording.say(Phrase.ANSWERED_ON), 2, false),
                new Column(wording.say(Phrase.ANSWER_TEXT), 4, false)),
            rows,
            FigureTable.signs(wording, rows)));
  }

  /** The same as a sheet of a workbook. */
  FigureBook.Sheet sheet(String name) {
    List<Criterion> criteria = criteria();
    List<FigureBook.Row> rows =
        criteria.stream().map(one -> new FigureBook.Row(false, cells(one))).toList();
    List<String> notes = new ArrayList<>(List.of(wording.say(Phrase.NOT_ABOUT_PERSONS)));
    notes.addAll(wording.signNotes(criteria.stream().map(Criterion::answer).toList()));
    return new FigureBook.Sheet(
        name,
        List.of(
            header(latest.over()),
            header(latest.answer()),
            wording.say(Phrase.ANSWERED_ON),
            wording.say(Phrase.ANSWER_TEXT)),
        2,
        rows,
        notes,
        List.of());
  }

  private static List<FigureBook.Cell> cells(Criterion one) {
    FigureBook.Cell none = new FigureBook.Text("");
    return List.of(
        new FigureBook.Text(one.label()),
        new FigureBook.Text(one.answer()),
        one.beside()
            .<FigureBook.Cell>map(answer -> new FigureBook.Day(answer.answeredOn()))
            .orElse(none),
        one.beside()
            .flatMap(LastAnswer::text)
            .<FigureBook.Cell>map(FigureBook.Words::new)
            .orElse(none));
  }

  private String header(String field) {
    return wording.in(fields.name(field));
  }

  /** A criterion that the node has an answer to, or has not answered. */
  private record Criterion(String label, String answer, Optional<LastAnswer> beside) {}

  private List<Criterion> criteria() {
    List<Criterion> criteria = new ArrayList<>();
    fields
        .codes(latest.over())
        .ifPresent(
            list ->
                list.codes()
                    .forEach(
                        (code, label) ->
                            figure(code)
                                .map(
                                    figure ->
                                        new Criterion(
                                            wording.in(label),
                                            answer(figure),
                                            Optional.ofNullable(beside.get(code))))
                                .ifPresent(criteria::add)));
    return criteria;
  }

  private Optional<ProtectedFigure> figure(String criterion) {
    return SexFigures.of(
            subject.table(),
            subject.node(),
            indicator,
            indicator.headline(),
            latest.over(),
            criterion)
        .of(Sex.T);
  }

  private String answer(ProtectedFigure figure) {
    return figure
        .shown()
        .map(ChecklistAnswer::of)
        .map(answer -> wording.in(fields.label(latest.answer(), answer.word())))
        .orElse(Sign.NOT_AVAILABLE.written());
  }
}
