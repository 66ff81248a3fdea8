package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.disclosure.ChangeReason.Kind;
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
 * @param leastCount a smaller number of rows is not told, nor a sum that could give it back
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
  public List<FigureChange> changes(
      Collection<ProtectedFigure> published, Collection<ProtectedFigure> now) {
    Map<FigureKey, ProtectedFigure> then = byKey(published);
    Map<FigureKey, ProtectedFigure> today = byKey(now);
    Map<Counted, List<ChangeReason>> known = new HashMap<>();
    return Stream.concat(then.keySet().stream(), today.keySet().stream())
        .distinct()
        .map(
            key ->
                change(
                    key,
                    Optional.ofNullable(then.get(key)),
                    Optional.ofNullable(today.get(key)),
                    known.computeIfAbsent(new Counted(key.node(), key.indicator()), this::reasons)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Map<FigureKey, ProtectedFigure> byKey(Collection<ProtectedFigure> figures) {
    Map<FigureKey, ProtectedFigure> byKey = new HashMap<>();
    figures.forEach(figure -> byKey.put(figure.key(), figure));
    return byKey;
  }

  /** What a node's figures of an indicator have in common: the records beneath them. */
  private record Counted(NodeId node, String indicator) {}

  private static Optional<FigureChange> change(
      FigureKey key,
      Optional<ProtectedFigure> then,
      Optional<ProtectedFigure> now,
      List<ChangeReason> beneath) {
    if (then.isPresent() && now.filter(then.get()::saysTheSameAs).isPresent()) {
      return Optional.empty();
    }
    List<ChangeReason> reasons = new ArrayList<>(beneath);
    boolean hiddenThen = then.filter(ProtectedFigure::isHidden).isPresent();
    boolean hiddenNow = now.filter(ProtectedFigure::isHidden).isPresent();
    if (hiddenThen != hiddenNow) {
      reasons.add(ChangeReason.of(Kind.DISCLOSURE));
    }
    if (reasons.isEmpty()) {
      reasons.add(ChangeReason.of(Kind.OTHER_FIGURES));
    }
    return Optional.of(new FigureChange(key, then, now, reasons));
  }

  private List<ChangeReason> reasons(Counted counted) {
    List<ChangeReason> reasons = new ArrayList<>();
    NodeId node = counted.node();
    List<Counts> places = rows.of(unitsAndOrganisations(node), sources(counted.indicator()));
    count(Kind.LATE_ROWS, places, Counts::late).ifPresent(reasons::add);
    count(Kind.CORRECTED_ROWS, places, Counts::corrected).ifPresent(reasons::add);
    count(Kind.VOIDED_ROWS, places, Counts::voided).ifPresent(reasons::add);
    if (changedDefinitions.contains(counted.indicator())) {
      reasons.add(ChangeReason.of(Kind.DEFINITION));
    }
    if (!units(before, node).equals(units(after, node))) {
      reasons.add(ChangeReason.of(Kind.ORGANISATION));
    }
    return reasons;
  }

  /**
   * A sum is told only if each of the places that it adds up is: otherwise the sum of a board less
   * those of its other units would be the small number of one.
   */
  private Optional<ChangeReason> count(
      Kind kind, List<Counts> places, ToLongFunction<Counts> counted) {
    long sum = places.stream().mapToLong(counted).sum();
    boolean few = places.stream().mapToLong(counted).anyMatch(one -> one > 0 && one < leastCount);
    return sum == 0
        ? Optional.empty()
        : Optional.of(new ChangeReason(kind, few ? ChangeReason.FEW : Long.toString(sum)));
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
