package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureRows;
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
    return database
        .fetch(
            """
            select figure.* from results.figure join results.computation using (computation_id)
             where period = {0}
            """,
            period.id())
        .map(row -> figure(period, row));
  }

  private static Figure figure(Period period, Record row) {
    return new Figure(
        FigureRows.key(period, row),
        row.get("value", BigDecimal.class),
        row.get("part", Long.class),
        row.get("base", Long.class),
        FigureStatus.of(row.get("status", String.class)),
        row.get("definition_version", Integer.class));
  }

  /** Who contributes most to the amounts of periods. */
  List<Contributions.Largest> largest(Collection<Period> periods) {
    return periods.stream()
        .flatMap(period -> Contributions.read(database, period).stream())
        .toList();
  }
}
