package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import se.jamnt.disclosure.Protection.Due;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.derived.DerivedFigures;
import se.jamnt.model.Closing;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Period;

/** Which computed periods belong together, and which are to be protected again. */
final class DuePeriods {

  private final DSLContext database;
  private final DerivedFigures derived;
  private final String rules;
  private final Optional<Closing> closing;

  /**
   * The periods of a database.
   *
   * @param derived knows which other periods a period's figures are compared with
   * @param rules changes when other figures could be hidden
   * @param closing what the run is about to close
   */
  DuePeriods(DSLContext database, DerivedFigures derived, String rules, Optional<Closing> closing) {
    this.database = database;
    this.derived = derived;
    this.rules = rules;
    this.closing = closing;
  }

  /** Those whose figures or rules have changed since they were protected, in order. */
  List<Due> changed() {
    Map<Period, String> made = new HashMap<>();
    database
        .fetch("select period, inputs from published.period")
        .forEach(row -> made.put(Period.parse(row.get(0, String.class)), row.get(1, String.class)));
    return all().stream()
        .filter(
            due ->
                !due.periods().stream().allMatch(period -> due.inputs().equals(made.get(period))))
        .toList();
  }

  /** All that have been computed, in order. */
  List<Due> all() {
    Map<Period, String> computed = new TreeMap<>();
    database
        .fetch("select period, inputs from results.computation")
        .forEach(
            row ->
                computed.put(
                    Period.parse(row.get("period", String.class)),
                    row.get("inputs", String.class)));
    Closures closures = Closures.read(database, closing);
    return together(computed.keySet(), released(database)).stream()
        .map(periods -> new Due(periods, inputs(periods, computed, closures)))
        .toList();
  }

  private String inputs(List<Period> periods, Map<Period, String> computed, Closures closures) {
    Fingerprint inputs = Fingerprint.of("protected").with(rules);
    Set<Period> restOn = new TreeSet<>(periods);
    periods.forEach(period -> restOn.addAll(derived.comparedWith(period)));
    restOn.forEach(
        period ->
            inputs.with(period + " " + computed.get(period)).with(closures.fingerprint(period)));
    return inputs.hex();
  }

  /** The periods of which there are releases, whether they still are configured or not. */
  static Set<Period> released(DSLContext database) {
    Set<Period> released = new TreeSet<>();
    database
        .fetch("select distinct period from published.release")
        .forEach(row -> released.add(Period.parse(row.get(0, String.class))));
    return released;
  }

  /**
   * Periods in order, together with those that they have days in common with, also by a period of
   * which there is nothing but a release.
   */
  static List<List<Period>> together(Collection<Period> periods, Set<Period> released) {
    Set<Period> all = new TreeSet<>(periods);
    all.addAll(released);
    return together(all).stream()
        .map(together -> together.stream().filter(periods::contains).toList())
        .filter(together -> !together.isEmpty())
        .toList();
  }

  /** Periods in order, those with days in common together. */
  static List<List<Period>> together(Collection<Period> periods) {
    List<List<Period>> together = new ArrayList<>();
    LocalDate last = LocalDate.MIN;
    for (Period period : periods.stream().sorted().toList()) {
      if (period.first().isAfter(last)) {
        together.add(new ArrayList<>());
      }
      together.get(together.size() - 1).add(period);
      last = period.last().isAfter(last) ? period.last() : last;
    }
    return together;
  }
}
