package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.disclosure.ReleasedEditions.Contributed;
import se.jamnt.disclosure.ReleasedEditions.End;
import se.jamnt.disclosure.ReleasedEditions.Version;
import se.jamnt.indicators.Contributions.Largest;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.FigureStatus;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** Each edition is what the ledger says of its release, looked at by itself. */
class ReleasedEditionsTest {

  private static final int LAST_RELEASE = 60;
  private static final Map<String, IndicatorDefinition> DEFINITIONS =
      CountTables.CATALOG.definitions().stream()
          .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity()));
  private static final Families FAMILIES = new Families(DEFINITIONS);
  private static final Nodes NODES =
      new Nodes(new OrganisationChart(List.of(), List.of(), List.of(), List.of()));

  private final List<Version> versions = new ArrayList<>();
  private final List<Contributed> contributed = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eachIsWhatItsReleaseShowed(long seed) {
    ledger(new Random(seed));
    assertThat(versions).extracting(one -> family(one.figure())).contains(0, 1);

    check(new ReleasedEditions(FAMILIES, versions, contributed, ends), family -> true);
    Function<Integer, PastReleases.Editions> divided =
        new ReleasedEditions(FAMILIES, versions, contributed, ends).divided(FAMILIES);
    Set<Integer> families = new TreeSet<>();
    DEFINITIONS.keySet().forEach(id -> families.add(FAMILIES.of(id)));
    assertThat(families).hasSizeGreaterThan(2);
    families.forEach(family -> check(divided.apply(family), one -> one == family));
  }

  /** Figures that change, are hidden, go and come back, between and with the ends of runs. */
  private void ledger(Random random) {
    for (String indicator : new TreeSet<>(DEFINITIONS.keySet())) {
      for (Sex sex : Sex.values()) {
        Figure figure = figure(indicator, sex);
        long from = 1L + random.nextInt(10);
        while (from <= LAST_RELEASE) {
          long to = from + 1 + random.nextInt(20);
          boolean ends = random.nextInt(4) > 0;
          versions.add(
              new Version(
                  figure, random.nextBoolean(), from, ends ? to : ReleasedEditions.NOT_ENDED));
          Largest largest =
              new Largest(figure.key(), BigDecimal.valueOf(from), BigDecimal.TEN, BigDecimal.TEN);
          contributed.add(new Contributed(largest, from, to));
          from = ends ? to + random.nextInt(3) : Long.MAX_VALUE;
        }
      }
    }
    for (long release = 1L + random.nextInt(5);
        release <= LAST_RELEASE;
        release += 1 + random.nextInt(6)) {
      ends.add(new End(release, NODES));
    }
  }

  private static Figure figure(String indicator, Sex sex) {
    FigureKey key =
        new FigureKey(
            Period.parse("2013"),
            new NodeId(Level.UNIT, "unit-1"),
            indicator,
            Statistic.COUNT,
            "",
            "",
            sex);
    return new Figure(key, BigDecimal.TEN, null, 10L, FigureStatus.FINAL, 1);
  }

  private static int family(Figure figure) {
    return FAMILIES.of(figure.key().indicator());
  }

  private void check(PastReleases.Editions editions, LongPredicate isAsked) {
    List<PastReleases.Edition> found = StreamSupport.stream(editions.spliterator(), false).toList();
    assertThat(found).hasSameSizeAs(ends);
    long before = 0;
    for (int i = 0; i < ends.size(); i++) {
      long after = before;
      long end = ends.get(i).release();
      Set<Integer> changed = new HashSet<>();
      versions.stream()
          .filter(
              one ->
                  (after < one.from() && one.from() <= end)
                      || (after < one.to() && one.to() <= end))
          .forEach(one -> changed.add(family(one.figure())));
      List<Version> shown =
          versions.stream()
              .filter(one -> isAsked.test(family(one.figure())))
              .filter(one -> changed.contains(family(one.figure())))
              .filter(one -> one.from() <= end && end < one.to())
              .toList();
      assertThat(found.get(i).figures())
          .as("edition %d", i)
          .containsExactlyInAnyOrderElementsOf(shown.stream().map(Version::figure).toList());
      assertThat(found.get(i).hidden())
          .containsExactlyInAnyOrderElementsOf(
              shown.stream().filter(Version::hidden).map(one -> one.figure().key()).toList());
      assertThat(found.get(i).largest())
          .containsExactlyInAnyOrderElementsOf(
              contributed.stream()
                  .filter(one -> isAsked.test(FAMILIES.of(one.largest().of().indicator())))
                  .filter(one -> one.from() <= end && end < one.to())
                  .map(Contributed::largest)
                  .toList());
      before = end;
    }
  }
}
