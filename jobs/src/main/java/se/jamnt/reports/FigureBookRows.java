package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.IndicatorDefinition.Unit;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Sex;
import se.jamnt.reports.FigureBook.Cell;
import se.jamnt.reports.FigureBook.Row;
import se.jamnt.reports.FigureBook.Text;
import se.jamnt.reports.FigureBook.Value;

/** The columns of a board's tables, the same for every measure, and the rows that fill them. */
final class FigureBookRows {

  /** Indicator, measure, what it is divided by, and the part. */
  static final int LABELS = 4;

  private static final Text NOTHING = new Text("");
  private static final Text NOT_AVAILABLE = new Text(Sign.NOT_AVAILABLE.written());
  private static final Text PROTECTED = new Text(Sign.PROTECTED.written());
  private static final List<Sex> KNOWN = List.of(Sex.K, Sex.M);

  private final Wording wording;

  FigureBookRows(Wording wording) {
    this.wording = wording;
  }

  /** The headers, with what the sexes are called in the indicators of a sheet. */
  List<String> columns(List<Persons> persons) {
    List<String> columns = new ArrayList<>();
    Stream.of(
            Phrase.TABLES_INDICATOR,
            Phrase.MEASURE_COLUMN,
            Phrase.TABLES_DIVISION,
            Phrase.TABLES_GROUP)
        .forEach(phrase -> columns.add(wording.say(phrase)));
    List<String> sexes = Stream.of(Sex.values()).map(sex -> persons(sex, persons)).toList();
    columns.addAll(sexes);
    columns.add(wording.say(Phrase.TABLES_GAP));
    KNOWN.forEach(
        sex ->
            columns.add(
                wording.say(
                    Phrase.TABLES_PERCENT_WHO_ARE,
                    wording.phrases().within(persons(sex, persons)))));
    for (Phrase group : List.of(Phrase.TABLES_PART, Phrase.TABLES_BASE)) {
      sexes.forEach(
          sex ->
              columns.add(
                  wording.say(
                      Phrase.TABLES_OF_SEX, wording.say(group), wording.phrases().within(sex))));
    }
    columns.add(wording.say(Phrase.TABLES_REMARK));
    return columns;
  }

  /** What those of a sex are called in several indicators. */
  String persons(Sex sex, List<Persons> persons) {
    return persons.stream()
        .map(each -> wording.persons(sex, each))
        .distinct()
        .collect(Collectors.joining("/"));
  }

