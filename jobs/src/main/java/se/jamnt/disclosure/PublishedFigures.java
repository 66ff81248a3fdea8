package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureRow;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Cluster;
import se.jamnt.model.Period;

/** Reads protected figures from the database, schema {@code published}. */
final class PublishedFigures {

  private final DSLContext database;

  PublishedFigures(DSLContext database) {
    this.database = database;
  }

  /** The table of a period, where it has been protected. */
  Optional<ProtectedTable> load(Period period) {
    return database
        .fetchOptional("select data_as_of from published.period where period = {0}", period.id())
        .map(row -> row.get("data_as_of", LocalDate.class))
        .map(
            dataAsOf ->
                new ProtectedTable(
                    period,
                    dataAsOf,
                    figures(period, DSL.trueCondition()),
                    notes(period),
                    ranks(period, DSL.trueCondition())));
  }

  /** The same of a cluster only. */
  Optional<ProtectedTable> load(Period period, Cluster cluster) {
    return database
        .fetchOptional(
            """
            select coalesce(protected.data_as_of, period.data_as_of) as data_as_of
              from published.protected join published.period using (period)
             where period = {0} and organisations = {1}::text[]
            """,
            period.id(), cluster.organisations().toArray(String[]::new))
        .map(row -> row.get("data_as_of", LocalDate.class))
        .map(
            dataAsOf ->
                new ProtectedTable(
                    period,
                    dataAsOf,
                    figures(period, rows(period, cluster)),
                    notes(period).stream().filter(note -> note.tellsOf(cluster)).toList(),
                    ranks(period, ClusterRows.of(cluster, "shown"))));
  }

  private List<ValuesRanked> ranks(Period period, Condition rows) {
    return database
        .fetch(
            "select shown.* from published.rank as shown where shown.period = {0} and {1}",
            period.id(), rows)
        .map(
            row ->
                new ValuesRanked(
                    NodeLines.node(row),
                    row.get("indicator", String.class),
                    row.get("women", Long.class),
                    row.get("men", Long.class),
                    row.get("women_higher", BigDecimal.class)));
  }

  /**
   * How those figures of a cluster in a period may be shown that can be compared with later ones;
   * none where it has not been protected.
   */
  Map<FigureKey, Status> comparedStatuses(
      Period period, Cluster cluster, Collection<IndicatorDefinition> definitions) {
    Map<FigureKey, Status> statuses = new HashMap<>();
    figures(period, rows(period, cluster).and(ComparedRows.of(definitions, "shown")))
        .forEach(figure -> statuses.put(figure.key(), figure.status()));
    return statuses;
  }

  private Condition rows(Period period, Cluster cluster) {
    return ClusterRows.of(
        cluster, ClusterRows.ofNone(database, cluster, period, "node_lines"), "shown");
  }

  private List<ProtectedFigure> figures(Period period, Condition rows) {
    return FigureRow.read(
        database,
        period,
        PublishedFigures::figure,
        "select shown.* from published.figure as shown where shown.period = {0} and {1}",
        period.id(),
        rows);
  }

  static ProtectedFigure figure(FigureRow row) {
    return new ProtectedFigure(
        row.key(),
        row.value(),
        row.part(),
        row.base(),
        Status.of(row.text("status")),
        row.require("revision", Integer.class),
        row.definitionVersion());
  }

  /** The deliveries that a period's figures rest on. */
  List<SourceNote> notes(Period period) {
    return database
        .fetch(
            "select * from published.source_note where period = {0} order by position", period.id())
        .map(
            row ->
                new SourceNote(
                    row.get("source", String.class),
                    row.get("file_name", String.class),
                    row.get("data_as_of", LocalDate.class),
                    row.get("covers_last", LocalDate.class),
                    row.get("rows_read", Long.class),
                    row.get("rows_used", Long.class),
                    row.get("rows_unchanged", Long.class),
                    row.get("rows_duplicate", Long.class),
                    row.get("rows_rejected", Long.class),
                    orFew(row, "rows_unknown_sex"),
                    orFew(row, "rows_sex_conflict"),
                    row.get("late", Boolean.class),
                    units(row.get("units", String[].class))));
  }

  private static Set<String> units(String @Nullable [] units) {
    return units == null ? Set.of() : Set.of(units);
  }

  /** A count about people; empty where it is too small to be told. */
  static OptionalLong orFew(Record row, String column) {
    @Nullable Long count = row.get(column, Long.class);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
