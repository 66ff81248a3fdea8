package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/** Every definition shows by example what it counts, and the database agrees. */
class WorkedExamplesTest {

  private static final LocalDate DECLARED = LocalDate.of(2030, 1, 1);
  private static final Words NAME = new Words("namn", "name");
  private static final NodeId BOARD = new NodeId(Level.BOARD, "board");
  private static final IndicatorCatalog CATALOG = ShippedCatalog.read();

  static List<IndicatorDefinition> definitions() {
    return CATALOG.definitions();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleComesOut(IndicatorDefinition definition) {
    WorkedExample example = definition.example().orElseThrow();
    List<Figure> figures = figures(definition, example);
    assertThat(headline(definition, figures)).containsExactlyInAnyOrderEntriesOf(example.expect());
    example
        .also()
        .forEach(
            (what, expected) ->
                assertThat(also(definition, what, figures))
                    .as(what)
                    .containsExactlyInAnyOrderEntriesOf(expected));
  }

  @Test
  void aWrongExampleWouldBeSeen() {
    IndicatorDefinition definition = CATALOG.find("participants").orElseThrow();
    WorkedExample example = definition.example().orElseThrow();
    Map<Sex, String> wrong = new LinkedHashMap<>(example.expect());
    wrong.put(Sex.K, "3");
    assertThat(headline(definition, figures(definition, example))).isNotEqualTo(wrong);
  }

  private static List<Figure> figures(IndicatorDefinition definition, WorkedExample example) {
    Optional<IndicatorDefinition> other = CATALOG.other(definition);
    Map<String, CaseSystem> systems = systems(definition, other);
    try (TestDatabase database = TestDatabase.create()) {
      FactRows facts = new FactRows(database);
      Map<String, Long> deliveries = new TreeMap<>();
      systems
          .keySet()
          .forEach(
              id -> deliveries.put(id, facts.delivery(id, LocalDate.of(2000, 1, 1), DECLARED)));
      for (Map<String, String> row : example.rows()) {
        Map<String, String> record = new LinkedHashMap<>(row);
        String source = Optional.ofNullable(record.remove("source")).orElse("");
        source = source.isEmpty() ? definition.from().get(0) : source;
        assertThat(deliveries).containsKey(source);
        long delivery = Objects.requireNonNull(deliveries.get(source));
        facts.add(kind(source, definition, other), source, "unit", delivery, record);
      }
      Map<String, LocalDate> dataAsOf = new TreeMap<>();
      systems.keySet().forEach(id -> dataAsOf.put(id, DECLARED));
      Question question =
          new Question(
              example.period().days(),
              Question.NOW,
              List.of(new Question.Scope("unit", BOARD), new Question.Scope("organisation", BOARD)),
              dataAsOf);
      AggregateQuery query =
          new AggregateQuery(
              DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES),
              CATALOG.fields(),
              Supplements.among(systems));
      Tabulation.Counted counted =
          new Tabulation.Counted(
              query.ask(definition, question),
              other.map(one -> query.ask(one, question)).orElse(List.of()));
      return new Tabulation(CATALOG.fields(), chart(systems), systems, coverage(systems))
          .tabulate(definition, other, example.period(), counted).stream()
              .filter(figure -> figure.key().node().equals(BOARD))
              .toList();
    }
  }

  private static RecordKind kind(
      String source, IndicatorDefinition definition, Optional<IndicatorDefinition> other) {
    if (definition.from().contains(source)) {
      return definition.of();
    }
    return other
        .filter(one -> one.from().contains(source))
        .map(IndicatorDefinition::of)
        .orElse(RecordKind.EVENTS);
  }

  /** The sources of the indicator and those that supplement them. */
  private static Map<String, CaseSystem> systems(
      IndicatorDefinition definition, Optional<IndicatorDefinition> other) {
    Map<String, CaseSystem> systems = new TreeMap<>();
    Stream.concat(definition.sources().stream(), other.stream().flatMap(o -> o.from().stream()))
        .forEach(id -> systems.put(id, system(id, Optional.empty())));
    supplements()
        .forEach(
            (id, episodes) -> {
              if (systems.containsKey(episodes)) {
                systems.put(id, system(id, Optional.of(episodes)));
              }
            });
    return systems;
  }