  /** A row; empty where the table has no such figures. */
  Optional<Row> row(
      IndicatorDefinition indicator,
      Statistic statistic,
      String division,
      String group,
      boolean whole,
      SexFigures figures) {
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    boolean percent = statistic == indicator.headline() && indicator.isPercentOfBase();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Text(wording.in(indicator.name())));
    cells.add(new Text(measure(indicator, statistic)));
    cells.add(new Text(division));
    cells.add(new Text(group));
    for (Sex sex : Sex.values()) {
      cells.add(
          cell(figures, sex, figure -> percent ? percentage(indicator, figure) : value(figure)));
    }
    cells.add(gap(figures, statistic, percent));
    KNOWN.forEach(sex -> cells.add(shareOfKnownSex(figures, statistic, sex)));
    for (Sex sex : Sex.values()) {
      cells.add(percent ? cell(figures, sex, figure -> number(figure.part())) : NOTHING);
    }
    for (Sex sex : Sex.values()) {
      cells.add(
          statistic == Statistic.COUNT
              ? NOTHING
              : cell(figures, sex, figure -> number(figure.base())));
    }
    cells.add(new Text(remark(figures)));
    return Optional.of(new Row(whole, cells));
  }

  /** What a statistic of an indicator is, for example {@code Antal insatser}. */
  String measure(IndicatorDefinition indicator, Statistic statistic) {
    String unit = wording.unit(indicator);
    String name =
        wording.say(
            switch (statistic) {
              case COUNT -> Phrase.TABLES_COUNT;
              case SUM -> Phrase.TABLES_SUM;
              case SHARE, DISTRIBUTION -> Phrase.TABLES_SHARE;
              case RATIO -> Phrase.TABLES_RATIO;
              case MEAN -> Phrase.MEAN;
              case MEDIAN -> Phrase.MEDIAN;
              case Q1 -> Phrase.LOWER_QUARTILE;
              case Q3 -> Phrase.UPPER_QUARTILE;
              case LOW -> Phrase.TABLES_LOW;
              case HIGH -> Phrase.TABLES_HIGH;
              default ->
                  throw new IllegalArgumentException(statistic + " is no measure of its own");
            });
    boolean hundredth = statistic == Statistic.LOW || statistic == Statistic.HIGH;
    String of =
        statistic == Statistic.COUNT
            ? wording.counted(indicator)
            : hundredth ? wording.say(Phrase.PERCENT) : unit;
    return indicator.shownAs().unit() == Unit.RATIO && statistic == Statistic.RATIO
        ? name
        : wording.say(Phrase.TABLES_MEASURE, name, of);
  }

  private interface Written {
    Cell of(ProtectedFigure figure);
  }

  private static Cell cell(SexFigures figures, Sex sex, Written written) {
    if (figures.of(sex).isEmpty()) {
      return NOTHING;
    }
    ProtectedFigure figure = figures.of(sex).orElseThrow();
    return switch (figure.status()) {
      case HIDDEN -> PROTECTED;
      case MISSING, NO_DATA -> NOT_AVAILABLE;
      case FINAL, PRELIMINARY, ESTIMATED -> written.of(figure);
    };
  }

  private static Cell value(ProtectedFigure figure) {
    return figure.shown().<Cell>map(Value::new).orElse(NOT_AVAILABLE);
  }

  private static Cell number(@Nullable Long number) {
    return number == null ? NOT_AVAILABLE : new Value(BigDecimal.valueOf(number));
  }

  /** As in the report: none on a small base, where part and base stand alone. */
  private Cell percentage(IndicatorDefinition indicator, ProtectedFigure figure) {
    Long part = figure.part();
    Long base = figure.base();
    return part == null || base == null || base < Numerals.LEAST_BASE_FOR_PERCENT
        ? NOT_AVAILABLE
        : new Value(wording.percentage(indicator, part, base));
  }

  /** Women less men, of what stands beside it; a distribution over the sexes has none. */
  private static Cell gap(SexFigures figures, Statistic statistic, boolean percent) {
    if (statistic == Statistic.DISTRIBUTION && percent && isOverTheSexes(figures)) {
      return NOTHING;
    }
    if (KNOWN.stream().anyMatch(sex -> figures.status(sex) == Status.HIDDEN)) {
      return PROTECTED;
    }
    Optional<ProtectedFigure> women = figures.of(Sex.K).filter(one -> one.shown().isPresent());
    Optional<ProtectedFigure> men = figures.of(Sex.M).filter(one -> one.shown().isPresent());
    if (women.isEmpty() || men.isEmpty()) {
      return NOT_AVAILABLE;
    }
    return percent
        ? Difference.ofShares(women.get(), men.get()).<Cell>map(Value::new).orElse(NOT_AVAILABLE)
        : new Value(women.get().shown().orElseThrow().subtract(men.get().shown().orElseThrow()));
  }

  private static boolean isOverTheSexes(SexFigures figures) {
    return figures.base(Sex.K).isPresent()
        && figures.base(Sex.K).equals(figures.base(Sex.T))
        && figures.base(Sex.M).equals(figures.base(Sex.T));
  }

  private static Cell shareOfKnownSex(SexFigures figures, Statistic statistic, Sex sex) {
    if (statistic != Statistic.COUNT) {
      return NOTHING;
    }
    if (KNOWN.stream().anyMatch(each -> figures.status(each) == Status.HIDDEN)) {
      return PROTECTED;
    }
    Optional<Long> women = figures.count(Sex.K);
    Optional<Long> men = figures.count(Sex.M);
    if (women.isEmpty() || men.isEmpty()) {
      return NOT_AVAILABLE;
    }
    long known = women.get() + men.get();
    return known < Numerals.LEAST_BASE_FOR_PERCENT
        ? NOT_AVAILABLE
        : new Value(
            Numerals.percentage(sex == Sex.K ? women.get() : men.get(), known, Yardsticks.EVEN));
  }

  /** The signs that stand after a figure in the report; here they would make it a text. */
  private static String remark(SexFigures figures) {
    return Stream.of(
            figures.any(Status.PRELIMINARY) ? Sign.PRELIMINARY.written() : null,
            figures.any(Status.ESTIMATED) ? Sign.ESTIMATED.written() : null)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }
}
