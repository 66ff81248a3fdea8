package se.jamnt.indicators;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A breakdown as it is written: a field or, where it is crossed with others, several joined by a
 * plus, {@code age-group+referrer}. The categories of a cross are written so too.
 */
public final class Breakdown {

  private static final String PLUS = "+";

  private Breakdown() {}

  /** The fields of a breakdown, or the codes of a category. */
  public static List<String> parts(String written) {
    return List.of(written.split("\\+", -1));
  }

  /** Whether a breakdown crosses fields. */
  public static boolean isCross(String breakdown) {
    return breakdown.contains(PLUS);
  }

  /** The parts written as one. */
  public static String join(Stream<String> parts) {
    return parts.collect(Collectors.joining(PLUS));
  }
}
