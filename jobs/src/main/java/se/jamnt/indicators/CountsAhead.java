package se.jamnt.indicators;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import se.jamnt.model.NodeId;

/**
 * What definitions count, one group that shares its records after the other and always in the same
 * order. While one is tabulated and written, the database counts the next two.
 */
final class CountsAhead implements AutoCloseable {

  private static final int AHEAD = 2;

  /**
   * A group's counts.
   *
   * @param counts by node, in the order of the definitions
   */
  record Counts(List<IndicatorDefinition> same, List<Map<NodeId, NodeCounts>> counts) {}

  private final AggregateQuery query;
  private final Question question;
  private final Iterator<List<IndicatorDefinition>> groups;
  private final Deque<CompletableFuture<Counts>> ahead = new ArrayDeque<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AHEAD,
          work -> {
            Thread thread = new Thread(work, "counting");
            thread.setDaemon(true);
            return thread;
          });

  CountsAhead(AggregateQuery query, Question question, List<List<IndicatorDefinition>> groups) {
    this.query = query;
    this.question = question;
    this.groups = groups.iterator();
  }

  /** The counts of the next group; to be called once for each. */
  Counts next() {
    while (groups.hasNext() && ahead.size() < AHEAD) {
      List<IndicatorDefinition> group = groups.next();
      ahead.add(
          CompletableFuture.supplyAsync(
              () -> new Counts(group, query.ask(group, question)), threads));
    }
    try {
      return ahead.remove().join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /** Counts nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
