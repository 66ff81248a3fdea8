package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.ShippedCatalog;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** What is protected and audited by itself must have nothing in common with anything else. */
class FamiliesTest {

  private static final Map<String, IndicatorDefinition> SHIPPED =
      ShippedCatalog.read().definitions().stream()
          .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));

  private static FigureKey key(String indicator) {
    return new FigureKey(
        Period.parse("2013"),
        new NodeId(Level.UNIT, "unit"),
        indicator,
        Statistic.COUNT,
        "",
        "",
        Sex.T);
  }

  /** The family of each shipped indicator. */
  private static Map<String, Integer> families() {
    Map<String, Integer> families = new TreeMap<>();
    new Families(SHIPPED)
        .divide(SHIPPED.keySet(), FamiliesTest::key)
        .parts()
        .forEach((family, ids) -> ids.forEach(id -> families.put(id, family)));
    return families;
  }

  @Test
  void whatCountsTheSameIsTogether() {
    Map<String, Integer> families = families();

    assertThat(families).containsOnlyKeys(SHIPPED.keySet());
    assertThat(families.get("participants-by-sex")).isEqualTo(families.get("participants"));
    assertThat(families.get("days-in-activity")).isEqualTo(families.get("exits"));
    // the range of those who are missing in a share tells of the share's counts
    assertThat(families.get("anonymous-participants"))
        .isEqualTo(families.get("exits-to-work-or-studies"));
    // each resource has records of its own, which visits count too
    assertThat(families.get("resource-share")).isEqualTo(families.get("visits"));
    // jobs through visits: the other count is a family member as well
    assertThat(families.get("jobs-per-100-visits"))
        .isEqualTo(families.get("jobs-found"))
        .isEqualTo(families.get("visits"));
  }

  @Test
  void noTwoFamiliesCountTheSame() {
    Map<String, Integer> families = families();
    Map<Integer, Set<Counted>> counted =
        SHIPPED.values().stream()
            .collect(
                Collectors.groupingBy(
                    definition -> families.getOrDefault(definition.id(), -1),
                    Collectors.mapping(Counted::by, Collectors.toSet())));

    assertThat(counted).hasSizeGreaterThan(20);
    assertThat(
            Families.each(
                counted.keySet(),
                family -> 1,
                family -> new Families.Found<>(family, counted.getOrDefault(family, Set.of()))))
        .as("each was looked at, in their order")
        .containsExactlyElementsOf(counted.keySet());
  }

  @Test
  void aCountInTwoFamiliesIsRefused() {
    Counted visits = new Counted("visits", true, Counted.Kind.ALL);

    assertThatThrownBy(
            () ->
                Families.each(
                    List.of(1, 2),
                    family -> 1,
                    family -> new Families.Found<>(family, Set.of(visits))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("visits");
  }

  @Test
  void aFigureOfNoIndicatorIsNotLost() {
    Families families = new Families(SHIPPED);

    assertThatThrownBy(() -> families.divide(List.of("gone"), FamiliesTest::key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gone");
    assertThat(families.divideKnown(List.of("gone", "visits"), FamiliesTest::key).parts().values())
        .containsExactly(List.of("visits"));
  }
}
