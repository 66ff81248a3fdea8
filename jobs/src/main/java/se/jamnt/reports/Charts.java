package se.jamnt.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.model.Level;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDefinition.Chart;
import se.jamnt.reports.ReportDefinition.Item;
import se.jamnt.reports.ReportDocument.Band;
import se.jamnt.reports.ReportDocument.Bar;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Colour;
import se.jamnt.reports.ReportDocument.Series;
import se.jamnt.reports.ReportDocument.Table;

/** Charts of women and men side by side, each with a message that tells its figures in words. */
final class Charts {

  /** How many earlier periods a chart shows at most. */
  static final int EARLIER_PERIODS = 5;

  private record Category(String label, SexFigures figures) {}

  private final Subject subject;
  private final Wording wording;
  private final ReportTables tables;
  private final FieldCatalog fields;

  Charts(Subject subject, FieldCatalog fields, ReportTables tables) {
    this.fields = fields;
    this.subject = subject;
    this.wording = subject.wording();
    this.tables = tables;
  }

  /**
   * The chart that a report asks for; empty where there would be nothing to compare. A span has no
   * earlier periods, so a board's units are compared instead.
   */
  Optional<BarChart> of(Item item, LeadSentence lead) {
    IndicatorDefinition indicator = item.indicator();
    boolean isSpan = subject.period().kind() == Period.Kind.SPAN;
    boolean units = item.chart() == Chart.UNITS || (isSpan && !subject.isUnit());
    List<Category> categories =
        switch (item.chart()) {
          case NONE -> List.of();
          case PERIODS, UNITS -> units ? units(indicator) : periods(indicator);
        };
    String name = wording.whole(indicator, fields);
    String title =
        units
            ? wording.say(isOrganisation() ? Phrase.BY_BOARDS : Phrase.BY_UNITS, name)
            : periodsTitle(name);
    SeriesTable series = units ? null : SeriesTable.of(subject, tables, indicator);
    return Optional.of(categories)
        .filter(all -> all.size() > 1)
        .map(all -> chart(indicator, title, lead, all, series))
        .filter(chart -> compares(chart, value -> true));
  }

  /** Bars for each code of a field; empty where the report asks for none, or none can be drawn. */
  Optional<BarChart> distribution(Item item, LeadSentence lead) {
    IndicatorDefinition indicator = item.indicator();
    return item.distribution()
        .map(
            field ->
                chart(
                    indicator,
                    wording.byFieldInChart(indicator.name(), fields.name(field)),
                    lead,
                    codes(indicator, field),
                    null))
        .filter(chart -> compares(chart, value -> value > 0));
  }

  private List<Category> codes(IndicatorDefinition indicator, String field) {
    Map<String, String> labels = new LinkedHashMap<>();
    fields
        .codes(field)
        .ifPresent(
            list -> list.codes().forEach((code, name) -> labels.put(code, wording.in(name))));
    labels.put(IndicatorPart.UNKNOWN, wording.say(Phrase.UNKNOWN));
    List<Category> codes = new ArrayList<>();
    labels.forEach(
        (code, label) -> {
          SexFigures figures =
              SexFigures.of(
                  subject.table(), subject.node(), indicator, indicator.headline(), field, code);
          if (!figures.isEmpty()) {
            codes.add(new Category(label, figures));
          }
        });
    return codes;
  }

  /** The figures of a chart over periods, where there are several; with the breaks between them. */
  Optional<Table> series(Item item, ChangeText change) {
    if (item.chart() != Chart.PERIODS || subject.period().kind() == Period.Kind.SPAN) {
      return Optional.empty();
    }
    SeriesTable series = SeriesTable.of(subject, tables, item.indicator());
    List<String> why =
        series.points().stream()
            .flatMap(point -> change.lines(point.breaks()).stream())
            .distinct()
            .toList();
    String title = periodsTitle(wording.whole(item.indicator(), fields));
    return series.points().size() > 1
        ? Optional.of(series.table(wording.say(Phrase.SERIES_CAPTION, title), why))
        : Optional.empty();
  }

  /**
   * A single category with bars among signs shows nothing that the table does not.
   *
   * @param isSeen whether a value has a bar to be seen; between periods nothing is an answer too
   */
  private static boolean compares(BarChart chart, DoublePredicate isSeen) {
    return IntStream.range(0, chart.categories().size())
            .filter(
                place ->
                    chart.series().stream()
                        .flatMap(series -> Stream.ofNullable(series.bars().get(place).value()))
                        .anyMatch(value -> isSeen.test(value)))
            .count()
        > 1;
  }

  private List<Category> units(IndicatorDefinition indicator) {
    return subject.children().stream()
        .map(
            unit ->
                new Category(
                    subject.name(unit), SexFigures.headline(subject.table(), unit, indicator)))
        .filter(category -> !category.figures().isEmpty())
        .toList();
  }

  private List<Category> periods(IndicatorDefinition indicator) {
    return SeriesTable.of(subject, tables, indicator).points().stream()
        .map(point -> new Category(wording.periods().label(point.period()), point.figures()))
        .toList();
  }

