package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureRow;
import se.jamnt.indicators.FigureRows;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/** Protected figures in the database, schema {@code published}. */
final class PublishedFigures {

  private final DSLContext database;

  PublishedFigures(DSLContext database) {
    this.database = database;
  }

  /** Replaces all that may be shown of a period, in the transaction of the context. */
  void replace(Period of, String inputs, List<ProtectedFigure> figures, Rule strictest) {
    String period = of.id();
    database.execute("delete from published.period where period = {0}", period);
    database.execute(
        """
        insert into published.period (period, inputs, data_as_of, last_delivery)
        select period, {1}, data_as_of, last_delivery from results.computation where period = {0}
        """,
        period, inputs);
    copy(of, figures);
    copySourceNotes(period, strictest);
    copyWithoutIdentity(period, strictest);
    copyAnswers(period);
    copyRanks(period);
    copySkippedDays(period);
  }

  private void copy(Period period, List<ProtectedFigure> figures) {
    FigureRows.copy(
        database,
        "published.figure",
        figures.stream(),
        (figure, row) -> {
          row.add(period.id());
          row.addKey(figure.key());
          row.add(figure.value() == null ? null : figure.value().toPlainString());
          row.add(figure.part());
          row.add(figure.base());
          row.add(figure.status().word());
          row.add(figure.revision());
          row.add(figure.definitionVersion());
        });
  }

  /** Each file once, its rows as they stand after all its readings. */
  private void copySourceNotes(String period, Rule strictest) {
    database.execute(
        """
        insert into published.source_note
        select {0}, row_number() over (order by file.source collate "C", file.delivery_id), file.source,
               file.file_name, coalesce(file.declared_on, file.last_date),
               coalesce(file.covers_last, file.declared_on, file.last_date),
               file.rows_read, file.rows_used, file.rows_unchanged, file.rows_duplicate,
               file.rows_rejected,
               case when file.rows_unknown_sex between 1 and {1} then null
                    else file.rows_unknown_sex end,
               case when file.rows_sex_conflict between 1 and {1} then null
                    else file.rows_sex_conflict end,
               (select covers_units from facts.delivery whole
                 where whole.delivery_id = file.delivery_id),
               file.late
          from facts.delivered_file file
         where exists (
               select from results.computation
                 join results.used_delivery using (computation_id)
                 join facts.delivery used using (delivery_id)
                where period = {0} and used.source = file.source
                  and (used.file_name, used.sha256) = (
                      select whole.file_name, whole.sha256 from facts.delivery whole
                       where whole.delivery_id = file.delivery_id))
        """,
        period, strictest.hideBelow() - 1);
  }

  /**
   * Where the policy hides the number of one node, that of no node of the source is told: the
   * others would give it back.
   */
  private void copyWithoutIdentity(String period, Rule strictest) {
    database.execute(
        """
        insert into published.without_identity
        select period, level, node, source,
               case when min(episodes) over (partition by source) < {1} then null
                    else episodes end
          from results.computation
          join results.without_identity using (computation_id)
         where period = {0}
        """,
        period, strictest.hideBelow());
  }

  /** Answers are about an organisation, not about people. */
  private void copyAnswers(String period) {
    database.execute(
        """
        insert into published.answer
        select period, level, node, indicator, category, answered_on, text
          from results.computation
          join results.answer using (computation_id)
         where period = {0}
        """,
        period);
  }

  /**
   * Ranks are told where all that rests on the same values is shown of both sexes, whose bases then
   * are too. Three decimals say nothing of any one.
   */
  private void copyRanks(String period) {
    database.execute(
        """
        insert into published.rank
        select computation.period, level, node, indicator, rank.women, rank.men,
               round(women_higher, 3)
          from results.computation
          join results.rank using (computation_id)
          join published.figure of_women using (level, node, indicator)
          join published.figure of_men using (level, node, indicator, statistic)
         where computation.period = {0}
           and of_women.period = {0} and of_men.period = {0}
           and of_women.statistic in ('median', 'mean', 'ratio')
           and of_women.breakdown = '' and of_men.breakdown = ''
           and of_women.sex = 'K' and of_men.sex = 'M'
         group by computation.period, level, node, indicator, rank.women, rank.men, women_higher
        having bool_and(of_women.value is not null and of_men.value is not null)
        """,
        period);
  }

  private void copySkippedDays(String period) {
    database.execute(
        """
        insert into published.skipped_days
        select period, unit, source, days
          from results.computation
          join results.skipped_days using (computation_id)
         where period = {0}
        """,
        period);
  }

  private List<ValuesRanked> ranks(Period period) {
    return database
        .fetch("select * from published.rank where period = {0}", period.id())
        .map(
            row ->
                new ValuesRanked(
                    new NodeId(
                        Level.of(row.get("level", String.class)), row.get("node", String.class)),
                    row.get("indicator", String.class),
                    row.get("women", Long.class),
                    row.get("men", Long.class),
                    row.get("women_higher", BigDecimal.class)));
  }

  /** The table of a period, where it has been protected. */
  Optional<ProtectedTable> load(Period period) {
    return database
        .fetchOptional("select data_as_of from published.period where period = {0}", period.id())
        .map(row -> row.get("data_as_of", LocalDate.class))
        .map(
            dataAsOf ->
                new ProtectedTable(
                    period, dataAsOf, figures(period), notes(period), ranks(period)));
  }

  /** How each figure of a period may be shown; none where it has not been protected. */
  Map<FigureKey, Status> statuses(Period period) {
    Map<FigureKey, Status> statuses = new HashMap<>();
    figures(period).forEach(figure -> statuses.put(figure.key(), figure.status()));
    return statuses;
  }

  private List<ProtectedFigure> figures(Period period) {
    return FigureRow.read(
        database,
        period,
        PublishedFigures::figure,
        "select * from published.figure where period = {0}",
        period.id());
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

  private List<SourceNote> notes(Period period) {
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
