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
    List<Row> rows = new ArrayList<>();
    fields
        .codes(latest.over())
        .ifPresent(
            list ->
                list.codes()
                    .forEach((code, label) -> row(code, wording.in(label)).ifPresent(rows::add)));
    return List.of(
        new Heading(3, wording.in(indicator.name())),
        new Paragraph(Paragraph.Kind.LEAD, wording.say(Phrase.NOT_ABOUT_PERSONS)),
        new Table(
            wording.in(indicator.name()),
            List.of(
                new Column(wording.in(fields.name(latest.over())), 4, false),
                new Column(wording.in(fields.name(latest.answer())), 2, false),
                new Column(wording.say(Phrase.ANSWERED_ON), 2, false),
                new Column(wording.say(Phrase.ANSWER_TEXT), 4, false)),
            rows,
            FigureTable.signs(wording, rows)));
  }

  private Optional<Row> row(String criterion, String label) {
    SexFigures figures =
        SexFigures.of(
            subject.table(),
            subject.node(),
            indicator,
            indicator.headline(),
            latest.over(),
            criterion);
    return figures
        .of(Sex.T)
        .map(
            figure ->
                new Row(
                    Row.Kind.PLAIN,
                    List.of(label, answer(figure), answeredOn(criterion), textOf(criterion))));
  }

  private String answer(ProtectedFigure figure) {
    return figure
        .shown()
        .map(ChecklistAnswer::of)
        .map(answer -> wording.in(fields.label(latest.answer(), answer.word())))
        .orElse(Sign.NOT_AVAILABLE.written());
  }

  private String answeredOn(String criterion) {
    return Optional.ofNullable(beside.get(criterion))
        .map(answer -> wording.periods().date(answer.answeredOn()))
        .orElse("");
  }

  private String textOf(String criterion) {
    return Optional.ofNullable(beside.get(criterion)).flatMap(LastAnswer::text).orElse("");
  }
}
