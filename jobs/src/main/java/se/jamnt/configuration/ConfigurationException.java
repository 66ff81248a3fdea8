package se.jamnt.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration can't be used; holds all its problems, and nothing was changed. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<DefinitionProblem> problems;

  /**
   * Ends a reading.
   *
   * @param problems at least one
   */
  public ConfigurationException(List<DefinitionProblem> problems) {
    super(problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<DefinitionProblem> problems() {
    return problems;
  }
}
