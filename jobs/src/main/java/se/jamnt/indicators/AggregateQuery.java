package se.jamnt.indicators;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Cursor;
import org.jooq.DSLContext;
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
    List<Map<NodeId, NodeCounts>> counts = new ArrayList<>();
    same.forEach(one -> counts.add(new HashMap<>()));
    facts.transaction(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          transaction.execute(MEMORY);
          try (Cursor<?> cursor =
              transaction.fetchLazy(compiler.compile(same, question).fetchSize(ROWS_AT_A_TIME))) {
            CountRows rows = new CountRows(Objects.requireNonNull(cursor.resultSet()));
            while (rows.next()) {
              int number = rows.definition();
              boolean atNodes = CountSql.isAtNodes(same.get(number));
              List<NodeId> all =
                  atNodes ? List.of(places.node(rows.place())) : nodesOfUnits.get(rows.place() - 1);
              List<NodeId> nodes =
                  rows.sex() == Sex.U
                      ? all.stream().filter(question::countsUnknownSexAt).toList()
                      : all;
              add(rows, nodes, !CountSql.isPooled(same.get(number)), counts.get(number));
            }
          }
        });
    return counts;
  }

  /**
   * Adds a row to the counts of its nodes.
   *
   * @param addsUp whether the numbers of both sexes, and those of several units, make their whole
   */
  private static void add(
      CountRows row, List<NodeId> nodes, boolean addsUp, Map<NodeId, NodeCounts> counts)
      throws SQLException {
    Category category = row.category();
    Sex sex = row.sex();
    Aggregate numbers = row.numbers();
    for (NodeId node : nodes) {
      NodeCounts here = counts.computeIfAbsent(node, one -> new NodeCounts());
      here.add(category, sex, numbers);
      if (addsUp) {
        here.add(category, Sex.T, numbers);
      }
    }
  }
}
