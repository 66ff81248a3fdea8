package se.jamnt.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.OrganisationChart;

/**
 * Looks in the published files for a way back to a hidden count, as a reader would: with nothing
 * but the files, what the indicators count and who belongs to whom.
 *
 * <p>It shares no step with {@link Suppression}. That one asks which sums of innermost cells follow
 * from each other; this one writes down what adds up to what in the files – women and men,
 * categories, parts, nodes, months – and reduces these equations to what each hidden count must be.
 */
public final class Audit {

  private final Map<String, IndicatorDefinition> definitions;
  private final Nodes nodes;
  private final DisclosurePolicy policy;

  Audit(
      Map<String, IndicatorDefinition> definitions,
      OrganisationChart chart,
      DisclosurePolicy policy) {
    this.definitions = definitions;
    this.nodes = new Nodes(chart);
    this.policy = policy;
  }

  /**
   * What was found.
   *
   * @param hidden the hidden counts that a way back was looked for
   * @param equations the equations that a reader can use
   * @param opened the ways back that the new files open, in words; empty if all is well
   * @param releasedBefore those that earlier releases leave open without the new files
   */
  record Finding(int hidden, int equations, List<String> opened, List<String> releasedBefore) {

    /** Every way back. */
    List<String> leaks() {
      return Stream.concat(opened.stream(), releasedBefore.stream()).distinct().toList();
    }
  }

  /**
   * Files as readers have them together.
   *
   * @param truth the counts when they were made: which that follow are small, and which are the
   *     same as in other editions
   */
  record Edition(Collection<PublishedRow> rows, CountedCells truth) {

    static Edition of(Collection<byte[]> files, CountedCells truth) {
      return new Edition(
          files.stream().flatMap(file -> PublishedRow.of(file).stream()).toList(), truth);
    }
  }

  /**
   * An edition as it was read.
   *
   * @param unknowns the unknown that each cell is; the same in all editions until it changes
   */
  private record Read(
      ReadCells cells, List<Equation> equations, CountedCells truth, Map<Cell, Object> unknowns) {

    Object unknown(Cell cell) {
      return unknowns.getOrDefault(cell, cell);
    }

    Object unknown(Rest rest) {
      return List.of(rest, unknown(rest.whole()), unknown(rest.part()));
    }

    /** Whether readers see the cell as it was: that of a closed board can have changed since. */
    boolean shows(Cell cell) {
      return cells.isKnown(cell)
          && (!truth.has(cell)
              || cells.count(cell).map(shown -> shown == truth.count(cell)).orElse(true));
    }
  }

  /**
   * Audits the files of all periods that have days in common.
   *
   * @param released what earlier releases showed of them
   */
  Finding of(List<Edition> released, Edition now) {
    Unknowns unknowns = new Unknowns(nodes);
    List<Read> earlier = released.stream().map(edition -> read(edition, unknowns)).toList();
    Read read = read(now, unknowns);
    List<Read> all = new ArrayList<>(earlier);
    all.add(read);
    Map<Object, String> before = earlier.isEmpty() ? Map.of() : givenBack(earlier, all);
    List<String> opened = new ArrayList<>(read.cells().contradictions());
    opened.addAll(tooSmall(read.cells()));
    read.truth().dominated().stream()
        .filter(read.cells()::isKnown)
        .map(cell -> "an amount of which one or two have most is shown: " + inWords(cell))
        .forEach(opened::add);
    givenBack(all, all)
        .forEach(
            (unknown, words) -> {
              if (!before.containsKey(unknown)) {
                opened.add(words);
              }
            });
    Set<Cell> hidden = hidden(read.cells());
    opened.addAll(pinned(read.cells(), read.equations(), hidden, read.truth()));
    return new Finding(
        hidden.size(),
        read.equations().size(),
        opened.stream().distinct().toList(),
        before.values().stream().distinct().toList());
  }

  private Read read(Edition edition, Unknowns unknowns) {
    ReadCells cells = new ReadCells(edition.rows(), definitions);
    List<Equation> equations = RowEquations.of(cells, edition.truth(), nodes);
    Map<Cell, Object> unknown = new HashMap<>(unknowns.of(edition.truth()));
    besideTheCounts(equations, unknown).forEach((cell, of) -> unknown.put(cell, List.of(cell, of)));
    return new Read(cells, equations, edition.truth(), unknown);
  }

  /**
   * What equations speak of and no count stands behind, such as people of other categories. It is
   * the same for as long as all that stands beside it is.
   */
  private static Map<Cell, Set<Object>> besideTheCounts(
      List<Equation> equations, Map<Cell, Object> unknowns) {
    Map<Cell, Set<Object>> beside = new HashMap<>();
    for (Equation equation : equations) {
      Set<Cell> cells = equation.times().keySet();
      for (Cell cell : cells) {
        if (!unknowns.containsKey(cell)) {
          Set<Object> of = beside.computeIfAbsent(cell, one -> new HashSet<>());
          cells.stream().filter(unknowns::containsKey).map(unknowns::get).forEach(of::add);
        }
      }
    }
    return beside;
  }

  private static Set<Cell> hidden(ReadCells cells) {
    Set<Cell> hidden = new TreeSet<>(Cell.ORDER);
    cells.all().stream().filter(cell -> !cells.isKnown(cell)).forEach(hidden::add);
    return hidden;
  }

