package se.jamnt.indicators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.ShippedCatalog;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * A third truth beside worked examples and the calculator: for each measure a statement written by
 * hand, in {@code check-sql/}, straight on the tables of facts. It knows nothing of the compiler.
 */
class HandWrittenSqlTest {

  private static final Path CHECKS =
      ShippedCatalog.ROOT.resolve("jobs/src/test/resources/check-sql");
  private static final IndicatorCatalog SHIPPED = ShippedCatalog.read();
  private static final int TOWNS = 40;
  private static final int ROUNDS = 1;
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-6");

  /** The codes that statements speak of, where the figure is that of a code. */
  private static final Map<String, List<String>> CATEGORIES =
      Map.of(
          "practice-exit-reasons", List.of("practice-exit-reason", "work"),
          "equality-checklist", List.of("criterion", "staff-trained"),
          "resource-share", List.of("resource", "minutes"),
          "livelihood-transition", List.of("livelihood-group-at-exit", "salary-or-student-aid"));

  @Test
  void everyMeasureGivesWhatAStatementWrittenByHandGives() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      for (long seed : seeds()) {
        RandomRound round =
            RandomRound.of(seed, SHIPPED, ShippedCatalog.supplements().episodes(), TOWNS);
        Comparison comparison = new Comparison(database);
        new FactTables(database).replace(round.sources(), round.facts());
        Map<FigureKey, Figure> computed = comparison.computed(round);
        DSLContext facts = DSL.using(database.as(Role.EVALUATOR), SQLDialect.POSTGRES);
        for (String indicator : indicators()) {
          assertThat(differences(indicator, round, computed, facts))
              .as("%s of seed %d in %s", indicator, seed, round.period())
              .isEmpty();
        }
      }
    }
  }

  /** Goals and plans count no records. */
  @Test
  void everyMeasureHasAStatement() throws IOException {
    Set<Object> checked = new HashSet<>();
    for (String indicator : indicators()) {
      checked.add(definition(indicator).measure().getClass());
    }
    List<Class<?>> ofRecords =
        Stream.of(Measure.class.getPermittedSubclasses())
            .filter(measure -> measure != Measure.Goals.class)
            .filter(measure -> measure != Measure.PlanCoverage.class)
            .filter(measure -> measure != Measure.ResourceShare.class) // a part of Resources
            .collect(Collectors.toList());
    assertThat(checked).containsAll(ofRecords);
  }

  private static long[] seeds() {
    return LongStream.iterate(1, seed -> seed + 1)
        .filter(
            seed -> RandomRound.of(seed, SHIPPED, Map.of(), 0).period().kind() != Period.Kind.MONTH)
        .limit(ROUNDS)
        .toArray();
  }

  private static List<String> indicators() throws IOException {
    try (Stream<Path> files = Files.list(CHECKS)) {
      return files.map(file -> file.getFileName().toString().replace(".sql", "")).sorted().toList();
    }
  }

  private static IndicatorDefinition definition(String id) {
    return SHIPPED.find(id).orElseThrow();
  }

  private static List<String> differences(
      String indicator, RandomRound round, Map<FigureKey, Figure> computed, DSLContext facts)
      throws IOException {
    Map<FigureKey, BigDecimal> byHand = byHand(indicator, round, facts);
    Set<Sex> sexes = byHand.keySet().stream().map(FigureKey::sex).collect(Collectors.toSet());
    FigureKey like = key(indicator, round.period(), new NodeId(Level.UNIT, ""), Sex.T);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Figure figure : computed.values()) {
      FigureKey key = figure.key();
      if (!key.equals(like.of(key.node()).of(key.sex())) || !sexes.contains(key.sex())) {
        continue;
      }
      compared++;
      if (!isSame(figure.value(), byHand.get(key), like.statistic())) {
        differences.add(key + ": computed " + figure.value() + ", by hand " + byHand.get(key));
      }
    }
    assertThat(compared).as("figures of %s", indicator).isGreaterThan(TOWNS);
    return differences;
  }

  /** Nothing adds up to none, but has no share or middle. */
  private static boolean isSame(
      @Nullable BigDecimal computed, @Nullable BigDecimal byHand, Statistic statistic) {
    boolean addsUp = statistic == Statistic.COUNT || statistic == Statistic.SUM;
    BigDecimal expected = byHand == null && addsUp ? BigDecimal.ZERO : byHand;
    if (computed == null || expected == null) {
      // women are none of the visits, and so 0 per cent of them, without a row of their own
      return computed == null
          ? expected == null
          : statistic == Statistic.DISTRIBUTION && computed.signum() == 0;
    }
    return computed.subtract(expected).abs().compareTo(TOLERANCE) <= 0;
  }

  private static Map<FigureKey, BigDecimal> byHand(
      String indicator, RandomRound round, DSLContext facts) throws IOException {
    Map<FigureKey, BigDecimal> values = new HashMap<>();
    String statement = Files.readString(CHECKS.resolve(indicator + ".sql"));
    for (Record row : facts.fetch(filled(statement, round))) {
      BigDecimal value = row.get("value", BigDecimal.class);
      if (value != null) {
        NodeId node =
            new NodeId(Level.of(row.get("level", String.class)), row.get("node", String.class));
        values.put(
            key(indicator, round.period(), node, Sex.valueOf(row.get("sex", String.class))), value);
      }
    }
    return values;
  }

  private static FigureKey key(String indicator, Period period, NodeId node, Sex sex) {
    FigureKey all =
        new FigureKey(period, node, indicator, definition(indicator).headline(), "", "", sex);
    return Optional.ofNullable(CATEGORIES.get(indicator))
        .map(category -> all.by(category.get(0), category.get(1)))
        .orElse(all);
  }

  /** The statement with the period, the dates of the data, and which units each node has. */
  private static String filled(String statement, RandomRound round) {
    String scope =
        round.towns().stream()
            .flatMap(
                town ->
                    town.nodes(round.period().days()).stream()
                        .flatMap(
                            node ->
                                town.units(node, round.period().days()).stream()
                                    .map(
                                        unit ->
                                            "('%s', '%s', '%s')"
                                                .formatted(
                                                    unit.id(), node.level().word(), node.id()))))
            .collect(Collectors.joining(", "));
    String filled =
        statement
            .replace(":first", date(round.period().first()))
            .replace(":last", date(round.period().last()))
            .replace(":institutionsvard", date(round.sources().get("institutionsvard").dataAsOf()));
    String given = "scope(unit, level, node) as (values " + scope + ")";
    return filled.contains("\nwith ")
        ? filled.replace("\nwith ", "\nwith " + given + ", ")
        : "with " + given + "\n" + filled;
  }

  private static String date(LocalDate day) {
    return "date '" + day + "'";
  }
}
