package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/** Counts of 1 to 4 are hidden, and so is one more wherever a single one would come back. */
class SuppressionTest {

  private static final Period PERIOD = Period.parse("2013-T1");
  private static final Words NAME = new Words("namn", "name");

  @Test
  void smallCountsAreHiddenAndZerosAreNot() {
    List<ProtectedFigure> shown = protect(count(unit(1), "starts", 20, 30, 0));
    assertThat(hidden(shown)).isEmpty();
    assertThat(hidden(protect(count(unit(1), "starts", 0, 30, 0)))).isEmpty();
    assertThat(hidden(protect(count(unit(1), "starts", 5, 30, 0)))).isEmpty();
    assertThat(hidden(protect(count(unit(1), "starts", 4, 30, 0)))).containsExactly("K", "M");
    assertThat(hidden(protect(count(unit(1), "starts", 1, 30, 7)))).containsExactly("K", "U");
  }

  @Test
  void whereTheOtherSexIsZeroTheTotalGoesToo() {
    assertThat(hidden(protect(count(unit(1), "starts", 3, 0, 0)))).containsExactly("K", "T");
  }

  @Test
  void aHiddenFigureTellsNothing() {
    protect(count(unit(1), "starts", 4, 30, 0)).stream()
        .filter(ProtectedFigure::isHidden)
        .forEach(
            figure -> {
              assertThat(figure.value()).isNull();
              assertThat(figure.part()).isNull();
              assertThat(figure.base()).isNull();
            });
  }

  @Test
  void aShareNeedsItsWholeItsPartAndItsRest() {
    assertThat(hidden(protect(share(50, 3, 60, 20)))).containsExactly("K", "M");
    assertThat(hidden(protect(share(50, 47, 60, 20)))).containsExactly("K", "M");
    assertThat(hidden(protect(share(3, 0, 60, 20)))).containsExactly("K", "M");
    assertThat(hidden(protect(share(50, 0, 60, 20)))).isEmpty();
    assertThat(hidden(protect(share(50, 10, 60, 20)))).isEmpty();
  }

  @Test
  void aResourceNeedsThePersonsBehindItAndTheRecordsOfBothSexes() {
    assertThat(hidden(protect(resource(20, 20, 6, 7)))).isEmpty();
    assertThat(hidden(protect(resource(20, 20, 3, 7))))
        .as("both sexes' persons and amounts follow from either row")
        .containsExactly("K", "K", "M", "M", "T", "T");
    assertThat(hidden(protect(resource(3, 20, 3, 7))))
        .containsExactly("K", "K", "M", "M", "T", "T");
    assertThat(hidden(protect(resource(0, 20, 0, 7)))).as("nobody is nobody").isEmpty();
  }

  /** Of a resource: how many records and how many persons behind them. */
  private static List<Figure> resource(int women, int men, int womenWho, int menWho) {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(resource(Statistic.DISTRIBUTION, women, men));
    figures.addAll(resource(Statistic.RATIO, womenWho, menWho));
    return figures;
  }

  private static List<Figure> resource(Statistic statistic, int women, int men) {
    return Map.of(Sex.K, women, Sex.M, men, Sex.T, women + men).entrySet().stream()
        .map(
            one ->
                new Figure(
                    new FigureKey(
                        PERIOD,
                        unit(1),
                        "resource-share",
                        statistic,
                        "resource",
                        "kronor",
                        one.getKey()),
                    BigDecimal.TEN,
                    (long) one.getValue(),
                    (long) women + men,
                    FigureStatus.FINAL,
                    1))
        .toList();
  }

  @Test
  void oneUnitAloneIsNeverHiddenUnderAShownBoard() {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(count(unit(1), "starts", 3, 20, 0));
    figures.addAll(count(unit(2), "starts", 10, 30, 0));
    figures.addAll(count(unit(3), "starts", 9, 20, 0));
    figures.addAll(count(new NodeId(Level.BOARD, "board"), "starts", 22, 70, 0));
    List<ProtectedFigure> shown = protect(figures);
    assertThat(
            shown.stream()
                .filter(figure -> figure.key().sex() == Sex.K && figure.isHidden())
                .map(figure -> figure.key().node().id()))
        .containsExactlyInAnyOrder("unit-1", "unit-3");
  }

  /**
   * By how many the units exceed their board is taken to be known: two women are in two of them.
   */
  @Test
  void unitsThatSharePeopleProtectEachOtherAsIfNobodyWereInTwo() {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(count(unit(1), "participants", 3, 20, 0));
    figures.addAll(count(unit(2), "participants", 10, 30, 0));
    figures.addAll(count(unit(3), "participants", 9, 20, 0));
    figures.addAll(count(new NodeId(Level.BOARD, "board"), "participants", 20, 69, 0));
    assertThat(
            protect(figures).stream()
                .filter(figure -> figure.key().sex() == Sex.K && figure.isHidden())
                .map(figure -> figure.key().node().id()))
        .containsExactlyInAnyOrder("unit-1", "unit-3");
  }

