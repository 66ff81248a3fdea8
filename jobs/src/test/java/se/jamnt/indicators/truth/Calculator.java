package se.jamnt.indicators.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** Works out every figure of a town for a period, from its facts alone. */
final class Calculator {

  private final IndicatorCatalog catalog;
  private final Sources sources;
  private final Asked asked;

  Calculator(IndicatorCatalog catalog, Sources sources, Asked asked) {
    this.catalog = catalog;
    this.sources = sources;
    this.asked = asked;
  }

  /** The figures of all nodes of a town. */
  List<Figure> figures(Town town) {
    List<Figure> figures = new ArrayList<>();
    for (NodeId node : town.nodes(asked.period().days())) {
      List<Unit> units = town.units(node, asked.period().days());
      List<Fact> facts = sources.supplemented(town.facts(node, asked.period().days()));
      catalog.definitions().stream()
          .filter(definition -> node.level().compareTo(definition.lowestLevel()) <= 0)
          .forEach(definition -> figures.addAll(figures(definition, node, units, facts)));
    }
    return figures;
  }

  private List<Figure> figures(
      IndicatorDefinition definition, NodeId node, List<Unit> units, List<Fact> facts) {
    if (definition.measure() instanceof Measure.Resources resources) {
      return resources(definition, resources, node, units, facts);
    }
    Optional<IndicatorDefinition> other = catalog.other(definition);
    Optional<FigureStatus> own = sources.status(definition, units, asked.period());
    Optional<FigureStatus> others =
        other.flatMap(one -> sources.status(one, units, asked.period()));
    if (own.isEmpty()
        || (definition.measure() instanceof Measure.Latest && answering(definition, units) > 1)
        || (definition.measure().other().isPresent() && others.isEmpty())) {
      return List.of();
    }
    Selection these = select(definition, facts);
    Selection those = select(other.orElse(definition), other.isPresent() ? facts : List.of());
    List<Figure> figures = new ArrayList<>();
    for (Category category : categories(these, those)) {
      Selection theseIn = these.in(category);
      Selection thoseIn = those.in(category);
      for (Sex sex : sexes(these, those)) {
        for (Statistic statistic : statistics(definition.measure(), category)) {
          FigureKey key =
              new FigureKey(
                  asked.period(),
                  node,
                  definition.id(),
                  statistic,
                  category.breakdown(),
                  category.code(),
                  sex);
          Answer answer = Answer.of(statistic, category, sex, these, theseIn, thoseIn);
          status(definition.measure(), statistic, own.get(), others)
              .ifPresent(status -> figures.add(figure(key, answer, status, definition.version())));
        }
      }
    }
    return figures;
  }

  /**
   * "Kronor, minutes, places that go to women / women among the persons", each where it is told.
   */
  private List<Figure> resources(
      IndicatorDefinition definition,
      Measure.Resources resources,
      NodeId node,
      List<Unit> units,
      List<Fact> facts) {
    List<Figure> figures = new ArrayList<>();
    boolean any =
        resources.selections().stream()
            .anyMatch(
                one ->
                    node.level().compareTo(one.lowestLevel()) <= 0
                        && sources.status(one, units, asked.period()).isPresent());
    if (!any || asked.period().kind() == Period.Kind.MONTH) {
      return figures;
    }
    for (IndicatorDefinition one : resources.selections()) {
      Measure.ResourceShare share = (Measure.ResourceShare) one.measure();
      Optional<FigureStatus> status =
          node.level().compareTo(one.lowestLevel()) <= 0
              ? sources.status(one, units, asked.period())
              : Optional.empty();
      Selection these = select(one, facts);
      for (Sex sex : List.of(Sex.K, Sex.M, Sex.T)) {
        for (Statistic statistic : resources.statistics()) {
          FigureKey key =
              new FigureKey(
                  asked.period(),
                  node,
                  definition.id(),
                  statistic,
                  share.over(),
                  share.code(),
                  sex);
          figures.add(
              status
                  .map(it -> figure(key, Answer.resource(statistic, sex, these), it, 1))
                  .orElse(new Figure(key, null, null, 0L, FigureStatus.NO_DATA, 1)));
        }
      }
    }
    return figures;
  }

