package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;

/**
 * What a compiled indicator is asked.
 *
 * @param days the period
 * @param knownAt the facts as they were known at the end of this day
 * @param scope every unit with each node that it is part of in the period, itself included
 * @param dataAsOf per source, the day that its facts tell of
 * @param identityLinks the sources that tell which two keys are one person's; none where each key
 *     is a person
 * @param knowledge what of the facts counts beside the day on which they were known
 * @param withoutUnknownSex units at whose own node those of unknown sex do not count
 */
public record Question(
    DateSpan days,
    LocalDate knownAt,
    List<Scope> scope,
    Map<String, LocalDate> dataAsOf,
    List<String> identityLinks,
    Knowledge knowledge,
    Set<String> withoutUnknownSex) {

  /** All that is known: later than any fact. */
  public static final LocalDate NOW = LocalDate.of(9999, 12, 31);

  /** A question that sees all that was known at the end of the day. */
  public Question(
      DateSpan days,
      LocalDate knownAt,
      List<Scope> scope,
      Map<String, LocalDate> dataAsOf,
      List<String> identityLinks) {
    this(days, knownAt, scope, dataAsOf, identityLinks, Knowledge.ALL, Set.of());
  }

  /** A question where each key is a person. */
  public Question(
      DateSpan days, LocalDate knownAt, List<Scope> scope, Map<String, LocalDate> dataAsOf) {
    this(days, knownAt, scope, dataAsOf, List.of());
  }

  /** Whether any source of a definition has told anything. */
  boolean isTold(IndicatorDefinition definition) {
    return definition.from().stream().anyMatch(dataAsOf::containsKey);
  }

  /** Whether those of unknown sex count at a node. */
  boolean countsUnknownSexAt(NodeId node) {
    return node.level() != Level.UNIT || !withoutUnknownSex.contains(node.id());
  }

  /** A unit and one node that it is part of. */
  public record Scope(String unit, NodeId node) {

    /**
     * Every unit with each node that it is part of in a period. What belongs to an organisation as
     * a whole counts once in each of its nodes.
     */
    static List<Scope> of(OrganisationChart chart, DateSpan days) {
      Set<Scope> scope = new LinkedHashSet<>();
      for (Unit unit : chart.units()) {
        List<NodeId> nodes = chart.unitAndAbove(unit, days);
        for (NodeId node : nodes) {
          scope.add(new Scope(unit.id(), node));
          nodes.stream()
              .filter(above -> above.level() == Level.ORGANISATION)
              .forEach(organisation -> scope.add(new Scope(organisation.id(), node)));
        }
      }
      return List.copyOf(scope);
    }
  }
}
