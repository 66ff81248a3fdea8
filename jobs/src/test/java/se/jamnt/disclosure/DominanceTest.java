package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.disclosure.DisclosurePolicy.Dominance;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.disclosure.DisclosurePolicy.Sameness;
import se.jamnt.indicators.Contributions.Largest;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.indicators.derived.ShownFigures;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** An amount of which one or two have nearly all tells what they have. */
class DominanceTest {

  private static final Period YEAR = Period.parse("2013");
  private static final DisclosurePolicy POLICY =
      new DisclosurePolicy(
          Map.of("standard", new Rule(5, 10, Sameness.SHOWN, new Dominance(80, 90))),
          List.of(DisclosurePolicy.Preference.values()),
          Set.of(),
          new DisclosurePolicy.Releases(5),
          Optional.empty());

  private static final Map<String, IndicatorDefinition> DEFINITIONS =
      CountTables.CATALOG.definitions().stream()
          .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
  private static final Nodes NODES = new Nodes(chart().chart());

  @ParameterizedTest
  @CsvSource({
    "80, 85, no",
    "81, 85, yes",
    "50, 90, no",
    "50, 91, yes",
    "10, 20, no",
  })
  void theBoundariesAreExact(long one, long two, String hidden) {
    assertThat(new Dominance(80, 90).hides(largest(1, Sex.K, one, two, 100)))
        .isEqualTo(hidden.equals("yes"));
    assertThat(Dominance.ANY.hides(largest(1, Sex.K, 100, 100, 100))).isFalse();
  }

  @Test
  void aDominatedSumIsHiddenAndDoesNotFollowFromOthers() {
    assertThat(hidden(List.of())).isEmpty();
    Set<FigureKey> hidden = hidden(List.of(largest(1, Sex.K, 85, 88, 100)));
    assertThat(hidden).contains(key(unit(1), Sex.K));
    for (FigureKey key : hidden) {
      long beside = hidden.stream().filter(other -> other.node().equals(key.node())).count();
      assertThat(beside).as("sexes of %s", key.node()).isGreaterThan(1);
    }
    assertThat(audit(hidden).leaks()).isEmpty();
    assertThat(audit(Set.of()).leaks()).anyMatch(leak -> leak.contains("one or two have most"));
    Set<FigureKey> fewer = Set.of(key(unit(1), Sex.K));
    assertThat(audit(fewer).leaks()).anyMatch(leak -> leak.contains("follows from others"));
  }

  /** One more, and nobody has most of it: but the others are as they were, and would tell. */
  @Test
  void whatOneHadMostOfIsGuardedInLaterReleasesToo() {
    Largest largest = largest(1, Sex.K, 85, 88, 100);
    Set<FigureKey> hiddenThen = hidden(List.of(largest));
    List<Figure> now = figures(1);
    assertThat(hidden(now, List.of())).as("without the earlier release").isEmpty();
    Audit.Edition then = edition(figures(), hiddenThen, List.of(largest));
    assertThat(audit(List.of(then), edition(now, Set.of(), List.of())).opened())
        .anyMatch(leak -> leak.startsWith("a hidden count follows from others: 2013 unit-1"));

    PastReleases past =
        PastReleases.of(
            List.of(new PastReleases.Edition(figures(), hiddenThen, List.of(largest), NODES)),
            OptionalInt.empty());
    Set<FigureKey> hiddenNow = hidden(now, new Released(past, List.of(), Map.of()));
    assertThat(hiddenNow).isNotEmpty();
    assertThat(audit(List.of(then), edition(now, hiddenNow, List.of())).leaks()).isEmpty();
  }

  /** Records before a source's first covered day are counted in no figure. */
  @Test
  void aFigureThatTellsOfNobodyIsNotHidden() {
    List<Figure> figures = new ArrayList<>();
    for (Statistic statistic : List.of(Statistic.RATIO, Statistic.DISTRIBUTION)) {
      for (Sex sex : List.of(Sex.K, Sex.M, Sex.T)) {
        figures.add(new Figure(resource(statistic, sex), null, null, 0L, FigureStatus.NO_DATA, 1));
      }
    }
    Largest largest =
        new Largest(resource(Statistic.SUM, Sex.K), BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN);
    assertThat(hidden(figures, List.of(largest))).isEmpty();
  }

