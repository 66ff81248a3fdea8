package se.jamnt.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import se.jamnt.database.Database;

/**
 * Builds the steps of a run: each does one thing after another of a worklist. Every thing is done
 * in a transaction of its own role, so a step that is stopped has done some of them whole.
 */
final class Steps {

  /** How many lines, each of several things, are handed to the threads at a time. */
  private static final int LINES_AT_A_TIME = 16;

  /** The same of single things: the threads wait for the last of them before the next. */
  private static final int THINGS_AT_A_TIME = 128;

  private final JobRepository repository;
  private final PlatformTransactionManager transactions;
  private final Database database;
  private final Progress progress;

  Steps(
      JobRepository repository,
      PlatformTransactionManager transactions,
      Database database,
      Progress progress) {
    this.repository = repository;
    this.transactions = transactions;
    this.database = database;
    this.progress = progress;
  }

  /** Does one thing; may fail in any way. */
  @FunctionalInterface
  interface Doing<T> {
    void accept(T thing) throws Exception;
  }

  /** A step that does one thing after another. */
  <T> Step oneByOne(String name, Callable<? extends Collection<T>> due, Doing<T> doing) {
    return new StepBuilder(name, repository)
        .<T, T>chunk(1)
        .transactionManager(transactions)
        .reader(new Worklist<>(name, due, thing -> 1, progress))
        .writer(
            chunk -> {
              for (T thing : chunk) {
                database.requireLock();
                doing.accept(thing);
                progress.oneDone();
              }
            })
        .allowStartIfComplete(true)
        .build();
  }

  /** A step whose things are done side by side, on as many threads as there are processors. */
  <T> Step sideBySide(String name, Callable<? extends Collection<T>> due, Doing<T> doing) {
    return sideBySide(
        name, () -> due.call().stream().map(List::of).toList(), doing, THINGS_AT_A_TIME);
  }

  /** The same where things stand in lines: those of one line are done one after another. */
  <T> Step linesSideBySide(
      String name, Callable<? extends Collection<List<T>>> due, Doing<T> doing) {
    return sideBySide(name, due, doing, LINES_AT_A_TIME);
  }

  private <T> Step sideBySide(
      String name, Callable<? extends Collection<List<T>>> due, Doing<T> doing, int atATime) {
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("side-");
    threads.setConcurrencyLimit(Runtime.getRuntime().availableProcessors());
    ThingsDone done = new ThingsDone();
    ChunkOrientedStep<List<T>, List<T>> step =
        new StepBuilder(name, repository)
            .<List<T>, List<T>>chunk(atATime)
            .transactionManager(transactions)
            .reader(new Worklist<>(name, due, List::size, progress))
            .processor(
                line -> {
                  for (T thing : line) {
                    database.requireLock();
                    doing.accept(thing);
                    progress.oneDone();
                    done.one();
                  }
                  return line;
                })
            .writer(chunk -> {})
            .taskExecutor(threads)
            .allowStartIfComplete(true)
            .build();
    // the builder takes listeners to chunks only
    step.registerStepExecutionListener(done);
    return step;
  }

  /** Notes how many things a step has done: lines are of the program's own making. */
  private static final class ThingsDone implements StepExecutionListener {

    private final AtomicLong things = new AtomicLong();

    void one() {
      things.incrementAndGet();
    }

    @Override
    public void beforeStep(StepExecution step) {
      things.set(0);
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
      step.setWriteCount(things.get());
      return null;
    }
  }
}
