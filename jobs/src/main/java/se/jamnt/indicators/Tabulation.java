package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.indicators.NodeCounts.Category;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * Makes the whole table of a period out of what the database counted: which nodes have rows, every
 * sex and category with its zeros, and how far each figure can be relied on.
 */
final class Tabulation {

  private final FieldCatalog fields;
  private final OrganisationChart chart;
  private final Reliability reliability;

  /**
   * A tabulation of what is known now.
   *
   * @param systems every source by id
   * @param coverage by source; a source without deliveries is absent
   */
  Tabulation(
      FieldCatalog fields,
      OrganisationChart chart,
      Map<String, CaseSystem> systems,
      Map<String, Coverage> coverage) {
    this.fields = fields;
    this.chart = chart;
    this.reliability = new Reliability(chart, systems, coverage);
  }

  /**
   * What was counted for an indicator.
   *
   * @param other what the selection counts that it is set against; empty where there is none
   */
  record Counted(Map<NodeId, NodeCounts> own, Map<NodeId, NodeCounts> other) {}

  /**
   * All rows of an indicator for a period, node by node.
   *
   * @param other the selection that the indicator is set against, where there is one
   */
  Stream<Figure> tabulate(
      IndicatorDefinition definition,
      Optional<IndicatorDefinition> other,
      Period period,
      Counted counted) {
    return chart.nodesIn(period.days()).stream()
        .filter(node -> node.level().compareTo(definition.lowestLevel()) <= 0)
        .flatMap(
            node ->
                reliability.of(definition, node, period).stream()
                    .map(status -> new NodeRows(definition, other, period, node, status))
                    .filter(NodeRows::exist)
                    .flatMap(
                        rows ->
                            rows
                                .figures(
                                    counted.own().getOrDefault(node, NodeCounts.NONE),
                                    counted.other().getOrDefault(node, NodeCounts.NONE))
                                .stream()));
  }

  /**
   * The rows of resources that a node has no records of, where it has those of another: "every code
   * of a breakdown is a row".
   *
   * @param figures all that the resources' own selections gave
   */
  static List<Figure> otherResources(Measure.Resources resources, List<Figure> figures) {
    Set<FigureKey> have = figures.stream().map(Figure::key).collect(Collectors.toSet());
    List<Figure> others = new ArrayList<>();
    Set<FigureKey> seen = new HashSet<>();
    for (Figure figure : figures) {
      for (IndicatorDefinition selection : resources.selections()) {
        Measure.ResourceShare share = (Measure.ResourceShare) selection.measure();
        FigureKey key = figure.key().by(share.over(), share.code());
        if (!have.contains(key) && seen.add(key)) {
          others.add(
              new Figure(key, null, null, 0L, FigureStatus.NO_DATA, figure.definitionVersion()));
        }
      }
    }
    return others;
  }

  /** The rows of one indicator and node. */
  private final class NodeRows {

    private final IndicatorDefinition definition;
    private final Measure measure;
    private final Period period;
    private final NodeId node;
    private final FigureStatus ownStatus;
    private final Optional<FigureStatus> otherStatus;
    private final boolean sexRecorded;

    NodeRows(
        IndicatorDefinition definition,
        Optional<IndicatorDefinition> other,
        Period period,
        NodeId node,
        FigureStatus ownStatus) {
      this.definition = definition;
      this.measure = definition.measure();
      this.period = period;
      this.node = node;
      this.ownStatus = ownStatus;
      this.otherStatus = other.flatMap(one -> reliability.of(one, node, period));
      this.sexRecorded =
          reliability.sexIsRecorded(definition, node, period)
              && other.stream().allMatch(one -> reliability.sexIsRecorded(one, node, period));
    }

    /** What is set against other records has rows where these have. */
    boolean exist() {
      return (measure.other().isEmpty() || otherStatus.isPresent())
          && !(measure instanceof Measure.Latest && unitsThatTell() > 1);
    }

    /** Of what several units answered there is no latest answer. */
    private long unitsThatTell() {
      return chart.unitsOf(node, period.days()).stream()
          .filter(unit -> unit.sources().stream().anyMatch(definition.from()::contains))
          .count();
    }

