package se.jamnt.indicators.truth;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Chance that a seed repeats. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** Whether something happens that does so in so many cases of a hundred. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A whole number from the least to the most, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @SafeVarargs
  final <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }

  /** From the least to the most, each made anew. */
  <T> List<T> some(int least, int most, Supplier<T> make) {
    return IntStream.range(0, between(least, most)).mapToObj(i -> make.get()).toList();
  }

  /** From the least to the most different ones. */
  <T> List<T> someOf(int least, int most, List<T> all) {
    return some(least, most, () -> oneOf(all)).stream().distinct().toList();
  }
}
