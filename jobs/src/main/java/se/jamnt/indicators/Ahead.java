package se.jamnt.indicators;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Questions that the database answers while the answers to earlier ones are worked on. */
final class Ahead implements AutoCloseable {

  private final ExecutorService threads;

  /** So many questions at a time. */
  Ahead(int threads) {
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "counting");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** An answer to come. */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, threads);
  }

  /** The answer, or what it failed of. */
  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /** Asks nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
