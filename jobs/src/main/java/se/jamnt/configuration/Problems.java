package se.jamnt.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of all files, so that a person sees all of them at once. */
public final class Problems {

  private final List<DefinitionProblem> found = new ArrayList<>();

  /** Notes a problem and lets the reading go on. */
  public void add(String file, int line, @Nullable String key, String message) {
    add(new DefinitionProblem(file, line, key, message));
  }

  /** Notes a problem and lets the reading go on. */
  public void add(DefinitionProblem problem) {
    found.add(problem);
  }

  /** What was found so far, by file and line. */
  public List<DefinitionProblem> all() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparing(DefinitionProblem::file).thenComparingInt(DefinitionProblem::line))
        .toList();
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigurationException if anything was noted
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigurationException(all());
    }
  }
}
