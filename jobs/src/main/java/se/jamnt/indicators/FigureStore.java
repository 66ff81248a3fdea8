package se.jamnt.indicators;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import se.jamnt.model.Period;

/** The computed figures in the database, schema {@code results}. */
final class FigureStore {

  private FigureStore() {}

  /** The inputs that each period was last computed from, by period. */
  static Map<String, String> inputs(DSLContext results) {
    Map<String, String> inputs = new LinkedHashMap<>();
    results
        .fetch("select period, inputs from results.computation")
        .forEach(row -> inputs.put(row.get(0, String.class), row.get(1, String.class)));
    return inputs;
  }

  /** Forgets periods that are no more, and what may be shown of them. */
  static void forgetAllBut(DSLContext database, List<Period> periods) {
    String[] kept = periods.stream().map(Period::id).toArray(String[]::new);
    database.execute("delete from results.computation where period <> all({0})", (Object) kept);
    database.execute("delete from published.period where period <> all({0})", (Object) kept);
  }

  /**
   * A computation that was stored.
   *
   * @param id the number that it got
   */
  record Stored(long id, int figures) {}

  /** Replaces a period's figures, all in the transaction of the context. */
  static Stored replace(
      DSLContext results,
      Period period,
      String run,
      String inputs,
      LocalDate dataAsOf,
      long lastDelivery,
      Stream<Figure> figures) {
    results.execute("delete from results.computation where period = {0}", period.id());
    long computation =
        results
            .insertInto(
                table(name("results", "computation")),
                field(name("period")),
                field(name("run")),
                field(name("inputs")),
                field(name("data_as_of")),
                field(name("last_delivery")))
            .values(period.id(), run, inputs, dataAsOf, lastDelivery)
            .returningResult(field(name("computation_id"), Long.class))
            .fetchOptional()
            .map(Record1::value1)
            .orElseThrow();
    int written =
        FigureRows.copy(
            results,
            "results.figure",
            figures,
            (figure, row) -> {
              row.add(computation);
              row.addKey(figure.key());
              row.add(figure.value() == null ? null : figure.value().toPlainString());
              row.add(figure.part());
              row.add(figure.base());
              row.add(figure.status().word());
              row.add(figure.definitionVersion());
            });
    return new Stored(computation, written);
  }
}
