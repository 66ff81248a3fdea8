package se.jamnt.disclosure;

import java.util.HashMap;
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
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;

/** Audits what is about to be published, and notes what was found; a leak stops the run. */
public final class Auditing {

  private final DSLContext database;
  private final Map<String, IndicatorDefinition> definitions;
  private final DisclosurePolicy policy;
  private final Moment moment;
  private final Audit audit;
  private final Families families;

  /**
   * An audit under the data owner's policy.
   *
   * @param computer reads results, to judge whether what follows is small
   * @param moment when the facts were known
   */
  public Auditing(
      DataSource computer,
      IndicatorCatalog catalog,
      OrganisationChart chart,
      DisclosurePolicy policy,
      Moment moment) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    this.policy = policy;
    this.moment = moment;
    this.audit = new Audit(definitions, chart, policy);
    this.families = new Families(definitions);
  }

  /** Periods that have days in common, of which any has not been audited as it stands. */
  public List<List<Period>> due() {
    Map<Period, Boolean> audited = new HashMap<>();
    database
        .fetch(
            """
            select period, coalesce(audit.inputs = protected.inputs, false) as audited
              from published.period as protected left join published.audit using (period)
            """)
        .forEach(
            row ->
                audited.put(
                    Period.parse(row.get("period", String.class)),
                    row.get("audited", Boolean.class)));
    return DuePeriods.together(audited.keySet(), DuePeriods.released(database)).stream()
        .filter(periods -> !periods.stream().allMatch(one -> audited.getOrDefault(one, false)))
        .toList();
  }

  /** The period with those that it has days in common with. */
  public List<List<Period>> due(Period period) {
    return due().stream().filter(periods -> periods.contains(period)).toList();
  }

  private PastReleases past(DSLContext transaction, List<Period> periods) {
    String inputs =
        transaction
            .fetchOptional(
                "select inputs from published.period where period = {0}", periods.get(0).id())
            .map(row -> row.get(0, String.class))
            .orElse("");
    return new LedgerReading(transaction, definitions, families).of(periods, inputs, moment);
  }

  /** What earlier releases showed, as a reader has it who keeps every file. */
  private List<Audit.Edition> before(PastReleases past) {
    return past.editions().stream()
        .map(
            edition ->
                new Audit.Edition(
                    edition.figures().stream()
                        .map(figure -> row(figure, edition.hidden().contains(figure.key())))
                        .toList(),
                    new CountedCells(edition.figures(), definitions, policy, edition.largest())))
        .toList();
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
      ComputedFigures computed, List<Period> periods, List<PublishedRow> rows, PastReleases past) {
    Families.Divided<PublishedRow> rowsOf = families.divide(rows, PublishedRow::key);
    Families.Divided<Figure> figuresOf =
        families.divide(
            periods.stream().flatMap(period -> computed.of(period).stream()).toList(), Figure::key);
    Families.Divided<Contributions.Largest> largestOf =
        families.divideKnown(computed.largest(periods), Contributions.Largest::of);
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
                      new Audit.Edition(rowsOf.of(family), truth),
                      past.madeAgainAfter()),
                  truth.counted());
            }));
  }

  /**
   * Audits the files of periods that have days in common.
   *
   * @param file the file of a period's figures
   * @return ways back to hidden figures that earlier releases leave open, or boards that were
   *     closed before, whose figures can't be changed; only those that were not found before
   * @throws LeakException if a hidden figure follows from what has not been closed
   */
  public List<String> audit(List<Period> periods, Function<Period, byte[]> file) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          ComputedFigures computed = new ComputedFigures(transaction);
          Audit.Finding found =
              find(
                  computed,
                  periods,
                  periods.stream().map(file).flatMap(one -> PublishedRow.of(one).stream()).toList(),
                  past(transaction, periods));
          Closures closures = Closures.read(transaction, Optional.empty());
          boolean anyClosed = periods.stream().anyMatch(one -> !closures.closed(one).isEmpty());
          if (!found.opened().isEmpty() && !anyClosed) {
            throw new LeakException(periods, found.opened());
          }
          for (Period period : periods) {
            transaction.execute(
                """
                insert into published.audit (period, inputs, hidden, equations, recovered)
                select period, inputs, {1}, {2}, {3} from published.period where period = {0}
                on conflict (period) do update
                   set inputs = excluded.inputs, hidden = excluded.hidden,
                       equations = excluded.equations, recovered = excluded.recovered
                """,
                period.id(), found.hidden(), found.equations(), found.leaks().size());
          }
          return new Unsettled(transaction).replace(periods, Unsettled.Kind.LEAK, found.leaks());
        });
  }
}
