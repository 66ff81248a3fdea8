package se.jamnt.disclosure;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * When the facts were known that are protected: after all releases, or, in a re-run, at any time
 * before, so that they can be those of an earlier release.
 *
 * @param firstUnknown the first delivery that a re-run does not know; empty where nothing is made
 *     again
 */
public record Moment(OptionalLong firstUnknown) {

  /** All that is known by now, as a night protects it. */
  public static Moment now() {
    return new Moment(OptionalLong.empty());
  }

  /** What is known in a re-run that leaves this delivery, and maybe later ones, out. */
  public static Moment ofRerunWithout(long firstUnknown) {
    return new Moment(OptionalLong.of(firstUnknown));
  }

  /** What is known in a re-run of all that is known by now. */
  public static Moment ofRerun() {
    return ofRerunWithout(Long.MAX_VALUE);
  }

  /**
   * After how many releases it is; empty where nothing is made again.
   *
   * @param lastDeliveries the last delivery that each release rests on, in order
   */
  OptionalInt after(List<Long> lastDeliveries) {
    return firstUnknown.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            (int)
                lastDeliveries.stream()
                    .takeWhile(delivery -> delivery < firstUnknown.getAsLong())
                    .count());
  }
}
