package se.jamnt.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What runs came to, as numbers for whoever watches over machines, and as a word on health. */
public final class RunMetrics implements MeterBinder {

  private @Nullable MeterRegistry registry;
  private final Map<String, AtomicLong> lastDone = new TreeMap<>();
  private final Map<String, String> lastOutcome = new TreeMap<>();
  private @Nullable String running;

  @Override
  public synchronized void bindTo(MeterRegistry where) {
    registry = where;
    Gauge.builder("jamnt.running", this, metrics -> metrics.running().isPresent() ? 1 : 0)
        .description("Whether a run is going on")
        .register(where);
  }

  public synchronized void begins(String run) {
    running = run;
  }

  /**
   * Notes how a run ended.
   *
   * @param outcome done, needs-a-person, stopped, locked, failed or configuration
   */
  public synchronized void ended(String run, String outcome, Duration took, Instant at) {
    running = null;
    lastOutcome.put(run, outcome);
    MeterRegistry where = registry;
    if (where == null) {
      return;
    }
    Timer.builder("jamnt.run")
        .description("How long runs took")
        .tag("run", run)
        .tag("outcome", outcome)
        .register(where)
        .record(took);
    if (outcome.equals("done") || outcome.equals("needs-a-person")) {
      lastDone
          .computeIfAbsent(
              run,
              name -> {
                AtomicLong seconds = new AtomicLong();
                Gauge.builder("jamnt.last.done", seconds, AtomicLong::get)
                    .description("When the run was last done, in seconds since 1970")
                    .tag("run", name)
                    .baseUnit("seconds")
                    .register(where);
                return seconds;
              })
          .set(at.getEpochSecond());
    }
  }

  /** The run that is going on. */
  public synchronized Optional<String> running() {
    return Optional.ofNullable(running);
  }

  /** How the last run of each name ended. */
  public synchronized Map<String, String> lastOutcomes() {
    return new TreeMap<>(lastOutcome);
  }

  /** Whether no run's last end is a failure. */
  public synchronized boolean isHealthy() {
    return lastOutcome.values().stream()
        .noneMatch(outcome -> outcome.equals("failed") || outcome.equals("configuration"));
  }
}