    List<Figure> figures(NodeCounts own, NodeCounts other) {
      List<Figure> figures = new ArrayList<>();
      for (Category category : categories(own, other)) {
        for (Sex sex : sexes(own, other)) {
          for (Statistic statistic : statistics(category)) {
            Numbers numbers = Numbers.of(measure, statistic, category, sex, own, other);
            figures.add(figure(category, sex, statistic, numbers));
          }
        }
      }
      return figures;
    }

    /** Every code of every breakdown, and unknown where the node has any; months have none. */
    private List<Category> categories(NodeCounts own, NodeCounts other) {
      if (measure instanceof Measure.ResourceShare share) {
        return period.kind() == Period.Kind.MONTH
            ? List.of()
            : List.of(new Category(share.over(), share.code()));
      }
      List<Category> categories = new ArrayList<>();
      if (!(measure instanceof Measure.Latest)) {
        categories.add(Category.ALL);
      }
      if (period.kind() != Period.Kind.MONTH) {
        for (String breakdown : definition.by()) {
          List<Category> known =
              fields.codes(breakdown).orElseThrow().codes().keySet().stream()
                  .map(code -> new Category(breakdown, code))
                  .toList();
          categories.addAll(known);
          Stream.concat(counted(breakdown, own), counted(breakdown, other))
              .distinct()
              .filter(counted -> !known.contains(counted))
              .sorted(Comparator.comparing(Category::code))
              .forEach(categories::add);
        }
      }
      return categories;
    }

    /** What is not known at one end of a transition has a row at the other too. */
    private Stream<Category> counted(String breakdown, NodeCounts counts) {
      return measure instanceof Measure.Transition transition && !Breakdown.isCross(breakdown)
          ? Stream.of(transition.atStart(), transition.atEnd())
              .flatMap(counts::categories)
              .map(category -> new Category(breakdown, category.code()))
          : counts.categories(breakdown);
    }

    private List<Sex> sexes(NodeCounts own, NodeCounts other) {
      if (definition.countsNoPeople()) {
        return List.of(Sex.T);
      }
      boolean anyUnknown = own.hasUnknownSex() || other.hasUnknownSex();
      boolean ofKnown =
          measure instanceof Measure.BySex || measure instanceof Measure.ResourceShare;
      return anyUnknown && !ofKnown
          ? List.of(Sex.K, Sex.M, Sex.U, Sex.T)
          : List.of(Sex.K, Sex.M, Sex.T);
    }

    private List<Statistic> statistics(Category category) {
      return of(category).stream().filter(one -> status(one).isPresent()).toList();
    }

    /** A mean that stands beside a distribution is that of all categories together. */
    private List<Statistic> of(Category category) {
      if (measure instanceof Measure.ByCode && !category.equals(Category.ALL)) {
        return List.of(Statistic.DISTRIBUTION);
      }
      if (measure instanceof Measure.Transition) {
        if (category.equals(Category.ALL)) {
          return List.of(Statistic.COUNT);
        }
        return Breakdown.isCross(category.breakdown())
            ? List.of(Statistic.COUNT, Statistic.SHARE)
            : List.of(Statistic.DISTRIBUTION);
      }
      return measure.statistics();
    }

    /** How far a statistic can be relied on; empty where there is nothing to set it against. */
    private Optional<FigureStatus> status(Statistic statistic) {
      boolean setAgainst =
          measure.other().isPresent() || statistic == Statistic.LOW || statistic == Statistic.HIGH;
      return setAgainst
          ? otherStatus.map(other -> ownStatus.compareTo(other) > 0 ? ownStatus : other)
          : Optional.of(ownStatus);
    }

    private Figure figure(Category category, Sex sex, Statistic statistic, Numbers numbers) {
      FigureKey key =
          new FigureKey(
              period, node, definition.id(), statistic, category.breakdown(), category.code(), sex);
      FigureStatus status = status(statistic).orElseThrow();
      boolean notRecorded =
          !sexRecorded && (sex == Sex.K || sex == Sex.M || chart.leavesOutUnknownSex(node));
      if (status == FigureStatus.MISSING || notRecorded) {
        return new Figure(key, null, null, null, FigureStatus.MISSING, definition.version());
      }
      boolean noData = numbers.value() == null;
      return new Figure(
          key,
          numbers.value(),
          numbers.part(),
          noData ? 0 : numbers.base(),
          noData ? FigureStatus.NO_DATA : status,
          definition.version());
    }
  }
}
