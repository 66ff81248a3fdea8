package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Period;

/** Audits what is about to be published, and notes what was found; a leak stops the run. */
public final class Auditing {

  private final DSLContext database;
  private final Map<String, IndicatorDefinition> definitions;
  private final DisclosurePolicy policy;
  private final Moment moment;
  private final Audit audit;
  private final Families families;
  private final Clusters clusters;
  private final Nodes nodes;

  /**
   * An audit under the data owner's policy.
   *
   * @param computer reads results, to judge whether what follows is small
   * @param moment when the facts were known
   */
  public Auditing(
      DataSource computer,
      IndicatorCatalog catalog,
      Clusters clusters,
      DisclosurePolicy policy,
      Moment moment) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    this.policy = policy;
    this.moment = moment;
    this.audit = new Audit(definitions, policy);
    this.families = new Families(definitions);
    this.clusters = clusters;
    this.nodes = new Nodes(clusters.chart());
  }

  /** A cluster's figures to audit, of periods that have days in common. */
  public record Due(List<Period> periods, Cluster cluster) {

    /** What is due in lines, for each cluster one. */
    public static Collection<List<Due>> byCluster(List<Due> due) {
      return due.stream()
          .collect(Collectors.groupingBy(Due::cluster, LinkedHashMap::new, Collectors.toList()))
          .values();
    }
  }

  /** Those of which any period has not been audited as it stands. */
  public List<Due> due() {
    Map<Period, Map<List<String>, Boolean>> audited = new HashMap<>();
    database
        .fetch(
            """
            select period, organisations,
                   coalesce(audit.inputs = protected.inputs, false) as audited
              from published.protected left join published.audit using (period, organisations)
            """)
        .forEach(
            row ->
                audited
                    .computeIfAbsent(
                        Period.parse(row.get("period", String.class)), period -> new HashMap<>())
                    .put(
                        List.of(row.get("organisations", String[].class)),
                        row.get("audited", Boolean.class)));
    List<Due> due = new ArrayList<>();
    for (List<Period> periods :
        DuePeriods.together(audited.keySet(), DuePeriods.released(database))) {
      clusters.all().stream()
          .filter(
              cluster ->
                  !periods.stream()
                      .allMatch(
                          period ->
                              audited
                                  .getOrDefault(period, Map.of())
                                  .getOrDefault(cluster.organisations(), false)))
          .forEach(cluster -> due.add(new Due(periods, cluster)));
    }
    return due;
  }

  /** Those of the period and of those that it has days in common with. */
  public List<Due> due(Period period) {
    return due().stream().filter(one -> one.periods().contains(period)).toList();
  }

  private PastReleases past(DSLContext transaction, Due due) {
    String inputs =
        transaction
            .fetchOptional(
                "select inputs from published.period where period = {0}", due.periods().get(0).id())
            .map(row -> row.get(0, String.class))
            .orElse("");
    return ledger(transaction).of(due.periods(), due.cluster(), inputs, moment);
  }

  private LedgerReading ledger(DSLContext transaction) {
    return new LedgerReading(transaction, definitions, families, nodes);
  }

  /** What earlier releases showed, as a reader has it who keeps every file. */
  private Iterable<Audit.Edition> before(PastReleases past) {
    return past.editions()
        .each(
            edition ->
                new Audit.Edition(
                    edition.figures().stream()
                        .map(figure -> row(figure, edition.hidden().contains(figure.key())))
                        .toList(),
                    new CountedCells(edition.figures(), definitions, policy, edition.largest()),
                    edition.nodes()));
  }

  private static PublishedRow row(Figure figure, boolean hidden) {
    return hidden
        ? new PublishedRow(figure.key(), Optional.empty(), Optional.empty(), "hidden")
        : new PublishedRow(
            figure.key(),
            Optional.ofNullable(figure.part()),
            Optional.ofNullable(figure.base()),
            "final");
  }

  /** What is found family by family, for none tells anything of another. */
  private Audit.Finding find(
      ComputedFigures computed,
      Due due,
      List<PublishedRow> rows,
      PastReleases past,
      Nodes nodesNow) {
    Families.Divided<PublishedRow> rowsOf = families.divide(rows, PublishedRow::key);
    Families.Divided<Figure> figuresOf =
        families.divide(
            due.periods().stream()
                .flatMap(period -> computed.of(period, due.cluster()).stream())
                .toList(),
            Figure::key);
    Families.Divided<Contributions.Largest> largestOf =
        families.divideKnown(
            computed.largest(due.periods(), due.cluster()), Contributions.Largest::of);
    Function<Integer, PastReleases> pastOf = past.divided(families);
    Set<Integer> all = new TreeSet<>(rowsOf.parts().keySet());
    all.addAll(figuresOf.parts().keySet());
    return Audit.Finding.together(
        Families.each(
            all,
            family -> rowsOf.of(family).size(),
            family -> {
              CountedCells truth =
                  new CountedCells(figuresOf.of(family), definitions, policy, largestOf.of(family));
              return new Families.Found<>(
                  audit.of(
                      before(pastOf.apply(family)),
                      new Audit.Edition(rowsOf.of(family), truth, nodesNow),
                      past.madeAgainAfter()),
                  truth.counted());
            }));
  }

  /**
   * Audits what the files that are about to be published tell of a cluster.
   *
   * @return ways back to hidden figures that earlier releases leave open, or boards that were
   *     closed before, whose figures can't be changed; only those that were not found before
   * @throws LeakException if a hidden figure follows from what has not been closed
   */
  public List<String> audit(Due due) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          List<Period> periods = due.periods();
          NodeLines files = new NodeLines(transaction);
          Closures closures = Closures.read(transaction, Optional.empty());
          Audit.Finding found =
              find(
                  new ComputedFigures(transaction),
                  due,
                  periods.stream()
                      .flatMap(period -> files.rows(period, due.cluster()).stream())
                      .toList(),
                  past(transaction, due),
                  ledger(transaction).now(periods, due.cluster(), closures));
          boolean anyClosed = periods.stream().anyMatch(one -> !closures.closed(one).isEmpty());
          if (!found.opened().isEmpty() && !anyClosed) {
            throw new LeakException(periods, found.opened());
          }
          for (Period period : periods) {
            transaction.execute(
                """
                insert into published.audit
                  (period, organisations, inputs, hidden, equations, recovered)
                select period, organisations, inputs, {2}, {3}, {4}
                  from published.protected where period = {0} and organisations = {1}::text[]
                on conflict (period, organisations) do update
                   set inputs = excluded.inputs, hidden = excluded.hidden,
                       equations = excluded.equations, recovered = excluded.recovered
                """,
                period.id(),
                due.cluster().organisations().toArray(String[]::new),
                found.hiddenIn().getOrDefault(period, 0),
                found.equations(),
                found.leaks().size());
          }
          return new Unsettled(transaction)
              .replace(periods, due.cluster(), Unsettled.Kind.LEAK, found.leaks());
        });
  }
}
