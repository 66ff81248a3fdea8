package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.model.CaseSystem;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Paragraph;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/** The deliveries that a page rests on, and what became of their rows. */
final class DeliveryTables {

  private record Delivery(CaseSystem source, SourceNote note) {}

  private final Subject subject;
  private final Wording wording;

  DeliveryTables(Subject subject) {
    this.subject = subject;
    this.wording = subject.wording();
  }

  /** The tables; nothing where no delivery tells of the period. */
  List<Block> blocks() {
    List<Delivery> deliveries =
        subject.sources().stream()
            .flatMap(
                source ->
                    subject.deliveries(source).stream().map(note -> new Delivery(source, note)))
            .toList();
    if (deliveries.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>(List.of(files(deliveries), rows(deliveries)));
    if (deliveries.stream().anyMatch(delivery -> delivery.note().rejected() > 0)) {
      blocks.add(new Paragraph(Paragraph.Kind.NOTE, wording.say(Phrase.REJECTED_ROWS)));
    }
    return blocks;
  }

  private Table files(List<Delivery> deliveries) {
    return new Table(
        wording.say(Phrase.DELIVERIES_CAPTION),
        List.of(
            new Column(wording.say(Phrase.FILE), 3, false),
            new Column(wording.say(Phrase.SOURCE), 3, false),
            new Column(wording.say(Phrase.DATA_AS_OF), 2, false)),
        deliveries.stream()
            .map(
                delivery ->
                    new Row(
                        Row.Kind.PLAIN,
                        List.of(
                            delivery.note().file(),
                            wording.in(delivery.source().name()),
                            wording.periods().date(delivery.note().dataAsOf()))))
            .toList(),
        List.of());
  }

  private Table rows(List<Delivery> deliveries) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.say(Phrase.FILE), 6, false));
    Stream.of(
            Phrase.ROWS_READ,
            Phrase.ROWS_USED,
            Phrase.ROWS_UNCHANGED,
            Phrase.ROWS_DUPLICATE,
            Phrase.ROWS_REJECTED,
            Phrase.ROWS_UNKNOWN_SEX,
            Phrase.ROWS_SEX_CONFLICT)
        .forEach(header -> columns.add(new Column(wording.say(header), 2, true)));
    List<String> notes = new ArrayList<>();
    notes.add(wording.say(Phrase.ROWS_ARE_WHOLE_FILES));
    if (deliveries.stream().anyMatch(delivery -> delivery.note().sexConflicts().orElse(1) > 0)) {
      notes.add(wording.say(Phrase.SEX_CONFLICTS));
    }
    return new Table(
        wording.say(Phrase.ROWS_CAPTION),
        columns,
        deliveries.stream().map(delivery -> row(delivery.note())).toList(),
        notes);
  }

  private Row row(SourceNote note) {
    return new Row(
        Row.Kind.PLAIN,
        List.of(
            note.file(),
            rows(note.read()),
            rows(note.used()),
            rows(note.unchanged()),
            rows(note.duplicate()),
            rows(note.rejected()),
            rowsOfPeople(note.unknownSex()),
            rowsOfPeople(note.sexConflicts())));
  }

  private String rows(long number) {
    return number == 0 ? Sign.NIL.written() : wording.numerals().whole(number);
  }

  private String rowsOfPeople(OptionalLong number) {
    return number.isPresent() ? rows(number.getAsLong()) : wording.say(Phrase.FEW_ROWS);
  }
}
