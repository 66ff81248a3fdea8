package se.jamnt.indicators;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What definitions count, one group that shares its records after the other and always in the same
 * order. While one is tabulated and written, the database counts the next ones, two at a time. The
 * group of most definitions takes longest: it is asked for first and waited for last. The others
 * follow by number of definitions, so that it is not a long one that everybody waits for at the
 * end.
 */
final class CountsAhead implements AutoCloseable {

  private static final int AT_A_TIME = 2;
  private static final int AHEAD = 4;

  private final AggregateQuery query;
  private final Question question;
  private final Deque<Asked> groups = new ArrayDeque<>();
  private final Deque<CompletableFuture<AggregateQuery.Answer>> ahead = new ArrayDeque<>();
  private final Optional<CompletableFuture<AggregateQuery.Answer>> longest;
  private final Ahead threads = new Ahead(AT_A_TIME);

  /** Counting begins at once. */
  CountsAhead(AggregateQuery query, Question question, List<Asked> groups) {
    this.query = query;
    this.question = question;
    groups.stream()
        .sorted(Comparator.<Asked>comparingInt(one -> one.counts().size()).reversed())
        .forEachOrdered(this.groups::add);
    this.longest = Optional.ofNullable(this.groups.pollFirst()).map(this::ask);
    askAhead();
  }

  /** The answer about the next group; to be called once for each. */
  AggregateQuery.Answer next() {
    CompletableFuture<AggregateQuery.Answer> next =
        ahead.isEmpty() ? longest.orElseThrow() : ahead.remove();
    askAhead();
    return Ahead.await(next);
  }

  private void askAhead() {
    while (!groups.isEmpty() && ahead.size() < AHEAD) {
      ahead.add(ask(groups.remove()));
    }
  }

  private CompletableFuture<AggregateQuery.Answer> ask(Asked group) {
    return threads.ask(() -> query.ask(group, question));
  }

  /** Counts nothing more. */
  @Override
  public void close() {
    threads.close();
  }
}