  private List<String> tooSmall(ReadCells cells) {
    int smallest = policy.strictest().hideBelow();
    List<String> small = new ArrayList<>();
    for (Cell cell : cells.all()) {
      if (cells.count(cell).filter(count -> isSmall(count, smallest)).isPresent()) {
        small.add("a small count is shown: " + inWords(cell));
      }
    }
    for (Rest rest : cells.rests()) {
      Optional<Long> whole = cells.count(rest.whole());
      Optional<Long> part = cells.count(rest.part());
      if (whole.isPresent() && part.isPresent() && isSmall(whole.get() - part.get(), smallest)) {
        small.add("a whole less its part is small: " + inWords(rest.part()));
      }
    }
    return small;
  }

  private static boolean isSmall(long count, int smallest) {
    return count > 0 && count < smallest;
  }

  /**
   * Reduces the equations of editions together to what each hidden count must be.
   *
   * @param editions that a reader has
   * @param asked those whose hidden counts are asked for
   */
  private static Map<Object, String> givenBack(List<Read> editions, List<Read> asked) {
    Set<Object> known = new HashSet<>();
    for (Read read : editions) {
      read.cells().all().stream()
          .filter(read::shows)
          .forEach(cell -> known.add(read.unknown(cell)));
    }
    Map<Object, Integer> numbers = new HashMap<>();
    RowReduction reduction = new RowReduction();
    Set<Map<Integer, BigInteger>> added = new HashSet<>();
    for (Read read : editions) {
      for (Equation equation : read.equations()) {
        Map<Integer, BigInteger> unknown = new HashMap<>();
        equation
            .times()
            .forEach((cell, times) -> add(unknown, known, numbers, read.unknown(cell), times));
        if (added.add(unknown)) {
          reduction.add(unknown);
        }
      }
      for (Rest rest : read.truth().smallRests()) {
        Map<Integer, BigInteger> unknown = new HashMap<>();
        add(unknown, known, numbers, read.unknown(rest), 1);
        add(unknown, known, numbers, read.unknown(rest.whole()), -1);
        add(unknown, known, numbers, read.unknown(rest.part()), 1);
        if (added.add(unknown)) {
          reduction.add(unknown);
        }
      }
    }
    Map<Object, String> leaks = new LinkedHashMap<>();
    for (Read read : asked) {
      for (Cell cell : hidden(read.cells())) {
        if (read.truth().isSmall(cell) && follows(read.unknown(cell), known, numbers, reduction)) {
          leaks.put(read.unknown(cell), "a hidden count follows from others: " + inWords(cell));
        }
      }
      for (Rest rest : read.truth().smallRests()) {
        if (follows(read.unknown(rest), known, numbers, reduction)) {
          leaks.put(
              read.unknown(rest),
              "what is left of a whole follows from others: " + inWords(rest.part()));
        }
      }
    }
    return leaks;
  }

  private static void add(
      Map<Integer, BigInteger> equation,
      Set<Object> known,
      Map<Object, Integer> numbers,
      Object one,
      long times) {
    if (!known.contains(one)) {
      equation.merge(number(numbers, one), BigInteger.valueOf(times), BigInteger::add);
    }
  }

  private static boolean follows(
      Object one, Set<Object> known, Map<Object, Integer> numbers, RowReduction reduction) {
    Integer number = numbers.get(one);
    return known.contains(one) || (number != null && reduction.gives(number));
  }

  private static int number(Map<Object, Integer> numbers, Object of) {
    return numbers.computeIfAbsent(of, key -> numbers.size());
  }

  /** Units that share people exceed their board by a number that is in no file: left out here. */
  private static List<String> pinned(
      ReadCells cells, List<Equation> equations, Set<Cell> hidden, CountedCells truth) {
    List<Cell> counts = hidden.stream().filter(cell -> !cell.counted().isAmount()).toList();
    Map<Object, Integer> numbers = new HashMap<>();
    counts.forEach(cell -> numbers.put(cell, numbers.size()));
    List<Bounds.Equation> usable = new ArrayList<>();
    for (Equation equation : equations) {
      boolean known =
          equation.isExact()
              && equation.times().keySet().stream().noneMatch(cell -> cell.counted().isAmount());
      List<Integer> unknown =
          equation.times().entrySet().stream()
              .filter(of -> numbers.containsKey(of.getKey()))
              .map(
                  of -> {
                    int number = Objects.requireNonNull(numbers.get(of.getKey()));
                    return of.getValue() > 0 ? number : ~number;
                  })
              .toList();
      if (known && !unknown.isEmpty()) {
        long sum =
            -equation.times().entrySet().stream()
                .mapToLong(of -> of.getValue() * cells.count(of.getKey()).orElse(0L))
                .sum();
        usable.add(new Bounds.Equation(unknown, sum));
      }
    }
    Bounds bounds = Bounds.ofHidden(counts.size(), usable);
    return counts.stream()
        .filter(cell -> bounds.isPinned(Objects.requireNonNull(numbers.get(cell))))
        .filter(truth::isSmall)
        .map(cell -> "a hidden count can be only one number: " + inWords(cell))
        .toList();
  }

  /** Without the number, so that the words can be printed. */
  private static String inWords(Cell cell) {
    return "%s %s %s %s %s %s"
        .formatted(
            cell.period(),
            cell.node().id(),
            cell.counted().what(),
            cell.breakdown(),
            cell.category(),
            cell.sex());
  }
}
