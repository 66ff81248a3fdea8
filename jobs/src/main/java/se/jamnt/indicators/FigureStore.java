package se.jamnt.indicators;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import se.jamnt.model.Cluster;
import se.jamnt.model.Period;

/** The computed figures in the database, schema {@code results}. */
final class FigureStore {

  private FigureStore() {}

  /**
   * Figures that are computed together.
   *
   * @param organisations those of their cluster, sorted
   */
  record Of(String period, List<String> organisations) {

    Of(Period period, Cluster cluster) {
      this(period.id(), cluster.organisations());
    }
  }

  /** The inputs that figures were last computed from. */
  static Map<Of, String> inputs(DSLContext results) {
    Map<Of, String> inputs = new HashMap<>();
    results
        .fetch("select period, organisations, inputs from results.computation")
        .forEach(
            row ->
                inputs.put(
                    new Of(
                        row.get("period", String.class),
                        List.of(row.get("organisations", String[].class))),
                    row.get("inputs", String.class)));
    return inputs;
  }

  /**
   * Forgets periods that are no more, and what may be shown of them; and of others the figures of
   * clusters that are no more.
   *
   * @param clusters those that there are
   * @param standsForGood periods of which nothing is forgotten
   */
  static void forgetAllBut(
      DSLContext database,
      List<Period> periods,
      List<Cluster> clusters,
      Predicate<Period> standsForGood) {
    String[] kept = periods.stream().map(Period::id).toArray(String[]::new);
    database.execute("delete from results.computation where period <> all({0})", (Object) kept);
    database.execute("delete from published.period where period <> all({0})", (Object) kept);
    Set<List<String>> known =
        clusters.stream().map(Cluster::organisations).collect(Collectors.toUnmodifiableSet());
    inputs(database).keySet().stream()
        .filter(of -> !known.contains(of.organisations()))
        .filter(of -> !standsForGood.test(Period.parse(of.period())))
        .forEach(
            of ->
                database.execute(
                    "delete from results.computation where period = {0} and organisations = {1}::text[]",
                    of.period(), of.organisations().toArray(String[]::new)));
  }

  /**
   * What stands beside a cluster's figures.
   *
   * @param dataAsOf the latest date of the data that they rest on; empty where nothing was
   *     delivered
   * @param lastDelivery the last one known
   */
  record Basis(String run, String inputs, Optional<LocalDate> dataAsOf, long lastDelivery) {}

  /**
   * Begins to replace a cluster's figures of a period, in the transaction of the context.
   *
   * @return the number that they are stored under
   */
  static long begin(DSLContext results, Period period, Cluster cluster, Basis basis) {
    String[] organisations = cluster.organisations().toArray(String[]::new);
    results.execute(
        "delete from results.computation where period = {0} and organisations = {1}::text[]",
        period.id(), organisations);
    return results
        .insertInto(
            table(name("results", "computation")),
            field(name("period")),
            field(name("organisations")),
            field(name("run")),
            field(name("inputs")),
            field(name("data_as_of")),
            field(name("last_delivery")))
        .values(
            period.id(),
            organisations,
            basis.run(),
            basis.inputs(),
            basis.dataAsOf().orElse(null),
            basis.lastDelivery())
        .returningResult(field(name("computation_id"), Long.class))
        .fetchOptional()
        .map(Record1::value1)
        .orElseThrow();
  }

  /**
   * Writes figures, in the transaction of the context.
   *
   * @return how many they were
   */
  static int write(DSLContext results, Computations computations, Stream<Figure> figures) {
    return FigureRows.copy(
        results,
        "results.figure",
        figures,
        (figure, row) -> {
          row.add(computations.of(figure.key().node()));
          row.addKey(figure.key());
          row.add(figure.value() == null ? null : figure.value().toPlainString());
          row.add(figure.part());
          row.add(figure.base());
          row.add(figure.status().word());
          row.add(figure.definitionVersion());
        });
  }
}
