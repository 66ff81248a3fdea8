package se.jamnt.pipeline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.LastAnswer;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.disclosure.ReleasedFigures;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.publish.ReleaseRecord;
import se.jamnt.reports.ReportTables;

/** What pages read that tell how a release differs from an earlier one. */
final class ComparedTables implements ReportTables {

  private final ProtectedTables current;
  private final ProtectedTable later;
  private final LocalDate earlierDataAsOf;
  private final Map<NodeId, Integer> revisionsBefore;
  private final Map<NodeId, Integer> revisionsAfter;
  private final Map<NodeId, List<FigureChange>> changes;

  /**
   * What two releases differ by.
   *
   * @param earlierFigures what the earlier one showed
   */
  ComparedTables(
      DataSource evaluator,
      ReleaseRecord earlier,
      Collection<ProtectedFigure> earlierFigures,
      ReleaseRecord later,
      List<FigureChange> changes) {
    this.current = new ProtectedTables(evaluator);
    this.later =
        new ReleasedFigures(DSL.using(evaluator, SQLDialect.POSTGRES))
            .table(later.period(), later.id(), later.dataAsOf());
    this.earlierDataAsOf = earlier.dataAsOf();
    this.revisionsBefore = revisions(earlierFigures);
    this.revisionsAfter = revisions(this.later.figures());
    this.changes = changes.stream().collect(Collectors.groupingBy(change -> change.key().node()));
  }

  private static Map<NodeId, Integer> revisions(Collection<ProtectedFigure> figures) {
    Map<NodeId, Integer> highest = new HashMap<>();
    figures.forEach(figure -> highest.merge(figure.key().node(), figure.revision(), Math::max));
    return highest;
  }

  @Override
  public List<Period> periods() {
    return List.of(later.period());
  }

  @Override
  public Optional<ProtectedTable> of(Period period, NodeId node) {
    return Optional.of(later).filter(table -> table.period().equals(period));
  }

  /** Only nodes of which something differs get a page. */
  @Override
  public Map<NodeId, Boolean> told(Period period) {
    return changes.keySet().stream().collect(Collectors.toMap(node -> node, node -> true));
  }

  @Override
  public Map<String, LocalDate> dataAsOf() {
    return current.dataAsOf();
  }

  @Override
  public Map<String, OptionalLong> withoutIdentity(Period period, NodeId node) {
    return Map.of();
  }

  @Override
  public Map<String, LastAnswer> lastAnswers(Period period, NodeId node, String indicator) {
    return Map.of();
  }

  @Override
  public Optional<ChangeNote> changes(Period period, NodeId node, Optional<String> board) {
    return Optional.ofNullable(changes.get(node))
        .map(
            differing ->
                new ChangeNote(
                    new ChangeNote.Releases(
                        new ChangeNote.Released(
                            revisionsBefore.getOrDefault(node, 0), earlierDataAsOf),
                        new ChangeNote.Released(
                            revisionsAfter.getOrDefault(node, 0), later.dataAsOf())),
                    differing));
  }
}
