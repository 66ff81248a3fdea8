package se.jamnt.indicators.truth;

import java.util.List;

/**
 * A code of a breakdown; both are empty where figures are not broken down. "A cross is
 * age-group+referrer with categories joined by +."
 */
record Category(String breakdown, String code) {

  static final Category ALL = new Category("", "");

  /** The fields of a breakdown, or the codes of a cross. */
  static List<String> parts(String written) {
    return List.of(written.split("\\+"));
  }

  boolean isOfCross() {
    return breakdown.contains("+");
  }
}
