package se.jamnt.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import se.jamnt.configuration.ConfigurationException;

/** A step failed. What was done before it stays, and running again continues. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  static RunFailedException of(JobExecution execution) {
    String steps =
        String.join(
            ", ",
            execution.getStepExecutions().stream()
                .filter(step -> step.getStatus().isUnsuccessful())
                .map(StepExecution::getStepName)
                .toList());
    List<Throwable> causes = execution.getAllFailureExceptions();
    Throwable cause =
        causes.isEmpty()
            ? new IllegalStateException("ended as " + execution.getExitStatus())
            : causes.get(0);
    return new RunFailedException("the step \"" + steps + "\" failed", cause);
  }

  /** What went wrong: what was being done and, where another cause says more, why it failed. */
  public String reason() {
    List<String> said =
        causes().map(Throwable::getMessage).flatMap(Stream::ofNullable).distinct().toList();
    if (said.isEmpty()) {
      return String.valueOf(getMessage());
    }
    String first = said.get(0);
    String last = said.get(said.size() - 1);
    return first.contains(last) ? first : first + ": " + last;
  }

  /** The mistakes in templates, where those are the reason. */
  public Optional<ConfigurationException> configuration() {
    return causes()
        .filter(ConfigurationException.class::isInstance)
        .map(ConfigurationException.class::cast)
        .findFirst();
  }

  private Stream<Throwable> causes() {
    return Stream.iterate(getCause(), Objects::nonNull, Throwable::getCause);
  }
}