  /** A checklist is criterion × association: of several there is no one answer. */
  private static long answering(IndicatorDefinition definition, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.sources().stream().anyMatch(definition.from()::contains))
        .count();
  }

  private Selection select(IndicatorDefinition definition, List<Fact> facts) {
    FieldValues fields = new FieldValues(catalog.fields(), asked, definition.among());
    Selection all = Selection.of(definition, fields, asked.period().days(), facts);
    return definition.measure() instanceof Measure.PerNumber per ? all.dividing(per) : all;
  }

  /**
   * "Months carry all statistics without breakdowns; elsewhere every code of a breakdown is a row,
   * zeros too", and unknown is "a row where the node has any".
   */
  private List<Category> categories(Selection own, Selection other) {
    List<Category> categories = new ArrayList<>();
    if (!(own.definition().measure() instanceof Measure.Latest)) {
      categories.add(Category.ALL);
    }
    if (asked.period().kind() != Period.Kind.MONTH) {
      for (String breakdown : own.definition().by()) {
        Stream.of(
                catalog.fields().codes(breakdown).orElseThrow().codes().keySet().stream(),
                own.codes(breakdown),
                other.codes(breakdown),
                atTheOtherEnd(own, breakdown))
            .flatMap(codes -> codes)
            .distinct()
            .map(code -> new Category(breakdown, code))
            .forEach(categories::add);
      }
    }
    return categories;
  }

  /** Of a transition, unknown has "its own row and column" if it is anywhere. */
  private static Stream<String> atTheOtherEnd(Selection own, String breakdown) {
    return own.definition().measure() instanceof Measure.Transition transition
            && !breakdown.equals(transition.cross())
        ? Stream.of(transition.atStart(), transition.atEnd()).flatMap(own::codes)
        : Stream.of();
  }

  /** "K, M and T always; U where the node has any", except in a distribution over the sexes. */
  private static List<Sex> sexes(Selection own, Selection other) {
    if (own.definition().measure() instanceof Measure.Latest) {
      return List.of(Sex.T); // "not by sex: marked so"
    }
    return own.of(Sex.U).size() + other.of(Sex.U).size() > 0
            && !(own.definition().measure() instanceof Measure.BySex)
        ? List.of(Sex.K, Sex.M, Sex.U, Sex.T)
        : List.of(Sex.K, Sex.M, Sex.T);
  }

  /**
   * The mean beside a distribution over codes is that of all together. Of a transition: "number,
   * percent of the start row", and how the same persons divide at each end.
   */
  private static List<Statistic> statistics(Measure measure, Category category) {
    boolean all = category.equals(Category.ALL);
    if (measure instanceof Measure.ByCode && !all) {
      return List.of(Statistic.DISTRIBUTION);
    }
    if (measure instanceof Measure.Transition) {
      return all
          ? List.of(Statistic.COUNT)
          : category.isOfCross()
              ? List.of(Statistic.COUNT, Statistic.SHARE)
              : List.of(Statistic.DISTRIBUTION);
    }
    return measure.statistics();
  }

  /** What is set against other records is as reliable as the less reliable of the two. */
  private static Optional<FigureStatus> status(
      Measure measure, Statistic statistic, FigureStatus own, Optional<FigureStatus> other) {
    return measure.other().isPresent() || statistic == Statistic.LOW || statistic == Statistic.HIGH
        ? other.flatMap(one -> Stream.of(own, one).max(FigureStatus::compareTo))
        : Optional.of(own);
  }

  /** "No-data: a share, mean, median … on base 0: base 0, value empty." */
  private static Figure figure(FigureKey key, Answer answer, FigureStatus status, int version) {
    BigDecimal value = answer.value().orElse(null);
    Long part = answer.part().isPresent() ? answer.part().getAsLong() : null;
    return value == null
        ? new Figure(key, null, part, 0L, FigureStatus.NO_DATA, version)
        : new Figure(key, value, part, answer.base(), status, version);
  }
}
