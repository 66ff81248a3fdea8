package se.jamnt.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Requirement;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** The figures behind a goal's status, with so many decimals that they can't contradict it. */
record GoalOutcome(
    Subject subject, ReportTables tables, IndicatorDefinition indicator, NodeId node) {

  /** The figure of each sex, or of all. */
  String of(List<Sex> sexes) {
    SexFigures figures = SexFigures.headline(subject.table(), node, indicator);
    return sexes.stream()
        .map(sex -> named(sex, written(figures, sex)))
        .collect(Collectors.joining(", "));
  }

  private String written(SexFigures figures, Sex sex) {
    FigureText text = new FigureText(wording(), indicator);
    return indicator.isPercentOfBase()
        ? text.percentOrNumbers(figures, sex)
        : text.measure(figures, sex);
  }

  private String named(Sex sex, String figure) {
    return sex == Sex.T
        ? figure
        : wording().say(Phrase.BAR_OF, wording().personsWithin(sex, indicator.persons()), figure);
  }

  private Wording wording() {
    return subject.wording();
  }

  /**
   * How far women's and men's figures lie apart.
   *
   * @param meets whether a difference, women less men, is small enough
   */
  String apart(Predicate<BigDecimal> meets) {
    SexFigures figures = SexFigures.headline(subject.table(), node, indicator);
    String both = of(List.of(Sex.K, Sex.M));
    Optional<BigDecimal> women = exact(figures, Sex.K);
    Optional<BigDecimal> men = exact(figures, Sex.M);
    if (women.isEmpty() || men.isEmpty()) {
      return both;
    }
    BigDecimal apart = women.get().subtract(men.get()).abs();
    String written = wording().numerals().decimal(Numerals.faithful(apart, 0, List.of(meets)));
    return both
        + ": "
        + (indicator.isPercentOfBase()
            ? wording().say(Phrase.POINTS, written)
            : written + "\u00a0" + wording().unit(indicator));
  }

  /** The figures of an earlier period and of this one. */
  String since(Period earlier, List<Sex> sexes) {
    SexFigures now = SexFigures.headline(subject.table(), node, indicator);
    SexFigures before =
        tables
            .of(earlier, node)
            .map(table -> SexFigures.headline(table, node, indicator))
            .orElse(new SexFigures(Map.of()));
    List<String> parts = new ArrayList<>();
    for (Sex sex : sexes) {
      Optional<BigDecimal> first = exact(before, sex);
      Optional<BigDecimal> second = exact(now, sex);
      String from = written(before, sex);
      String to = written(now, sex);
      if (first.isPresent() && second.isPresent() && indicator.isPercentOfBase()) {
        int decimals = tellingApart(first.get(), second.get());
        from = percent(first.get(), decimals);
        to = percent(second.get(), decimals);
      }
      parts.add(
          named(
              sex,
              wording()
                  .say(
                      Phrase.GOAL_SINCE,
                      wording().periods().label(earlier),
                      from,
                      wording().periods().label(subject.period()),
                      to)));
    }
    return String.join(", ", parts);
  }

  /** In how many of the units the figure lies within the bounds; hidden ones are named apart. */
  String unitsWithin(Requirement.Between bounds, Sex sex) {
    int within = 0;
    int shown = 0;
    int hidden = 0;
    for (Unit unit : subject.chart().unitsOf(node, subject.period().days())) {
      SexFigures figures =
          SexFigures.headline(subject.table(), new NodeId(Level.UNIT, unit.id()), indicator);
      Optional<BigDecimal> figure = exactAnyBase(figures, sex);
      if (figures.status(sex) == Status.HIDDEN) {
        hidden++;
      } else if (figure.isPresent()) {
        shown++;
        within += bounds.holds(figure.get()) ? 1 : 0;
      }
    }
    if (shown == 0) {
      return hidden == 0 ? Sign.NOT_AVAILABLE.written() : Sign.PROTECTED.written();
    }
    String units = wording().say(Phrase.GOAL_UNITS, within, shown);
    return hidden == 0 ? units : units + " " + wording().say(Phrase.GOAL_UNITS_HIDDEN, hidden);
  }

  /** A figure before it is rounded; empty where it is not shown, or no per cent may be. */
  private Optional<BigDecimal> exact(SexFigures figures, Sex sex) {
    return exactAnyBase(figures, sex)
        .filter(
            figure ->
                !indicator.isPercentOfBase()
                    || figures.base(sex).orElse(0L) >= Numerals.LEAST_BASE_FOR_PERCENT);
  }

  private Optional<BigDecimal> exactAnyBase(SexFigures figures, Sex sex) {
    Optional<ProtectedFigure> figure = figures.of(sex);
    if (!indicator.isPercentOfBase()) {
      return figure.flatMap(ProtectedFigure::shown);
    }
    Long part = figure.map(ProtectedFigure::part).orElse(null);
    Long base = figure.map(ProtectedFigure::base).orElse(null);
    return part == null || base == null || base == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(100 * part)
                .divide(BigDecimal.valueOf(base), MathContext.DECIMAL128));
  }

  private String percent(BigDecimal exact, int decimals) {
    return wording()
        .say(
            Phrase.PERCENT_IN_TABLE,
            wording().numerals().decimal(exact.setScale(decimals, RoundingMode.HALF_UP)));
  }

  /** How many decimals it takes for two numbers to compare as they do unrounded. */
  private static int tellingApart(BigDecimal one, BigDecimal other) {
    int decimals = 0;
    while (decimals < Numerals.MOST_DECIMALS
        && one.setScale(decimals, RoundingMode.HALF_UP)
                .compareTo(other.setScale(decimals, RoundingMode.HALF_UP))
            != one.compareTo(other)) {
      decimals++;
    }
    return decimals;
  }
}
