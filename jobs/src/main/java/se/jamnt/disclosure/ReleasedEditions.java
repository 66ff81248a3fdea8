package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import se.jamnt.indicators.Contributions;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;

/**
 * Editions as the ledger has them: each figure once for all releases that had it, so that an
 * edition is what the one before was, less what ended with it, and what began with it.
 */
final class ReleasedEditions implements PastReleases.Editions {

  /** What ends with no release. */
  static final long NOT_ENDED = Long.MAX_VALUE;

  private final Families families;
  private final List<Version> versions;
  private final List<Contributed> contributed;
  private final List<End> ends;

  /**
   * Editions of some figures.
   *
   * @param ends the editions, in order
   */
  ReleasedEditions(
      Families families, List<Version> versions, List<Contributed> contributed, List<End> ends) {
    this.families = families;
    this.versions = versions;
    this.contributed = contributed;
    this.ends = ends;
  }

  /** What all releases had from one until another. */
  private interface Lasting {
    /** The first release that had it. */
    long from();

    /** The first release after that which had it no more. */
    long to();
  }

  /** A figure, or the counts behind one, as all releases from one until another had it. */
  record Version(Figure figure, boolean hidden, long from, long to) implements Lasting {}

  /** The largest contributions to an amount, as all releases from one until another had them. */
  record Contributed(Contributions.Largest largest, long from, long to) implements Lasting {}

  /**
   * An edition.
   *
   * @param release the last one of its run
   * @param nodes which were parts of which
   */
  record End(long release, Nodes nodes) {}

  @Override
  public Function<Integer, PastReleases.Editions> divided(Families by) {
    Families.Divided<Version> versionsOf = by.divide(versions, one -> one.figure().key());
    Families.Divided<Contributed> contributedOf =
        by.divideKnown(contributed, one -> one.largest().of());
    return family ->
        new ReleasedEditions(families, versionsOf.of(family), contributedOf.of(family), ends);
  }

  @Override
  public Iterator<PastReleases.Edition> iterator() {
    return new Course();
  }

  /** From the first edition to the last. */
  private final class Course implements Iterator<PastReleases.Edition> {

    private final Map<FigureKey, Version> standing = new TreeMap<>(FigureKey.AS_WRITTEN);
    private final Set<Contributed> largest = new HashSet<>();
    private final Turns<Version> turns = new Turns<>(versions, ends);
    private final Turns<Contributed> turnsOfLargest = new Turns<>(contributed, ends);
    private int next;

    @Override
    public boolean hasNext() {
      return next < ends.size();
    }

    @Override
    public PastReleases.Edition next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Set<Integer> changed = new HashSet<>();
      turns.touched(next).forEach(one -> changed.add(family(one)));
      turns.ending(next).forEach(one -> standing.remove(one.figure().key(), one));
      turns.beginning(next).forEach(one -> standing.put(one.figure().key(), one));
      turnsOfLargest.ending(next).forEach(largest::remove);
      largest.addAll(turnsOfLargest.beginning(next));
      List<Figure> figures = new ArrayList<>();
      Set<FigureKey> hidden = new HashSet<>();
      if (!changed.isEmpty()) {
        for (Version one : standing.values()) {
          if (changed.contains(family(one))) {
            figures.add(one.figure());
            if (one.hidden()) {
              hidden.add(one.figure().key());
            }
          }
        }
      }
      Nodes nodes = ends.get(next).nodes();
      next++;
      return new PastReleases.Edition(
          figures, hidden, largest.stream().map(Contributed::largest).toList(), nodes);
    }

    private int family(Version one) {
      return families.of(one.figure().key().indicator());
    }
  }

  /** What begins and ends with which edition. */
  private static final class Turns<T extends Lasting> {

    private final Map<Integer, List<T>> beginning = new HashMap<>();
    private final Map<Integer, List<T>> ending = new HashMap<>();
    private final Map<Integer, List<T>> passing = new HashMap<>();

    Turns(Collection<T> things, List<End> ends) {
      long[] releases = ends.stream().mapToLong(End::release).toArray();
      for (T one : things) {
        int first = firstFrom(releases, one.from());
        int after = firstFrom(releases, one.to());
        if (first == after) {
          put(passing, first, one);
        } else {
          put(beginning, first, one);
          put(ending, after, one);
        }
      }
    }

    private static int firstFrom(long[] releases, long release) {
      int found = Arrays.binarySearch(releases, release);
      return found < 0 ? ~found : found;
    }

    private static <T> void put(Map<Integer, List<T>> turns, int edition, T one) {
      turns.computeIfAbsent(edition, key -> new ArrayList<>()).add(one);
    }

    /** What stands in this edition and did not in the one before. */
    List<T> beginning(int edition) {
      return beginning.getOrDefault(edition, List.of());
    }

    /** What does not stand in it any more. */
    List<T> ending(int edition) {
      return ending.getOrDefault(edition, List.of());
    }

    /** All that came or went since the edition before, what came and went included. */
    List<T> touched(int edition) {
      List<T> touched = new ArrayList<>(beginning(edition));
      touched.addAll(ending(edition));
      touched.addAll(passing.getOrDefault(edition, List.of()));
      return touched;
    }
  }
}
