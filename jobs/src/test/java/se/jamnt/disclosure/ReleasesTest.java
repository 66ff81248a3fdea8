package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.jamnt.disclosure.CountTables.Innermost;
import se.jamnt.indicators.Figure;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/** Who keeps every release finds no small group by comparing them. */
class ReleasesTest {

  private static final int SMALLEST = 5;
  private static final int NIGHTS = 10;
  private static final String[] PERIODS = {"2013-01", "2013-02", "2013-03", "2013-04", "2013-T1"};

  /** Shows what the usual order would hide first. */
  private static final DisclosurePolicy OTHERS_FIRST =
      new DisclosurePolicy(
          DisclosurePolicy.usual().rules(),
          List.of(),
          Set.of(),
          DisclosurePolicy.usual().releases(),
          Optional.empty());

  /** One release after another of tables whose counts move a little. */
  static final class History {

    final List<CountTables> tables = new ArrayList<>();
    final List<Set<FigureKey>> hidden = new ArrayList<>();

    Set<FigureKey> release(CountTables next) {
      Set<FigureKey> now = next.hidden(next.computed(), DisclosurePolicy.usual(), past());
      tables.add(next);
      hidden.add(now);
      return now;
    }

    /** Facts of one of the releases, protected again beside all of them. */
    Set<FigureKey> madeAgain(int release, DisclosurePolicy policy) {
      CountTables again = tables.get(release);
      return again.hidden(again.computed(), policy, past(OptionalInt.of(release + 1)));
    }

    PastReleases past() {
      return past(OptionalInt.empty());
    }

    private PastReleases past(OptionalInt madeAgainAfter) {
      List<PastReleases.Edition> editions = new ArrayList<>();
      for (int i = 0; i < tables.size(); i++) {
        editions.add(
            new PastReleases.Edition(tables.get(i).computed(), hidden.get(i), List.of(), nodes(i)));
      }
      return PastReleases.of(editions, madeAgainAfter);
    }

    /** What readers had when a release was made. */
    List<Block.Before> before(int release) {
      List<Block.Before> before = new ArrayList<>();
      for (int i = 0; i < release; i++) {
        Set<FigureKey> shown = new HashSet<>(tables.get(i).figures().keySet());
        shown.removeAll(hidden.get(i));
        CountedCells cells = tables.get(i).cells();
        before.add(new Block.Before(cells, cells.cellsOf(shown), nodes(i)));
      }
      return before;
    }

    Audit.Finding audit() {
      int last = tables.size() - 1;
      return audit(last, edition(last), OptionalInt.empty());
    }

    Audit.Finding auditMadeAgain(int release, Set<FigureKey> hiddenNow) {
      return audit(
          tables.size(), edition(tables.get(release), hiddenNow), OptionalInt.of(release + 1));
    }

    private Audit.Finding audit(int releases, Audit.Edition now, OptionalInt madeAgainAfter) {
      List<Audit.Edition> before = new ArrayList<>();
      for (int i = 0; i < releases; i++) {
        before.add(edition(i));
      }
      return new Audit(
              CountTables.CATALOG.definitions().stream()
                  .collect(Collectors.toMap(IndicatorDefinition::id, Function.identity())),
              DisclosurePolicy.usual())
          .of(before, now, madeAgainAfter);
    }

    private Nodes nodes(int release) {
      return new Nodes(tables.get(release).chart());
    }

    private Audit.Edition edition(int number) {
      return edition(tables.get(number), hidden.get(number));
    }

    private static Audit.Edition edition(CountTables tables, Set<FigureKey> hidden) {
      return new Audit.Edition(
          tables.computed().stream()
              .map(figure -> row(figure, hidden.contains(figure.key())))
              .toList(),
          tables.cells(),
          new Nodes(tables.chart()));
    }
  }

  static PublishedRow row(Figure figure, boolean isHidden) {
    return isHidden
        ? new PublishedRow(figure.key(), Optional.empty(), Optional.empty(), "hidden")
        : new PublishedRow(
            figure.key(), Optional.empty(), Optional.ofNullable(figure.base()), "final");
  }

  /**
   * Who knows how many two months were together knows the year when no other month has anybody any
   * more: of which nothing can be kept from them by what is hidden now, so no night stops for it.
   */
  @Test
  void aPeriodThatIsTwoOfBeforeIsNotOpenedAnew() {
    CountTables then =
        new CountTables(1, PERIODS)
            .put(1, Sex.K, "", "2013-01", 1)
            .put(1, Sex.K, "", "2013-02", 1)
            .put(1, Sex.K, "", "2013-03", 5)
            .put(1, Sex.K, "", "2013-04", 0);
    CountTables now = then.copy().put(1, Sex.K, "", "2013-03", 0);
    History history = new History();
    history.tables.addAll(List.of(then, now));
    history.hidden.add(of(then, Set.of("2013-01", "2013-02")));
    history.hidden.add(of(now, Set.of("2013-01", "2013-02", "2013-T1")));
    Audit.Finding found = history.audit();
    assertThat(found.opened()).isEmpty();
    assertThat(found.releasedBefore()).isNotEmpty().allMatch(one -> one.contains(" 2013-T1 "));
  }

