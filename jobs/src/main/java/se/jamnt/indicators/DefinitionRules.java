package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;

/**
 * What only a database can tell of definitions: whether a version meant something else before, and
 * whether the worked examples come out.
 */
public final class DefinitionRules {

  private final IndicatorCatalog catalog;
  private final DefinitionMemory memory;
  private final ExampleRun examples;

  /**
   * The rules of a home.
   *
   * @param reader need not write
   * @param supplements the sources that tell more of the episodes of others
   * @param following works out the examples of definitions that are made from others
   */
  public DefinitionRules(
      DataSource reader,
      IndicatorCatalog catalog,
      Supplements supplements,
      FollowingFigures following) {
    this.catalog = catalog;
    this.memory = new DefinitionMemory(reader);
    this.examples = new ExampleRun(reader, catalog, supplements, following);
  }

  /** Every problem of every definition. */
  public List<DefinitionProblem> problems() {
    return problems(catalog.definitions());
  }

  /**
   * Looks at what a run could be the first to use: versions that changed, and the examples of
   * definitions that no figure was computed with yet.
   *
   * @throws ConfigurationException with every problem
   */
  public void requireBeforeUse() {
    List<DefinitionProblem> problems = problems(memory.neverUsed(catalog));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private List<DefinitionProblem> problems(Collection<IndicatorDefinition> withExamples) {
    List<DefinitionProblem> problems = new ArrayList<>(memory.changedUnderTheirVersion(catalog));
    withExamples.stream().flatMap(this::ofExample).forEach(problems::add);
    return problems;
  }

  private Stream<DefinitionProblem> ofExample(IndicatorDefinition definition) {
    WrittenDefinition written = catalog.written(definition);
    return examples.differences(definition).stream()
        .map(
            difference -> {
              boolean also =
                  !difference.what().isEmpty() && !(definition.measure() instanceof Measure.Goals);
              String key = also ? WrittenDefinition.EXPECT_ALSO : WrittenDefinition.EXPECT;
              String of = difference.what().isEmpty() ? "" : difference.what() + " ";
              return written.problem(
                  key,
                  "expected %s%s: %s, but the example gives %s"
                      .formatted(
                          of,
                          difference.sex(),
                          orNothing(difference.expected()),
                          orNothing(difference.got())));
            });
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "nothing" : text;
  }
}
