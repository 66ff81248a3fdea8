package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureRows;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.derived.DerivedFigures;
import se.jamnt.indicators.derived.ShownFigures;
import se.jamnt.model.Closing;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;

/** Protects computed figures and hands them over to those who show them. */
public final class Protection {

  private final DSLContext database;
  private final Map<String, IndicatorDefinition> definitions;
  private final OrganisationChart chart;
  private final DisclosurePolicy policy;
  private final DerivedFigures derived;
  private final String program;
  private final Optional<Closing> closing;

  /**
   * A protection under the data owner's policy.
   *
   * @param computer reads results, writes published figures
   * @param derived what follows from the figures that are shown
   * @param program the version that protects, and all that derived figures depend on: another one
   *     may hide or give other figures
   * @param closing what the run is about to close
   */
  public Protection(
      DataSource computer,
      IndicatorCatalog catalog,
      OrganisationChart chart,
      DisclosurePolicy policy,
      DerivedFigures derived,
      String program,
      Optional<Closing> closing) {
    this.database = DSL.using(computer, SQLDialect.POSTGRES);
    this.definitions =
        catalog.definitions().stream()
            .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
    this.chart = chart;
    this.policy = policy;
    this.derived = derived;
    this.program = program;
    this.closing = closing;
  }

  /**
   * Periods to protect and the fingerprint of what their tables will be made from. They have days
   * in common, so that what one tells can follow from the others.
   */
  public record Due(List<Period> periods, String inputs) {}

  /**
   * What protecting came to.
   *
   * @param withheld what could not be proved safe and is hidden whole, in words for a person; only
   *     what was not found before
   */
  public record Outcome(int figures, int hidden, List<String> withheld) {}

  /** Changes when other figures could be hidden. */
  String rules() {
    return Fingerprint.of("rules").with(policy.written()).with(program).hex();
  }

  /** The periods whose figures or policy have changed since they were protected, in order. */
  public List<Due> due() {
    Map<Period, String> made = new HashMap<>();
    database
        .fetch("select period, inputs from published.period")
        .forEach(row -> made.put(Period.parse(row.get(0, String.class)), row.get(1, String.class)));
    return computed().stream()
        .filter(
            due ->
                !due.periods().stream().allMatch(period -> due.inputs().equals(made.get(period))))
        .toList();
  }

  /**
   * The period with those that it has days in common with, whether their figures have changed or
   * not, after all others that are due: its pages show them, and its figures are compared with some
   * of them.
   */
  public List<Due> due(Period period) {
    List<Due> due =
        new ArrayList<>(due().stream().filter(one -> !one.periods().contains(period)).toList());
    computed().stream().filter(one -> one.periods().contains(period)).forEach(due::add);
    return due;
  }

  private List<Due> computed() {
    Map<Period, String> inputs = new TreeMap<>();
    database
        .fetch("select period, inputs from results.computation")
        .forEach(
            row ->
                inputs.put(
                    Period.parse(row.get("period", String.class)),
                    row.get("inputs", String.class)));
    Closures closures = Closures.read(database, closing);
    return together(inputs.keySet()).stream()
        .map(periods -> new Due(periods, inputs(periods, inputs, closures)))
        .toList();
  }

  private String inputs(List<Period> periods, Map<Period, String> computed, Closures closures) {
    Fingerprint inputs = Fingerprint.of("protected").with(rules());
    Set<Period> restOn = new TreeSet<>(periods);
    periods.forEach(period -> restOn.addAll(derived.comparedWith(period)));
    restOn.forEach(
        period ->
            inputs.with(period + " " + computed.get(period)).with(closures.fingerprint(period)));
    return inputs.hex();
  }

  /** Periods in order, those with days in common together. */
  static List<List<Period>> together(Collection<Period> periods) {
    List<List<Period>> together = new ArrayList<>();
    LocalDate last = LocalDate.MIN;
    for (Period period : periods.stream().sorted().toList()) {
      if (period.first().isAfter(last)) {
        together.add(new ArrayList<>());
      }
      together.get(together.size() - 1).add(period);
      last = period.last().isAfter(last) ? period.last() : last;
    }
    return together;
  }

