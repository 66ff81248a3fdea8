package se.jamnt.reports;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.ValuesRanked;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/**
 * The same figure of women, men, those of unknown sex and all, as far as the table has it.
 *
 * @param ranks how the values behind it rank, where there are such
 */
record SexFigures(Map<Sex, ProtectedFigure> bySex, Optional<ValuesRanked> ranks) {

  SexFigures(Map<Sex, ProtectedFigure> bySex) {
    this(bySex, Optional.empty());
  }

  /** A node's figures of the indicator's headline statistic. */
  static SexFigures headline(ProtectedTable table, NodeId node, IndicatorDefinition indicator) {
    return indicator
        .headlineCategory()
        .map(code -> of(table, node, indicator, indicator.headline(), indicator.by().get(0), code))
        .filter(figures -> !figures.isEmpty())
        .orElseGet(
            () ->
                new SexFigures(
                    of(table, node, indicator, indicator.headline(), "", "").bySex(),
                    table.ranks(node, indicator.id())));
  }

  /** A node's figures; breakdown and category are empty for the whole. */
  static SexFigures of(
      ProtectedTable table,
      NodeId node,
      IndicatorDefinition indicator,
      Statistic statistic,
      String breakdown,
      String category) {
    FigureKey key =
        new FigureKey(table.period(), node, indicator.id(), statistic, breakdown, category, Sex.T);
    Map<Sex, ProtectedFigure> bySex = new EnumMap<>(Sex.class);
    for (Sex sex : Sex.values()) {
      table.find(key.of(sex)).ifPresent(figure -> bySex.put(sex, figure));
    }
    return new SexFigures(bySex);
  }

  Optional<ProtectedFigure> of(Sex sex) {
    return Optional.ofNullable(bySex.get(sex));
  }

  /** Whether the table has no such figure at all. */
  boolean isEmpty() {
    return bySex.isEmpty();
  }

  /** How a figure is shown; one that the table lacks is missing. */
  Status status(Sex sex) {
    return of(sex).map(ProtectedFigure::status).orElse(Status.MISSING);
  }

  /** The count that a figure gives, where it is shown. */
  Optional<Long> count(Sex sex) {
    return of(sex).flatMap(ProtectedFigure::shown).map(value -> value.longValueExact());
  }

  /** How many people, episodes or events a figure rests on, where that is shown. */
  Optional<Long> base(Sex sex) {
    return of(sex).flatMap(figure -> Optional.ofNullable(figure.base()));
  }

  boolean any(Status status) {
    return bySex.values().stream().anyMatch(figure -> figure.status() == status);
  }
}
