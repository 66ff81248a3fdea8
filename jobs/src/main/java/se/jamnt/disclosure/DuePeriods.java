package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import se.jamnt.disclosure.Protection.Due;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.derived.DerivedFigures;
import se.jamnt.model.Closing;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Period;

/** Which computed periods belong together, and of which clusters they are to be protected again. */
final class DuePeriods {

  private final DSLContext database;
  private final Clusters clusters;
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
  DuePeriods(
      DSLContext database,
      Clusters clusters,
      DerivedFigures derived,
      String rules,
      Optional<Closing> closing) {
    this.database = database;
    this.clusters = clusters;
    this.derived = derived;
    this.rules = rules;
    this.closing = closing;
  }

  /** Those whose figures or rules have changed since they were protected, in order. */
  List<Due> changed() {
    Map<String, Map<List<String>, String>> made = new HashMap<>();
    database
        .fetch("select period, organisations, inputs from published.protected")
        .forEach(
            row ->
                made.computeIfAbsent(row.get("period", String.class), period -> new HashMap<>())
                    .put(
                        List.of(row.get("organisations", String[].class)),
                        row.get("inputs", String.class)));
    return all().stream()
        .filter(
            due ->
                !due.periods().stream()
                    .allMatch(
                        period ->
                            due.inputs()
                                .equals(
                                    made.getOrDefault(period.id(), Map.of())
                                        .get(due.cluster().organisations()))))
        .toList();
  }

  /** All that have been computed, in order; their clusters in theirs. */
  List<Due> all() {
    Map<Period, Map<List<String>, String>> computed = new TreeMap<>();
    database
        .fetch("select period, organisations, inputs from results.computation")
        .forEach(
            row ->
                computed
                    .computeIfAbsent(
                        Period.parse(row.get("period", String.class)), period -> new HashMap<>())
                    .put(
                        List.of(row.get("organisations", String[].class)),
                        row.get("inputs", String.class)));
    Closures closures = Closures.read(database, closing);
    List<Due> due = new ArrayList<>();
    List<List<Period>> together = together(computed.keySet(), released(database));
    for (List<Period> periods : together) {
      Map<Cluster, String> inputs = new LinkedHashMap<>();
      Fingerprint ofAll = Fingerprint.of("all clusters");
      Set<Period> restOn = restOn(periods, together);
      for (Cluster cluster : clusters.all()) {
        String ofOne = inputs(restOn, cluster, computed, closures);
        inputs.put(cluster, ofOne);
        ofAll.with(ofOne);
      }
      String inputsOfAll = ofAll.hex();
      inputs.forEach((cluster, ofOne) -> due.add(new Due(periods, cluster, ofOne, inputsOfAll)));
    }
    return due;
  }

  /**
   * The periods that decide what may be shown of some: these, those that they are compared with,
   * and all that have days in common with one of those, for what one of them hides, others do.
   */
  private Set<Period> restOn(List<Period> periods, List<List<Period>> together) {
    Set<Period> restOn = new TreeSet<>(periods);
    periods.forEach(period -> restOn.addAll(derived.comparedWith(period)));
    together.stream()
        .filter(group -> group.stream().anyMatch(restOn::contains))
        .toList()
        .forEach(restOn::addAll);
    return restOn;
  }

  private String inputs(
      Set<Period> restOn,
      Cluster cluster,
      Map<Period, Map<List<String>, String>> computed,
      Closures closures) {
    Fingerprint inputs = Fingerprint.of("protected").with(rules);
    restOn.forEach(
        period ->
            inputs
                .with(period + " " + of(cluster, computed.getOrDefault(period, Map.of())))
                .with(closures.fingerprint(period, cluster)));
    return inputs.hex();
  }

  /** What a cluster's figures were computed from; several, where the chart was once another. */
  private static String of(Cluster cluster, Map<List<String>, String> computed) {
    return computed.entrySet().stream()
        .filter(one -> cluster.meets(one.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .collect(Collectors.joining(" "));
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
