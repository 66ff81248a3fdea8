package se.jamnt.disclosure;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Requirement;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;

/**
 * What figures that are compared were made by.
 *
 * @param waited the nodes without figures because a person had not approved them
 */
public record ComparedSide(
    OrganisationChart chart, IndicatorCatalog indicators, Set<NodeId> waited) {

  public ComparedSide {
    waited = Set.copyOf(waited);
  }

  /** The ids of a node's units. */
  Set<String> units(NodeId node, Period period) {
    return chart.unitsOf(node, period.days()).stream().map(Unit::id).collect(Collectors.toSet());
  }

  /** The organisations of some units: what one delivers as a whole counts in each of its nodes. */
  Stream<String> organisations(Set<String> units, Period period) {
    return chart.units().stream()
        .filter(unit -> units.contains(unit.id()))
        .flatMap(unit -> chart.unitAndAbove(unit, period.days()).stream())
        .filter(above -> above.level() == Level.ORGANISATION)
        .map(NodeId::id);
  }

  /** The sources of an indicator's records; none where it is not defined. */
  Stream<String> sources(String indicator) {
    return indicators.find(indicator).stream()
        .flatMap(
            definition ->
                Stream.concat(
                    definition.from().stream(),
                    indicators.other(definition).map(IndicatorDefinition::from).stream()
                        .flatMap(List::stream)));
  }

  /**
   * Whether an indicator counts just the records that {@link se.jamnt.indicators.RowChanges} does:
   * every episode that has a day in common with the period, or every event in it.
   */
  boolean countsAll(String indicator) {
    return indicators
        .find(indicator)
        .filter(one -> one.countedIf().isEmpty())
        .filter(
            one ->
                switch (one.counts()) {
                  case EPISODES -> isOnly(one.among(), Requirement.OpenDuringPeriod.class);
                  case EVENTS -> isOnly(one.among(), Requirement.InPeriod.class);
                  case PEOPLE, QUANTITY -> false;
                })
        .isPresent();
  }

  private static boolean isOnly(List<Condition> among, Class<? extends Requirement> time) {
    return among.stream().map(Condition::requirement).allMatch(time::isInstance);
  }
}
