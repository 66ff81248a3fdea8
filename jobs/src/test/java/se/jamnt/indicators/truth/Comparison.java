package se.jamnt.indicators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.Computation;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureRow;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Clusters;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Words;

/**
 * Sets what the database gives, through the whole computation, beside what the calculator gives.
 */
final class Comparison {

  private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

  private final TestDatabase database;

  Comparison(TestDatabase database) {
    this.database = database;
  }

  /** Every figure in which the two differ, with what it rests on. */
  List<String> differences(RandomRound round) throws SQLException, IOException {
    return differences(round, round.facts());
  }

  /**
   * The same for facts in the database that need not be those of the round.
   *
   * @param stored what the database holds
   */
  List<String> differences(RandomRound round, List<Fact> stored) throws SQLException, IOException {
    take(round.sources(), stored);
    Map<FigureKey, Figure> computed = computed(round);
    Calculator calculator = round.calculator();
    List<String> differences = new ArrayList<>();
    for (Town town : round.towns()) {
      for (Figure figure : calculator.figures(town)) {
        Figure other = computed.remove(figure.key());
        if (other == null || !isSame(figure, other)) {
          differences.add(
              "calculated %s%ncomputed   %s%n%s"
                  .formatted(figure, other, round.behind(town, figure)));
        }
      }
    }
    computed.values().forEach(figure -> differences.add("only computed " + figure));
    return differences;
  }

  /** Replaces all that the database holds. */
  void take(Sources sources, List<Fact> facts) throws SQLException, IOException {
    new FactTables(database).replace(sources, facts);
  }

  /** Every figure that one has and the other has not, or has otherwise. */
  List<String> differences(Map<FigureKey, Figure> one, Map<FigureKey, Figure> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .distinct()
        .filter(
            key -> {
              Figure here = one.get(key);
              Figure there = other.get(key);
              return here == null || there == null || !isSame(here, there);
            })
        .map(key -> "%s and %s".formatted(one.get(key), other.get(key)))
        .toList();
  }

  private static boolean isSame(Figure one, Figure other) {
    return isSame(one.value(), other.value())
        && Objects.equals(one.part(), other.part())
        && Objects.equals(one.base(), other.base())
        && one.status() == other.status();
  }

  private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    BigDecimal allowed = TOLERANCE.max(one.abs().multiply(TOLERANCE));
    return one.subtract(other).abs().compareTo(allowed) <= 0;
  }

  /** What the database gives of the facts that it holds. */
  Map<FigureKey, Figure> computed(RandomRound round) {
    return byKey(computation(round).asIfOpen(round.period()));
  }

  /** The same as it is stored. */
  Map<FigureKey, Figure> stored(RandomRound round) {
    Computation computation = computation(round);
    computation.due(round.period()).forEach(due -> computation.compute(due, "random"));
    DSLContext results = DSL.using(database.as(Role.EVALUATOR), SQLDialect.POSTGRES);
    List<Figure> figures =
        FigureRow.read(
            results,
            round.period(),
            row ->
                new Figure(
                    row.key(),
                    row.value(),
                    row.part(),
                    row.base(),
                    FigureStatus.of(row.text("status")),
                    row.definitionVersion()),
            "select * from results.figure");
    return byKey(figures);
  }

  private static Map<FigureKey, Figure> byKey(List<Figure> figures) {
    Map<FigureKey, Figure> byKey = new HashMap<>();
    figures.forEach(figure -> byKey.put(figure.key(), figure));
    assertThat(byKey).as("a figure for each key").hasSameSizeAs(figures);
    return byKey;
  }

  private Computation computation(RandomRound round) {
    return new Computation(
        database.as(Role.COMPUTER),
        round.catalog(),
        new Clusters(chart(round.towns())),
        systems(round.sources()),
        List.of(),
        new PeriodCalendar(List.of(), List.of(), List.of(round.period())),
        "random",
        Optional.empty());
  }

  private static OrganisationChart chart(List<Town> towns) {
    return new OrganisationChart(
        towns.stream().flatMap(town -> town.groups().stream()).toList(),
        towns.stream().flatMap(town -> town.organisations().stream()).toList(),
        towns.stream().flatMap(town -> town.boards().stream()).toList(),
        towns.stream().flatMap(town -> town.units().stream()).toList());
  }

  private static Map<String, CaseSystem> systems(Sources sources) {
    Map<String, CaseSystem> systems = new TreeMap<>();
    sources
        .byId()
        .forEach(
            (id, source) ->
                systems.put(
                    id,
                    new CaseSystem(
                        id,
                        new Words("källa", "source"),
                        Cadence.MONTHLY,
                        SexBasis.REGISTERED,
                        source.estimated(),
                        source.supplements(),
                        Optional.empty())));
    return systems;
  }
}