  private boolean isOrganisation() {
    return subject.node().level() == Level.ORGANISATION;
  }

  private String periodsTitle(String name) {
    Period period = subject.period();
    return switch (period.kind()) {
      case MONTH -> wording.say(Phrase.BY_MONTHS, name);
      case QUARTER -> wording.say(Phrase.BY_QUARTERS, name);
      case TERTIAL -> wording.say(Phrase.BY_TERTIALS, name);
      case HALF -> wording.say(Phrase.BY_HALVES, name);
      case YEAR, SPAN -> wording.say(Phrase.BY_YEARS, name);
      case INTERIM -> wording.say(Phrase.BY_INTERIMS, name, wording.periods().months(period));
    };
  }

  private BarChart chart(
      IndicatorDefinition indicator,
      String title,
      LeadSentence lead,
      List<Category> categories,
      @Nullable SeriesTable series) {
    List<Integer> breaks = series == null ? List.of() : series.breaks();
    Optional<Band> band =
        Yardsticks.isShareOfSexes(indicator) && isPercent(indicator)
            ? Optional.of(
                new Band(
                    Yardsticks.EVEN_FROM,
                    Yardsticks.EVEN_TO,
                    wording.say(Phrase.EVEN_BAND, Yardsticks.EVEN_FROM, Yardsticks.EVEN_TO)))
            : Optional.empty();
    StringBuilder message = new StringBuilder(message(indicator, title, lead, categories));
    breaks.forEach(
        place ->
            message
                .append(' ')
                .append(wording.say(Phrase.BREAK_BEFORE, categories.get(place).label())));
    return new BarChart(
        title,
        message.toString(),
        axis(indicator),
        categories.stream().map(Category::label).toList(),
        List.of(
            series(indicator, Colour.WOMEN, Sex.K, categories),
            series(indicator, Colour.MEN, Sex.M, categories)),
        breaks,
        band);
  }

  private String axis(IndicatorDefinition indicator) {
    String unit = wording.unit(indicator);
    return indicator.measure() instanceof Measure.Typical
        ? wording.say(Phrase.MEDIAN_AXIS, unit)
        : unit;
  }

  private Series series(
      IndicatorDefinition indicator, Colour colour, Sex sex, List<Category> categories) {
    return new Series(
        colour,
        wording.persons(sex, indicator.persons()),
        categories.stream().map(category -> bar(indicator, category.figures(), sex)).toList());
  }

  private Bar bar(IndicatorDefinition indicator, SexFigures figures, Sex sex) {
    return new Bar(
        figures.of(sex).flatMap(figure -> height(indicator, figure)).orElse(null),
        label(indicator, figures, sex));
  }

  /** A percentage on a small base has no bar, since none may be read off it. */
  private Optional<Double> height(IndicatorDefinition indicator, ProtectedFigure figure) {
    Long part = figure.part();
    Long base = figure.base();
    if (isPercent(indicator)) {
      return part == null || base == null || base < Numerals.LEAST_BASE_FOR_PERCENT
          ? Optional.empty()
          : Optional.of(wording.percentage(indicator, part, base).doubleValue());
    }
    return figure.shown().map(value -> value.doubleValue());
  }

  private String label(IndicatorDefinition indicator, SexFigures figures, Sex sex) {
    FigureText text = new FigureText(wording, indicator);
    return switch (indicator.headline()) {
      case COUNT -> text.count(figures, sex);
      case SHARE, DISTRIBUTION ->
          isPercent(indicator) ? text.percentOrNumbers(figures, sex) : text.measure(figures, sex);
      default -> text.measure(figures, sex);
    };
  }

  private static boolean isPercent(IndicatorDefinition indicator) {
    return indicator.isPercentOfBase();
  }

  private String message(
      IndicatorDefinition indicator, String title, LeadSentence lead, List<Category> categories) {
    StringBuilder message = new StringBuilder(lead.text()).append(' ').append(title).append('.');
    for (Category category : categories) {
      message
          .append(' ')
          .append(
              wording.say(
                  Phrase.BARS_OF,
                  category.label(),
                  spoken(indicator, category.figures(), Sex.K),
                  spoken(indicator, category.figures(), Sex.M)));
    }
    return message.toString();
  }

  /** A bar in words; signs that are read aloud say nothing. */
  private String spoken(IndicatorDefinition indicator, SexFigures figures, Sex sex) {
    String label = Sign.removedFrom(label(indicator, figures, sex));
    String figure =
        switch (figures.status(sex)) {
          case HIDDEN -> wording.say(Phrase.BAR_HIDDEN);
          case MISSING, NO_DATA -> wording.say(Phrase.BAR_MISSING);
          case FINAL, PRELIMINARY, ESTIMATED ->
              label.equals(Sign.NIL.written()) ? nought(indicator) : label;
        };
    return wording.say(Phrase.BAR_OF, wording.personsWithin(sex, indicator.persons()), figure);
  }

  private String nought(IndicatorDefinition indicator) {
    String nought = wording.numerals().whole(0);
    return isPercent(indicator) ? wording.say(Phrase.PERCENT_IN_TABLE, nought) : nought;
  }
}