  /** As the shipped mappings say. */
  private static Map<String, String> supplements() {
    Map<String, String> supplements = new TreeMap<>();
    for (String id : se.jamnt.ingest.SourceCatalogue.ids(ShippedCatalog.ROOT)) {
      YamlMap.read(
              ShippedCatalog.ROOT,
              ShippedCatalog.ROOT.resolve("config/sources/" + id + ".yml"),
              new Problems())
          .optionalText("supplements")
          .ifPresent(episodes -> supplements.put(id, episodes));
    }
    return supplements;
  }

  private static CaseSystem system(String id, Optional<String> supplements) {
    return new CaseSystem(
        id, NAME, Cadence.MONTHLY, SexBasis.REGISTERED, false, supplements, Optional.empty());
  }

  private static OrganisationChart chart(Map<String, CaseSystem> systems) {
    return new OrganisationChart(
        List.of(),
        List.of(new Organisation("organisation", NAME)),
        List.of(new Board("board", NAME, "organisation")),
        List.of(
            new Unit(
                "unit",
                NAME,
                List.of(),
                List.copyOf(systems.keySet()),
                List.of(new Membership("board", null, null)),
                List.of())));
  }

  private static Map<String, Coverage> coverage(Map<String, CaseSystem> systems) {
    Map<String, Coverage> coverage = new TreeMap<>();
    systems
        .keySet()
        .forEach(
            id ->
                coverage.put(
                    id,
                    new Coverage(
                        List.of(
                            new Coverage.Span(
                                new DateSpan(LocalDate.of(2000, 1, 1), DECLARED), Set.of())),
                        DECLARED)));
    return coverage;
  }

  private static Map<Sex, String> headline(IndicatorDefinition definition, List<Figure> figures) {
    return bySex(
        definition,
        figures,
        definition.headline(),
        definition.headlineCategory().map(code -> definition.by().get(0)).orElse(""),
        definition.headlineCategory().orElse(""));
  }

  /**
   * A statistic of all together, a code of the first breakdown, or a category of a cross; a
   * category may be followed by a statistic.
   */
  private static Map<Sex, String> also(
      IndicatorDefinition definition, String what, List<Figure> figures) {
    Optional<Statistic> ofAll = statistic(what);
    if (ofAll.isPresent()) {
      return bySex(definition, figures, ofAll.get(), "", "");
    }
    List<String> words = List.of(what.split(" "));
    String category = words.get(0);
    int fields = Breakdown.parts(category).size();
    String breakdown =
        definition.by().stream()
            .filter(by -> Breakdown.parts(by).size() == fields)
            .findFirst()
            .orElseThrow();
    Statistic statistic =
        words.size() == 1 ? definition.headline() : statistic(words.get(1)).orElseThrow();
    return bySex(definition, figures, statistic, breakdown, category);
  }

  private static Optional<Statistic> statistic(String word) {
    return Stream.of(Statistic.values())
        .filter(statistic -> statistic.word().equals(word))
        .findFirst();
  }

  private static Map<Sex, String> bySex(
      IndicatorDefinition definition,
      List<Figure> figures,
      Statistic statistic,
      String breakdown,
      String category) {
    Map<Sex, String> bySex = new LinkedHashMap<>();
    figures.stream()
        .filter(figure -> figure.key().statistic() == statistic)
        .filter(figure -> figure.key().breakdown().equals(breakdown))
        .filter(figure -> figure.key().category().equals(category))
        .forEach(
            figure -> {
              BigDecimal value = figure.value();
              bySex.put(
                  figure.key().sex(),
                  value == null
                      ? ""
                      : value
                          .setScale(definition.decimals(statistic), RoundingMode.HALF_UP)
                          .toPlainString());
            });
    return bySex;
  }
}
