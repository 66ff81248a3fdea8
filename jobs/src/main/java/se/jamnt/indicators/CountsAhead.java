package se.jamnt.indicators;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import se.jamnt.model.NodeId;

/**
 * What definitions count, one group that shares its records after the other and always in the same
 * order. While one is tabulated and written, the database counts the next ones, two at a time. The
 * group of most definitions takes longest: it is asked for first and waited for last.
 */
final class CountsAhead implements AutoCloseable {

  private static final int AT_A_TIME = 2;
  private static final int AHEAD = 4;

  /**
   * A group's counts.
   *
   * @param counts by node, in the order of the definitions
   */
  record Counts(List<IndicatorDefinition> same, List<Map<NodeId, NodeCounts>> counts) {}

  private final AggregateQuery query;
  private final Question question;
  private final Deque<List<IndicatorDefinition>> groups = new ArrayDeque<>();
  private final Deque<CompletableFuture<Counts>> ahead = new ArrayDeque<>();
  private final Optional<CompletableFuture<Counts>> longest;
  private final Ahead threads = new Ahead(AT_A_TIME);

  /** Counting begins at once. */
  CountsAhead(AggregateQuery query, Question question, List<List<IndicatorDefinition>> groups) {
    this.query = query;
    this.question = question;
    groups.stream().sorted(Comparator.comparing(List::size)).forEachOrdered(this.groups::add);
    this.longest = Optional.ofNullable(this.groups.pollLast()).map(this::ask);
    askAhead();
  }

  /** The counts of the next group; to be called once for each. */
  Counts next() {
    CompletableFuture<Counts> next = ahead.isEmpty() ? longest.orElseThrow() : ahead.remove();
    askAhead();
    return Ahead.await(next);
  }

  private void askAhead() {
    while (!groups.isEmpty() && ahead.size() < AHEAD) {
      ahead.add(ask(groups.remove()));
    }
  }

  private CompletableFuture<Counts> ask(List<IndicatorDefinition> group) {
    return threads.ask(() -> new Counts(group, query.ask(group, question)));
  }

  /** Counts nothing more. */
  @Override
  public void close() {
    threads.close();
  }
}
