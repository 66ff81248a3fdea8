package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.model.Cluster;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** What the largest contributors have of the amounts behind computed figures. */
public final class Contributions {

  private Contributions() {}

  /**
   * The largest contributions to an amount that figures tell.
   *
   * @param of a key with the statistic {@code sum}, whatever tells of the amount
   */
  public record Largest(FigureKey of, BigDecimal one, BigDecimal two, BigDecimal total) {}

  /**
   * What was found at one node.
   *
   * @param breakdown and category empty where undivided
   */
  record Part(
      NodeId node,
      String breakdown,
      String category,
      Sex sex,
      BigDecimal largest,
      BigDecimal twoLargest,
      BigDecimal total) {}

  /**
   * What was found of one indicator, in the order of the database.
   *
   * @param of the indicator or, of resources, one of its selections
   */
  record Found(IndicatorDefinition of, List<Part> parts) {

    private String breakdown(Part part) {
      return of.measure() instanceof Measure.ResourceShare share ? share.over() : part.breakdown();
    }

    private String category(Part part) {
      return of.measure() instanceof Measure.ResourceShare share ? share.code() : part.category();
    }
  }

  /** What decides who contributes what; indicators that differ only otherwise share the answer. */
  record Contributed(
      RecordKind of,
      List<String> from,
      Optional<String> value,
      boolean persons,
      Optional<Choice> choice,
      List<Condition> among,
      List<Condition> countedIf,
      List<String> by) {

    static Contributed of(IndicatorDefinition definition) {
      return new Contributed(
          definition.of(),
          definition.from(),
          definition.measure().value(),
          definition.countsPersons(),
          definition.choice(),
          definition.among(),
          definition.countedIf(),
          definition.by());
    }
  }

  /** The contributions to all amounts of a period, to be stored beside its figures. */
  record OfPeriod(List<Found> found) {

    /** Stores them, in the transaction of the context. */
    void store(DSLContext transaction, Computations computations) {
      found.forEach(one -> Contributions.store(transaction, computations, one));
    }
  }

  private static void store(DSLContext transaction, Computations computations, Found found) {
    List<Part> parts = found.parts();
    transaction.execute(
        """
        insert into results.contribution
        select computation, level, node, {1}, breakdown, category, sex, largest, two_largest, total
          from unnest({0}::bigint[], {2}::text[], {3}::text[], {4}::text[], {5}::text[],
                      {6}::text[], {7}::numeric[], {8}::numeric[], {9}::numeric[])
               as one(computation, level, node, breakdown, category, sex, largest, two_largest,
                      total)
        """,
        computations.of(parts.stream().map(Part::node)),
        found.of().id(),
        parts.stream().map(part -> part.node().level().word()).toArray(String[]::new),
        parts.stream().map(part -> part.node().id()).toArray(String[]::new),
        parts.stream().map(found::breakdown).toArray(String[]::new),
        parts.stream().map(found::category).toArray(String[]::new),
        parts.stream().map(part -> part.sex().name()).toArray(String[]::new),
        parts.stream().map(Part::largest).toArray(BigDecimal[]::new),
        parts.stream().map(Part::twoLargest).toArray(BigDecimal[]::new),
        parts.stream().map(Part::total).toArray(BigDecimal[]::new));
  }

  /** Those of a cluster's amounts in a period of which the two largest have more than half. */
  public static List<Largest> read(DSLContext database, Period period, Cluster cluster) {
    return FigureRow.read(
            database,
            period,
            Contributions::largest,
            "select * from results.contribution where computation_id = any({0})",
            (Object) Computations.meeting(database, period, cluster))
        .stream()
        .filter(one -> cluster.has(one.of().node()))
        .toList();
  }

  /** The largest contributions of a row with the columns of {@code results.contribution}. */
  public static Largest largest(FigureRow row) {
    return new Largest(
        row.key(Statistic.SUM),
        row.require("largest", BigDecimal.class),
        row.require("two_largest", BigDecimal.class),
        row.require("total", BigDecimal.class));
  }
}
