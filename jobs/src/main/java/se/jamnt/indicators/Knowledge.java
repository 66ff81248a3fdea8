package se.jamnt.indicators;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which versions of facts a question sees: those known at the end of a day and, of the units of
 * closed boards, only what had come when the board was closed. And the date of a unit's data where
 * it is not that of the whole source: its organisation may deliver files of its own.
 *
 * @param lastDelivery by unit; absent where everything that is known counts
 * @param dataAsOf of a unit, or an organisation as a whole, and a source, joined by a space: the
 *     date of that source's data; absent where it is that of the whole source
 */
public record Knowledge(Map<String, Long> lastDelivery, Map<String, String> dataAsOf) {

  /** Everything that is known. */
  static final Knowledge ALL = new Knowledge(Map.of(), Map.of());

  private static final JsonMapper JSON = new JsonMapper();
  private static final Field<String> UNIT = field(name("fact", "unit"), String.class);

  public Knowledge {
    lastDelivery = Map.copyOf(lastDelivery);
    dataAsOf = Map.copyOf(dataAsOf);
  }

  /** What counts for the figures of a period. */
  static Knowledge of(
      Period period, Closures closures, OrganisationChart chart, UsedDeliveries deliveries) {
    Map<String, Long> last = new HashMap<>();
    Map<String, String> dates = new HashMap<>();
    Map<String, LocalDate> ofAll = deliveries.dataAsOf(period);
    Map<String, Closures.Closure> closed = closures.closed(period);
    Map<String, UsedDeliveries> known = new HashMap<>();
    if (deliveries.nameUnits()) {
      chart.organisations().forEach(one -> known.put(one.id(), deliveries));
      chart.units().forEach(unit -> known.put(unit.id(), deliveries));
    }
    for (Unit unit : chart.units()) {
      unit.boardFor(period.days())
          .map(closed::get)
          .ifPresent(
              closure -> {
                last.put(unit.id(), closure.lastDelivery());
                known.put(unit.id(), deliveries.until(closure.lastDelivery()));
              });
    }
    known.forEach(
        (unit, of) ->
            of.tellingOf(unit)
                .dataAsOf(period)
                .forEach(
                    (source, date) -> {
                      if (!date.equals(ofAll.get(source))) {
                        dates.put(unit + " " + source, "" + date);
                      }
                    }));
    return new Knowledge(last, dates);
  }

  /**
   * Whether a version was the one known at the end of the day.
   *
   * @param table of versions; the units are those of the table {@code fact}
   */
  Condition holds(String table, Field<LocalDate> day) {
    Condition begun = field(name(table, "known_from"), LocalDate.class).le(day);
    Condition holds = field(name(table, "known_to"), LocalDate.class).gt(day);
    if (lastDelivery.isEmpty()) {
      return begun.and(holds);
    }
    Field<Long> until =
        field(
            "coalesce(({0} ->> {1})::bigint, 9223372036854775807)",
            Long.class, param("last_delivery", json(lastDelivery)), UNIT);
    return begun
        .and(field(name(table, "from_delivery"), Long.class).le(until))
        .and(holds.or(field(name(table, "to_delivery"), Long.class).gt(until)));
  }

  /** The date of a source's data as far as a fact's unit may know. */
  Field<LocalDate> dataAsOf(Field<String> source, Field<LocalDate> asKnownNow) {
    return dataAsOf.isEmpty()
        ? asKnownNow
        : DSL.coalesce(
            field(
                "({0} ->> {1})::date",
                LocalDate.class,
                param("unit_data_as_of", json(dataAsOf)),
                UNIT.concat(DSL.inline(" ")).concat(source)),
            asKnownNow);
  }

  private static JSONB json(Map<String, ?> map) {
    return JSONB.valueOf(JSON.writeValueAsString(map));
  }
}
