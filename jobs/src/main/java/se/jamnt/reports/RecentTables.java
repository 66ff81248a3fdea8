package se.jamnt.reports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.LastAnswer;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/** Tables of the database, loaded when they are first asked for; may be shared by threads. */
final class RecentTables implements ReportTables {

  /** A page's own period, the earlier ones of its charts, one of a goal, and the next page's. */
  private static final int KEPT = Charts.EARLIER_PERIODS + 3;

  private final ProtectedTables tables;
  private final Clusters clusters;
  private final Map<Of, Optional<ProtectedTable>> recent = new LinkedHashMap<>(KEPT, 0.75f, true);
  private final Map<Period, Map<NodeId, Boolean>> told = new HashMap<>();

  private record Of(Period period, Cluster cluster) {}

  RecentTables(ProtectedTables tables, Clusters clusters) {
    this.tables = tables;
    this.clusters = clusters;
  }

  @Override
  public List<Period> periods() {
    return tables.periods();
  }

  @Override
  public synchronized Optional<ProtectedTable> of(Period period, NodeId node) {
    Of of = new Of(period, clusters.of(node.id()));
    Optional<ProtectedTable> known = recent.get(of);
    if (known != null) {
      return known;
    }
    Optional<ProtectedTable> table = tables.of(period, of.cluster());
    recent.put(of, table);
    if (recent.size() > KEPT) {
      recent.remove(recent.keySet().iterator().next());
    }
    return table;
  }

  @Override
  public synchronized Map<NodeId, Boolean> told(Period period) {
    return told.computeIfAbsent(period, tables::told);
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
