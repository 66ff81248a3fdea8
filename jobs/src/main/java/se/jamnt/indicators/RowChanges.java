package se.jamnt.indicators;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.model.Period;

/** How many records of each unit and source differ between two states of knowledge. */
public final class RowChanges {

  private final Map<Place, Counts> counts;

  /** A unit, or an organisation that delivers as a whole, and a source of its. */
  public record Place(String unit, String source) {}

  /**
   * Records of a period that differ.
   *
   * @param late only the later state knows them
   * @param corrected both know them, with other contents
   * @param voided the later state no longer counts them
   */
  public record Counts(long late, long corrected, long voided) {

    Counts plus(Counts other) {
      return new Counts(late + other.late, corrected + other.corrected, voided + other.voided);
    }
  }

  private RowChanges(Map<Place, Counts> counts) {
    this.counts = counts;
  }

  /** Compares what two states of knowledge hold of a period, whichever is the later. */
  public static RowChanges between(
      DataSource facts, Period period, KnownDeliveries one, KnownDeliveries other) {
    if (one.equals(other)) {
      return new RowChanges(Map.of());
    }
    DSLContext database = DSL.using(facts, SQLDialect.POSTGRES);
    boolean inOrder = last(database, one) <= last(database, other);
    Condition before = (inOrder ? one : other).condition();
    Condition after = (inOrder ? other : one).condition();
    Map<Place, Counts> counts = new LinkedHashMap<>();
    for (String versions : new String[] {"episode", "event"}) {
      Condition within =
          versions.equals("episode")
              ? DSL.condition(
                  "start_date <= {0} and (end_date is null or end_date >= {1})",
                  inline(period.last()), inline(period.first()))
              : DSL.condition(
                  "event_date between {0} and {1}", inline(period.first()), inline(period.last()));
      database
          .fetch(
              """
              with before as (
                select source, natural_key, unit, content, voided from {0}
                 where from_delivery in (select delivery_id from facts.delivery where {1})
                   and (to_delivery is null
                        or to_delivery not in (select delivery_id from facts.delivery where {1}))
                   and {3}),
              after as (
                select source, natural_key, unit, content, voided from {0}
                 where from_delivery in (select delivery_id from facts.delivery where {2})
                   and (to_delivery is null
                        or to_delivery not in (select delivery_id from facts.delivery where {2}))
                   and {3})
              select coalesce(after.unit, before.unit) as unit, source,
                     count(*) filter (where before.unit is null and not after.voided) as late,
                     count(*) filter (where before.content <> after.content
                                        and not after.voided) as corrected,
                     count(*) filter (where not before.voided
                                        and (after.unit is null or after.voided)) as voided
                from before full join after using (source, natural_key)
               group by 1, 2
              """,
              table(name("facts", versions)), before, after, within)
          .forEach(
              row ->
                  counts.merge(
                      new Place(row.get("unit", String.class), row.get("source", String.class)),
                      new Counts(
                          row.get("late", Long.class),
                          row.get("corrected", Long.class),
                          row.get("voided", Long.class)),
                      Counts::plus));
    }
    return new RowChanges(counts);
  }

  private static long last(DSLContext database, KnownDeliveries known) {
    Long last =
        database
            .select(max(field(name("delivery_id"), Long.class)))
            .from(table(name("facts", "delivery")))
            .where(known.condition())
            .fetchOne(0, Long.class);
    return last == null ? 0 : last;
  }

  /** The same, but of some units those that another comparison has found. */
  public RowChanges withThoseOf(Collection<String> units, RowChanges other) {
    Map<Place, Counts> merged = new LinkedHashMap<>(counts);
    merged.keySet().removeIf(place -> units.contains(place.unit()));
    other.counts.forEach(
        (place, found) -> {
          if (units.contains(place.unit())) {
            merged.put(place, found);
          }
        });
    return new RowChanges(merged);
  }

  /** Those of some units and sources, by the places where records differ. */
  public Map<Place, Counts> of(Collection<String> units, Collection<String> sources) {
    Map<Place, Counts> some = new LinkedHashMap<>(counts);
    some.keySet()
        .removeIf(place -> !units.contains(place.unit()) || !sources.contains(place.source()));
    return some;
  }
}
