package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;
import se.jamnt.reports.FigureTable.Line;
import se.jamnt.reports.ReportDefinition.Item;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Paragraph;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/** What a report says of one indicator: sentence, table, chart and breakdowns. */
final class IndicatorPart {

  /** The category of records for which the field broken down by is not known. */
  static final String UNKNOWN = "unknown";

  private final Subject subject;
  private final Wording wording;
  private final FieldCatalog fields;
  private final Item item;
  private final IndicatorDefinition indicator;
  private final SexFigures headline;
  private final ReportTables tables;

  IndicatorPart(Subject subject, FieldCatalog fields, Item item, ReportTables tables) {
    this.tables = tables;
    this.subject = subject;
    this.wording = subject.wording();
    this.fields = fields;
    this.item = item;
    this.indicator = item.indicator();
    this.headline = subject.headline(indicator);
  }

  /** The blocks in reading order, from the heading on. */
  List<Block> blocks(Charts charts) {
    List<Block> blocks = new ArrayList<>();
    LeadSentence lead = LeadSentence.of(wording, indicator, headline);
    blocks.add(new Heading(3, wording.in(indicator.name())));
    blocks.add(new Paragraph(Paragraph.Kind.LEAD, lead.text()));
    if (headline.bySex().keySet().stream()
        .allMatch(sex -> headline.status(sex) == Status.MISSING)) {
      return blocks;
    }
    ChangeText change = new ChangeText(subject, tables, indicator, subject.node());
    comparison().ifPresent(text -> blocks.add(new Paragraph(Paragraph.Kind.BODY, text)));
    change.sentences().forEach(text -> blocks.add(new Paragraph(Paragraph.Kind.BODY, text)));
    if (item.table()) {
      figures(Optional.of(nodes())).ifPresent(blocks::add);
      if (indicator.measure() instanceof Measure.Typical) {
        figures(Optional.of(spread())).ifPresent(blocks::add);
      }
    }
    charts.of(item, lead).ifPresent(blocks::add);
    figures(charts.series(item, change)).ifPresent(blocks::add);
    if (indicator.measure() instanceof Measure.Transition transition) {
      blocks.addAll(new TransitionPart(subject, fields, indicator, transition).blocks());
      return blocks;
    }
    for (String field : item.breakdowns()) {
      if (item.distribution().filter(field::equals).isPresent()) {
        charts.distribution(item, lead).ifPresent(blocks::add);
      }
      figures(breakdown(field)).ifPresent(blocks::add);
    }
    return blocks;
  }

  /** A table of nothing but signs is left out: the sentence has said why. */
  private static Optional<Table> figures(Optional<Table> table) {
    return table.filter(FigureTable::showsAny);
  }

  /** What may be said of the difference, or why nothing may. */
  private Optional<String> comparison() {
    return Comparison.of(indicator, headline)
        .map(comparison -> comparison.text(wording, indicator, headline))
        .or(
            () ->
                Comparison.muchUnknownSex(headline)
                    ? Optional.of(wording.say(Phrase.MUCH_UNKNOWN_SEX))
                    : Optional.empty());
  }

  /** Units, or boards, under each other with the whole last; or a unit and its board. */
  private Table nodes() {
    NodeId whole = subject.isUnit() ? subject.above(Level.BOARD) : subject.node();
    List<Line> lines = new ArrayList<>();
    if (subject.isUnit()) {
      lines.add(new Line(subject.name(subject.node()), Row.Kind.PLAIN, headline));
    } else {
      lines.addAll(lines(subject.children()));
    }
    if (subject.isUnit() ? unitsOf(whole).size() > 1 : isBoard() || lines.size() > 1) {
      lines.add(
          new Line(
              wholeLabel(whole),
              Row.Kind.TOTAL,
              SexFigures.headline(subject.table(), whole, indicator)));
    }
    FigureColumns columns = FigureColumns.of(wording, indicator, FigureTable.hasUnknown(lines));
    List<String> notes = new ArrayList<>();
    if (isBoard() && sumIsLarger(lines)) {
      notes.add(wording.say(Phrase.LARGER_SUM));
    }
    notes.addAll(coverNotes());
    return FigureTable.of(
        subject,
        columns.caption(wording.whole(indicator, fields)),
        wording.say(isOrganisation() ? Phrase.BOARD_COLUMN : Phrase.UNIT_COLUMN),
        columns,
        lines,
        notes);
  }

  private List<Line> unitsOf(NodeId board) {
    return lines(
        subject.chart().unitsOf(board, subject.period().days()).stream()
            .map(unit -> new NodeId(Level.UNIT, unit.id()))
            .toList());
  }

  private List<Line> lines(List<NodeId> nodes) {
    return nodes.stream()
        .map(
            node ->
                new Line(
                    subject.name(node),
                    Row.Kind.PLAIN,
                    SexFigures.headline(subject.table(), node, indicator)))
        .filter(line -> !line.figures().isEmpty())
        .toList();
  }