  /** Before a source recorded sex, women and men are missing; that there was nobody is known. */
  @Test
  void aTotalOfNobodyWithoutWomenAndMenCanBeReleasedAgain() {
    List<Figure> figures = new ArrayList<>();
    for (Sex sex : List.of(Sex.K, Sex.M)) {
      figures.add(new Figure(minutes(sex), null, null, null, FigureStatus.MISSING, 1));
    }
    figures.add(new Figure(minutes(Sex.T), null, 0L, 0L, FigureStatus.NO_DATA, 1));
    PastReleases past =
        PastReleases.of(
            List.of(new PastReleases.Edition(figures, Set.of(), List.of(), NODES)),
            OptionalInt.empty());
    assertThat(hidden(figures, new Released(past, List.of(), Map.of()))).isEmpty();
    Map<Period, Set<NodeId>> revised = Map.of(YEAR, Set.of(unit(1)));
    assertThat(hidden(figures, new Released(past, List.of(), revised))).isEmpty();
  }

  private static FigureKey minutes(Sex sex) {
    return new FigureKey(YEAR, unit(1), "minutes-by-sex", Statistic.DISTRIBUTION, "", "", sex);
  }

  private static FigureKey resource(Statistic statistic, Sex sex) {
    return new FigureKey(YEAR, unit(1), "resource-share", statistic, "resource", "kronor", sex);
  }

  private static NodeId unit(int number) {
    return new NodeId(Level.UNIT, "unit-" + number);
  }

  private static FigureKey key(NodeId node, Sex sex) {
    return new FigureKey(YEAR, node, "care-days", Statistic.SUM, "", "", sex);
  }

  private static Largest largest(int unit, Sex sex, long one, long two, long total) {
    return new Largest(
        key(unit(unit), sex),
        BigDecimal.valueOf(one),
        BigDecimal.valueOf(two),
        BigDecimal.valueOf(total));
  }

  /** Two units of a board and an organisation; each sum has many behind it. */
  private static List<Figure> figures() {
    return figures(0);
  }

  /** The same with some more women in the first unit. */
  private static List<Figure> figures(int more) {
    List<Figure> figures = new ArrayList<>();
    for (Sex sex : List.of(Sex.K, Sex.M, Sex.T)) {
      long people = sex == Sex.T ? 40 : 20;
      long came = sex == Sex.M ? 0 : more;
      figures.add(figure(unit(1), sex, people + came));
      figures.add(figure(unit(2), sex, people));
      figures.add(figure(new NodeId(Level.BOARD, "board-0"), sex, 2 * people + came));
      figures.add(figure(new NodeId(Level.ORGANISATION, "organisation"), sex, 2 * people + came));
    }
    return figures;
  }

  private static Figure figure(NodeId node, Sex sex, long base) {
    return new Figure(
        key(node, sex), BigDecimal.valueOf(100 * base), null, base, FigureStatus.FINAL, 1);
  }

  private static CountTables chart() {
    CountTables tables = new CountTables(2, "2013");
    return tables.put(1, Sex.K, "", "2013-01", 20).put(2, Sex.K, "", "2013-01", 20);
  }

  private static Set<FigureKey> hidden(List<Largest> largest) {
    return hidden(figures(), largest);
  }

  private static Set<FigureKey> hidden(List<Figure> figures, List<Largest> largest) {
    return hidden(figures, new Released(PastReleases.none(), List.of(), Map.of(), largest));
  }

  private static Set<FigureKey> hidden(List<Figure> figures, Released released) {
    return CountTables.hiding(chart().chart(), POLICY)
        .of(Map.of(YEAR, figures), NODES, released, other -> new ShownFigures(List.of(), Set.of()))
        .of(YEAR)
        .stream()
        .filter(ProtectedFigure::isHidden)
        .map(ProtectedFigure::key)
        .filter(key -> figures.stream().anyMatch(figure -> figure.key().equals(key)))
        .collect(Collectors.toSet());
  }

  private static Audit.Finding audit(Set<FigureKey> hidden) {
    return audit(List.of(), edition(figures(), hidden, List.of(largest(1, Sex.K, 85, 88, 100))));
  }

  private static Audit.Finding audit(List<Audit.Edition> before, Audit.Edition now) {
    return new Audit(DEFINITIONS, POLICY).of(before, now, OptionalInt.empty());
  }

  private static Audit.Edition edition(
      List<Figure> figures, Set<FigureKey> hidden, List<Largest> largest) {
    return new Audit.Edition(
        figures.stream()
            .map(figure -> ReleasesTest.row(figure, hidden.contains(figure.key())))
            .toList(),
        new CountedCells(figures, DEFINITIONS, POLICY, largest),
        NODES);
  }
}
