package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import se.jamnt.model.NodeId;

/** How women's and men's days, hours and the like rank; a difference in them is judged by it. */
final class Ranks {

  private Ranks() {}

  /**
   * Stores the ranks beside the figures.
   *
   * @param definitions those that have rows in the period
   * @param computation whose figures are stored already
   */
  static void store(
      DSLContext transaction,
      SqlCompiler compiler,
      List<IndicatorDefinition> definitions,
      Question question,
      long computation) {
    for (IndicatorDefinition definition : definitions) {
      boolean told = definition.from().stream().anyMatch(question.dataAsOf()::containsKey);
      if (told && RankSql.hasRanks(definition)) {
        store(
            transaction,
            computation,
            definition.id(),
            Places.of(question),
            transaction.fetch(compiler.compileRanks(definition, question)));
      }
    }
  }

  private static void store(
      DSLContext transaction,
      long computation,
      String indicator,
      Places places,
      Result<? extends Record> rows) {
    List<NodeId> nodes =
        rows.map(row -> places.node(row.get(CountSql.PLACE.getName(), Integer.class)));
    transaction.execute(
        """
        insert into results.rank
        select {0}, level, node, {1}, women, men, women_higher
          from unnest({2}::text[], {3}::text[], {4}::bigint[], {5}::bigint[], {6}::numeric[])
               as one(level, node, women, men, women_higher)
        """,
        computation,
        indicator,
        nodes.stream().map(node -> node.level().word()).toArray(String[]::new),
        nodes.stream().map(NodeId::id).toArray(String[]::new),
        rows.map(row -> row.get(RankSql.WOMEN.getName(), Long.class)).toArray(Long[]::new),
        rows.map(row -> row.get(RankSql.MEN.getName(), Long.class)).toArray(Long[]::new),
        rows.map(row -> row.get(RankSql.WOMEN_HIGHER.getName(), BigDecimal.class))
            .toArray(BigDecimal[]::new));
  }
}