  /** The figures of some periods. */
  private static Set<FigureKey> of(CountTables tables, Set<String> periods) {
    return tables.figures().keySet().stream()
        .filter(key -> periods.contains(key.period().id()))
        .collect(Collectors.toSet());
  }

  static CountTables first(Random random) {
    CountTables tables = new CountTables(1 + random.nextInt(2), PERIODS);
    int months = 1 + random.nextInt(4);
    int reasons = 1 + random.nextInt(2);
    int usual = 4 + random.nextInt(9);
    int units = 1 + random.nextInt(3);
    for (int unit = 1; unit <= units; unit++) {
      for (Sex sex : List.of(Sex.K, Sex.M)) {
        for (int reason = 0; reason < reasons; reason++) {
          for (int month = 1; month <= months; month++) {
            tables.put(
                unit,
                sex,
                List.of("completed", "moved").get(reason),
                "2013-0" + month,
                random.nextInt(3) == 0 ? 0 : random.nextInt(usual));
          }
        }
      }
    }
    return tables;
  }

  /** A few counts are others: rows came late, or were corrected. */
  static CountTables changed(CountTables before, Random random) {
    CountTables next = before.copy();
    next.counts().replaceAll((one, count) -> moved(count, random));
    return next;
  }

  private static long moved(long count, Random random) {
    return random.nextInt(4) == 0 ? Math.max(0, count + random.nextInt(9) - 3) : count;
  }

  private static History fourReleases(Random random) {
    History history = new History();
    CountTables tables = first(random);
    history.release(tables);
    for (int release = 0; release < 3; release++) {
      tables = changed(tables, random);
      history.release(tables);
    }
    return history;
  }

  @RepeatedTest(60)
  void noHiddenCountOfAnyReleaseFollowsFromAllOfThem(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    History history = fourReleases(random);
    Reader reader = new Reader(history);
    for (int i = 0; i < history.tables.size(); i++) {
      CountTables then = history.tables.get(i);
      Set<FigureKey> hidden = history.hidden.get(i);
      for (Map.Entry<FigureKey, Set<Innermost>> figure : then.figures().entrySet()) {
        long count = then.truth(figure.getValue());
        boolean small = count > 0 && count < SMALLEST;
        assertThat(!small || hidden.contains(figure.getKey()))
            .as("%s, release %d, seed %d", figure.getKey(), i, seed)
            .isTrue();
        if (small) {
          assertThat(reader.knows(history, i, figure.getValue()))
              .as("%s, release %d, seed %d", figure.getKey(), i, seed)
              .isFalse();
        }
      }
    }
    Audit.Finding found = history.audit();
    assertThat(found.leaks()).as("seed %d", seed).isEmpty();
    assertThat(found.releasedBefore()).as("seed %d", seed).isEmpty();
  }

  /**
   * An evaluator makes an earlier day's figures again, under a policy that by now would rather show
   * others, and holds them beside every release. Whoever took counts that were others in the last
   * release for new ones would show what the earlier release hid on their account.
   */
  @RepeatedTest(60)
  void noHiddenCountFollowsFromWhatIsMadeAgainBesideAllReleases(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    History history = fourReleases(random);
    int then = random.nextInt(4);
    Set<FigureKey> hidden = history.madeAgain(then, OTHERS_FIRST);
    Reader reader = new Reader(history);
    reader.sees(history, then, hidden);
    for (int i = 0; i < history.tables.size(); i++) {
      CountTables of = history.tables.get(i);
      for (Map.Entry<FigureKey, Set<Innermost>> figure : of.figures().entrySet()) {
        long count = of.truth(figure.getValue());
        if (count > 0 && count < SMALLEST) {
          assertThat(reader.knows(history, i, figure.getValue()))
              .as("%s, release %d made again beside %d, seed %d", figure.getKey(), then, i, seed)
              .isFalse();
        }
      }
    }
    Audit.Finding found = history.auditMadeAgain(then, hidden);
    assertThat(found.leaks()).as("seed %d", seed).isEmpty();
  }

