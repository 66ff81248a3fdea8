package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DataAccessException;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.indicators.DefinitionRules;
import se.jamnt.indicators.Supplements;
import se.jamnt.indicators.derived.ExampleFigures;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.identity.IdentityKey;
import se.jamnt.ingest.identity.IdentityKeyFile;
import se.jamnt.model.Closing;
import se.jamnt.publish.Publication;

/**
 * Runs a job over a home: opens the database, goes on with an interrupted night or begins a new
 * run, and says what happened.
 */
public final class Runner {

  private static final String RUN = "run";

  /** A re-run may use definitions of another day, and its copy is thrown away. */
  private static final Set<String> FIGURES_ARE_COMPUTED =
      Set.of(NightlyJob.NIGHTLY, NightlyJob.REPORT);

  private final Home home;
  private final WholeConfiguration configuration;
  private final LocalDate today;
  private final Progress progress;
  private @Nullable ApplicationContext running;
  private boolean stopping;

  /**
   * A runner of a home.
   *
   * @param today the day on which the runs believe to be
   */
  public Runner(Home home, WholeConfiguration configuration, LocalDate today, Progress progress) {
    this.home = home;
    this.configuration = configuration;
    this.today = today;
    this.progress = progress;
  }

  /**
   * Takes what is new, computes what it touches, and publishes.
   *
   * @throws RunFailedException if a step fails; running again continues
   * @throws se.jamnt.database.RunLockedException if another run holds the lock
   */
  public Run nightly() {
    IngestRequest onlyNew =
        new IngestRequest(configuration.settings().inboxFolders(), Optional.empty(), Wish.ONLY_NEW);
    return run(NightlyJob.NIGHTLY, Requests.toTake(onlyNew));
  }

  /**
   * Takes deliveries and does nothing else.
   *
   * @throws RunFailedException if a file can't be read to its end; running again continues
   * @throws se.jamnt.database.RunLockedException if another run holds the lock
   */
  public Run ingest(IngestRequest request) {
    return run(NightlyJob.INGEST, Requests.toTake(request));
  }

  /**
   * Computes, protects and publishes one period, whether its facts have changed or not.
   *
   * @throws RunFailedException if a step fails; running again continues
   * @throws se.jamnt.database.RunLockedException if another run holds the lock
   */
  public Run report(ReportRequest request) {
    return run(NightlyJob.REPORT, Requests.toReport(request));
  }

  /**
   * Approves and closes boards for a period: computes it from all that is known, and publishes it
   * with their next revision.
   *
   * @throws RunFailedException if a step fails; running again continues
   * @throws se.jamnt.database.RunLockedException if another run holds the lock
   */
  public Run publish(Closing closing) {
    return run(NightlyJob.PUBLISH, Requests.toClose(closing));
  }

  /** Makes periods again in a home that is a copy of another. */
  Run rerun(Requests requests) {
    return run(NightlyJob.RERUN, requests);
  }

  private Run run(String job, Requests requests) {
    if (configuration.policy().waiver().isPresent() && !job.equals(NightlyJob.RERUN)) {
      throw new IllegalStateException("unprotected figures are never published");
    }
    try (Database database =
        Database.open(
            home,
            configuration.settings().databaseUrl(),
            configuration.settings().databaseUser(),
            Access.EXCLUSIVE)) {
      if (FIGURES_ARE_COMPUTED.contains(job)) {
        definitionRules(database, configuration).requireBeforeUse();
      }
      Run run = new Run(Instant.now(), progress);
      // a re-run reads no numbers, and its copy of the facts knows no key
      IdentityKey key = job.equals(NightlyJob.RERUN) ? IdentityKey.make() : identityKey(database);
      try (ConfigurableApplicationContext parts = parts(database, key, requests, run)) {
        JobOperator operator = parts.getBean(JobOperator.class);
        JobRepository repository = parts.getBean(JobRepository.class);
        recover(repository, operator);
        parts.getBean(Publication.class).completePending();
        JobParameters parameters = parameters(job, repository);
        run.begins(parameters.getString(RUN));
        progress.runBegins(run.id());
        JobExecution execution = execute(parts, job, parameters, run);
        if (execution.getStatus() == BatchStatus.STOPPED) {
          throw new RunStoppedException();
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
          throw failed(repository, execution);
        }
        return run;
      } catch (JobExecutionException e) {
        throw new RunFailedException("the run could not be started", e);
      }
    }
  }

  /** Takes note of why a run failed, for those who ask later. */
  private static RunFailedException failed(JobRepository repository, JobExecution execution) {
    RunFailedException failed = RunFailedException.of(execution);
    try {
      execution.setExitStatus(
          new ExitStatus(
              ExitStatus.FAILED.getExitCode(), failed.getMessage() + ": " + failed.reason()));
      repository.update(execution);
    } catch (DataAccessException e) {
      failed.addSuppressed(e); // it can be the database itself that is gone
    }
    return failed;
  }

