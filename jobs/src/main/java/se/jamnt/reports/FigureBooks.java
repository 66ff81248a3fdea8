package se.jamnt.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.reports.FigureBook.About;
import se.jamnt.reports.FigureBook.Cell;
import se.jamnt.reports.FigureBook.Part;
import se.jamnt.reports.FigureBook.Row;
import se.jamnt.reports.FigureBook.Sheet;
import se.jamnt.reports.FigureBook.Text;
import se.jamnt.reports.ReportDefinition.Item;
import se.jamnt.reports.ReportDefinition.Section;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Term;
import se.jamnt.reports.ReportDocument.Terms;

/**
 * Composes a board's tables: a sheet for each section of its report, each indicator row by row, and
 * one for each checklist.
 */
final class FigureBooks {

  /** What workbooks allow. */
  private static final int LONGEST_SHEET_NAME = 31;

  private final Subject subject;
  private final Wording wording;
  private final FieldCatalog fields;
  private final ReportTables tables;
  private final Charts charts;
  private final Set<String> sheetNames = new HashSet<>();

  FigureBooks(Subject subject, FieldCatalog fields, ReportTables tables) {
    this.subject = subject;
    this.wording = subject.wording();
    this.fields = fields;
    this.tables = tables;
    this.charts = new Charts(subject, fields, tables);
  }

  FigureBook compose() {
    About about = about();
    return new FigureBook(
        wording.language(),
        subject.name(subject.node()),
        wording.say(
            Phrase.SUBTITLE,
            wording.say(Phrase.TABLES_TITLE),
            wording.periods().name(subject.period())),
        subject.name(subject.above(Level.ORGANISATION)),
        subject.dated(),
        about,
        subject.report().sections().stream().flatMap(this::sheets).toList());
  }

