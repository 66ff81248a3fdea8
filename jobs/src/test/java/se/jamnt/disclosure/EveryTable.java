package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A reader who tries every table of counts that are not negative, and keeps those that fit all that
 * is published: what such tables have in common, the reader knows.
 */
final class EveryTable {

  private record Sum(List<Integer> of, long value) {}

  private final int size;
  private final List<Sum> published = new ArrayList<>();
  private final List<List<Integer>> asked = new ArrayList<>();
  private final List<TreeSet<Long>> values = new ArrayList<>();
  private final long[] table;
  private final long most;
  private final long least;
  private final int enough;
  private boolean done;

  private EveryTable(int size, long most, long least, int enough) {
    this.size = size;
    this.most = most;
    this.least = least;
    this.enough = enough;
    this.table = new long[size];
  }

  /**
   * The values that each hidden sum can have.
   *
   * @param innermost all innermost counts
   * @param shown the sums that are published, with their values
   * @param hidden the sums that are asked for
   * @param least what the reader knows each hidden sum to be at least
   * @param enough stop when each has so many values, from 1 up where it is that small
   */
  static <T> List<Set<Long>> values(
      List<T> innermost,
      Map<? extends Collection<T>, Long> shown,
      List<? extends Collection<T>> hidden,
      long least,
      int enough) {
    long most = shown.values().stream().mapToLong(Long::longValue).max().orElse(12) + 3;
    EveryTable reader = new EveryTable(innermost.size(), Math.min(most, 30), least, enough);
    shown.forEach((sum, value) -> reader.published.add(new Sum(numbers(innermost, sum), value)));
    for (Collection<T> sum : hidden) {
      reader.asked.add(numbers(innermost, sum));
      reader.values.add(new TreeSet<>());
    }
    reader.fill(0);
    return List.copyOf(reader.values);
  }

  private static <T> List<Integer> numbers(List<T> innermost, Collection<T> sum) {
    return sum.stream().map(innermost::indexOf).sorted().toList();
  }

  private void fill(int next) {
    if (done) {
      return;
    }
    if (next == size) {
      keep();
      return;
    }
    for (long count = 0; count <= most && !done; count++) {
      table[next] = count;
      if (fits(next)) {
        fill(next + 1);
      }
    }
  }

  private boolean fits(int last) {
    for (Sum sum : published) {
      long so = 0;
      boolean whole = true;
      for (int one : sum.of()) {
        if (one <= last) {
          so += table[one];
        } else {
          whole = false;
        }
      }
      if (so > sum.value() || (whole && so != sum.value())) {
        return false;
      }
    }
    return true;
  }

  private void keep() {
    long[] sums = new long[asked.size()];
    for (int i = 0; i < sums.length; i++) {
      for (int one : asked.get(i)) {
        sums[i] += table[one];
      }
      if (sums[i] < least) {
        return;
      }
    }
    boolean all = true;
    for (int i = 0; i < sums.length; i++) {
      values.get(i).add(sums[i]);
      all &= values.get(i).stream().filter(value -> value > 0 && value <= enough).count() >= enough;
    }
    done = all;
  }
}
