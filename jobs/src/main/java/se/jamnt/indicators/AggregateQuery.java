package se.jamnt.indicators;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.TransactionalCallable;
import se.jamnt.indicators.NodeCounts.Category;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/** Asks the database what compiled definitions count, and adds up what can be added up. */
final class AggregateQuery {

  private static final int ROWS_AT_A_TIME = 2_000;

  /** For the sorting of a large county's records; a small one takes none of it. */
  private static final String MEMORY = "set local work_mem = '64MB'";

  private final DSLContext facts;
  private final SqlCompiler compiler;

  AggregateQuery(DSLContext facts, FieldCatalog fields, Supplements supplements) {
    this(facts, new SqlCompiler(fields, supplements));
  }

  AggregateQuery(DSLContext facts, SqlCompiler compiler) {
    this.facts = facts;
    this.compiler = compiler;
  }

  /** What a definition counts at every node of which the facts hold at least one record. */
  Map<NodeId, NodeCounts> ask(IndicatorDefinition definition, Question question) {
    return ask(List.of(definition), question).get(0);
  }

  /**
   * The same for several definitions, in their order.
   *
   * @param same definitions of the same kind, sources and rule for the period
   */
  List<Map<NodeId, NodeCounts>> ask(List<IndicatorDefinition> same, Question question) {
    Places places = Places.of(question);
    List<List<NodeId>> nodesOfUnits = places.nodesOfUnits();
    return withMemory(
        facts,
        configuration -> {
          List<Map<NodeId, NodeCounts>> counts = new ArrayList<>();
          same.forEach(one -> counts.add(new HashMap<>()));
          try (Cursor<?> cursor =
              configuration
                  .dsl()
                  .fetchLazy(compiler.compile(same, question).fetchSize(ROWS_AT_A_TIME))) {
            CountRows rows = new CountRows(Objects.requireNonNull(cursor.resultSet()));
            while (rows.next()) {
              int number = rows.definition();
              int place = rows.place();
              List<NodeId> all =
                  place > 0 ? List.of(places.node(place)) : nodesOfUnits.get(-place - 1);
              List<NodeId> nodes =
                  rows.sex() == Sex.U
                      ? all.stream().filter(question::countsUnknownSexAt).toList()
                      : all;
              add(rows, nodes, counts.get(number));
            }
          }
          return counts;
        });
  }

  /** A question to the database in a transaction of its own, with memory enough to sort. */
  static <T> T withMemory(DSLContext facts, TransactionalCallable<T> question) {
    return facts.transactionResult(
        configuration -> {
          configuration.dsl().execute(MEMORY);
          return question.run(configuration);
        });
  }

  private static void add(CountRows row, List<NodeId> nodes, Map<NodeId, NodeCounts> counts)
      throws SQLException {
    Category category = row.category();
    Sex sex = row.sex();
    Aggregate numbers = row.numbers();
    for (NodeId node : nodes) {
      counts.computeIfAbsent(node, one -> new NodeCounts()).add(category, sex, numbers);
    }
  }
}
