package se.jamnt.indicators;

import java.util.List;

/** Works out what follows from other indicators, for the worked examples of such definitions. */
@FunctionalInterface
public interface FollowingFigures {

  /**
   * The figures that a definition has by an example.
   *
   * @param definition one that {@link IndicatorDefinition#isAboutIndicators is made from others}
   */
  List<Figure> of(IndicatorDefinition definition, WorkedExample example);
}
