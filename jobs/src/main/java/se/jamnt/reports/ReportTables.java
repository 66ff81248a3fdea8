package se.jamnt.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.LastAnswer;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.model.Clusters;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * Everything that reports read: protected tables and what stands beside them. The published schema
 * gives them for a run; a report about figures that are nowhere stored, such as those of a test or
 * of a re-run, brings its own.
 */
public interface ReportTables {

  /** Every protected period. */
  List<Period> periods();

  /**
   * The table that tells of a node in a period, where it has been protected: its own figures, and
   * those of all nodes that have anything to do with it.
   */
  Optional<ProtectedTable> of(Period period, NodeId node);

  /** The nodes with figures in a period, each with whether its sources told anything of it. */
  Map<NodeId, Boolean> told(Period period);

  /** Per source, the latest date of the data that any protected figure rests on. */
  Map<String, LocalDate> dataAsOf();

  /** Per source, the number of episodes without identity; empty for few. */
  Map<String, OptionalLong> withoutIdentity(Period period, NodeId node);

  /** By source, how many days a unit has without a count where counts are expected. */
  default Map<String, Long> skippedDays(Period period, String unit) {
    return Map.of();
  }

  /** By criterion, what stands beside the last answers of a checklist. */
  Map<String, LastAnswer> lastAnswers(Period period, NodeId node, String indicator);

  /**
   * What a page is told of figures that differ from others.
   *
   * @param board the board of a board or a unit; empty for the nodes above
   */
  default Optional<ChangeNote> changes(Period period, NodeId node, Optional<String> board) {
    return Optional.empty();
  }

  /**
   * The tables in the database, for one run: the last few that were read are kept, so that many
   * pages can share them, and a table that is protected anew later is not seen.
   */
  static ReportTables in(ProtectedTables tables, Clusters clusters) {
    return new RecentTables(tables, clusters);
  }
}
