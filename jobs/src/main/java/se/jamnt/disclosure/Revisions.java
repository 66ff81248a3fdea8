package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Closures.Closure;
import se.jamnt.indicators.Computation;
import se.jamnt.indicators.FigureKey;
import se.jamnt.model.Clusters;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;

/**
 * What a revision of closed boards would change: their figures as shown, beside what today's facts
 * and definitions would give. Nothing that is shown changes by it.
 */
public final class Revisions {

  private final DSLContext database;
  private final Computation computation;
  private final Protection protection;
  private final OrganisationChart chart;
  private final Clusters clusters;

  /**
   * A comparison of a home.
   *
   * @param computer reads facts and what is shown, writes what it finds
   */
  public Revisions(
      DataSource computer, Computation computation, Protection protection, Clusters clusters) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.computation = computation;
    this.protection = protection;
    this.chart = clusters.chart();
    this.clusters = clusters;
  }

  /** A period to look at again and the fingerprint of what will be compared. */
  public record Due(Period period, String inputs) {}

  /**
   * What a revision of a board would change.
   *
   * @param revision the one that stands
   * @param figures how many of its shown figures would be others, come or go
   */
  public record WouldChange(Period period, String board, int revision, int figures) {}

  /** The closed periods whose facts, definitions or rules have changed since they were compared. */
  public List<Due> due() {
    Map<String, String> compared = new HashMap<>();
    database
        .fetch("select distinct period, inputs from published.would_change")
        .forEach(row -> compared.put(row.get(0, String.class), row.get(1, String.class)));
    Closures closures = Closures.read(database, Optional.empty());
    return closures.periods().stream()
        .filter(period -> !computation.standsForGood(period))
        .map(
            period ->
                new Due(
                    period,
                    Fingerprint.of("would change")
                        .with(computation.inputsAsIfOpen(period))
                        .with(protection.rules())
                        .with(closures.fingerprint(period))
                        .hex()))
        .filter(due -> !due.inputs().equals(compared.get(due.period().id())))
        .toList();
  }

  /** Compares a period and notes what was found; boards without any change are among it. */
  public List<WouldChange> compare(Due due) {
    Period period = due.period();
    Map<String, Closure> closed = Closures.read(database, Optional.empty()).closed(period);
    Map<String, Map<FigureKey, ProtectedFigure>> revised = new TreeMap<>();
    asIfOpen(period, closed.keySet())
        .forEach(
            figure ->
                chart
                    .boardOf(figure.key().node(), period.days())
                    .ifPresent(
                        board ->
                            revised
                                .computeIfAbsent(board, b -> new HashMap<>())
                                .put(figure.key(), figure)));
    List<WouldChange> found = new ArrayList<>();
    for (Closure closure : closed.values()) {
      Map<FigureKey, ProtectedFigure> now =
          new HashMap<>(revised.getOrDefault(closure.board(), Map.of()));
      int changed = 0;
      for (ProtectedFigure shown :
          new ReleasedFigures(database).ofBoard(period, closure.release(), closure.board())) {
        ProtectedFigure other = now.remove(shown.key());
        if (other == null || !shown.saysTheSameAs(other)) {
          changed++;
        }
      }
      found.add(new WouldChange(period, closure.board(), closure.revision(), changed + now.size()));
    }
    note(due, found);
    return found;
  }

  /** All figures of the clusters that boards are of, as they would be if nothing were closed. */
  private List<ProtectedFigure> asIfOpen(Period period, Set<String> boards) {
    List<ProtectedFigure> figures = new ArrayList<>();
    boards.stream()
        .map(clusters::of)
        .distinct()
        .forEach(
            cluster ->
                figures.addAll(
                    protection.protect(
                        period, cluster, computation.asIfOpen(period, List.of(cluster)))));
    return figures;
  }

  private void note(Due due, List<WouldChange> found) {
    database.transaction(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          transaction.execute(
              "delete from published.would_change where period = {0}", due.period().id());
          found.forEach(
              one ->
                  transaction.execute(
                      """
                      insert into published.would_change (period, board, inputs, changed)
                      values ({0}, {1}, {2}, {3})
                      """,
                      due.period().id(), one.board(), due.inputs(), one.figures()));
        });
  }
}
