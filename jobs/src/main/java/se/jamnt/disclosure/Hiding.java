package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.derived.DerivedFigures;
import se.jamnt.indicators.derived.ShownFigures;
import se.jamnt.model.Period;

/** Makes of computed figures those that may be shown: it needs no database. */
final class Hiding {

  private final Map<String, IndicatorDefinition> definitions;
  private final DisclosurePolicy policy;
  private final DerivedFigures derived;
  private final Families families;

  /**
   * Hiding under the data owner's policy.
   *
   * @param definitions by indicator id
   * @param families of these definitions
   * @param derived what follows from the figures that are shown
   */
  Hiding(
      Map<String, IndicatorDefinition> definitions,
      Families families,
      DisclosurePolicy policy,
      DerivedFigures derived) {
    this.definitions = definitions;
    this.policy = policy;
    this.derived = derived;
    this.families = families;
  }

  /**
   * Figures as they may be shown.
   *
   * @param withheld what could not be proved safe and is hidden whole, in words for a person
   */
  record Shown(Map<Period, List<ProtectedFigure>> figures, List<String> withheld) {

    List<ProtectedFigure> of(Period period) {
      return figures.getOrDefault(period, List.of());
    }
  }

  /**
   * Hides what the policy hides, and what would give it back; then adds what follows from the rest.
   *
   * @param figures of all periods that have days in common
   * @param nodes which are parts of which
   * @param released what readers have
   * @param earlier what may be shown of the figures that other periods are compared with
   */
  Shown of(
      Map<Period, List<Figure>> figures,
      Nodes nodes,
      Released released,
      Function<Period, ShownFigures> earlier) {
    Families.Divided<Figure> figuresOf =
        families.divide(figures.values().stream().flatMap(List::stream).toList(), Figure::key);
    Function<Integer, Released> releasedOf = released.divided(families);
    List<Hidden> found =
        Families.each(
            figuresOf.parts().keySet(),
            family -> figuresOf.of(family).size(),
            family -> hidden(figuresOf.of(family), nodes, releasedOf.apply(family)));
    Set<FigureKey> hidden = new HashSet<>();
    found.forEach(one -> hidden.addAll(one.figures()));
    Map<Period, List<ProtectedFigure>> shown = new TreeMap<>();
    figures.forEach(
        (period, own) -> {
          List<ProtectedFigure> of = new ArrayList<>();
          own.forEach(figure -> of.add(shown(figure, hidden.contains(figure.key()))));
          derived
              .of(
                  period,
                  new ShownFigures(own, hidden),
                  other ->
                      figures.containsKey(other)
                          ? compared(figures.getOrDefault(other, List.of()), hidden)
                          : earlier.apply(other))
              .forEach(figure -> of.add(shown(figure.figure(), figure.hidden())));
          shown.put(period, of);
        });
    return new Shown(shown, found.stream().flatMap(one -> one.withheld().stream()).toList());
  }

  /**
   * What is hidden of a family.
   *
   * @param withheld what could not be proved safe, in words for a person
   */
  private record Hidden(Set<FigureKey> figures, List<String> withheld) {}

  private Families.Found<Hidden> hidden(List<Figure> figures, Nodes nodes, Released released) {
    CountedCells cells = new CountedCells(figures, definitions, policy, released.largest());
    Solution.Given given =
        policy.waiver().isPresent()
            ? Solution.Given.nothing()
            : released.given(cells, figures, definitions, policy);
    Solution solution = Solution.of(cells, nodes, policy, given);
    return new Families.Found<>(
        new Hidden(
            figures.stream()
                .map(Figure::key)
                .filter(key -> cells.hides(key, solution.hidden(), policy))
                .collect(Collectors.toSet()),
            solution.withheld().stream().map(cell -> inWords(cell, figures, cells)).toList()),
        cells.counted());
  }

  /** Those of a period's figures that figures of other periods are compared with. */
  ShownFigures compared(List<Figure> figures, Set<FigureKey> hidden) {
    return new ShownFigures(
        figures.stream().filter(figure -> derived.isCompared(figure.key())).toList(), hidden);
  }

  private ProtectedFigure shown(Figure figure, boolean hide) {
    if (hide) {
      return new ProtectedFigure(
          figure.key(), null, null, null, Status.HIDDEN, 0, figure.definitionVersion());
    }
    return new ProtectedFigure(
        figure.key(),
        rounded(figure),
        figure.part(),
        figure.base(),
        Status.valueOf(figure.status().name()),
        0,
        figure.definitionVersion());
  }

  private @Nullable BigDecimal rounded(Figure figure) {
    BigDecimal value = figure.value();
    IndicatorDefinition definition = definitions.get(figure.key().indicator());
    return value == null || definition == null
        ? null
        : value.setScale(definition.decimals(figure.key().statistic()), RoundingMode.HALF_UP);
  }

  private static String inWords(Cell cell, List<Figure> figures, CountedCells cells) {
    String indicators =
        figures.stream()
            .map(Figure::key)
            .filter(key -> cells.restsOn(key, cell))
            .map(FigureKey::indicator)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return "%s: the figures of %s in %s and all that belong to them are withheld, since it could not"
            .formatted(indicators, cell.node().id(), cell.period())
        + " be proved that they give no small group away; use fewer breakdowns, or coarser codes or"
        + " periods";
  }
}
