package se.jamnt.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.RowChanges;
import se.jamnt.indicators.RowChanges.Counts;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;

/**
 * Why figures differ from those that were published.
 *
 * @param rows the records of the period that differ
 * @param indicators the definitions of now
 * @param changedDefinitions the indicators whose files differ
 * @param before the organisation then
 * @param after the organisation now
 * @param leastCount a smaller number of rows is not told
 */
public record Comparison(
    Period period,
    RowChanges rows,
    IndicatorCatalog indicators,
    Set<String> changedDefinitions,
    OrganisationChart before,
    OrganisationChart after,
    int leastCount) {

  /** Every figure that differs. */
  public List<Change> changes(
      Collection<ProtectedFigure> published, Collection<ProtectedFigure> now) {
    Map<FigureKey, ProtectedFigure> then = byKey(published);
    Map<FigureKey, ProtectedFigure> today = byKey(now);
    return Stream.concat(then.keySet().stream(), today.keySet().stream())
        .distinct()
        .map(
            key ->
                change(
                    key, Optional.ofNullable(then.get(key)), Optional.ofNullable(today.get(key))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Map<FigureKey, ProtectedFigure> byKey(Collection<ProtectedFigure> figures) {
    Map<FigureKey, ProtectedFigure> byKey = new HashMap<>();
    figures.forEach(figure -> byKey.put(figure.key(), figure));
    return byKey;
  }

  private Optional<Change> change(
      FigureKey key, Optional<ProtectedFigure> then, Optional<ProtectedFigure> now) {
    boolean same = then.isPresent() && now.filter(then.get()::saysTheSameAs).isPresent();
    return same
        ? Optional.empty()
        : Optional.of(new Change(key, then, now, reasons(key, then, now)));
  }

  private List<String> reasons(
      FigureKey key, Optional<ProtectedFigure> then, Optional<ProtectedFigure> now) {
    List<String> reasons = new ArrayList<>();
    Counts counts = rows.of(unitsAndOrganisations(key.node()), sources(key.indicator()));
    count(reasons, "late rows", counts.late());
    count(reasons, "corrected rows", counts.corrected());
    count(reasons, "voided rows", counts.voided());
    if (changedDefinitions.contains(key.indicator())) {
      reasons.add("another definition");
    }
    if (!units(before, key.node()).equals(units(after, key.node()))) {
      reasons.add("another organisation");
    }
    boolean hiddenThen = then.filter(ProtectedFigure::isHidden).isPresent();
    boolean hiddenNow = now.filter(ProtectedFigure::isHidden).isPresent();
    if (hiddenThen != hiddenNow) {
      reasons.add("another disclosure pattern");
    }
    if (reasons.isEmpty()) {
      reasons.add("what the figure is set against");
    }
    return reasons;
  }

  private void count(List<String> reasons, String what, long number) {
    if (number > 0) {
      reasons.add(what + ": " + (number < leastCount ? "x" : Long.toString(number)));
    }
  }

  private Set<String> sources(String indicator) {
    return indicators
        .find(indicator)
        .map(
            definition ->
                Stream.concat(
                        definition.from().stream(),
                        indicators.other(definition).map(IndicatorDefinition::from).stream()
                            .flatMap(List::stream))
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** What an organisation delivers as a whole counts in each of its nodes. */
  private Set<String> unitsAndOrganisations(NodeId node) {
    Set<String> ids = new TreeSet<>(units(before, node));
    ids.addAll(units(after, node));
    DateSpan days = period.days();
    for (Unit unit : after.units()) {
      if (ids.contains(unit.id())) {
        after.unitAndAbove(unit, days).stream()
            .filter(above -> above.level() == Level.ORGANISATION)
            .forEach(above -> ids.add(above.id()));
      }
    }
    return ids;
  }

  private Set<String> units(OrganisationChart chart, NodeId node) {
    return chart.unitsOf(node, period.days()).stream().map(Unit::id).collect(Collectors.toSet());
  }
}
