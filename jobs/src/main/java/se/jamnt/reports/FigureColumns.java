package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDocument.Column;

/** The columns in which a measure's figures stand, women first. */
sealed interface FigureColumns {

  /** The columns after the one that names the row. */
  List<Column> columns();

  /** A cell for every column. */
  List<String> cells(SexFigures figures);

  /** What a reader must know of the columns. */
  List<String> notes();

  /**
   * What the table shows.
   *
   * @param name the measure's, with what stands for it
   */
  String caption(String name);

  /**
   * The columns for an indicator.
   *
   * @param withUnknown whether any row has those of unknown sex
   */
  static FigureColumns of(Wording wording, IndicatorDefinition indicator, boolean withUnknown) {
    return switch (indicator.headline()) {
      case COUNT -> new Counts(wording, indicator, withUnknown);
      case SHARE -> new Shares(wording, indicator, withUnknown);
      case DISTRIBUTION -> {
        if (indicator.measure() instanceof Measure.ByCode
            || indicator.measure() instanceof Measure.Transition) {
          yield new Shares(wording, indicator, withUnknown);
        }
        yield indicator.isPercentOfBase()
            ? new Distribution(wording, indicator)
            : new Measured(wording, indicator, false);
      }
      case MEDIAN, Q1, Q3 -> new Medians(wording, indicator, withUnknown);
      default -> new Measured(wording, indicator, withUnknown);
    };
  }

  private static List<Sex> sexes(boolean withUnknown) {
    return Stream.of(Sex.values()).filter(sex -> sex != Sex.U || withUnknown).toList();
  }

  private static Column figure(String header) {
    return new Column(header, 2, true);
  }

  private static List<Column> perSex(
      Wording wording, IndicatorDefinition indicator, boolean withUnknown) {
    return sexes(withUnknown).stream()
        .map(sex -> figure(wording.persons(sex, indicator.persons())))
        .toList();
  }

  /** Numbers, and how women and men share them. */
  record Counts(Wording wording, IndicatorDefinition indicator, boolean withUnknown)
      implements FigureColumns {

    @Override
    public List<Column> columns() {
      List<Column> columns = new ArrayList<>(perSex(wording, indicator, withUnknown));
      for (Sex sex : List.of(Sex.K, Sex.M)) {
        columns.add(
            figure(
                wording.say(
                    Phrase.SHARE_WHO_ARE, wording.personsWithin(sex, indicator.persons()))));
      }
      return columns;
    }

    @Override
    public List<String> cells(SexFigures figures) {
      FigureText text = new FigureText(wording, indicator);
      List<String> cells = new ArrayList<>();
      sexes(withUnknown).forEach(sex -> cells.add(text.count(figures, sex)));
      cells.add(text.shareOfKnownSex(figures, Sex.K));
      cells.add(text.shareOfKnownSex(figures, Sex.M));
      return cells;
    }

    @Override
    public List<String> notes() {
      List<String> notes = new ArrayList<>();
      notes.add(wording.say(Phrase.COUNTED_IN, wording.counted(indicator)));
      if (withUnknown) {
        notes.add(wording.say(Phrase.SHARE_OF_KNOWN_SEX));
      }
      return notes;
    }

    @Override
    public String caption(String name) {
      return wording.say(Phrase.COUNT_CAPTION, name);
    }
  }

  /** Of women so many per cent, of men so many. */
  record Shares(Wording wording, IndicatorDefinition indicator, boolean withUnknown)
      implements FigureColumns {

    @Override
    public List<Column> columns() {
      return sexes(withUnknown).stream()
          .map(
              sex ->
                  figure(
                      sex == Sex.U
                          ? wording.persons(sex, indicator.persons())
                          : wording.say(Phrase.SHARE_OF, wording.whole(sex, indicator.persons()))))
          .toList();
    }

    @Override
    public List<String> cells(SexFigures figures) {
      FigureText text = new FigureText(wording, indicator);
      return sexes(withUnknown).stream().map(sex -> text.shareWithNumbers(figures, sex)).toList();
    }

    @Override
    public List<String> notes() {
      return List.of(wording.say(Phrase.COUNTED_IN, wording.counted(indicator)));
    }

    @Override
    public String caption(String name) {
      return wording.say(Phrase.SHARE_CAPTION, name);
    }
  }

  /** How those of known sex divide. */
  record Distribution(Wording wording, IndicatorDefinition indicator) implements FigureColumns {

    @Override
    public List<Column> columns() {
      List<Column> columns = new ArrayList<>();
      for (Phrase phrase : List.of(Phrase.SHARE_WHO_ARE, Phrase.NUMBER_OF)) {
        for (Sex sex : List.of(Sex.K, Sex.M)) {
          columns.add(figure(wording.say(phrase, wording.personsWithin(sex, indicator.persons()))));
        }
      }
      columns.add(figure(wording.say(Phrase.NUMBER_OF_KNOWN_SEX)));
      return columns;
    }

    @Override
    public List<String> cells(SexFigures figures) {
      FigureText text = new FigureText(wording, indicator);
      return List.of(
          text.percentOnly(figures, Sex.K),
          text.percentOnly(figures, Sex.M),
          text.part(figures, Sex.K),
          text.part(figures, Sex.M),
          text.base(figures, Sex.T));
    }

    @Override
    public List<String> notes() {
      return List.of(wording.say(Phrase.COUNTED_IN, wording.counted(indicator)));
    }

    @Override
    public String caption(String name) {
      return wording.say(Phrase.DISTRIBUTION_CAPTION, name);
    }
  }

  /** A sum, ratio or mean of each sex and how many it rests on. */
  record Measured(Wording wording, IndicatorDefinition indicator, boolean withUnknown)
      implements FigureColumns {

    @Override
    public List<Column> columns() {
      return perSex(wording, indicator, withUnknown);
    }

    @Override
    public List<String> cells(SexFigures figures) {
      FigureText text = new FigureText(wording, indicator);
      return sexes(withUnknown).stream().map(sex -> text.measureWithBase(figures, sex)).toList();
    }

    @Override
    public List<String> notes() {
      return List.of(
          wording.say(
              indicator.measure() instanceof Measure.Resources
                  ? Phrase.BASE_OF_BOTH_IN_BRACKETS
                  : Phrase.BASE_IN_BRACKETS,
              wording.counted(indicator)));
    }

    @Override
    public String caption(String name) {
      return wording.say(Phrase.MEASURED_CAPTION, name, wording.unit(indicator));
    }
  }

  /** The median of each sex and how many it rests on. */
  record Medians(Wording wording, IndicatorDefinition indicator, boolean withUnknown)
      implements FigureColumns {

    @Override
    public List<Column> columns() {
      return perSex(wording, indicator, withUnknown);
    }

    @Override
    public List<String> cells(SexFigures figures) {
      FigureText text = new FigureText(wording, indicator);
      return sexes(withUnknown).stream().map(sex -> text.measureWithBase(figures, sex)).toList();
    }

    @Override
    public List<String> notes() {
      return List.of(wording.say(Phrase.BASE_IN_BRACKETS, wording.counted(indicator)));
    }

    @Override
    public String caption(String name) {
      return wording.say(Phrase.MEDIAN_CAPTION, name, wording.unit(indicator));
    }
  }
}