  @Test
  void theAuditFindsWhatARerunAndAnEarlierReleaseTellTogether() {
    CountTables before = new CountTables(1, "2013-01");
    before.put(1, Sex.K, "", "2013-01", 3).put(1, Sex.M, "", "2013-01", 7);
    History history = new History();
    Set<FigureKey> hidden = history.release(before);
    assertThat(hidden).extracting(FigureKey::sex).containsOnly(Sex.K, Sex.M);
    CountTables later = new CountTables(1, "2013-01");
    later.put(1, Sex.K, "", "2013-01", 16).put(1, Sex.M, "", "2013-01", 19);
    history.release(later);
    // by itself it would be safe to show the men and not the total
    Set<FigureKey> others =
        before.figures().keySet().stream()
            .filter(key -> key.sex() != Sex.M)
            .collect(Collectors.toSet());
    assertThat(history.auditMadeAgain(0, others).opened())
        .anyMatch(leak -> leak.contains("follows from others"));
    Set<FigureKey> again = history.madeAgain(0, OTHERS_FIRST);
    assertThat(again).isEqualTo(hidden);
    assertThat(history.auditMadeAgain(0, again).leaks()).isEmpty();
    // a night that has these counts after all others has counted other people
    assertThat(before.hidden(before.computed(), OTHERS_FIRST, history.past()))
        .extracting(FigureKey::sex)
        .contains(Sex.T);
  }

  @RepeatedTest(20)
  void whatIsReleasedStaysAsLongAsNothingChanges(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    History history = new History();
    CountTables tables = first(random);
    history.release(tables);
    CountTables next = changed(tables, random);
    Set<FigureKey> hidden = history.release(next);
    Set<FigureKey> again = history.release(next);
    Set<FigureKey> more = new HashSet<>(again);
    more.removeAll(hidden);
    Set<FigureKey> fewer = new HashSet<>(hidden);
    fewer.removeAll(again);
    assertThat(more).as("hidden anew, seed %d", seed).isEmpty();
    assertThat(fewer).as("shown anew, seed %d", seed).isEmpty();
  }

  /** Two boards of three units; some counts are small, most are not. */
  private static CountTables association(Random random) {
    CountTables tables = new CountTables(3, PERIODS);
    for (int unit = 1; unit <= 6; unit++) {
      for (Sex sex : List.of(Sex.K, Sex.M)) {
        for (String reason : List.of("completed", "moved", "other")) {
          for (int month = 1; month <= 4; month++) {
            tables.put(unit, sex, reason, "2013-0" + month, random.nextInt(12));
          }
        }
      }
    }
    return tables;
  }

  /** As few nights leave small counts behind as before, no more need be hidden than before. */
  @RepeatedTest(3)
  void nightsWithoutNewSmallCountsHideNoMore(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    History history = new History();
    CountTables tables = association(random);
    Set<FigureKey> first = history.release(tables);
    for (int night = 1; night <= NIGHTS; night++) {
      tables = tables.copy();
      tables.counts().replaceAll((one, n) -> n >= SMALLEST && random.nextInt(33) == 0 ? n + 1 : n);
      assertThat(history.release(tables)).as("seed %d, night %d", seed, night).isEqualTo(first);
    }
    assertThat(history.audit().leaks()).as("seed %d", seed).isEmpty();
  }

  /**
   * Where new small counts come every night, more is hidden than if nothing had been released: who
   * knows a shown zero, and all around it, must not see the one in any sum. But none of it is
   * hidden because it was: each figure would give something away.
   */
  @RepeatedTest(3)
  void afterTenNightsEachHiddenFigureIsNeeded(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    History history = new History();
    CountTables tables = association(random);
    history.release(tables);
    for (int night = 1; night < NIGHTS; night++) {
      tables = tables.copy();
      tables
          .counts()
          .replaceAll((one, n) -> random.nextInt(33) == 0 ? n + 1 + random.nextInt(2) : n);
      history.release(tables);
    }
    CountedCells cells = tables.cells();
    Set<Cell> hidden = new HashSet<>(cells.all());
    hidden.removeAll(
        cells.cellsOf(
            tables.figures().keySet().stream()
                .filter(key -> !history.hidden.get(NIGHTS - 1).contains(key))
                .toList()));
    for (Block block : Block.of(cells, new Nodes(tables.chart()), history.before(NIGHTS - 1))) {
      assertThat(Suppression.isSafe(block, cells, hidden)).as("seed %d", seed).isTrue();
      for (Cell cell : block.cells()) {
        if (hidden.contains(cell) && !cells.isSmall(cell)) {
          Set<Cell> fewer = new HashSet<>(hidden);
          fewer.remove(cell);
          assertThat(Suppression.isSafe(block, cells, fewer))
              .as("without %s, seed %d", cell, seed)
              .isFalse();
        }
      }
    }
    assertThat(history.audit().leaks()).as("seed %d", seed).isEmpty();
  }

