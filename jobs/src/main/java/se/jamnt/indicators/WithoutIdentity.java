package se.jamnt.indicators;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;

/**
 * How many episodes without identity touch a period, by node and source: each counts as one person
 * of its own, and reports say how many.
 *
 * @param rows level, node, source, episodes
 */
record WithoutIdentity(Result<Record> rows) {

  static WithoutIdentity ask(DSLContext facts, Question question) {
    return new WithoutIdentity(
        facts.fetch(
            """
            select scope.level, scope.node, episode.source, count(*) as episodes
              from facts.episode
              join unnest({0}::text[], {1}::text[], {2}::text[]) as scope(unit, level, node)
                   using (unit)
             where person is null and not voided
               and start_date <= {3} and (end_date is null or end_date >= {4})
               and known_from <= {5} and known_to > {5}
             group by 1, 2, 3
            """,
            question.scope().stream().map(Question.Scope::unit).toArray(String[]::new),
            question.scope().stream()
                .map(line -> line.node().level().word())
                .toArray(String[]::new),
            question.scope().stream().map(line -> line.node().id()).toArray(String[]::new),
            question.days().last(),
            question.days().first(),
            question.knownAt()));
  }

  /** Stores the numbers beside the figures. */
  void store(DSLContext transaction, Computations computations) {
    transaction.execute(
        """
        insert into results.without_identity
        select computation, level, node, source, episodes
          from unnest({0}::bigint[], {1}::text[], {2}::text[], {3}::text[], {4}::bigint[])
               as one(computation, level, node, source, episodes)
        """,
        computations.of(
            rows.stream()
                .map(
                    row ->
                        new NodeId(
                            Level.of(row.get("level", String.class)),
                            row.get("node", String.class)))),
        texts("level"),
        texts("node"),
        texts("source"),
        rows.getValues("episodes", Long.class).toArray(Long[]::new));
  }

  private String[] texts(String column) {
    return rows.getValues(column, String.class).toArray(String[]::new);
  }
}
