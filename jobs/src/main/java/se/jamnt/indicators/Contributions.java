package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

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
   * What was found of one indicator, in the order of the database.
   *
   * @param of the indicator or, of resources, one of its selections
   */
  record Found(IndicatorDefinition of, List<Record> rows) {}

  /** What decides who contributes what; indicators that differ only otherwise share the answer. */
  private record Contributed(
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
  record OfPeriod(Places places, List<Found> found) {

    /** Stores them, in the transaction of the context. */
    void store(DSLContext transaction, long computation) {
      found.forEach(
          one -> Contributions.store(transaction, computation, one.of(), places, one.rows()));
    }
  }

  /**
   * Asks for all that a period's figures tell of amounts.
   *
   * @param definitions those that have figures
   */
  static OfPeriod ask(
      DSLContext facts,
      SqlCompiler compiler,
      List<IndicatorDefinition> definitions,
      Question question) {
    List<IndicatorDefinition> all =
        definitions.stream()
            .flatMap(definition -> definition.counting().stream())
            .filter(ContributionSql::addsUpAmounts)
            .filter(question::isTold)
            .toList();
    Map<Contributed, List<Record>> found =
        SharedRows.ask(
            facts, all, Contributed::of, same -> compiler.compileContributions(same, question));
    return new OfPeriod(
        Places.of(question),
        all.stream()
            .map(one -> new Found(one, found.getOrDefault(Contributed.of(one), List.of())))
            .toList());
  }

  private static void store(
      DSLContext transaction,
      long computation,
      IndicatorDefinition definition,
      Places places,
      List<Record> rows) {
    List<String> levels = new ArrayList<>();
    List<String> nodes = new ArrayList<>();
    List<String> breakdowns = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    for (Record row : rows) {
      NodeId node = places.node(row.get("place", Integer.class));
      levels.add(node.level().word());
      nodes.add(node.id());
      boolean isResource = definition.measure() instanceof Measure.ResourceShare;
      breakdowns.add(
          isResource
              ? ((Measure.ResourceShare) definition.measure()).over()
              : row.get("breakdown", String.class));
      categories.add(
          isResource
              ? ((Measure.ResourceShare) definition.measure()).code()
              : row.get("category", String.class));
    }
    transaction.execute(
        """
        insert into results.contribution
        select {0}, level, node, {1}, breakdown, category, sex, largest, two_largest, total
          from unnest({2}::text[], {3}::text[], {4}::text[], {5}::text[], {6}::text[],
                      {7}::numeric[], {8}::numeric[], {9}::numeric[])
               as one(level, node, breakdown, category, sex, largest, two_largest, total)
        """,
        computation,
        definition.id(),
        levels.toArray(String[]::new),
        nodes.toArray(String[]::new),
        breakdowns.toArray(String[]::new),
        categories.toArray(String[]::new),
        rows.stream().map(row -> row.get("sex", String.class)).toArray(String[]::new),
        rows.stream().map(row -> row.get("largest", BigDecimal.class)).toArray(BigDecimal[]::new),
        rows.stream()
            .map(row -> row.get("two_largest", BigDecimal.class))
            .toArray(BigDecimal[]::new),
        rows.stream().map(row -> row.get("total", BigDecimal.class)).toArray(BigDecimal[]::new));
  }

  /** Those of a period of which the two largest have more than half. */
  public static List<Largest> read(DSLContext database, Period period) {
    return FigureRow.read(
        database,
        period,
        Contributions::largest,
        """
        select contribution.* from results.contribution
          join results.computation using (computation_id)
         where period = {0}
        """,
        period.id());
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
