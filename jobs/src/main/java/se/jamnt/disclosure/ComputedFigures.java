package se.jamnt.disclosure;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureRow;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.model.Period;

/** Figures as they were computed, before anything is hidden. */
final class ComputedFigures {

  private final DSLContext database;

  /** The figures in a database, read by those who may read results. */
  ComputedFigures(DSLContext database) {
    this.database = database;
  }

  List<Figure> of(Period period) {
    return FigureRow.read(
        database,
        period,
        ComputedFigures::figure,
        """
        select figure.* from results.figure join results.computation using (computation_id)
         where period = {0}
        """,
        period.id());
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

  /** Who contributes most to the amounts of periods. */
  List<Contributions.Largest> largest(Collection<Period> periods) {
    return periods.stream()
        .flatMap(period -> Contributions.read(database, period).stream())
        .toList();
  }
}