  /** The cover's facts, how the tables are read, and the definitions and signs of the report. */
  private About about() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(wording.say(Phrase.TABLES_FACTS), new Cover(subject, Profile.NONE).facts()));
    parts.add(new Part(wording.say(Phrase.TABLES_READING), reading()));
    String heading = "";
    for (Block block : new ClosingPart(subject, fields).blocks()) {
      if (block instanceof Heading next) {
        heading = next.text();
      } else if (block instanceof Terms terms) {
        parts.add(new Part(heading, terms.terms()));
      }
    }
    return new About(sheetName(wording.say(Phrase.TABLES_ABOUT)), parts);
  }

  private List<Term> reading() {
    return List.of(
        new Term(wording.say(Phrase.TABLES_PART), wording.say(Phrase.TABLES_PART_MEANS)),
        new Term(wording.say(Phrase.TABLES_BASE), wording.say(Phrase.TABLES_BASE_MEANS)),
        new Term(wording.say(Phrase.TABLES_GAP), wording.say(Phrase.TABLES_GAP_MEANS)));
  }

  /** The figures of a section that the node has, and its checklists: their answers are words. */
  private Stream<Sheet> sheets(Section section) {
    List<Item> items =
        section.items().stream()
            .filter(item -> subject.indicators().contains(item.indicator()))
            .toList();
    String heading = wording.in(section.heading());
    List<Item> figures = items.stream().filter(item -> !item.indicator().countsNoPeople()).toList();
    Stream<Sheet> ofFigures = figures.isEmpty() ? Stream.of() : Stream.of(sheet(heading, figures));
    return Stream.concat(
        ofFigures,
        items.stream()
            .map(Item::indicator)
            .filter(indicator -> indicator.measure() instanceof Measure.Latest)
            .map(
                indicator ->
                    checklist(
                        figures.isEmpty() ? heading : wording.in(indicator.name()), indicator)));
  }

  private Sheet checklist(String heading, IndicatorDefinition indicator) {
    return new ChecklistPart(
            subject,
            fields,
            indicator,
            (Measure.Latest) indicator.measure(),
            tables.lastAnswers(subject.period(), subject.node(), indicator.id()))
        .sheet(sheetName(heading));
  }

  private Sheet sheet(String heading, List<Item> items) {
    FigureBookRows cells = new FigureBookRows(wording);
    List<Row> rows = new ArrayList<>();
    List<BarChart> drawn = new ArrayList<>();
    for (Item item : items) {
      rows.addAll(rows(item, cells));
      LeadSentence lead =
          LeadSentence.of(wording, item.indicator(), subject.headline(item.indicator()));
      charts.of(item, lead).ifPresent(drawn::add);
      charts.distribution(item, lead).ifPresent(drawn::add);
    }
    return new Sheet(
        sheetName(heading),
        cells.columns(personsOf(items)),
        FigureBookRows.LABELS,
        rows,
        notes(rows),
        drawn);
  }

  private static List<Persons> personsOf(List<Item> items) {
    return items.stream().map(item -> item.indicator().persons()).distinct().sorted().toList();
  }

  private List<Row> rows(Item item, FigureBookRows cells) {
    IndicatorDefinition indicator = item.indicator();
    List<Row> rows = new ArrayList<>();
    for (Statistic statistic : statistics(indicator)) {
      for (NodeId node : nodes()) {
        SexFigures figures =
            statistic == indicator.headline()
                ? SexFigures.headline(subject.table(), node, indicator)
                : SexFigures.of(subject.table(), node, indicator, statistic, "", "");
        boolean whole = node.equals(subject.node());
        String unit = whole ? wording.say(Phrase.ALL_UNITS) : subject.name(node);
        cells
            .row(indicator, statistic, wording.say(Phrase.UNIT_COLUMN), unit, whole, figures)
            .ifPresent(rows::add);
      }
    }
    for (String field : indicator.by()) {
      rows.addAll(breakdown(indicator, field, cells));
    }
    return rows;
  }

  /** The headline, and what the measure gives beside it. */
  private static List<Statistic> statistics(IndicatorDefinition indicator) {
    return indicator.measure().statistics();
  }

  /** The units, and last the board itself. */
  private List<NodeId> nodes() {
    return Stream.concat(
            subject.units().stream().map(unit -> new NodeId(Level.UNIT, unit.id())),
            Stream.of(subject.node()))
        .toList();
  }

  private List<Row> breakdown(IndicatorDefinition indicator, String field, FigureBookRows cells) {
    List<Row> rows = new ArrayList<>();
    String name = wording.phrases().sentence(wording.in(fields.name(field)));
    fields
        .codes(field)
        .ifPresent(
            list ->
                list.codes()
                    .forEach(
                        (code, label) ->
                            category(indicator, field, code, name, wording.in(label), cells)
                                .ifPresent(rows::add)));
    category(indicator, field, IndicatorPart.UNKNOWN, name, wording.say(Phrase.UNKNOWN), cells)
        .ifPresent(rows::add);
    return rows;
  }

  private Optional<Row> category(
      IndicatorDefinition indicator,
      String field,
      String code,
      String name,
      String label,
      FigureBookRows cells) {
    SexFigures figures =
        SexFigures.of(
            subject.table(), subject.node(), indicator, indicator.headline(), field, code);
    return cells.row(indicator, indicator.headline(), name, label, false, figures);
  }

  private List<String> notes(List<Row> rows) {
    List<String> notes = new ArrayList<>();
    notes.add(wording.say(Phrase.SHARE_OF_KNOWN_SEX));
    notes.add(wording.say(Phrase.TABLES_LARGER_SUM));
    List<String> texts =
        rows.stream()
            .flatMap(row -> row.cells().stream().skip(FigureBookRows.LABELS))
            .map(FigureBooks::text)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    notes.addAll(wording.signNotes(texts));
    return notes;
  }

  private static @Nullable String text(Cell cell) {
    return cell instanceof Text text ? text.text() : null;
  }

  /**
   * A name that a workbook allows and that no other sheet has, whatever the case of its letters.
   */
  private String sheetName(String heading) {
    String allowed = heading.replaceAll("[\\\\/?*\\[\\]:]", " ").strip();
    String name = cut(allowed, LONGEST_SHEET_NAME);
    for (int number = 2; !sheetNames.add(name.toLowerCase(Locale.ROOT)); number++) {
      String ending = " " + number;
      name = cut(allowed, LONGEST_SHEET_NAME - ending.length()) + ending;
    }
    return name;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length).strip();
  }
}
