package se.jamnt.publish;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.LastAnswer;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.indicators.Closures;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.reports.ReportTables;

/** Tables without the figures that wait for approval, so that no published page shows them. */
final class ApprovedTables implements ReportTables {

  private final ReportTables tables;
  private final Approvals approvals;

  /**
   * What a table is without the figures that wait, empty where none do: pages ask for the same few
   * tables again and again. It goes with the table itself.
   */
  private final Map<ProtectedTable, Optional<ProtectedTable>> known = new WeakHashMap<>();

  private @Nullable Closures knownBy;

  ApprovedTables(ReportTables tables, Approvals approvals) {
    this.tables = tables;
    this.approvals = approvals;
  }

  @Override
  public List<Period> periods() {
    return tables.periods();
  }

  @Override
  public Optional<ProtectedTable> of(Period period, NodeId node) {
    return tables.of(period, node).map(this::onceApproved);
  }

  @Override
  public Map<NodeId, Boolean> told(Period period) {
    Map<NodeId, Boolean> told = new HashMap<>(tables.told(period));
    told.keySet().removeAll(approvals.heldBack(period, Set.copyOf(told.keySet())));
    return told;
  }

  private synchronized ProtectedTable onceApproved(ProtectedTable table) {
    Closures closures = approvals.closures();
    if (closures != knownBy) {
      known.clear();
      knownBy = closures;
    }
    return known
        .computeIfAbsent(table, one -> Optional.of(approved(one)).filter(without -> without != one))
        .orElse(table);
  }

  private ProtectedTable approved(ProtectedTable table) {
    Set<NodeId> held = approvals.heldBack(table.period(), table.nodes());
    return held.isEmpty() ? table : table.without(held);
  }

  @Override
  public Map<String, LocalDate> dataAsOf() {
    return tables.dataAsOf();
  }

  @Override
  public Map<String, OptionalLong> withoutIdentity(Period period, NodeId node) {
    return tables.withoutIdentity(period, node);
  }

  @Override
  public Map<String, Long> skippedDays(Period period, String unit) {
    return tables.skippedDays(period, unit);
  }

  @Override
  public Map<String, LastAnswer> lastAnswers(Period period, NodeId node, String indicator) {
    return tables.lastAnswers(period, node, indicator);
  }

  @Override
  public Optional<ChangeNote> changes(Period period, NodeId node, Optional<String> board) {
    return tables.changes(period, node, board);
  }
}
