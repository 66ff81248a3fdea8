package se.jamnt.pipeline;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.support.CronExpression;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.DatabaseException;
import se.jamnt.database.RunLockedException;
import se.jamnt.operations.HealthPort;
import se.jamnt.operations.PostOffice;
import se.jamnt.operations.RunMetrics;
import se.jamnt.operations.Schedule;
import se.jamnt.operations.Schedule.Publication;
import se.jamnt.operations.ScheduledRuns;
import se.jamnt.operations.ScheduledRuns.End;

/**
 * Stays up and does each run when {@code config/schedule.yml} says. Between runs it holds no lock,
 * so that a person's commands work; the configuration is read anew for each run.
 */
public final class Nights implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Nights.class);
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final int FAILURES_IN_A_ROW = 3;

  private final Home home;
  private final Schedule schedule;
  private final Clock clock;
  private final Database database;
  private final RunMetrics metrics = new RunMetrics();
  private final ScheduledRuns runs;
  private final HealthPort health;
  private final Map<String, Publication> publications;
  private final Map<String, Integer> failures = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Runner runner;
  private boolean stopping;

  /**
   * Begins to keep a home's schedule.
   *
   * @param clock what time it is
   * @throws RunLockedException if another process keeps the schedule of an embedded database, or a
   *     run is going on there
   */
  public Nights(Home home, WholeConfiguration configuration, Clock clock) {
    this.home = home;
    this.schedule = configuration.schedule();
    this.clock = clock;
    this.publications = publications(schedule);
    this.database =
        Database.open(
            home,
            configuration.settings().databaseUrl(),
            configuration.settings().databaseUser(),
            Access.KEEP);
    Map<String, CronExpression> times = new TreeMap<>(schedule.runs());
    publications.forEach((name, publication) -> times.put(name, publication.at()));
    this.runs =
        new ScheduledRuns(
            database.asOwner(), times, schedule.zone(), nameOfThis(), clock, SOON, this::run);
    this.health = HealthPort.open(schedule.port(), database.asOwner(), metrics, this::due);
    runs.start();
    LOG.info("schedule begins; due: {}; health and metrics on port {}", due(), health.port());
  }

  private static Map<String, Publication> publications(Schedule schedule) {
    Map<String, Publication> named = new LinkedHashMap<>();
    for (Publication one : schedule.publications()) {
      String name = "publish-" + one.kind().name().toLowerCase(java.util.Locale.ROOT);
      for (int other = 2; named.containsKey(name); other++) {
        name = name.replaceFirst("(-\\d+)?$", "-" + other);
      }
      named.put(name, one);
    }
    return named;
  }

  /** Among the processes that work on one database. */
  private static String nameOfThis() {
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + ProcessHandle.current().pid();
    } catch (UnknownHostException e) {
      return "process-" + ProcessHandle.current().pid();
    }
  }

  /** When each run is due next, on the clocks of the schedule. */
  public Map<String, String> due() {
    Map<String, String> due = new TreeMap<>();
    runs.due().forEach((run, at) -> due.put(run, at.atZone(schedule.zone()).toString()));
    return due;
  }

  /** The port of health and metrics. */
  public int port() {
    return health.port();
  }

  /**
   * Waits until it is stopped.
   *
   * @return whether that was wished; otherwise the database has gone
   */
  public boolean awaitEnd() throws InterruptedException {
    int silent = 0;
    while (silent < FAILURES_IN_A_ROW) {
      if (stopped.await(1, TimeUnit.MINUTES)) {
        return true;
      }
      silent = HealthPort.answers(database.asOwner()) ? 0 : silent + 1;
    }
    LOG.error("the database does not answer any more");
    return false;
  }

  /** Starts nothing more, and lets a run finish what it has begun. */
  public void stop() {
    Runner going;
    synchronized (this) {
      stopping = true;
      going = runner;
    }
    if (going != null) {
      going.stop();
    }
    stopped.countDown();
  }

  private End run(String name) {
    Instant begin = clock.instant();
    metrics.begins(name);
    Outcome outcome = outcome(name);
    Duration took = Duration.between(begin, clock.instant());
    metrics.ended(name, outcome.word, took, clock.instant());
    LOG.info("{}: {} after {} s", name, outcome.word, took.toMillis() / 1e3);
    int inARow = outcome == Outcome.FAILED ? failures.merge(name, 1, Integer::sum) : 0;
    if (inARow == 0) {
      failures.remove(name);
    }
    return inARow >= FAILURES_IN_A_ROW ? End.FAILED : outcome.end;
  }

  private enum Outcome {
    DONE("done", End.DONE),
    NEEDS_A_PERSON("needs-a-person", End.DONE),
    STOPPED("stopped", End.SOON_AGAIN),
    LOCKED("locked", End.SOON_AGAIN),
    FAILED("failed", End.SOON_AGAIN),
    CONFIGURATION("configuration", End.FAILED);

    private final String word;
    private final End end;

    Outcome(String word, End end) {
      this.word = word;
      this.end = end;
    }
  }

  private Outcome outcome(String name) {
    try {
      return doing(name, WholeConfiguration.read(home));
    } catch (ConfigurationException e) {
      e.problems().forEach(problem -> LOG.error("{}: {}", name, problem));
      return Outcome.CONFIGURATION;
    } catch (RunLockedException e) {
      LOG.info("{}: {}", name, e.getMessage());
      return Outcome.LOCKED;
    } catch (RunStoppedException e) {
      return Outcome.STOPPED;
    } catch (RunFailedException e) {
      LOG.error("{}: {}: {}", name, e.getMessage(), e.reason());
      return e.configuration().isPresent() ? Outcome.CONFIGURATION : Outcome.FAILED;
    } catch (DatabaseException e) {
      LOG.error("{}: {}", name, e.getMessage());
      return Outcome.FAILED;
    } catch (RuntimeException e) {
      // whatever it is, the other runs of the schedule go on
      LOG.error("{} failed", name, e);
      return Outcome.FAILED;
    }
  }

  private Outcome doing(String name, WholeConfiguration configuration) {
    Publication publication = publications.get(name);
    if (publication != null) {
      return new ScheduledPublication(home, configuration, today())
              .publish(publication, this::runner)
          ? Outcome.DONE
          : Outcome.NEEDS_A_PERSON;
    }
    return switch (name) {
      case Schedule.NIGHTLY -> nightly(configuration);
      case Schedule.SEND -> send(configuration);
      case Schedule.PURGE -> purge(configuration);
      default -> throw new IllegalArgumentException("no run " + name);
    };
  }

  private Outcome nightly(WholeConfiguration configuration) {
    Run run = runner(configuration).nightly();
    if (run.didNothing()) {
      LOG.info("nothing new");
    }
    RunSummary.figures(run).ifPresent(LOG::info);
    RunSummary.reports(run).ifPresent(LOG::info);
    return run.needsAPerson() ? Outcome.NEEDS_A_PERSON : Outcome.DONE;
  }

  private Outcome purge(WholeConfiguration configuration) {
    new PersonalData(home, configuration, today())
        .purge(this::requireNoStop)
        .forEach(
            step ->
                LOG.info(
                    "purged: {} of {} records of {} before {} ({})",
                    step.what(),
                    step.records(),
                    step.source(),
                    step.before(),
                    step.decision()));
    return Outcome.DONE;
  }

  private Outcome send(WholeConfiguration configuration) {
    if (configuration.distribution().dryRun()) {
      LOG.info("config/distribution.yml says dry-run: nothing is sent");
      return Outcome.DONE;
    }
    PostOffice.Outcome sent = new Distributing(home, configuration).send(this::requireNoStop);
    LOG.info("{} mails sent, {} files copied", sent.sent().size(), sent.copied().size());
    sent.notCopied().forEach(copy -> LOG.warn("not copied: {}", copy.words()));
    if (!sent.waiting().isEmpty()) {
      LOG.warn("{} mails were not taken by the server", sent.waiting().size());
    }
    if (!sent.isComplete()) {
      return Outcome.FAILED;
    }
    return sent.needAPerson().isEmpty() ? Outcome.DONE : Outcome.NEEDS_A_PERSON;
  }

  /** Asked before each mail and each source to purge: what is begun is finished. */
  private synchronized void requireNoStop() {
    if (stopping) {
      throw new RunStoppedException();
    }
  }

  /** A runner that {@link #stop} reaches. */
  private synchronized Runner runner(WholeConfiguration configuration) {
    Runner made = new Runner(home, configuration, today(), new LoggedProgress());
    runner = made;
    if (stopping) {
      made.stop();
    }
    return made;
  }

  private LocalDate today() {
    return home.variable("JAMNT_TODAY")
        .map(LocalDate::parse)
        .orElseGet(() -> LocalDate.ofInstant(clock.instant(), schedule.zone()));
  }

  /** Waits for what is running, then gives back port and database. */
  @Override
  public void close() {
    try (database;
        health) {
      stop();
      runs.close();
    }
  }
}
