package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import se.jamnt.model.NodeId;

/**
 * How women's and men's days, hours and the like rank; a difference in them is judged by it.
 *
 * @param found by indicator
 */
record Ranks(Places places, Map<String, List<Record>> found) {

  /**
   * Asks for the ranks of a period.
   *
   * @param definitions those that have rows in the period
   */
  static Ranks ask(
      DSLContext facts,
      SqlCompiler compiler,
      List<IndicatorDefinition> definitions,
      Question question) {
    List<IndicatorDefinition> ranked =
        definitions.stream().filter(RankSql::hasRanks).filter(question::isTold).toList();
    Map<Selection, List<Record>> found =
        SharedRows.ask(facts, ranked, Selection::of, same -> compiler.compileRanks(same, question));
    Map<String, List<Record>> byIndicator = new LinkedHashMap<>();
    ranked.forEach(
        one -> byIndicator.put(one.id(), found.getOrDefault(Selection.of(one), List.of())));
    return new Ranks(Places.of(question), byIndicator);
  }

  /**
   * Stores the ranks beside the figures.
   *
   * @param computation whose figures are stored already
   */
  void store(DSLContext transaction, long computation) {
    found.forEach((indicator, rows) -> store(transaction, computation, indicator, rows));
  }

  private void store(
      DSLContext transaction, long computation, String indicator, List<Record> rows) {
    List<NodeId> nodes =
        rows.stream()
            .map(row -> places.node(row.get(CountSql.PLACE.getName(), Integer.class)))
            .toList();
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
        rows.stream().map(row -> row.get(RankSql.WOMEN.getName(), Long.class)).toArray(Long[]::new),
        rows.stream().map(row -> row.get(RankSql.MEN.getName(), Long.class)).toArray(Long[]::new),
        rows.stream()
            .map(row -> row.get(RankSql.WOMEN_HIGHER.getName(), BigDecimal.class))
            .toArray(BigDecimal[]::new));
  }
}
