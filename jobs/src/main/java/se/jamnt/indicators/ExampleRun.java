package se.jamnt.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
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

/**
 * Computes worked examples for real: through the compiler, in PostgreSQL, in a town of one unit
 * whose sources have told of every day.
 */
public final class ExampleRun {

  /** The unit that the records of an example belong to. */
  static final String UNIT = "unit";

  /** Its board, whose figures are those of the example: some indicators have none below. */
  private static final NodeId BOARD = new NodeId(Level.BOARD, "board");

  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate AS_OF = LocalDate.of(2030, 1, 1);
  private static final Words NAME = new Words("namn", "name");

  private final DSLContext database;
  private final IndicatorCatalog catalog;
  private final Supplements supplements;
  private final FollowingFigures following;

  /**
   * Examples of a catalogue.
   *
   * @param reader need not write
   * @param supplements the sources that tell more of the episodes of others
   * @param following works out those of definitions that are made from others
   */
  public ExampleRun(
      DataSource reader,
      IndicatorCatalog catalog,
      Supplements supplements,
      FollowingFigures following) {
    this.database = DSL.using(reader, SQLDialect.POSTGRES);
    this.catalog = catalog;
    this.supplements = supplements;
    this.following = following;
  }

  /**
   * A figure of an example that is not as it was expected.
   *
   * @param what the statistic or code, empty for the headline
   * @param expected empty where the example has none of this sex
   * @param got likewise
   */
  public record Difference(String what, Sex sex, String expected, String got) {}

  /** What does not come out as the example of a definition expects; nothing if all does. */
  public List<Difference> differences(IndicatorDefinition definition) {
    return definition.example().map(example -> differences(definition, example)).orElse(List.of());
  }

  List<Difference> differences(IndicatorDefinition definition, WorkedExample example) {
    List<Figure> figures =
        definition.isAboutIndicators()
            ? following.of(definition, example)
            : figures(definition, example);
    Stream<Difference> headline =
        differences("", example.expect(), headline(definition, figures)).stream();
    Stream<Difference> also =
        example.also().entrySet().stream()
            .flatMap(
                one ->
                    differences(
                        one.getKey(), one.getValue(), also(definition, one.getKey(), figures))
                        .stream());
    return Stream.concat(headline, also).toList();
  }

  private static List<Difference> differences(
      String what, Map<Sex, String> expected, Map<Sex, String> got) {
    return Stream.of(Sex.values())
        .map(sex -> new Difference(what, sex, text(expected, sex), text(got, sex)))
        .filter(one -> !one.expected().equals(one.got()))
        .toList();
  }

  /** A figure without a value is "none"; where there is no row at all, the text is empty. */
  private static String text(Map<Sex, String> figures, Sex sex) {
    String text = figures.get(sex);
    return text == null ? "" : text.isEmpty() ? "none" : text;
  }

  /** All figures that the records of an example give to the board. */
  List<Figure> figures(IndicatorDefinition definition, WorkedExample example) {
    Optional<IndicatorDefinition> other = catalog.other(definition);
    Map<String, CaseSystem> systems = systems(definition, other);
    Map<String, LocalDate> dataAsOf = new TreeMap<>();
    systems.keySet().forEach(id -> dataAsOf.put(id, AS_OF));
    Question question =
        new Question(
            example.period().days(),
            Question.NOW,
            List.of(new Question.Scope(UNIT, BOARD), new Question.Scope("organisation", BOARD)),
            dataAsOf);
    AggregateQuery query =
        new AggregateQuery(
            database,
            new SqlCompiler(
                catalog.fields(), Supplements.among(systems), records(example, definition, other)));
    Tabulation tabulation =
        new Tabulation(catalog.fields(), chart(systems), systems, coverage(systems));
    return definition.counting().stream()
        .flatMap(
            counting ->
                tabulation.tabulate(
                    counting,
                    other,
                    example.period(),
                    new Tabulation.Counted(
                        query.ask(counting, question),
                        other.map(one -> query.ask(one, question)).orElse(Map.of()))))
        .filter(figure -> figure.key().node().equals(BOARD))
        .toList();
  }

  private static ExampleRecords records(
      WorkedExample example, IndicatorDefinition definition, Optional<IndicatorDefinition> other) {
    ExampleRecords records = new ExampleRecords();
    for (Map<String, String> row : example.rows()) {
      String written = row.getOrDefault("source", "");
      String source = written.isEmpty() ? definition.from().get(0) : written;
      records.add(kind(source, definition, other), source, row);
    }
    return records;
  }

  /** What a supplement tells is an event. */
  private static RecordKind kind(
      String source, IndicatorDefinition definition, Optional<IndicatorDefinition> other) {
    for (IndicatorDefinition counting : definition.counting()) {
      if (counting.from().contains(source)) {
        return counting.of();
      }
    }
    return other
        .filter(one -> one.from().contains(source))
        .map(IndicatorDefinition::of)
        .orElse(RecordKind.EVENTS);
  }

  /** The sources of the indicator and those that supplement them. */
  private Map<String, CaseSystem> systems(
      IndicatorDefinition definition, Optional<IndicatorDefinition> other) {
    Map<String, CaseSystem> systems = new TreeMap<>();
    Stream.concat(definition.sources().stream(), other.stream().flatMap(o -> o.from().stream()))
        .forEach(id -> systems.put(id, system(id, Optional.empty())));
    supplements
        .of(List.copyOf(systems.keySet()))
        .episodes()
        .forEach((id, episodes) -> systems.put(id, system(id, Optional.of(episodes))));
    return systems;
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
                UNIT,
                NAME,
                List.of(),
                List.copyOf(systems.keySet()),
                List.of(new Membership("board", null, null)),
                List.of())));
  }

  private static Map<String, Coverage> coverage(Map<String, CaseSystem> systems) {
    Coverage everyDay =
        new Coverage(List.of(new Coverage.Span(new DateSpan(FIRST, AS_OF), Set.of())), AS_OF);
    Map<String, Coverage> coverage = new TreeMap<>();
    systems.keySet().forEach(id -> coverage.put(id, everyDay));
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
    Statistic statistic =
        words.size() == 1 ? definition.headline() : statistic(words.get(1)).orElseThrow();
    return breakdown(definition, category, figures)
        .map(breakdown -> bySex(definition, figures, statistic, breakdown, category))
        .orElse(Map.of());
  }

  /** The breakdown that a category is of: the first that can have it and does. */
  private static Optional<String> breakdown(
      IndicatorDefinition definition, String category, List<Figure> figures) {
    int fields = Breakdown.parts(category).size();
    Stream<String> own =
        definition.isAboutIndicators()
            ? figures.stream().map(figure -> figure.key().breakdown()).distinct()
            : definition.by().stream();
    return own.filter(by -> !by.isEmpty() && Breakdown.parts(by).size() == fields)
        .filter(
            by ->
                figures.stream()
                    .map(Figure::key)
                    .anyMatch(key -> key.breakdown().equals(by) && key.category().equals(category)))
        .findFirst();
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
        .forEach(figure -> bySex.put(figure.key().sex(), written(definition, statistic, figure)));
    return bySex;
  }

  /** Empty where there is no value; only what follows from others can be hidden in an example. */
  private static String written(
      IndicatorDefinition definition, Statistic statistic, Figure figure) {
    BigDecimal value = figure.value();
    if (value == null) {
      return figure.status() == FigureStatus.FINAL ? WorkedExample.HIDDEN : "";
    }
    return statistic.written(value.setScale(definition.decimals(statistic), RoundingMode.HALF_UP));
  }
}
