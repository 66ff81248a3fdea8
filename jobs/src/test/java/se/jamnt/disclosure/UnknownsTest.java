package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** What has changed from one edition to the next, as far as counts tell it. */
class UnknownsTest {

  private static final Map<String, IndicatorDefinition> DEFINITIONS =
      CountTables.CATALOG.definitions().stream()
          .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
  private static final String FIELD = "years-in-support-group";

  private static final Nodes NODES = new Nodes(new CountTables(1, "2013").chart());

  private final Unknowns unknowns = new Unknowns();

  @Test
  void thoseWithAValueAreOthersWhenTheirCategoriesHaveChanged() {
    int before = valued(Map.of("1-2", 20L, "5-9", 3L, "10-plus", 1L, "unknown", 5L));
    assertThat(valued(Map.of("1-2", 20L, "5-9", 3L, "10-plus", 1L, "unknown", 5L)))
        .as("nothing has changed")
        .isEqualTo(before);
    assertThat(valued(Map.of("1-2", 20L, "5-9", 3L, "10-plus", 1L, "unknown", 6L)))
        .as("one more has none")
        .isEqualTo(before);
    assertThat(valued(Map.of("1-2", 20L, "5-9", 4L, "10-plus", 0L, "unknown", 5L)))
        .as("as many, but one of them is another")
        .isNotEqualTo(before);
  }

  /** The unknown that those with a value are in the next edition. */
  private int valued(Map<String, Long> categories) {
    long all = categories.values().stream().mapToLong(Long::longValue).sum();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(Statistic.MEAN, "", "", null, all - categories.getOrDefault("unknown", 0L)));
    categories.forEach(
        (category, part) ->
            figures.add(figure(Statistic.DISTRIBUTION, FIELD, category, part, all)));
    CountedCells cells = new CountedCells(figures, DEFINITIONS, DisclosurePolicy.usual());
    Cell valued = cells.cellsOf(figures.get(0).key()).get(0);
    return unknowns.of(cells, NODES).getOrDefault(valued, -1);
  }

  private static Figure figure(
      Statistic statistic, String breakdown, String category, @Nullable Long part, long base) {
    return new Figure(
        new FigureKey(
            Period.parse("2013"),
            new NodeId(Level.UNIT, "unit-1"),
            "years-in-support",
            statistic,
            breakdown,
            category,
            Sex.K),
        null,
        part,
        base,
        FigureStatus.FINAL,
        1);
  }
}
