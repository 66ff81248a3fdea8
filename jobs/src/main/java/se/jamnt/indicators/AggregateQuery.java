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

/** Asks the database what definitions count, and adds up what can be added up. */
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

  /**
   * The answer to all that was asked.
   *
   * @param counts by node, in the order of the definitions
   * @param ranks in the order of the definitions
   * @param contributions in the order of the definitions
   */
  record Answer(
      Asked asked,
      List<Map<NodeId, NodeCounts>> counts,
      List<List<Ranks.Rank>> ranks,
      List<List<Contributions.Part>> contributions) {

    static Answer empty(Asked asked) {
      return new Answer(
          asked,
          asked.counts().stream().<Map<NodeId, NodeCounts>>map(one -> new HashMap<>()).toList(),
          asked.ranks().stream().<List<Ranks.Rank>>map(one -> new ArrayList<>()).toList(),
          asked.contributions().stream()
              .<List<Contributions.Part>>map(one -> new ArrayList<>())
              .toList());
    }
  }

  /** What a definition counts at every node of which the facts hold at least one record. */
  Map<NodeId, NodeCounts> ask(IndicatorDefinition definition, Question question) {
    return ask(Asked.counts(List.of(definition)), question).counts().get(0);
  }

  /**
   * The same for several definitions, and what else is asked about them.
   *
   * @param asked of definitions of the same kind, sources and rule for the period
   */
  Answer ask(Asked asked, Question question) {
    Places places = Places.of(question);
    List<List<NodeId>> nodesOfUnits = places.nodesOfUnits();
    return withMemory(
        facts,
        configuration -> {
          Answer answer = Answer.empty(asked);
          try (Cursor<?> cursor =
              configuration
                  .dsl()
                  .fetchLazy(compiler.compile(asked, question).fetchSize(ROWS_AT_A_TIME))) {
            CountRows rows = new CountRows(Objects.requireNonNull(cursor.resultSet()));
            while (rows.next()) {
              int part = rows.part();
              if (part >= asked.firstContribution()) {
                answer
                    .contributions()
                    .get(part - asked.firstContribution())
                    .add(rows.contribution(places));
              } else if (part >= asked.firstRank()) {
                answer.ranks().get(part - asked.firstRank()).add(rows.rank(places));
              } else {
                int place = rows.place();
                List<NodeId> all =
                    place > 0 ? List.of(places.node(place)) : nodesOfUnits.get(-place - 1);
                List<NodeId> nodes =
                    rows.sex() == Sex.U
                        ? all.stream().filter(question::countsUnknownSexAt).toList()
                        : all;
                add(rows, nodes, answer.counts().get(part));
              }
            }
          }
          return answer;
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
