package se.jamnt.disclosure;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import se.jamnt.indicators.Computations;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureRow;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Cluster;
import se.jamnt.model.Period;

/** A cluster's figures as they were computed, before anything is hidden. */
final class ComputedFigures {

  private final DSLContext database;

  /** The figures in a database, read by those who may read results. */
  ComputedFigures(DSLContext database) {
    this.database = database;
  }

  List<Figure> of(Period period, Cluster cluster) {
    return of(period, cluster, DSL.trueCondition());
  }

  /** Those of them that can be compared with later ones. */
  List<Figure> compared(
      Period period, Cluster cluster, Collection<IndicatorDefinition> definitions) {
    return of(period, cluster, ComparedRows.of(definitions, "figure"));
  }

  private List<Figure> of(Period period, Cluster cluster, Condition rows) {
    return FigureRow.read(
            database,
            period,
            ComputedFigures::figure,
            "select * from results.figure where computation_id = any({0}) and {1}",
            Computations.meeting(database, period, cluster),
            rows)
        .stream()
        .filter(figure -> cluster.has(figure.key().node()))
        .toList();
  }

  private static Figure figure(FigureRow row) {
    return new Figure(
        row.key(),
        row.value(),
        row.part(),
        row.base(),
        FigureStatus.of(row.text("status")),
        row.definitionVersion());
  }

  /** Who contributes most to a cluster's amounts in periods. */
  List<Contributions.Largest> largest(Collection<Period> periods, Cluster cluster) {
    return periods.stream()
        .flatMap(period -> Contributions.read(database, period, cluster).stream())
        .toList();
  }
}
