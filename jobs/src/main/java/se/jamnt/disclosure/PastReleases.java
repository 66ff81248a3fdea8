package se.jamnt.disclosure;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;

/**
 * What readers have been shown of periods so far, edition by edition, and the counts behind what
 * was hidden from them. Figures whose definition has another version by now counted something else
 * and are left out.
 */
final class PastReleases {

  private final Editions editions;
  private final Set<FigureKey> lastShown;
  private final Optional<String> policy;
  private final OptionalInt madeAgainAfter;

  PastReleases(
      Editions editions,
      Collection<FigureKey> lastShown,
      Optional<String> policy,
      OptionalInt madeAgainAfter) {
    this.editions = editions;
    this.madeAgainAfter = madeAgainAfter;
    this.lastShown = Set.copyOf(lastShown);
    this.policy = policy;
  }

  /**
   * The periods as a run left them, of the families of which anything had changed since the edition
   * before.
   *
   * @param figures with the counts behind the hidden ones; nothing else is true of their values
   * @param hidden the keys of those that were hidden
   * @param largest who contributed most to the amounts of all periods
   * @param nodes which were parts of which
   */
  record Edition(
      List<Figure> figures,
      Set<FigureKey> hidden,
      List<Contributions.Largest> largest,
      Nodes nodes) {

    private Function<Integer, Edition> divided(Families families) {
      Families.Divided<Figure> figuresOf = families.divide(figures, Figure::key);
      Families.Divided<FigureKey> hiddenOf = families.divide(hidden, key -> key);
      Families.Divided<Contributions.Largest> largestOf =
          families.divideKnown(largest, Contributions.Largest::of);
      return family ->
          new Edition(
              figuresOf.of(family), Set.copyOf(hiddenOf.of(family)), largestOf.of(family), nodes);
    }

    /** The keys of those that were shown. */
    List<FigureKey> shown() {
      return figures.stream().map(Figure::key).filter(key -> !hidden.contains(key)).toList();
    }
  }

  /**
   * Every edition, the earliest first. Each is made when its turn comes and need not be kept: of a
   * year of nights there are hundreds, for all of which at once there may be no room.
   */
  interface Editions extends Iterable<Edition> {

    /** The same of each family by itself; every edition is one of each, if without figures. */
    Function<Integer, Editions> divided(Families families);

    /** Each edition as something else, made when its turn comes, too. */
    default <T> Iterable<T> each(Function<Edition, T> made) {
      return () -> StreamSupport.stream(spliterator(), false).map(made).iterator();
    }
  }

  /** A few editions that are there already. */
  private record Few(List<Edition> all) implements Editions {

    @Override
    public Iterator<Edition> iterator() {
      return all.iterator();
    }

    @Override
    public Function<Integer, Editions> divided(Families families) {
      List<Function<Integer, Edition>> of =
          all.stream().map(edition -> edition.divided(families)).toList();
      return family -> new Few(of.stream().map(edition -> edition.apply(family)).toList());
    }
  }

  /** No release yet. */
  static PastReleases none() {
    return new PastReleases(new Few(List.of()), Set.of(), Optional.empty(), OptionalInt.empty());
  }

  /**
   * Editions in order; the last one is whole. For tests.
   *
   * @param madeAgainAfter after how many of them the facts were known; empty for those of today
   */
  static PastReleases of(List<Edition> editions, OptionalInt madeAgainAfter) {
    Set<FigureKey> shown = new HashSet<>();
    if (!editions.isEmpty()) {
      Edition last = editions.get(editions.size() - 1);
      last.figures().stream().map(Figure::key).forEach(shown::add);
      shown.removeAll(last.hidden());
    }
    return new PastReleases(
        new Few(List.copyOf(editions)), shown, Optional.empty(), madeAgainAfter);
  }

  /** The same of each family by itself. */
  Function<Integer, PastReleases> divided(Families families) {
    Function<Integer, Editions> editionsOf = editions.divided(families);
    Families.Divided<FigureKey> shownOf = families.divide(lastShown, key -> key);
    return family ->
        new PastReleases(editionsOf.apply(family), shownOf.of(family), policy, madeAgainAfter);
  }

  Editions editions() {
    return editions;
  }

  /**
   * After how many editions the facts that are protected now were known; empty where it is after
   * all, and theirs are the next.
   */
  OptionalInt madeAgainAfter() {
    return madeAgainAfter;
  }

  /** The figures that readers see now, if nothing else is published. */
  Set<FigureKey> lastShown() {
    return lastShown;
  }

  /** Whether the last release was protected by this policy; so it is taken where none is named. */
  boolean wereProtectedBy(DisclosurePolicy current) {
    return policy.map(current.fingerprint()::equals).orElse(true);
  }
}
