package se.jamnt.indicators.derived;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.indicators.ExampleBoard;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.FollowingFigures;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.WorkedExample;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Period;
import se.jamnt.model.Words;

/** Works out the worked examples of goals and plans, by the rules that judge those of boards. */
public final class ExampleFigures implements FollowingFigures {

  private final Map<String, IndicatorDefinition> definitions;

  /** Examples over the indicators of a catalogue. */
  public ExampleFigures(IndicatorCatalog catalog) {
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
  }

  @Override
  public List<Figure> of(IndicatorDefinition definition, WorkedExample example) {
    ExampleBoard board = example.board().orElseThrow();
    ShownFigures figures = shown(example, example.period());
    return Stream.concat(
            new Goals(board.goals(), definitions, systems(), board.chart())
                .of(example.period(), figures, period -> shown(example, period)).stream(),
            new PlanCoverage(board.plan(), definitions, board.chart())
                .of(example.period(), figures).stream())
        .map(DerivedFigure::figure)
        .filter(figure -> figure.key().indicator().equals(definition.id()))
        .toList();
  }

  /** Every source, with figures for any period. */
  private Map<String, CaseSystem> systems() {
    Map<String, CaseSystem> systems = new TreeMap<>();
    definitions.values().stream()
        .flatMap(definition -> definition.from().stream())
        .forEach(
            id ->
                systems.put(
                    id,
                    new CaseSystem(
                        id,
                        new Words("namn", "name"),
                        Cadence.MONTHLY,
                        SexBasis.REGISTERED,
                        false,
                        Optional.empty(),
                        Optional.empty())));
    return systems;
  }

  private ShownFigures shown(WorkedExample example, Period period) {
    List<Figure> figures = new ArrayList<>();
    Set<FigureKey> hidden = new HashSet<>();
    for (ExampleBoard.Told told : ExampleBoard.told(example)) {
      if (told.period().equals(period)) {
        Figure figure = figure(told);
        figures.add(figure);
        if (told.value().equals(WorkedExample.HIDDEN)) {
          hidden.add(figure.key());
        }
      }
    }
    return new ShownFigures(figures, hidden);
  }

  private Figure figure(ExampleBoard.Told told) {
    IndicatorDefinition definition = Objects.requireNonNull(definitions.get(told.indicator()));
    FigureKey key = definition.headlineOf(told.period(), told.node()).of(told.sex());
    return switch (told.value()) {
      case ExampleBoard.MISSING ->
          new Figure(key, null, null, null, FigureStatus.MISSING, definition.version());
      case WorkedExample.NONE ->
          new Figure(key, null, null, 0L, FigureStatus.NO_DATA, definition.version());
      case WorkedExample.HIDDEN ->
          new Figure(key, BigDecimal.ZERO, null, 1L, FigureStatus.FINAL, definition.version());
      default ->
          new Figure(
              key,
              new BigDecimal(told.value()),
              null,
              1L,
              FigureStatus.FINAL,
              definition.version());
    };
  }
}