  @Test
  void aCountThatDidNotMoveIsNotGivenAwayByOneThatDid() {
    CountTables before = new CountTables(1, "2013-01");
    before.put(1, Sex.K, "", "2013-01", 3).put(1, Sex.M, "", "2013-01", 7);
    History history = new History();
    assertThat(history.release(before)).hasSize(6);
    CountTables now = new CountTables(1, "2013-01");
    now.put(1, Sex.K, "", "2013-01", 6).put(1, Sex.M, "", "2013-01", 7);
    // seven men are many, but beside the ten of yesterday they give the three women away
    Set<FigureKey> hidden = history.release(now);
    assertThat(hidden).extracting(FigureKey::sex).contains(Sex.M).doesNotContain(Sex.T);
    assertThat(now.hidden()).isEmpty();
    assertThat(history.audit().leaks()).isEmpty();
  }

  @Test
  void theAuditFindsWhatOnlyTwoReleasesTogetherTell() {
    CountTables before = new CountTables(1, "2013-01");
    before.put(1, Sex.K, "", "2013-01", 3).put(1, Sex.M, "", "2013-01", 7);
    History history = new History();
    history.release(before);
    CountTables now = new CountTables(1, "2013-01");
    now.put(1, Sex.K, "", "2013-01", 6).put(1, Sex.M, "", "2013-01", 7);
    history.tables.add(now);
    history.hidden.add(now.hidden());
    Audit.Finding found = history.audit();
    assertThat(found.opened()).anyMatch(leak -> leak.contains("follows from others"));
    assertThat(found.releasedBefore()).isEmpty();

    // a day later it is what was released before that leaks, and it is told apart
    history.tables.add(now);
    history.hidden.add(now.hidden());
    assertThat(history.audit().opened()).isEmpty();
    assertThat(history.audit().releasedBefore()).isNotEmpty();
  }

  @Test
  void aRevisionOfAClosedBoardDoesNotTellASmallMovement() {
    CountTables before = new CountTables(1, "2013-01");
    before.put(1, Sex.K, "", "2013-01", 20).put(1, Sex.M, "", "2013-01", 30);
    History history = new History();
    assertThat(history.release(before)).isEmpty();
    // two women more than was decided on; ten men more
    CountTables now = new CountTables(1, "2013-01");
    now.put(1, Sex.K, "", "2013-01", 22).put(1, Sex.M, "", "2013-01", 40);
    Period period = Period.parse("2013-01");
    Set<NodeId> closed =
        now.figures().keySet().stream()
            .map(FigureKey::node)
            .filter(node -> node.level() != Level.ORGANISATION)
            .collect(Collectors.toSet());
    Set<FigureKey> hidden =
        now.hidden(
            now.computed(),
            DisclosurePolicy.usual(),
            new Released(history.past(), List.of(), Map.of(period, closed)));
    assertThat(hidden).extracting(FigureKey::sex).contains(Sex.K).hasSize(6);
    assertThat(now.hidden(now.computed(), DisclosurePolicy.usual(), history.past())).isEmpty();
  }

  /**
   * Knows what every release shows. A count is one unknown from release to release until it
   * changes. What follows is found by the rank of all that is shown, modulo a large prime: no step
   * of it is shared with the program.
   */
  private static final class Reader {

    private record Unknown(Innermost of, int since) {}

    private final List<Map<Innermost, Integer>> since = new ArrayList<>();
    private final Map<Unknown, Integer> numbers = new HashMap<>();
    private final RankModuloPrime shown = new RankModuloPrime();

    Reader(History history) {
      Map<Innermost, Integer> changed = new HashMap<>();
      for (int i = 0; i < history.tables.size(); i++) {
        for (Map.Entry<Innermost, Long> one : history.tables.get(i).counts().entrySet()) {
          boolean isTheSame =
              i > 0 && one.getValue().equals(history.tables.get(i - 1).counts().get(one.getKey()));
          if (!isTheSame) {
            changed.put(one.getKey(), i);
          }
        }
        since.add(Map.copyOf(changed));
        sees(history, i, history.hidden.get(i));
      }
    }

    /** Learns what is shown of a release's facts while these are hidden. */
    void sees(History history, int release, Set<FigureKey> hidden) {
      history
          .tables
          .get(release)
          .figures()
          .forEach(
              (key, sum) -> {
                if (!hidden.contains(key)) {
                  shown.add(equation(history, release, sum));
                }
              });
    }

    private Map<Integer, Long> equation(History history, int release, Collection<Innermost> sum) {
      Map<Integer, Long> equation = new HashMap<>();
      for (Innermost one : sum) {
        if (history.tables.get(release).truth(Set.of(one)) > 0) {
          Unknown unknown = new Unknown(one, since.get(release).getOrDefault(one, -1));
          equation.put(numbers.computeIfAbsent(unknown, key -> numbers.size()), 1L);
        }
      }
      return equation;
    }

    boolean knows(History history, int release, Collection<Innermost> sum) {
      return shown.reaches(equation(history, release, sum));
    }
  }
}
