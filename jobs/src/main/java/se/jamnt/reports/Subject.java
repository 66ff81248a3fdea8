package se.jamnt.reports;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;

/** What a page is about: a node in a period, and the figures there are of both. */
record Subject(
    Page page,
    ReportDefinition report,
    ProtectedTable table,
    OrganisationChart chart,
    Map<String, CaseSystem> systems,
    Wording wording,
    Yardsticks yardsticks) {

  NodeId node() {
    return page.node();
  }

  Period period() {
    return page.period();
  }

  boolean isUnit() {
    return node().level() == Level.UNIT;
  }

  String name(NodeId node) {
    return wording.in(chart.name(node));
  }

  /** The node right above, of the period. */
  NodeId above(Level level) {
    return chart.unitAndAbove(units().get(0), period().days()).stream()
        .filter(node -> node.level() == level)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + level + " above " + node()));
  }

  /** What stands right below the node: the boards of an organisation, the units of a board. */
  List<NodeId> children() {
    Level below =
        switch (node().level()) {
          case GROUP -> Level.ORGANISATION;
          case ORGANISATION -> Level.BOARD;
          case BOARD, UNIT -> Level.UNIT;
        };
    return units().stream()
        .flatMap(unit -> chart.unitAndAbove(unit, period().days()).stream())
        .filter(node -> node.level() == below && !node.equals(node()))
        .distinct()
        .toList();
  }

  /** The units that the node consists of, or the unit itself. */
  List<Unit> units() {
    return chart.unitsOf(node(), period().days());
  }

  /** The case systems of the node whose figures the report shows in such a period. */
  List<CaseSystem> sources() {
    return units().stream()
        .flatMap(unit -> unit.sources().stream())
        .distinct()
        .filter(
            source ->
                report.indicators().stream()
                    .anyMatch(indicator -> indicator.from().contains(source)))
        .map(systems::get)
        .filter(Objects::nonNull)
        .filter(system -> system.cadence().hasFiguresFor(period().kind()))
        .toList();
  }

  /** The deliveries of a source that the node's figures of the period rest on. */
  List<SourceNote> deliveries(CaseSystem source) {
    return table.sources().stream()
        .filter(note -> note.source().equals(source.id()))
        .filter(note -> note.units().isEmpty() || units().stream().anyMatch(u -> isIn(note, u)))
        .toList();
  }

  /** Whether a delivery tells of a unit, or of what lies above it as a whole. */
  private boolean isIn(SourceNote note, Unit unit) {
    return chart.unitAndAbove(unit, period().days()).stream()
        .map(NodeId::id)
        .anyMatch(note.units()::contains);
  }

  /** The date of a source's data; empty where no delivery tells of the period. */
  Optional<LocalDate> dataAsOf(CaseSystem source) {
    return deliveries(source).stream().map(SourceNote::dataAsOf).max(Comparator.naturalOrder());
  }

  /** The date of the report: that of the latest data behind it. */
  LocalDate dated() {
    return sources().stream()
        .flatMap(source -> dataAsOf(source).stream())
        .max(Comparator.naturalOrder())
        .orElse(table.dataAsOf());
  }

  /** The last day that a source's deliveries tell of. */
  Optional<LocalDate> coversTo(CaseSystem source) {
    return deliveries(source).stream()
        .map(SourceNote::coversLast)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /** The node's own figures of an indicator's headline statistic. */
  SexFigures headline(IndicatorDefinition indicator) {
    return SexFigures.headline(table, node(), indicator);
  }

  /** The indicators of the report that the node has figures of. */
  List<IndicatorDefinition> indicators() {
    return report.indicators().stream()
        .filter(indicator -> !headline(indicator).isEmpty())
        .toList();
  }
}
