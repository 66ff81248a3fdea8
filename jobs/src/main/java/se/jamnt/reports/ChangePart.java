package se.jamnt.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.ChangeReason;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Paragraph;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/**
 * What a new revision, a re-run, or a later release changes in the figures of a page, and why. Both
 * sides were protected when they were released.
 */
final class ChangePart {

  /** What follows from other figures is not listed again. */
  private static final Set<Statistic> LISTED =
      Set.of(
          Statistic.COUNT,
          Statistic.SUM,
          Statistic.SHARE,
          Statistic.DISTRIBUTION,
          Statistic.RATIO,
          Statistic.MEAN,
          Statistic.MEDIAN,
          Statistic.Q1,
          Statistic.Q3,
          Statistic.LOW,
          Statistic.HIGH);

  /** About four pages; with more, the parts of breakdowns stand only in the file. */
  private static final int MOST_ROWS = 120;

  private static final String SEVERAL = "+";

  private final Subject subject;
  private final Wording wording;
  private final IndicatorCatalog indicators;
  private final FieldCatalog fields;
  private final ChangeNote note;

  ChangePart(Subject subject, IndicatorCatalog indicators, ChangeNote note) {
    this.subject = subject;
    this.wording = subject.wording();
    this.indicators = indicators;
    this.fields = indicators.fields();
    this.note = note;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(2, wording.say(heading())));
    blocks.add(new Paragraph(Paragraph.Kind.BODY, introduction()));
    Map<FigureKey, Map<Sex, FigureChange>> lines = lines();
    if (!lines.isEmpty()) {
      blocks.add(table(lines));
    }
    return blocks;
  }

  private Phrase heading() {
    if (note.occasion() instanceof ChangeNote.Rerun) {
      return Phrase.CHANGES_AGAINST_PUBLISHED;
    }
    return ofReleases() ? Phrase.CHANGES_BETWEEN_RELEASES : Phrase.CHANGES;
  }

  private boolean ofReleases() {
    return note.occasion() instanceof ChangeNote.Releases;
  }

  private List<String> occasion() {
    List<String> sentences = new ArrayList<>();
    if (note.occasion() instanceof ChangeNote.Revision revision) {
      sentences.add(
          wording.say(
              Phrase.REVISION_REPLACES,
              String.valueOf(revision.number()),
              String.valueOf(revision.number() - 1)));
      sentences.add(sentence(wording.say(Phrase.REVISION_REASON, revision.reason().strip())));
      revision
          .caseNumber()
          .ifPresent(number -> sentences.add(wording.say(Phrase.REVISION_CASE, number)));
    } else {
      sentences.add(wording.say(ofReleases() ? Phrase.RELEASES_COMPARED : Phrase.MADE_AGAIN));
    }
    return sentences;
  }

  private String introduction() {
    List<String> sentences = occasion();
    int changed = note.changes().size();
    sentences.add(
        switch (changed) {
          case 0 -> wording.say(Phrase.NO_FIGURES_CHANGED);
          case 1 -> wording.say(Phrase.FIGURE_CHANGED);
          default -> wording.say(Phrase.FIGURES_CHANGED, wording.numerals().whole(changed));
        });
    if (subject.node().level() == Level.BOARD) {
      sentences.add(wording.say(Phrase.CHANGES_OF_UNITS));
    }
    return String.join(" ", sentences);
  }

  private static String sentence(String text) {
    return text.matches(".*[.!?]") ? text : text + ".";
  }

  /** The changes that are listed, those of the sexes on one line, in the order of the report. */
  private Map<FigureKey, Map<Sex, FigureChange>> lines() {
    List<FigureChange> listed = note.changes().stream().filter(this::isListed).toList();
    List<FigureChange> whole =
        listed.stream().filter(change -> change.key().breakdown().isEmpty()).toList();
    Map<FigureKey, Map<Sex, FigureChange>> all = lines(listed);
    return all.size() <= MOST_ROWS ? all : lines(whole);
  }

  private boolean isListed(FigureChange change) {
    return LISTED.contains(change.key().statistic())
        && indicators.find(change.key().indicator()).isPresent();
  }

  private Map<FigureKey, Map<Sex, FigureChange>> lines(List<FigureChange> changes) {
    List<String> order =
        subject.report().indicators().stream().map(IndicatorDefinition::id).toList();
    Map<FigureKey, Map<Sex, FigureChange>> sorted = new TreeMap<>(FigureKey.AS_WRITTEN);
    changes.forEach(
        change ->
            sorted
                .computeIfAbsent(change.key().of(Sex.T), key -> new EnumMap<>(Sex.class))
                .put(change.key().sex(), change));
    Map<FigureKey, Map<Sex, FigureChange>> inOrder = new LinkedHashMap<>();
    sorted.keySet().stream()
        .sorted(
            Comparator.comparingInt(
                key -> {
                  int place = order.indexOf(key.indicator());
                  return place < 0 ? order.size() : place;
                }))
        .forEach(key -> inOrder.put(key, sorted.getOrDefault(key, Map.of())));
    return inOrder;
  }

  private Table table(Map<FigureKey, Map<Sex, FigureChange>> lines) {
    List<IndicatorDefinition> shown =
        lines.keySet().stream().map(key -> indicator(key)).distinct().toList();
    List<Sex> sexes =
        Stream.of(Sex.values())
            .filter(
                sex ->
                    sex != Sex.U || lines.values().stream().anyMatch(line -> line.containsKey(sex)))
            .toList();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.say(Phrase.CHANGED_FIGURE), 4, false));
    FigureBookRows names = new FigureBookRows(wording);
    sexes.forEach(
        sex ->
            columns.add(
                new Column(
                    names.persons(
                        sex, shown.stream().map(IndicatorDefinition::persons).distinct().toList()),
                    3,
                    true)));
    columns.add(new Column(wording.say(Phrase.CHANGE_REASONS), 4, false));
    List<Row> rows = new ArrayList<>();
    lines.forEach(
        (key, line) -> {
          List<String> cells = new ArrayList<>();
          cells.add(name(key));
          sexes.forEach(sex -> cells.add(cell(key.of(sex), Optional.ofNullable(line.get(sex)))));
          cells.add(reasons(line));
          rows.add(new Row(Row.Kind.PLAIN, cells));
        });
    return new Table(wording.say(Phrase.CHANGES_CAPTION), columns, rows, notes(lines));
  }

  private List<String> notes(Map<FigureKey, Map<Sex, FigureChange>> lines) {
    List<String> notes = new ArrayList<>();
    notes.add(wording.say(ofReleases() ? Phrase.RELEASES_HOW_TO_READ : Phrase.CHANGES_HOW_TO_READ));
    notes.add(wording.say(Phrase.CHANGES_BENEATH));
    long listed = lines.values().stream().mapToLong(Map::size).sum();
    long listable = note.changes().stream().filter(this::isListed).count();
    long following = note.changes().size() - listable;
    if (listable > listed) {
      notes.add(wording.say(Phrase.CHANGES_TOO_MANY, wording.numerals().whole(listable - listed)));
    }
    if (following > 0) {
      notes.add(wording.say(Phrase.CHANGES_FOLLOWING, wording.numerals().whole(following)));
    }
    return notes;
  }

  private IndicatorDefinition indicator(FigureKey key) {
    return indicators.find(key.indicator()).orElseThrow();
  }

  private String name(FigureKey key) {
    IndicatorDefinition indicator = indicator(key);
    List<String> parts = new ArrayList<>();
    parts.add(wording.in(indicator.name()));
    if (key.statistic() != indicator.headline()) {
      parts.add(
          wording
              .phrases()
              .within(new FigureBookRows(wording).measure(indicator, key.statistic())));
    }
    if (!key.breakdown().isEmpty()) {
      parts.add(category(key.breakdown(), key.category()));
    }
    return String.join(", ", parts);
  }

  /** The label of a code; of a cross, those of both. */
  private String category(String breakdown, String category) {
    String[] of = breakdown.split("\\" + SEVERAL, -1);
    String[] codes = category.split("\\" + SEVERAL, -1);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      labels.add(label(of[Math.min(i, of.length - 1)], codes[i]));
    }
    return String.join(", ", labels);
  }

  private String label(String field, String code) {
    if (code.equals(IndicatorPart.UNKNOWN)) {
      return wording.phrases().within(wording.say(Phrase.UNKNOWN));
    }
    Words label = fields.codes(field).map(list -> list.codes().get(code)).orElse(null);
    return label == null ? code : wording.in(label);
  }

  private String cell(FigureKey key, Optional<FigureChange> change) {
    return change
        .map(
            one ->
                wording.say(
                    ofReleases() ? Phrase.CHANGED_LATER : Phrase.CHANGED,
                    written(key, one.before()),
                    written(key, one.after())))
        .orElseGet(() -> written(key, subject.table().find(key)));
  }

  private String written(FigureKey key, Optional<ProtectedFigure> figure) {
    if (figure.isEmpty()) {
      return Sign.NOT_AVAILABLE.written();
    }
    IndicatorDefinition indicator = indicator(key);
    FigureText text = new FigureText(wording, indicator);
    SexFigures figures = new SexFigures(Map.of(key.sex(), figure.get()));
    if (key.statistic() == Statistic.COUNT) {
      return text.count(figures, key.sex());
    }
    return key.statistic() == indicator.headline() && indicator.isPercentOfBase()
        ? text.percentOrNumbers(figures, key.sex())
        : text.measure(figures, key.sex());
  }

  /** All reasons of a line, each once. */
  private String reasons(Map<Sex, FigureChange> line) {
    return line.values().stream()
        .flatMap(change -> change.reasons().stream())
        .distinct()
        .map(this::inWords)
        .collect(Collectors.joining("; "));
  }

  private String inWords(ChangeReason reason) {
    String words =
        wording.say(
            switch (reason.kind()) {
              case LATE_ROWS -> Phrase.REASON_LATE_ROWS;
              case CORRECTED_ROWS -> Phrase.REASON_CORRECTED_ROWS;
              case VOIDED_ROWS -> Phrase.REASON_VOIDED_ROWS;
              case DEFINITION -> Phrase.REASON_DEFINITION;
              case ORGANISATION -> Phrase.REASON_ORGANISATION;
              case DISCLOSURE -> Phrase.REASON_DISCLOSURE;
              case LATER_DATA -> Phrase.REASON_LATER_DATA;
              case APPROVAL -> Phrase.REASON_APPROVAL;
              case OTHER_FIGURES -> Phrase.REASON_OTHER_FIGURES;
            });
    String count = reason.count();
    return count == null
        ? words
        : wording.say(
            Phrase.REASON_COUNTED,
            words,
            count.equals(ChangeReason.FEW)
                ? count
                : wording.numerals().whole(Long.parseLong(count)));
  }
}
