package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.IndicatorDefinition.Unit;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;
import se.jamnt.reports.Yardsticks.Earlier;

/** Every indicator of a page on a line: women, men, the gap between them, and the change. */
final class OverviewPart {

  private final Subject subject;
  private final Wording wording;
  private final FieldCatalog fields;
  private final ReportTables tables;

  OverviewPart(Subject subject, FieldCatalog fields, ReportTables tables) {
    this.fields = fields;
    this.subject = subject;
    this.wording = subject.wording();
    this.tables = tables;
  }

  /** The section; nothing where no figure is by sex. */
  List<Block> blocks() {
    List<IndicatorDefinition> bySex =
        subject.indicators().stream()
            .filter(indicator -> isBySex(subject.headline(indicator)))
            .toList();
    if (bySex.isEmpty()) {
      return List.of();
    }
    List<Row> rows = bySex.stream().map(this::row).toList();
    List<String> notes = new ArrayList<>();
    notes.add(
        wording.say(
            Phrase.OVERVIEW_NOTE,
            wording.phrases().within(persons(Sex.K, bySex)),
            wording.phrases().within(persons(Sex.M, bySex))));
    notes.addAll(FigureTable.signs(wording, rows));
    return List.of(
        new Heading(2, wording.say(Phrase.OVERVIEW)),
        new Table(wording.say(Phrase.OVERVIEW_CAPTION), columns(bySex), rows, notes));
  }

  private static boolean isBySex(SexFigures figures) {
    return Stream.of(Sex.K, Sex.M).anyMatch(sex -> figures.status(sex) != Status.MISSING);
  }

  private List<Column> columns(List<IndicatorDefinition> indicators) {
    return List.of(
        new Column(wording.say(Phrase.MEASURE_COLUMN), 6, false),
        new Column(persons(Sex.K, indicators), 3, true),
        new Column(persons(Sex.M, indicators), 3, true),
        new Column(wording.say(Phrase.TABLES_GAP), 3, true),
        new Column(wording.say(Phrase.COMPARED_WITH), 3, false),
        new Column(changeOf(Sex.K, indicators), 3, true),
        new Column(changeOf(Sex.M, indicators), 3, true));
  }

  /** Women, girls, or both where some indicators speak of the one and some of the other. */
  private String persons(Sex sex, List<IndicatorDefinition> indicators) {
    List<Persons> persons =
        indicators.stream().map(IndicatorDefinition::persons).distinct().sorted().toList();
    return persons.size() == 1
        ? wording.persons(sex, persons.get(0))
        : wording.say(
            Phrase.BOTH_PERSONS,
            wording.persons(sex, persons.get(0)),
            wording.personsWithin(sex, persons.get(1)));
  }

  private String changeOf(Sex sex, List<IndicatorDefinition> indicators) {
    return wording.say(Phrase.CHANGE_COLUMN, wording.phrases().within(persons(sex, indicators)));
  }

  private Row row(IndicatorDefinition indicator) {
    SexFigures figures = subject.headline(indicator);
    ChangeText change = new ChangeText(subject, tables, indicator, subject.node());
    Optional<Earlier> earlier = change.earlier().stream().findFirst();
    return new Row(
        Row.Kind.PLAIN,
        List.of(
            label(indicator),
            figure(indicator, figures, Sex.K),
            figure(indicator, figures, Sex.M),
            change.gap(),
            earlier.map(one -> label(one.period())).orElse(""),
            earlier.map(one -> change.change(one, Sex.K)).orElse(""),
            earlier.map(one -> change.change(one, Sex.M)).orElse("")));
  }

  /** May be broken over lines: the column is narrow. */
  private String label(Period period) {
    return wording.periods().label(period).replace('\u00a0', ' ');
  }

  /** What a figure is a number of stands with the name, where its cell does not say it. */
  private String label(IndicatorDefinition indicator) {
    String name = wording.whole(indicator, fields);
    return indicator.isPercentOfBase()
            || indicator.headline() == Statistic.COUNT
            || indicator.shownAs().unit() == Unit.RATIO
        ? name
        : wording.say(Phrase.NAME_AND_UNIT, name, wording.unit(indicator));
  }

  private String figure(IndicatorDefinition indicator, SexFigures figures, Sex sex) {
    FigureText text = new FigureText(wording, indicator);
    if (indicator.isPercentOfBase()) {
      return text.percentOrNumbers(figures, sex);
    }
    return indicator.headline() == Statistic.COUNT
        ? text.count(figures, sex)
        : text.measure(figures, sex);
  }
}
