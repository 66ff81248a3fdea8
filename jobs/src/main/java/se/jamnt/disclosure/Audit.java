package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Period;

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
  private final DisclosurePolicy policy;

  Audit(Map<String, IndicatorDefinition> definitions, DisclosurePolicy policy) {
    this.definitions = definitions;
    this.policy = policy;
  }

  /**
   * What was found.
   *
   * @param hiddenIn by period, the hidden counts that a way back was looked for
   * @param equations the equations that a reader can use
   * @param opened the ways back that the new files open, in words; empty if all is well
   * @param releasedBefore those that earlier releases leave open without the new files
   */
  record Finding(
      Map<Period, Integer> hiddenIn,
      int equations,
      List<String> opened,
      List<String> releasedBefore) {

    /** All of them. */
    int hidden() {
      return hiddenIn.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What was found in several parts of the files, of which none tells anything of another. */
    static Finding together(Collection<Finding> parts) {
      Map<Period, Integer> hiddenIn = new TreeMap<>();
      parts.forEach(
          part ->
              part.hiddenIn()
                  .forEach((period, hidden) -> hiddenIn.merge(period, hidden, Integer::sum)));
      return new Finding(
          hiddenIn,
          parts.stream().mapToInt(Finding::equations).sum(),
          parts.stream().flatMap(part -> part.opened().stream()).toList(),
          parts.stream().flatMap(part -> part.releasedBefore().stream()).toList());
    }

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
   * @param nodes which were parts of which
   */
  record Edition(Collection<PublishedRow> rows, CountedCells truth, Nodes nodes) {

    static Edition of(Collection<String> files, CountedCells truth, Nodes nodes) {
      return new Edition(
          files.stream().flatMap(file -> PublishedRow.of(file).stream()).toList(), truth, nodes);
    }
  }

  /**
   * Audits the files of all periods that have days in common.
   *
   * @param released what earlier releases showed of them
   * @param madeAgainAfter after how many of these the facts were known; empty for those of today
   */
  Finding of(Iterable<Edition> released, Edition now, OptionalInt madeAgainAfter) {
    Unknowns unknowns = new Unknowns();
    Gathered earlier = new Gathered();
    for (Edition edition : released) {
      earlier.add(read(edition, unknowns.of(edition.truth(), edition.nodes())));
    }
    ReadEdition read = read(now, unknowns.of(now.truth(), now.nodes(), madeAgainAfter));
    Gathered all = earlier.and(read);
    ReadersKnowledge ofAll = new ReadersKnowledge(all);
    Map<Object, String> found = givenBack(ofAll, all);
    Map<Object, String> before = found.isEmpty() ? found : givenBackBefore(earlier, read);
    List<String> opened = new ArrayList<>(read.cells().contradictions());
    opened.addAll(tooSmall(read.cells()));
    read.truth().dominated().stream()
        .filter(read.cells()::isKnown)
        .map(cell -> "an amount of which one or two have most is shown: " + inWords(cell))
        .forEach(opened::add);
    found.forEach(
        (unknown, words) -> {
          if (!before.containsKey(unknown)) {
            opened.add(words);
          }
        });
    ReadersKnowledge ofIt =
        earlier.isEmpty() ? ofAll : new ReadersKnowledge(Gathered.fromRowsOf(read));
    opened.addAll(narrow(read, ofIt));
    Map<Period, Integer> hiddenIn = new TreeMap<>();
    read.hidden().forEach(cell -> hiddenIn.merge(cell.period(), 1, Integer::sum));
    return new Finding(
        hiddenIn,
        read.equations().all().size(),
        opened.stream().distinct().toList(),
        before.values().stream().distinct().toList());
  }

  private ReadEdition read(Edition edition, Map<Cell, Integer> unknowns) {
    return ReadEdition.of(edition.rows(), edition.truth(), unknowns, definitions, edition.nodes());
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
   * What earlier editions give back. A year can be hidden anew and yet be the same people as two
   * months of before, of whom a reader knows how many they are together: that no other months have
   * anybody tells nothing of anybody, and nothing that is hidden now could keep it from them.
   */
  private Map<Object, String> givenBackBefore(Gathered earlier, ReadEdition now) {
    if (earlier.isEmpty()) {
      return Map.of();
    }
    Gathered all = earlier.and(now.ofNobody());
    return givenBack(new ReadersKnowledge(all), all);
  }

  /** The small counts that a reader knows though no edition shows them, in words. */
  private Map<Object, String> givenBack(ReadersKnowledge reader, Gathered gathered) {
    Map<Object, String> leaks = new LinkedHashMap<>();
    gathered
        .small()
        .forEach(
            (unknown, small) -> {
              if (reader.has(unknown)) {
                leaks.put(unknown, small.follows() + inWords(small.cell()));
              }
            });
    return leaks;
  }

  /** Units that share people exceed their board by a number that is in no file: left out here. */
  private List<String> narrow(ReadEdition read, ReadersKnowledge ofIt) {
    NarrowCounts counts = new NarrowCounts(read, ofIt);
    return Stream.concat(
            counts.withoutRoom().stream()
                .map(cell -> "a hidden count can be too few numbers: " + inWords(cell)),
            counts.totalsOfFew().stream()
                .map(cell -> "a few hidden counts are known together: " + inWords(cell)))
        .toList();
  }

  /** Without the number, so that the words can be printed. */
  private String inWords(Cell cell) {
    return Stream.of(
            cell.period().id(),
            cell.node().id(),
            cell.counted().inWords(definitions.values()),
            cell.breakdown(),
            cell.category(),
            cell.sex().name())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
