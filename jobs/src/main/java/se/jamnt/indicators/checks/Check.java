package se.jamnt.indicators.checks;

import java.util.List;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;

/** One rule about a definition. */
public interface Check {

  /** What must hold for any selection of records, also for one that others are set against. */
  List<Check> OF_SELECTIONS =
      List.of(
          new CountsInOnePeriod(), new CountsWhatItIsOf(), new ChoosesOneRecord(), new HasSource());

  /** What must hold for any indicator, also one that is made from others. */
  Check HAS_EXAMPLE = new HasExample();

  /** What must hold for an indicator as a whole. */
  List<Check> OF_INDICATORS =
      List.of(
          new MeasuresWhatItCan(),
          new LooksBackWhereItMay(),
          new CrossesTwoFields(),
          new NumberOfEach(),
          new HasHeadline(),
          new SaysFigures(),
          HAS_EXAMPLE,
          new ExampleHasCodes());

  /** Notes a problem at the key that breaks the rule; nothing where it holds. */
  void check(IndicatorDefinition definition, FieldCatalog fields, YamlMap map);
}