  @Test
  void theSameCountIsHiddenInEveryIndicatorThatShowsIt() {
    List<Figure> figures = new ArrayList<>(count(unit(1), "participants", 3, 40, 6));
    figures.addAll(bySex(3, 40));
    List<ProtectedFigure> shown = protect(figures);
    assertThat(hidden(shown, "participants")).containsExactly("K", "U");
    assertThat(hidden(shown, "participants-by-sex")).containsExactly("K", "M", "T");
  }

  @RepeatedTest(200)
  void noSumHasJustOneHiddenCell(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<Figure> figures = new ArrayList<>();
    int[] board = new int[3];
    for (int unit = 1; unit <= 4; unit++) {
      int[] n = {random.nextInt(12), random.nextInt(12), random.nextInt(3)};
      for (int i = 0; i < 3; i++) {
        board[i] += n[i];
      }
      figures.addAll(count(unit(unit), "starts", n[0], n[1], n[2]));
    }
    figures.addAll(count(new NodeId(Level.BOARD, "board"), "starts", board[0], board[1], board[2]));
    List<ProtectedFigure> shown = protect(figures);
    for (ProtectedFigure figure : shown) {
      Figure truth =
          figures.stream().filter(f -> f.key().equals(figure.key())).findFirst().orElseThrow();
      long count = truth.base() == null ? 0 : truth.base();
      assertThat(figure.isHidden() || count == 0 || count >= 5).as("seed " + seed).isTrue();
      assertThat(figure.isHidden() || Long.valueOf(count).equals(figure.base()))
          .as("seed " + seed)
          .isTrue();
    }
    shown.stream()
        .map(figure -> figure.key().node())
        .distinct()
        .forEach(
            node ->
                assertThat(
                        shown.stream()
                            .filter(f -> f.key().node().equals(node) && f.isHidden())
                            .count())
                    .as("sexes of " + node + ", seed " + seed)
                    .isNotEqualTo(1));
    for (Sex sex : Sex.values()) {
      assertThat(shown.stream().filter(f -> f.key().sex() == sex && f.isHidden()).count())
          .as("nodes of " + sex + ", seed " + seed)
          .isNotEqualTo(1);
    }
  }

  private static NodeId unit(int number) {
    return new NodeId(Level.UNIT, "unit-" + number);
  }

  private static List<Figure> count(
      NodeId node, String indicator, int women, int men, int unknown) {
    List<Figure> figures = new ArrayList<>();
    Map<Sex, Integer> counts =
        Map.of(Sex.K, women, Sex.M, men, Sex.U, unknown, Sex.T, women + men + unknown);
    counts.forEach(
        (sex, n) -> {
          if (sex != Sex.U || n > 0) {
            figures.add(
                figure(node, indicator, Statistic.COUNT, sex, BigDecimal.valueOf(n), null, n));
          }
        });
    return figures;
  }

  private static List<Figure> share(int womenBase, int womenPart, int menBase, int menPart) {
    String id = "exits-to-work-or-studies";
    NodeId node = unit(1);
    BigDecimal any = BigDecimal.TEN;
    return List.of(
        figure(node, id, Statistic.SHARE, Sex.K, any, (long) womenPart, womenBase),
        figure(node, id, Statistic.SHARE, Sex.M, any, (long) menPart, menBase),
        figure(
            node,
            id,
            Statistic.SHARE,
            Sex.T,
            any,
            (long) womenPart + menPart,
            womenBase + menBase));
  }

  private static List<Figure> bySex(int women, int men) {
    String id = "participants-by-sex";
    BigDecimal any = BigDecimal.TEN;
    int known = women + men;
    return List.of(
        figure(unit(1), id, Statistic.DISTRIBUTION, Sex.K, any, (long) women, known),
        figure(unit(1), id, Statistic.DISTRIBUTION, Sex.M, any, (long) men, known),
        figure(unit(1), id, Statistic.DISTRIBUTION, Sex.T, any, (long) known, known));
  }

  private static Figure figure(
      NodeId node,
      String indicator,
      Statistic statistic,
      Sex sex,
      BigDecimal value,
      @org.jspecify.annotations.Nullable Long part,
      long base) {
    return new Figure(
        new FigureKey(PERIOD, node, indicator, statistic, "", "", sex),
        value,
        part,
        base,
        FigureStatus.FINAL,
        1);
  }

  private static List<ProtectedFigure> protect(List<Figure> figures) {
    return CountTables.shown(chart(), DisclosurePolicy.usual(), figures);
  }

  private static OrganisationChart chart() {
    return new OrganisationChart(
        List.of(),
        List.of(new Organisation("organisation", NAME)),
        List.of(new Board("board", NAME, "organisation")),
        Stream.of(1, 2, 3, 4)
            .map(
                number ->
                    new Unit(
                        "unit-" + number,
                        NAME,
                        List.of(),
                        List.of("sus"),
                        List.of(new Membership("board", null, null)),
                        List.of()))
            .toList());
  }

  private static List<String> hidden(List<ProtectedFigure> figures) {
    return figures.stream()
        .filter(ProtectedFigure::isHidden)
        .map(figure -> figure.key().sex().name())
        .sorted()
        .toList();
  }

  private static List<String> hidden(List<ProtectedFigure> figures, String indicator) {
    return hidden(
        figures.stream().filter(figure -> figure.key().indicator().equals(indicator)).toList());
  }
}
