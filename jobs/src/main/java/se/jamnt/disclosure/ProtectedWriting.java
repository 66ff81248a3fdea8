package se.jamnt.disclosure;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import se.jamnt.disclosure.DisclosurePolicy.Rule;
import se.jamnt.indicators.Computations;
import se.jamnt.indicators.FigureRows;
import se.jamnt.model.Cluster;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Level;
import se.jamnt.model.Period;

/** Writes what may be shown of a cluster into the database, schema {@code published}. */
final class ProtectedWriting {

  private final DSLContext database;

  ProtectedWriting(DSLContext transaction) {
    this.database = transaction;
  }

  /** Replaces all that may be shown of a cluster in a period. */
  void replace(
      Period of, Protection.Due due, List<ProtectedFigure> figures, DisclosurePolicy policy) {
    String period = of.id();
    Cluster cluster = due.cluster();
    Long[] computations = Computations.meeting(database, of, cluster);
    database.execute(
        """
        insert into published.period (period, inputs, data_as_of, last_delivery)
        select period, {1}, coalesce(max(data_as_of), {2}), max(last_delivery)
          from results.computation where period = {0} group by period
        on conflict (period) do update
           set inputs = excluded.inputs, data_as_of = excluded.data_as_of,
               last_delivery = excluded.last_delivery
        """,
        period, due.inputsOfAll(), of.last());
    List<NodeLines.OfNode> lines = NodeLines.OfNode.of(figures);
    String fingerprint = NodeLines.OfNode.fingerprint(lines);
    boolean stand =
        fingerprint.equals(fingerprintOfFigures(period, cluster))
            && new NodeLines(database).count(of, cluster) == lines.size();
    forget(period, cluster);
    database.execute(
        """
        insert into published.protected (period, organisations, inputs, data_as_of, figures)
        select {0}, {1}, {2}, max(data_as_of), {4}
          from results.computation where computation_id = any({3})
        """,
        period,
        cluster.organisations().toArray(String[]::new),
        due.inputs(),
        computations,
        fingerprint);
    if (!stand) {
      replaceFigures(of, cluster, figures, lines);
    }
    Rule strictest = policy.strictest();
    copySourceNotes(period, strictest);
    copyWithoutIdentity(period, cluster, computations, strictest);
    copyAnswers(period, cluster, computations);
    copyRanks(period, cluster, computations);
    copySkippedDays(period, cluster, computations);
    database.execute(
        """
        update published.protected set content = {2}
         where period = {0} and organisations = {1}::text[]
        """,
        period, cluster.organisations().toArray(String[]::new), content(period, cluster));
  }

  /** Fingerprint of all that a cluster's tables show of a period. */
  private String content(String period, Cluster cluster) {
    Fingerprint content = Fingerprint.of("content");
    List.of("node_lines", "without_identity", "answer", "rank")
        .forEach(table -> content.with(content(table, period, ClusterRows.of(cluster, table))));
    content.with(
        content("skipped_days", period, DSL.condition("unit = any({0})", DSL.val(units(cluster)))));
    return content.hex();
  }

  private String content(String table, String period, Condition rows) {
    return database
        .fetchOptional(
            """
            select coalesce(md5(string_agg(row, '' order by row)), '') as content
              from (select md5({0}::text) as row from published.{0} where period = {1} and {2}) told
            """,
            DSL.name(table), period, rows)
        .map(row -> row.get("content", String.class))
        .orElseThrow();
  }

  private void replaceFigures(
      Period period, Cluster cluster, List<ProtectedFigure> figures, List<NodeLines.OfNode> lines) {
    database.execute(
        "delete from published.figure where period = {0} and {1}",
        period.id(),
        ClusterRows.of(
            cluster, ClusterRows.ofNone(database, cluster, period, "node_lines"), "figure"));
    forget(period.id(), cluster, List.of("node_lines"));
    copy(period, figures);
    new NodeLines(database).add(period, lines);
  }

  /** That of the figures that stand there; empty where they are not of just this cluster. */
  private String fingerprintOfFigures(String period, Cluster cluster) {
    return database
        .fetchOptional(
            """
            select figures from published.protected
             where period = {0} and organisations = {1}::text[]
            """,
            period, cluster.organisations().toArray(String[]::new))
        .map(row -> row.get("figures", String.class))
        .orElse("");
  }

  /** What was shown of the cluster, also as part of one that the chart has no more. */
  private void forget(String period, Cluster cluster) {
    database
        .fetch("select organisations from published.protected where period = {0}", period)
        .map(row -> row.get("organisations", String[].class))
        .stream()
        .filter(organisations -> cluster.meets(List.of(organisations)))
        .forEach(
            organisations ->
                database.execute(
                    "delete from published.protected where period = {0} and organisations = {1}::text[]",
                    period, organisations));
    forget(period, cluster, List.of("without_identity", "answer", "rank"));
    database.execute(
        "delete from published.skipped_days where period = {0} and unit = any({1})",
        period, units(cluster));
    database.execute("delete from published.source_note where period = {0}", period);
  }

  private void forget(String period, Cluster cluster, List<String> tables) {
    for (String table : tables) {
      database.execute(
          "delete from published." + table + " where period = {0} and {1}",
          period,
          ClusterRows.of(cluster, table));
    }
  }

  private static String[] units(Cluster cluster) {
    return cluster.nodes().getOrDefault(Level.UNIT, List.of()).toArray(String[]::new);
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
  private void copyWithoutIdentity(
      String period, Cluster cluster, Long[] computations, Rule strictest) {
    database.execute(
        """
        insert into published.without_identity
        select {0}, level, node, source,
               case when min(episodes) over (partition by source) < {1} then null
                    else episodes end
          from results.without_identity
         where computation_id = any({2}) and {3}
        """,
        period, strictest.hideBelow(), computations, ClusterRows.of(cluster, "without_identity"));
  }

  /** Answers are about an organisation, not about people. */
  private void copyAnswers(String period, Cluster cluster, Long[] computations) {
    database.execute(
        """
        insert into published.answer
        select {0}, level, node, indicator, category, answered_on, text
          from results.answer
         where computation_id = any({1}) and {2}
        """,
        period, computations, ClusterRows.of(cluster, "answer"));
  }

  /**
   * Ranks are told where all that rests on the same values is shown of both sexes, whose bases then
   * are too. Three decimals say nothing of any one.
   */
  private void copyRanks(String period, Cluster cluster, Long[] computations) {
    database.execute(
        """
        insert into published.rank
        select {0}, level, node, indicator, rank.women, rank.men, round(women_higher, 3)
          from results.rank
          join published.figure of_women using (level, node, indicator)
          join published.figure of_men using (level, node, indicator, statistic)
         where rank.computation_id = any({1}) and {2}
           and of_women.period = {0} and of_men.period = {0}
           and of_women.statistic in ('median', 'mean', 'ratio')
           and of_women.breakdown = '' and of_men.breakdown = ''
           and of_women.sex = 'K' and of_men.sex = 'M'
         group by level, node, indicator, rank.women, rank.men, women_higher
        having bool_and(of_women.value is not null and of_men.value is not null)
        """,
        period, computations, ClusterRows.of(cluster, "rank"));
  }

  private void copySkippedDays(String period, Cluster cluster, Long[] computations) {
    database.execute(
        """
        insert into published.skipped_days
        select {0}, unit, source, days
          from results.skipped_days
         where computation_id = any({1}) and unit = any({2})
        """,
        period, computations, units(cluster));
  }
}
