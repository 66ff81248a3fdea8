package se.jamnt.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a night of a large county did, by what it has said: on the terminal or in the schedule's
 * log.
 *
 * @param seconds from its begin to its end
 * @param steps by name
 * @param read rows of deliveries
 * @param used those that said something new
 * @param computed figures
 * @param secured figures that were protected, shown or hidden
 * @param drawn reports
 */
record CountyNight(
    double seconds,
    Map<String, Step> steps,
    long read,
    long used,
    long computed,
    long secured,
    long drawn) {

  private static final Pattern STEP =
      Pattern.compile("(?m)^([a-z ]+): (\\d+) of \\d+ \\((\\d+\\.\\d) s\\)$");

  /** What a step did, and how long it took. */
  record Step(long things, double seconds) {}

  /**
   * Reads what a night has said.
   *
   * @param said a message a line
   */
  static CountyNight of(double seconds, String said) {
    Map<String, Step> steps = new LinkedHashMap<>();
    for (MatchResult step : STEP.matcher(said).results().toList()) {
      steps.put(
          step.group(1),
          new Step(Long.parseLong(step.group(2)), Double.parseDouble(step.group(3))));
    }
    return new CountyNight(
        seconds,
        steps,
        sum(said, "(\\d+) rows read"),
        sum(said, "rows read = (\\d+) used"),
        sum(said, "Computed (\\d+) figures"),
        sum(said, "of (\\d+) protected figures"),
        sum(said, "Drew (\\d+) report"));
  }

  private static long sum(String said, String number) {
    return Pattern.compile(number)
        .matcher(said)
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  boolean foundNothingNew() {
    return used == 0 && computed == 0 && secured == 0 && drawn == 0;
  }

  /** Prints its steps, and how much each did in a second. */
  void tell(String name) {
    print("%s: %.1f s", name, seconds);
    steps.forEach(
        (step, done) -> print("  %-24s %7d in %7.1f s", step, done.things(), done.seconds()));
    rate("deliveries taken", read, "rows");
    rate("figures computed", computed, "figures");
    rate("small groups protected", secured, "figures");
    rate("reports drawn", drawn, "reports");
    rate("periods audited", secured, "figures");
    rate("periods published", drawn, "reports");
  }

  private void rate(String step, long things, String what) {
    double took = steps.getOrDefault(step, new Step(0, 0)).seconds();
    if (things > 0 && took > 0) {
      print("  %s: %d %s, %.0f %s/s", step, things, what, things / took, what);
    }
  }

  static void print(String text, Object... values) {
    System.out.printf(Locale.ROOT, text + "%n", values);
  }
}
