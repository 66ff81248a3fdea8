package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import se.jamnt.model.Period;

/**
 * What is no longer among the facts.
 *
 * @param before facts of records that had ended before this day, or their persons, may be gone;
 *     empty where nothing was purged
 * @param forgotten how often a person was unlinked from all records
 */
public record Purged(Optional<LocalDate> before, long forgotten) {

  /**
   * What has gone by now.
   *
   * @param facts reads the schema {@code facts}
   */
  public static Purged read(DSLContext facts) {
    return facts
        .fetchOptional(
            """
            select (select max(before_date) from facts.purge) as before_date,
                   (select count(*) from facts.forgotten where what = 'unlinked') as forgotten
            """)
        .map(
            row ->
                new Purged(
                    Optional.ofNullable(row.get("before_date", LocalDate.class)),
                    row.get("forgotten", Long.class)))
        .orElseThrow();
  }

  /** Whether what is left would give other figures of a period than there were. */
  public boolean reachesInto(Period period) {
    return before.filter(period.first()::isBefore).isPresent();
  }
}
