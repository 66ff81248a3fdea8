package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import se.jamnt.model.NodeId;

/**
 * How women's and men's days, hours and the like rank; a difference in them is judged by it.
 *
 * @param found by indicator
 */
record Ranks(Map<String, List<Rank>> found) {

  /**
   * How values rank at one node.
   *
   * @param women how many have a value
   * @param men how many have a value
   * @param womenHigher of all pairs of a woman and a man, the part in which hers is higher
   */
  record Rank(NodeId node, long women, long men, BigDecimal womenHigher) {}

  /**
   * Stores the ranks beside the figures.
   *
   * @param computations whose figures are stored already
   */
  void store(DSLContext transaction, Computations computations) {
    found.forEach((indicator, ranks) -> store(transaction, computations, indicator, ranks));
  }

  private static void store(
      DSLContext transaction, Computations computations, String indicator, List<Rank> ranks) {
    transaction.execute(
        """
        insert into results.rank
        select computation, level, node, {1}, women, men, women_higher
          from unnest({0}::bigint[], {2}::text[], {3}::text[], {4}::bigint[], {5}::bigint[],
                      {6}::numeric[])
               as one(computation, level, node, women, men, women_higher)
        """,
        computations.of(ranks.stream().map(Rank::node)),
        indicator,
        ranks.stream().map(rank -> rank.node().level().word()).toArray(String[]::new),
        ranks.stream().map(rank -> rank.node().id()).toArray(String[]::new),
        ranks.stream().map(Rank::women).toArray(Long[]::new),
        ranks.stream().map(Rank::men).toArray(Long[]::new),
        ranks.stream().map(Rank::womenHigher).toArray(BigDecimal[]::new));
  }
}