  /**
   * Starts that a kill left as running have failed, and so have those of which a lost connection
   * left nobody knowing how they ended: Batch would not go on with these. Nothing of either still
   * runs, for this run holds the lock, and every step asks anew what is due.
   */
  private static void recover(JobRepository repository, JobOperator operator) {
    for (String job : repository.getJobNames()) {
      repository.findRunningJobExecutions(job).forEach(operator::recover);
      Optional.ofNullable(repository.getLastJobInstance(job))
          .map(repository::getLastJobExecution)
          .ifPresent(last -> failIfUnknown(repository, last));
    }
  }

  private static void failIfUnknown(JobRepository repository, JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (step.getStatus() == BatchStatus.UNKNOWN) {
        step.setStatus(BatchStatus.FAILED);
        repository.update(step);
      }
    }
    if (execution.getStatus() == BatchStatus.UNKNOWN) {
      execution.setStatus(BatchStatus.FAILED);
      repository.update(execution);
    }
  }

  private JobExecution execute(
      ConfigurableApplicationContext parts, String job, JobParameters parameters, Run run)
      throws JobExecutionException {
    synchronized (this) {
      if (stopping) {
        throw new RunStoppedException();
      }
      running = parts;
    }
    // whatever is logged meanwhile tells of which run
    MDC.put(RUN, run.id());
    try {
      return parts.getBean(JobOperator.class).start(parts.getBean(job, Job.class), parameters);
    } finally {
      MDC.remove(RUN);
      synchronized (this) {
        running = null;
      }
    }
  }

  /**
   * Lets a run that is going on finish what it has begun and then end, from another thread; a run
   * that has not begun does not begin. The next run goes on where it stopped.
   *
   * <p>Only the run is marked: its own thread sees that when it next notes how far a step has come.
   * {@link JobOperator#stop} notes the steps too, and where both do so at once, the run fails.
   */
  public synchronized void stop() {
    stopping = true;
    ApplicationContext parts = running;
    if (parts == null) {
      return;
    }
    JobRepository repository = parts.getBean(JobRepository.class);
    for (String job : repository.getJobNames()) {
      for (JobExecution execution : repository.findRunningJobExecutions(job)) {
        execution.setStatus(BatchStatus.STOPPING);
        repository.update(execution);
      }
    }
  }

  /** A night that did not end goes on under its own number; every other run has the next one. */
  private static JobParameters parameters(String job, JobRepository repository) {
    Optional<JobParameters> unfinished =
        Optional.of(job)
            .filter(NightlyJob.NIGHTLY::equals)
            .map(repository::getLastJobInstance)
            .map(repository::getLastJobExecution)
            .filter(execution -> execution.getStatus() != BatchStatus.COMPLETED)
            .map(JobExecution::getJobParameters);
    return unfinished.orElseGet(
        () ->
            new JobParametersBuilder()
                .addString(RUN, Long.toString(lastInstance(repository) + 1))
                .toJobParameters());
  }

  private static long lastInstance(JobRepository repository) {
    return repository.getJobNames().stream()
        .map(repository::getLastJobInstance)
        .flatMap(Stream::ofNullable)
        .mapToLong(JobInstance::getInstanceId)
        .max()
        .orElse(0);
  }

  /** What the database can tell of the definitions. */
  public static DefinitionRules definitionRules(
      Database database, WholeConfiguration configuration) {
    return new DefinitionRules(
        database.as(Role.EVALUATOR),
        configuration.indicators(),
        Supplements.among(configuration.systems()),
        new ExampleFigures(configuration.indicators()));
  }

  private IdentityKey identityKey(Database database) {
    try {
      return new IdentityKeyFile(
              configuration.settings().identityKey(),
              configuration.chart(),
              database.as(Role.LOADER))
          .open();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't read or write the identity key " + configuration.settings().identityKey(), e);
    }
  }

  private ConfigurableApplicationContext parts(
      Database database, IdentityKey key, Requests requests, Run run) {
    return new SpringApplicationBuilder(Parts.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .properties(
            Map.of(
                "spring.main.log-startup-info", "false",
                "spring.flyway.enabled", "false",
                "spring.batch.job.enabled", "false",
                "spring.batch.jdbc.initialize-schema", "never",
                "spring.batch.jdbc.table-prefix", "batch.BATCH_"))
        .initializers(
            context -> {
              GenericApplicationContext given = (GenericApplicationContext) context;
              given.registerBean(
                  Database.class, () -> database, bean -> bean.setDestroyMethodName(""));
              given.registerBean(WholeConfiguration.class, () -> configuration);
              given.registerBean(Home.class, () -> home);
              given.registerBean(LocalDate.class, () -> today);
              given.registerBean(Progress.class, () -> progress);
              given.registerBean(IdentityKey.class, () -> key);
              given.registerBean(Run.class, () -> run);
              given.registerBean(Requests.class, () -> requests);
            })
        .run();
  }
}
