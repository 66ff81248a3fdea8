package se.jamnt.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import se.jamnt.database.Database;

/**
 * Builds the steps of a run: each does one thing after another of a worklist. Every thing is done
 * in a transaction of its own role, so a step that is stopped has done some of them whole.
 */
final class Steps {

  /** How many things are handed to the threads at a time. */
  private static final int AT_A_TIME = 16;

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
    return linesSideBySide(name, () -> due.call().stream().map(List::of).toList(), doing);
  }

  /** The same where things stand in lines: those of one line are done one after another. */
  <T> Step linesSideBySide(
      String name, Callable<? extends Collection<List<T>>> due, Doing<T> doing) {
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("side-");
    threads.setConcurrencyLimit(Runtime.getRuntime().availableProcessors());
    return new StepBuilder(name, repository)
        .<List<T>, List<T>>chunk(AT_A_TIME)
        .transactionManager(transactions)
        .reader(new Worklist<>(name, due, List::size, progress))
        .processor(
            line -> {
              for (T thing : line) {
                database.requireLock();
                doing.accept(thing);
                progress.oneDone();
              }
              return line;
            })
        .writer(chunk -> {})
        .taskExecutor(threads)
        .allowStartIfComplete(true)
        .build();
  }
}
