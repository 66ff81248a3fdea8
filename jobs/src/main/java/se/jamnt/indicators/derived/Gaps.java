package se.jamnt.indicators.derived;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.indicators.derived.DerivedFigure.Input;
import se.jamnt.model.Sex;

/**
 * The gap between women and men in each headline figure: women less men, in percentage points where
 * the figure is a share; elsewhere also women through men.
 */
final class Gaps {

  private final Map<String, IndicatorDefinition> definitions;

  /** The definitions by id. */
  Gaps(Map<String, IndicatorDefinition> definitions) {
    this.definitions = definitions;
  }

  List<DerivedFigure> of(ShownFigures figures) {
    List<DerivedFigure> gaps = new ArrayList<>();
    for (FigureKey total : figures.keys()) {
      IndicatorDefinition definition = definitions.get(total.indicator());
      if (definition == null || total.sex() != Sex.T || !definition.isComparedIn(total)) {
        continue;
      }
      Input women = new Input(total.of(Sex.K), figures);
      Input men = new Input(total.of(Sex.M), figures);
      if (!figures.has(women.key()) || !figures.has(men.key())) {
        continue;
      }
      gaps.add(
          DerivedFigure.of(
              total.of(Statistic.GAP),
              definition.version(),
              women,
              men,
              BigDecimal::subtract,
              women,
              men));
      if (definition.shownAs().unit() != IndicatorDefinition.Unit.PERCENT) {
        gaps.add(
            DerivedFigure.of(
                total.of(Statistic.GAP_RATIO),
                definition.version(),
                women,
                men,
                Gaps::through,
                women,
                men));
      }
    }
    return gaps;
  }

  private static @Nullable BigDecimal through(BigDecimal women, BigDecimal men) {
    return men.signum() == 0 ? null : women.divide(men, MathContext.DECIMAL64);
  }
}