  /** Protects periods and replaces what may be shown of them, in one transaction. */
  public Outcome protect(Due due) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          Closures closures = Closures.read(transaction, closing);
          Map<Period, List<Figure>> figures = new TreeMap<>();
          due.periods().forEach(period -> figures.put(period, computed(transaction, period)));
          Map<Period, StandingFigures> standing = new TreeMap<>();
          due.periods()
              .forEach(
                  period ->
                      standing.put(
                          period,
                          new StandingFigures(
                              period, chart, closures, new ReleasedFigures(transaction))));
          Shown shown =
              protect(
                  figures,
                  new Released(
                      PastReleases.read(transaction, due.periods(), due.inputs(), definitions),
                      fixed(figures, standing),
                      revised(figures, closures::closing, closures),
                      largest(transaction, due.periods())),
                  earlier -> compared(transaction, earlier));
          int count = 0;
          int hidden = 0;
          for (Period period : due.periods()) {
            List<ProtectedFigure> asTheyStand =
                Optional.ofNullable(standing.get(period)).orElseThrow().of(shown.of(period));
            new PublishedFigures(transaction)
                .replace(period, due.inputs(), asTheyStand, policy.strictest());
            count += asTheyStand.size();
            hidden += (int) asTheyStand.stream().filter(ProtectedFigure::isHidden).count();
          }
          return new Outcome(
              count,
              hidden,
              new Unsettled(transaction)
                  .replace(due.periods(), Unsettled.Kind.WITHHELD, shown.withheld()));
        });
  }

  /** Figures as they may be shown, and what could not be proved safe. */
  record Shown(Map<Period, List<ProtectedFigure>> figures, List<String> withheld) {

    List<ProtectedFigure> of(Period period) {
      return figures.getOrDefault(period, List.of());
    }
  }

  /**
   * Hides what the policy hides, and what would give it back; then adds what follows from the rest.
   *
   * @param figures of all periods that have days in common
   * @param released what readers have
   * @param earlier what may be shown of the figures that other periods are compared with
   */
  Shown protect(
      Map<Period, List<Figure>> figures,
      Released released,
      Function<Period, ShownFigures> earlier) {
    List<Figure> all = figures.values().stream().flatMap(List::stream).toList();
    CountedCells cells = new CountedCells(all, definitions, policy, released.largest());
    Solution.Given given =
        policy.waiver().isPresent() ? Solution.Given.nothing() : given(cells, all, released);
    Solution solution = Solution.of(cells, new Nodes(chart), policy, given);
    Set<FigureKey> hidden = new HashSet<>();
    for (Figure figure : all) {
      if (cells.hides(figure.key(), solution.hidden(), policy)) {
        hidden.add(figure.key());
      }
    }
    Map<Period, List<ProtectedFigure>> shown = new TreeMap<>();
    figures.forEach(
        (period, own) -> {
          List<ProtectedFigure> of = new ArrayList<>();
          own.forEach(figure -> of.add(protect(figure, hidden.contains(figure.key()))));
          derived
              .of(
                  period,
                  new ShownFigures(own, hidden),
                  other ->
                      figures.containsKey(other)
                          ? compared(figures.getOrDefault(other, List.of()), hidden)
                          : earlier.apply(other))
              .forEach(figure -> of.add(protect(figure.figure(), figure.hidden())));
          shown.put(period, of);
        });
    return new Shown(
        shown, solution.withheld().stream().map(cell -> inWords(cell, all, cells)).toList());
  }

  /**
   * What readers have, and what can't be changed any more.
   *
   * @param fixed figures of closed boards, as they stand
   * @param revised by period, the nodes of boards that were closed and get a new revision
   * @param largest who contributes most to amounts, since readers among them know what they have
   */
  record Released(
      PastReleases past,
      List<ProtectedFigure> fixed,
      Map<Period, Set<NodeId>> revised,
      List<Contributions.Largest> largest) {

    Released(PastReleases past, List<ProtectedFigure> fixed, Map<Period, Set<NodeId>> revised) {
      this(past, fixed, revised, List.of());
    }

    /** Nothing was released before. */
    static Released nothing() {
      return new Released(PastReleases.none(), List.of(), Map.of());
    }
  }

  static List<Contributions.Largest> largest(DSLContext database, Collection<Period> periods) {
    return periods.stream()
        .flatMap(period -> Contributions.read(database, period).stream())
        .toList();
  }

  /** The nodes of those boards that have been closed before. */
  private Map<Period, Set<NodeId>> revised(
      Map<Period, List<Figure>> figures, Function<Period, Set<String>> boards, Closures closures) {
    Map<Period, Set<NodeId>> revised = new HashMap<>();
    figures.forEach(
        (period, own) -> {
          Set<String> before =
              boards.apply(period).stream()
                  .filter(board -> closures.isClosedBefore(period, board))
                  .collect(Collectors.toSet());
          revised.put(
              period,
              own.stream()
                  .map(figure -> figure.key().node())
                  .distinct()
                  .filter(
                      node ->
                          chart.boardOf(node, period.days()).filter(before::contains).isPresent())
                  .collect(Collectors.toSet()));
        });
    return revised;
  }

  private static List<ProtectedFigure> fixed(
      Map<Period, List<Figure>> figures, Map<Period, StandingFigures> standing) {
    List<ProtectedFigure> fixed = new ArrayList<>();
    standing.forEach(
        (period, one) ->
            fixed.addAll(
                one.fixed(
                    figures.getOrDefault(period, List.of()).stream()
                        .map(figure -> figure.key().node())
                        .collect(Collectors.toSet()))));
    return fixed;
  }

  private Solution.Given given(CountedCells cells, List<Figure> figures, Released released) {
    List<Block.Before> before = new ArrayList<>();
    for (PastReleases.Edition edition : released.past().editions()) {
      CountedCells then = new CountedCells(edition.figures(), definitions, policy);
      before.add(new Block.Before(then, then.cellsOf(edition.shown())));
    }
    Set<FigureKey> fixedShown = new HashSet<>();
    Map<Period, Set<NodeId>> nodes = new HashMap<>();
    for (ProtectedFigure figure : released.fixed()) {
      nodes
          .computeIfAbsent(figure.key().period(), period -> new HashSet<>())
          .add(figure.key().node());
      if (!figure.isHidden()) {
        fixedShown.add(figure.key());
      }
    }
    Set<Cell> given = new HashSet<>();
    for (Figure figure : figures) {
      FigureKey key = figure.key();
      if (nodes.getOrDefault(key.period(), Set.of()).contains(key.node())) {
        given.addAll(cells.cellsOf(key));
      }
    }
    given.removeAll(cells.cellsOf(fixedShown));
    Set<Cell> moved = new HashSet<>(given);
    for (Cell cell : cells.all()) {
      if (released.revised().getOrDefault(cell.period(), Set.of()).contains(cell.node())) {
        moved.add(cell);
      }
    }
    Map<Cell, Long> lastShown = lastShown(before);
    moved.removeIf(
        cell -> {
          long by = Math.abs(cells.count(cell) - lastShown.getOrDefault(cell, cells.count(cell)));
          return by == 0 || by >= policy.releases().holdBackChangesBelow();
        });
    return new Solution.Given(
        before,
        cells.cellsOf(released.past().lastShown()),
        given,
        moved,
        released.past().wereProtectedBy(policy));
  }

  private static Map<Cell, Long> lastShown(List<Block.Before> before) {
    Map<Cell, Long> counts = new HashMap<>();
    before.forEach(
        edition -> edition.shown().forEach(cell -> counts.put(cell, edition.cells().count(cell))));
    return counts;
  }

  private ShownFigures compared(List<Figure> figures, Set<FigureKey> hidden) {
    return new ShownFigures(
        figures.stream().filter(figure -> derived.isCompared(figure.key())).toList(), hidden);
  }

  private static String inWords(Cell cell, List<Figure> figures, CountedCells cells) {
    String indicators =
        figures.stream()
            .map(Figure::key)
            .filter(key -> cells.restsOn(key, cell))
            .map(FigureKey::indicator)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return "%s: the figures of %s in %s and all that belong to them are withheld, since it could not"
            .formatted(indicators, cell.node().id(), cell.period())
        + " be proved that they give no small group away; use fewer breakdowns, or coarser codes or"
        + " periods";
  }

  /** The same of figures that are nowhere stored, beside those of the other periods that are. */
  List<ProtectedFigure> protect(Period period, List<Figure> figures) {
    Closures closures = Closures.read(database, closing);
    Map<Period, List<Figure>> beside = new TreeMap<>();
    computed().stream()
        .filter(due -> due.periods().contains(period))
        .flatMap(due -> due.periods().stream())
        .forEach(one -> beside.put(one, computed(database, one)));
    beside.put(period, figures);
    return protect(
            beside,
            new Released(
                PastReleases.read(database, List.copyOf(beside.keySet()), "", definitions),
                List.of(),
                revised(Map.of(period, figures), one -> closures.closed(one).keySet(), closures),
                largest(database, beside.keySet())),
            earlier -> compared(database, earlier))
        .of(period);
  }

  /** The compared figures of a period as they may be shown; none where it is not protected. */
  private ShownFigures compared(DSLContext transaction, Period period) {
    Map<FigureKey, Status> shown = new PublishedFigures(transaction).statuses(period);
    List<Figure> figures =
        computed(transaction, period).stream()
            .filter(figure -> shown.containsKey(figure.key()) && derived.isCompared(figure.key()))
            .toList();
    Set<FigureKey> hidden =
        figures.stream()
            .map(Figure::key)
            .filter(key -> shown.get(key) == Status.HIDDEN)
            .collect(Collectors.toSet());
    return new ShownFigures(figures, hidden);
  }

  private ProtectedFigure protect(Figure figure, boolean hide) {
    if (hide) {
      return new ProtectedFigure(
          figure.key(), null, null, null, Status.HIDDEN, 0, figure.definitionVersion());
    }
    return new ProtectedFigure(
        figure.key(),
        rounded(figure),
        figure.part(),
        figure.base(),
        Status.valueOf(figure.status().name()),
        0,
        figure.definitionVersion());
  }

  private @Nullable BigDecimal rounded(Figure figure) {
    BigDecimal value = figure.value();
    IndicatorDefinition definition = definitions.get(figure.key().indicator());
    return value == null || definition == null
        ? null
        : value.setScale(definition.decimals(figure.key().statistic()), RoundingMode.HALF_UP);
  }

  static List<Figure> computed(DSLContext transaction, Period period) {
    List<Figure> figures = new ArrayList<>();
    transaction
        .fetch(
            """
            select figure.* from results.figure join results.computation using (computation_id)
             where period = {0}
            """,
            period.id())
        .forEach(row -> figures.add(figure(period, row)));
    return figures;
  }

  private static Figure figure(Period period, Record row) {
    return new Figure(
        FigureRows.key(period, row),
        row.get("value", BigDecimal.class),
        row.get("part", Long.class),
        row.get("base", Long.class),
        FigureStatus.of(row.get("status", String.class)),
        row.get("definition_version", Integer.class));
  }
}