  private boolean isBoard() {
    return subject.node().level() == Level.BOARD;
  }

  private boolean isOrganisation() {
    return subject.node().level() == Level.ORGANISATION;
  }

  private String wholeLabel(NodeId whole) {
    if (subject.isUnit()) {
      return wording.say(Phrase.ALL_UNITS_OF, subject.name(whole));
    }
    if (isOrganisation()) {
      return wording.say(Phrase.ALL_BOARDS);
    }
    return wording.say(countsPeople() ? Phrase.ALL_UNITS_ONCE : Phrase.ALL_UNITS);
  }

  private boolean countsPeople() {
    return indicator.counts() == Counted.PEOPLE && indicator.measure() instanceof Measure.Count;
  }

  /** Known only where every figure in it is shown; nothing is said otherwise. */
  private boolean sumIsLarger(List<Line> lines) {
    if (!countsPeople() || lines.stream().anyMatch(line -> line.figures().count(Sex.T).isEmpty())) {
      return false;
    }
    int last = lines.size() - 1;
    long sum =
        lines.subList(0, last).stream()
            .mapToLong(line -> line.figures().count(Sex.T).orElse(0L))
            .sum();
    return sum > lines.get(last).figures().count(Sex.T).orElse(0L);
  }

  /** Why figures are preliminary: how far each source's data reach. */
  private List<String> coverNotes() {
    if (!headline.any(Status.PRELIMINARY)) {
      return List.of();
    }
    return subject.sources().stream()
        .filter((CaseSystem source) -> indicator.from().contains(source.id()))
        .flatMap(
            source ->
                subject
                    .coversTo(source)
                    .filter(last -> last.isBefore(subject.period().last()))
                    .map(
                        last ->
                            wording.say(
                                Phrase.COVERED_TO,
                                wording.in(source.name()),
                                wording.periods().date(last)))
                    .stream())
        .toList();
  }

  /** Quartiles and mean beside the median, of the node itself. */
  private Table spread() {
    List<Sex> sexes =
        Stream.of(Sex.values())
            .filter(sex -> sex != Sex.U || headline.of(Sex.U).isPresent())
            .toList();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.say(Phrase.MEASURE_COLUMN), 4, false));
    sexes.forEach(
        sex -> columns.add(new Column(wording.persons(sex, indicator.persons()), 2, true)));
    FigureText text = new FigureText(wording, indicator);
    List<Row> rows = new ArrayList<>();
    for (Spread measure : SPREAD) {
      SexFigures figures =
          SexFigures.of(subject.table(), subject.node(), indicator, measure.statistic(), "", "");
      rows.add(
          row(
              wording.say(measure.label()),
              sexes.stream().map(sex -> text.measure(figures, sex)).toList()));
    }
    rows.add(
        row(
            wording.say(Phrase.BASE_COUNTED, wording.counted(indicator)),
            sexes.stream().map(sex -> text.base(headline, sex)).toList()));
    return new Table(
        wording.say(Phrase.SPREAD_CAPTION, wording.in(indicator.name()), wording.unit(indicator)),
        columns,
        rows,
        FigureTable.signs(wording, rows));
  }

  private record Spread(Statistic statistic, Phrase label) {}

  private static final List<Spread> SPREAD =
      List.of(
          new Spread(Statistic.Q1, Phrase.LOWER_QUARTILE),
          new Spread(Statistic.MEDIAN, Phrase.MEDIAN),
          new Spread(Statistic.Q3, Phrase.UPPER_QUARTILE),
          new Spread(Statistic.MEAN, Phrase.MEAN));

  private static Row row(String label, List<String> cells) {
    return new Row(Row.Kind.PLAIN, Stream.concat(Stream.of(label), cells.stream()).toList());
  }

  /** Every code of a field; empty where the period has no breakdowns. */
  private Optional<Table> breakdown(String field) {
    List<Line> lines = new ArrayList<>();
    fields
        .codes(field)
        .ifPresent(
            list ->
                list.codes()
                    .forEach((code, label) -> addLine(lines, wording.in(label), field, code)));
    addLine(lines, wording.say(Phrase.UNKNOWN), field, UNKNOWN);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (indicator.headlineCategory().isEmpty()) { // else it is no total but one of the rows
      lines.add(new Line(wording.say(Phrase.TOTAL), Row.Kind.TOTAL, headline));
    }
    String name = wording.in(fields.name(field));
    FigureColumns columns = FigureColumns.of(wording, indicator, FigureTable.hasUnknown(lines));
    return Optional.of(
        FigureTable.of(
            subject,
            wording.byField(indicator.name(), fields.name(field)),
            wording.phrases().sentence(name),
            columns,
            lines,
            List.of()));
  }

  private void addLine(List<Line> lines, String label, String field, String code) {
    SexFigures figures =
        SexFigures.of(
            subject.table(), subject.node(), indicator, indicator.headline(), field, code);
    if (!figures.isEmpty()) {
      lines.add(new Line(label, Row.Kind.PLAIN, figures));
    }
  }
}
