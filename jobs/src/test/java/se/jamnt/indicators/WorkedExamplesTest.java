package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

  static List<IndicatorDefinition> definitions() {
    return ShippedCatalog.read().definitions();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleComesOut(IndicatorDefinition definition) {
    WorkedExample example = definition.example().orElseThrow();
    assertThat(figures(definition, example)).containsExactlyInAnyOrderEntriesOf(example.expect());
  }

  @Test
  void aWrongExampleWouldBeSeen() {
    IndicatorDefinition definition = ShippedCatalog.read().find("participants").orElseThrow();
    WorkedExample example = definition.example().orElseThrow();
    Map<Sex, String> wrong = new LinkedHashMap<>(example.expect());
    wrong.put(Sex.K, "3");
    assertThat(figures(definition, example)).isNotEqualTo(wrong);
  }

  private static Map<Sex, String> figures(IndicatorDefinition definition, WorkedExample example) {
    String source = definition.from().get(0);
    try (TestDatabase database = TestDatabase.create()) {
      FactRows facts = new FactRows(database);
      long delivery = facts.delivery(source, LocalDate.of(2000, 1, 1), DECLARED);
      example.rows().forEach(row -> facts.add(definition.of(), source, "unit", delivery, row));
      NodeId unit = new NodeId(Level.UNIT, "unit");
      Question question =
          new Question(
              example.period().days(),
              Question.NOW,
              List.of(new Question.Scope("unit", unit)),
              Map.of(source, DECLARED));
      FieldCatalog fields = ShippedCatalog.read().fields();
      List<Aggregate> counted =
          new AggregateQuery(DSL.using(database.as(Role.COMPUTER), SQLDialect.POSTGRES), fields)
              .ask(definition, question);
      return headline(definition, unit, tabulate(definition, example, source, counted));
    }
  }

  private static List<Figure> tabulate(
      IndicatorDefinition definition,
      WorkedExample example,
      String source,
      List<Aggregate> counted) {
    Words name = new Words("namn", "name");
    OrganisationChart chart =
        new OrganisationChart(
            List.of(),
            List.of(new Organisation("organisation", name)),
            List.of(new Board("board", name, "organisation")),
            List.of(
                new Unit(
                    "unit",
                    name,
                    List.of(),
                    List.of(source),
                    List.of(new Membership("board", null, null)),
                    List.of())));
    CaseSystem system = new CaseSystem(source, name, Cadence.MONTHLY, SexBasis.REGISTERED, false);
    Coverage coverage =
        new Coverage(
            List.of(new Coverage.Span(new DateSpan(LocalDate.of(2000, 1, 1), DECLARED), Set.of())),
            DECLARED);
    return new Tabulation(
            ShippedCatalog.read().fields(), chart, Map.of(source, system), Map.of(source, coverage))
        .tabulate(definition, example.period(), counted);
  }

  private static Map<Sex, String> headline(
      IndicatorDefinition definition, NodeId unit, List<Figure> figures) {
    Map<Sex, String> headline = new LinkedHashMap<>();
    Stream<Figure> wanted =
        figures.stream()
            .filter(figure -> figure.key().node().equals(unit))
            .filter(figure -> figure.key().breakdown().isEmpty())
            .filter(figure -> figure.key().statistic() == definition.headline());
    wanted.forEach(
        figure -> {
          BigDecimal value = figure.value();
          headline.put(
              figure.key().sex(),
              value == null
                  ? ""
                  : value
                      .setScale(definition.shownAs().decimals(), RoundingMode.HALF_UP)
                      .toPlainString());
        });
    return headline;
  }
}
