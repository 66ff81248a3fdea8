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

    private List<Ranks.Rank> ranksOf(int part) {
      return ranks.get(part - asked.firstRank());
    }

    private List<Contributions.Part> contributionsOf(int part) {
      return contributions.get(part - asked.firstContribution());
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
    return facts.transactionResult(
        configuration -> {
          configuration.dsl().execute(MEMORY);
          Answer answer = Answer.empty(asked);
          try (Cursor<?> cursor =
              configuration
                  .dsl()
                  .fetchLazy(compiler.compile(asked, question).fetchSize(ROWS_AT_A_TIME))) {
            CountRows rows = new CountRows(Objects.requireNonNull(cursor.resultSet()));
            while (rows.next()) {
              int part = rows.statementPart();
              if (part >= asked.firstContribution()) {
                answer.contributionsOf(part).add(rows.contribution(places));
              } else if (part >= asked.firstRank()) {
                answer.ranksOf(part).add(rows.rank(places));
              } else {
                add(rows, nodesOf(rows, places, nodesOfUnits, question), answer.counts().get(part));
              }
            }
          }
          return answer;
        });
  }

  /** Those at which a row counts: its own or, of what adds up, all that its unit is part of. */
  private static List<NodeId> nodesOf(
      CountRows row, Places places, List<List<NodeId>> nodesOfUnits, Question question)
      throws SQLException {
    int place = row.place();
    List<NodeId> nodes = place > 0 ? List.of(places.node(place)) : nodesOfUnits.get(-place - 1);
    return row.sex() == Sex.U
        ? nodes.stream().filter(question::countsUnknownSexAt).toList()
        : nodes;
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
