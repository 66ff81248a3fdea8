package se.jamnt.indicators.derived;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.SeriesBreak;
import se.jamnt.model.Words;

/**
 * The days across which figures do not compare: those that are declared, those on which a unit took
 * over from others, and, where people are counted, those on which a unit moved to another board,
 * since persons are linked within one board only.
 */
public final class Breaks {

  /** Why figures before and after do not compare. */
  public enum Cause {
    DECLARED,
    TOOK_OVER,
    MOVED
  }

  /**
   * A break in the figures of a node.
   *
   * @param date the first day of the new way
   * @param text what changed; present just where it is declared
   * @param unit the unit that took over or moved
   */
  public record Line(LocalDate date, Cause cause, Optional<Words> text, Optional<String> unit) {}

  private final List<SeriesBreak> ofSources;
  private final Map<NodeId, List<Line>> ofNodes = new HashMap<>();

  public Breaks(OrganisationChart chart, List<SeriesBreak> declared) {
    this.ofSources = declared.stream().filter(one -> one.source().isPresent()).toList();
    for (Unit unit : chart.units()) {
      Set<NodeId> nodes = nodesEver(chart, unit);
      declared.stream()
          .filter(one -> one.unit().filter(unit.id()::equals).isPresent())
          .map(one -> line(one))
          .forEach(line -> nodes.forEach(node -> add(node, line)));
      if (!unit.predecessors().isEmpty()) {
        unit.begins()
            .ifPresent(
                day ->
                    add(
                        new NodeId(Level.UNIT, unit.id()),
                        new Line(day, Cause.TOOK_OVER, Optional.empty(), Optional.of(unit.id()))));
      }
      unit.memberships().stream()
          .skip(1)
          .flatMap(membership -> Stream.ofNullable(membership.from()))
          .map(day -> new Line(day, Cause.MOVED, Optional.empty(), Optional.of(unit.id())))
          .forEach(line -> nodes.forEach(node -> add(node, line)));
    }
  }

  private static Line line(SeriesBreak declared) {
    return new Line(declared.date(), Cause.DECLARED, Optional.of(declared.text()), declared.unit());
  }

  private static Set<NodeId> nodesEver(OrganisationChart chart, Unit unit) {
    Set<NodeId> nodes = new LinkedHashSet<>();
    for (OrganisationChart.Membership membership : unit.memberships()) {
      LocalDate from = membership.from();
      LocalDate to = membership.to();
      LocalDate day = to != null ? to : from != null ? from : LocalDate.EPOCH;
      nodes.addAll(chart.unitAndAbove(unit, new DateSpan(day, day)));
    }
    return nodes;
  }

  private void add(NodeId node, Line line) {
    ofNodes.computeIfAbsent(node, one -> new ArrayList<>()).add(line);
  }

  /**
   * The breaks in an indicator's figures of a node between two periods, by date: the new way begins
   * after the first day of the earlier and not after the last day of the later one.
   */
  public List<Line> between(
      IndicatorDefinition definition, NodeId node, DateSpan earlier, DateSpan later) {
    return Stream.concat(
            ofSources.stream()
                .filter(one -> one.source().filter(definition.sources()::contains).isPresent())
                .map(Breaks::line),
            ofNodes.getOrDefault(node, List.of()).stream()
                .filter(line -> line.cause() != Cause.MOVED || definition.countsPersons()))
        .filter(line -> line.date().isAfter(earlier.first()))
        .filter(line -> !line.date().isAfter(later.last()))
        .sorted(Comparator.comparing(Line::date))
        .distinct()
        .toList();
  }
}
