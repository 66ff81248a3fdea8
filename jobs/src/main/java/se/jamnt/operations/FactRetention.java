package se.jamnt.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Deletes facts that may no longer be kept, and takes the person from those that may stay. */
public final class FactRetention {

  /** Records, in all their versions, of which every version had ended by then. */
  private static final String ENDED =
      """
       where source = {0} and natural_key in (
         select natural_key from %s where source = {0}
          group by natural_key having max(%s) < {1})
      """;

  private static final String EPISODES =
      ENDED.formatted("facts.episode", "coalesce(end_date, 'infinity')");
  private static final String EVENTS = ENDED.formatted("facts.event", "event_date");
  private static final String LINKED = " and person is not null";

  private final DSLContext database;

  /**
   * The facts of a home.
   *
   * @param loader writes facts; for {@link #wouldGo} anyone who reads them
   */
  public FactRetention(DataSource loader) {
    this.database = DSL.using(loader, SQLDialect.POSTGRES);
  }

  /** What happens to records. */
  public enum What {
    /** They are deleted. */
    FACTS,
    /** They lose their person. */
    PERSONS;

    private String word() {
      return this == FACTS ? "facts" : "persons";
    }
  }

  /**
   * What a purge does, or would do, with a source.
   *
   * @param before records that had ended before this day
   * @param records how many of them
   */
  public record Purged(String source, What what, LocalDate before, String decision, long records) {}

  /** What would go today. */
  public List<Purged> wouldGo(List<Retention> lines, LocalDate today) {
    return lines.stream()
        .flatMap(line -> steps(line, today).stream())
        .map(step -> counted(database, step))
        .filter(step -> step.records() > 0)
        .toList();
  }

  /** Lets go what has to: each source whole or not at all. */
  public List<Purged> purge(List<Retention> lines, LocalDate today, Runnable goesOn) {
    List<Purged> purged = new ArrayList<>();
    for (Retention line : lines) {
      for (Purged step : steps(line, today)) {
        goesOn.run();
        database.transaction(
            configuration -> {
              DSLContext transaction = configuration.dsl();
              Purged counted = counted(transaction, step);
              if (counted.records() > 0) {
                apply(transaction, counted);
                note(transaction, counted, today);
                purged.add(counted);
              }
            });
      }
    }
    return purged;
  }

  private static List<Purged> steps(Retention line, LocalDate today) {
    List<Purged> steps = new ArrayList<>();
    line.deletedBefore(today)
        .ifPresent(
            day -> steps.add(new Purged(line.source(), What.FACTS, day, line.decision(), 0)));
    line.unlinkedBefore(today)
        .ifPresent(
            day -> steps.add(new Purged(line.source(), What.PERSONS, day, line.decision(), 0)));
    return steps;
  }

  private static Purged counted(DSLContext database, Purged step) {
    String linked = step.what() == What.PERSONS ? LINKED : "";
    long records =
        database
            .fetchOptional(
                "select (select count(distinct natural_key) from facts.episode"
                    + EPISODES
                    + linked
                    + ") + (select count(distinct natural_key) from facts.event"
                    + EVENTS
                    + linked
                    + ")",
                step.source(),
                step.before())
            .map(row -> row.get(0, Long.class))
            .orElseThrow();
    return new Purged(step.source(), step.what(), step.before(), step.decision(), records);
  }

  private static void apply(DSLContext transaction, Purged step) {
    if (step.what() == What.FACTS) {
      transaction.execute("delete from facts.episode" + EPISODES, step.source(), step.before());
      transaction.execute("delete from facts.event" + EVENTS, step.source(), step.before());
    } else {
      transaction.execute(
          "update facts.episode set person = null" + EPISODES + LINKED,
          step.source(),
          step.before());
      transaction.execute(
          "update facts.event set person = null" + EVENTS + LINKED, step.source(), step.before());
    }
  }

  private static void note(DSLContext transaction, Purged step, LocalDate today) {
    transaction.execute(
        """
        insert into facts.purge (source, what, before_date, decision, records, purged_on)
        values ({0}, {1}, {2}, {3}, {4}, {5})
        """,
        step.source(), step.what().word(), step.before(), step.decision(), step.records(), today);
  }

  /**
   * A purge after which a period can no longer be made again.
   *
   * @param what facts or persons
   */
  public record Obstacle(
      String source, String what, LocalDate before, LocalDate purgedOn, String decision) {

    /** For whoever wants to do what needs the facts. */
    public String told() {
      return "on %s the %s of %s before %s were purged (%s)"
          .formatted(
              purgedOn,
              what.equals("facts") ? "facts" : "keys of persons",
              source,
              before,
              decision);
    }
  }

  /** The first purge that reached into a period, or behind it. */
  public Optional<Obstacle> obstacle(LocalDate firstDay) {
    return database
        .fetchOptional(
            """
            select source, what, before_date, purged_on, decision from facts.purge
             where before_date > {0} order by purge_id limit 1
            """,
            firstDay)
        .map(
            row ->
                new Obstacle(
                    row.get("source", String.class),
                    row.get("what", String.class),
                    row.get("before_date", LocalDate.class),
                    row.get("purged_on", LocalDate.class),
                    row.get("decision", String.class)));
  }
}
