package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Does what does not depend on each other on all processors. */
final class SideBySide {

  private SideBySide() {}

  /**
   * The largest first, each taken by whoever is free: a few take as long as all others.
   *
   * @return the results in the order of the things
   */
  static <T, R> List<R> of(List<T> things, ToIntFunction<T> size, Function<T, R> doing) {
    Queue<Integer> due =
        new ConcurrentLinkedQueue<>(
            IntStream.range(0, things.size())
                .boxed()
                .sorted(Comparator.comparingInt(number -> -size.applyAsInt(things.get(number))))
                .toList());
    ConcurrentHashMap<Integer, R> results = new ConcurrentHashMap<>();
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(
            any -> {
              for (Integer number = due.poll(); number != null; number = due.poll()) {
                results.put(number, doing.apply(things.get(number)));
              }
            });
    List<R> inOrder = new ArrayList<>();
    for (int number = 0; number < things.size(); number++) {
      inOrder.add(results.get(number));
    }
    return inOrder;
  }
}
