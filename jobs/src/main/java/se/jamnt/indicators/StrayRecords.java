package se.jamnt.indicators;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.model.OrganisationChart;

/**
 * Looks for records that count nowhere: their unit was in the organisation when they were
 * delivered, and is not any more.
 */
public final class StrayRecords {

  private final DSLContext database;
  private final OrganisationChart chart;
  private final List<String> identityLinks;

  /**
   * A search in the facts as they are known now.
   *
   * @param computer reads facts, writes results
   * @param identityLinks sources that tell of persons, and not of units' work
   */
  public StrayRecords(
      DataSource computer, OrganisationChart chart, Collection<String> identityLinks) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.chart = chart;
    this.identityLinks = List.copyOf(identityLinks);
  }

  /**
   * Records of a unit that is not in the organisation.
   *
   * @param records how many its source delivered
   */
  public record Stray(String unit, String source, long records) {

    /** For a person. */
    public String words() {
      return "%s: %d records are of \"%s\", which config/organisation.yml does not have"
          .formatted(source, records, unit);
    }
  }

  /**
   * Notes them in place of those that were found before.
   *
   * @return those that were not among these
   */
  public List<Stray> look() {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          Set<String> before =
              new HashSet<>(
                  transaction
                      .fetch("delete from results.stray returning unit, source")
                      .map(row -> place(row)));
          List<Stray> found =
              transaction
                  .fetch(
                      """
                      select unit, source, sum(records)::bigint as records from (
                        select unit, source, count(*) as records from facts.episode
                         where to_delivery is null and not voided group by unit, source
                        union all
                        select unit, source, count(*) from facts.event
                         where to_delivery is null and not voided group by unit, source) as told
                       where source <> all({0}) group by unit, source order by unit, source
                      """,
                      (Object) identityLinks.toArray(String[]::new))
                  .map(StrayRecords::read)
                  .stream()
                  .filter(one -> chart.node(one.unit()).isEmpty())
                  .toList();
          found.forEach(
              one ->
                  transaction.execute(
                      "insert into results.stray (unit, source, records) values ({0}, {1}, {2})",
                      one.unit(), one.source(), one.records()));
          return found.stream()
              .filter(one -> !before.contains(one.unit() + " " + one.source()))
              .toList();
        });
  }

  /** What the last search found. */
  public static List<Stray> found(DataSource evaluator) {
    return DSL.using(evaluator, SQLDialect.POSTGRES)
        .fetch("select unit, source, records from results.stray order by unit, source")
        .map(StrayRecords::read);
  }

  private static String place(Record row) {
    return row.get("unit", String.class) + " " + row.get("source", String.class);
  }

  private static Stray read(Record row) {
    return new Stray(
        row.get("unit", String.class),
        row.get("source", String.class),
        row.get("records", Long.class));
  }
}
