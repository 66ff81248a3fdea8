package se.jamnt.indicators.derived;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.indicators.derived.DerivedFigure.Input;

/** How much larger or smaller each code's share is at the end than at the start, in points. */
final class Transitions {

  private final Map<String, IndicatorDefinition> definitions;

  /** The definitions by id. */
  Transitions(Map<String, IndicatorDefinition> definitions) {
    this.definitions = definitions;
  }

  List<DerivedFigure> of(ShownFigures figures) {
    List<DerivedFigure> changes = new ArrayList<>();
    for (FigureKey end : figures.keys()) {
      IndicatorDefinition definition = definitions.get(end.indicator());
      if (definition == null
          || !(definition.measure() instanceof Measure.Transition transition)
          || end.statistic() != Statistic.DISTRIBUTION
          || !end.breakdown().equals(transition.atEnd())) {
        continue;
      }
      Input atEnd = new Input(end, figures);
      Input atStart = new Input(end.by(transition.atStart(), end.category()), figures);
      changes.add(
          DerivedFigure.of(
              end.of(Statistic.CHANGE_START_EXIT),
              definition.version(),
              atEnd,
              atStart,
              BigDecimal::subtract,
              atEnd));
    }
    return changes;
  }
}
