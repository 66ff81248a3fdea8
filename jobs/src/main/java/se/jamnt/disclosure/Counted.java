package se.jamnt.disclosure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Requirement;

/**
 * What cells count: people, episodes or events of one selection, or a number added up over them.
 *
 * @param what the same text for indicators that count the same
 * @param addsUpOverTime whether the months of a year add up to the year: no record counts in two of
 *     them
 */
record Counted(String what, boolean addsUpOverTime, Kind kind) {

  /** What sort of cells these are. */
  enum Kind {
    /** People, episodes or events. */
    ALL,
    /** Those in the part of a share: shown or hidden together with the whole. */
    PART,
    /** Those whose value is known: of someone in two units it can be known in one of them only. */
    WITH_VALUE,
    /** Values added up, of which nothing is known but what they rest on. */
    AMOUNT
  }

  private static final int MOST_NAMED = 3;
  private static final String ADDED_UP = ", added up";
  private static final String PERSONS = ", persons";

  private static final Comparator<Counted> BY_WHAT = Comparator.comparing(Counted::what);

  static final Comparator<Counted> ORDER =
      (one, other) -> one == other ? 0 : BY_WHAT.compare(one, other);

  /** Of each that was asked for the first one: indicators are few, and so are these. */
  private static final Map<Counted, Counted> FIRST = new ConcurrentHashMap<>();

  /** What follows from one, so that its long text is made once and not for each figure. */
  private static final Map<Following, Counted> FOLLOWING = new ConcurrentHashMap<>();

  /**
   * What follows from something counted.
   *
   * @param by the words for it, or the measure whose part it is
   */
  private record Following(Counted of, Object by) {}

  /**
   * The same one for all that are equal. Their texts are long, and what is the same one is seen to
   * be equal at once.
   */
  private Counted one() {
    Counted known = FIRST.get(this);
    return known == null ? FIRST.computeIfAbsent(this, first -> first) : known;
  }

  private Counted following(Object by, Supplier<Counted> made) {
    Following following = new Following(this, by);
    Counted known = FOLLOWING.get(following);
    return known == null ? FOLLOWING.computeIfAbsent(following, first -> made.get().one()) : known;
  }

  /** All that an indicator counts. */
  static Counted by(IndicatorDefinition definition) {
    return by(
        definition,
        (definition.measure() instanceof Measure.PerPerson
                || definition.measure() instanceof Measure.ResourceShare
            ? " of known persons"
            : ""));
  }

  /** The same records, whoever they belong to, as indicators that do not ask for persons count. */
  static Counted ofAnybody(IndicatorDefinition definition) {
    return by(definition, "");
  }

  private static Counted by(IndicatorDefinition definition, String whose) {
    String what =
        definition.from()
            + " "
            + definition.counts()
            + definition.choice()
            + definition.among()
            + definition.countedIf()
            + whose;
    boolean people = definition.counts() == IndicatorDefinition.Counted.PEOPLE;
    return new Counted(what, !people && isOfOneDay(definition), Kind.ALL).one();
  }

  /** Whether each record counts on one day of its own, so that it counts in one month only. */
  private static boolean isOfOneDay(IndicatorDefinition definition) {
    return conditions(definition).anyMatch(Requirement.InPeriod.class::isInstance)
        && conditions(definition)
            .noneMatch(
                one ->
                    one instanceof Requirement.OpenDuringPeriod
                        || one instanceof Requirement.OpenAtEnd
                        || one instanceof Requirement.LatestAtEnd);
  }

  private static Stream<Requirement> conditions(IndicatorDefinition definition) {
    return Stream.concat(definition.among().stream(), definition.countedIf().stream())
        .map(Condition::requirement);
  }

  /** The indicators that count it, or something of it, by their ids: what readers know it by. */
  String inWords(Collection<IndicatorDefinition> definitions) {
    return definitions.stream()
        .filter(definition -> what.startsWith(ofAnybody(definition).what))
        .map(IndicatorDefinition::id)
        .sorted()
        .limit(MOST_NAMED)
        .collect(Collectors.joining("/"));
  }

  boolean isAmount() {
    return kind == Kind.AMOUNT;
  }

  /** Those of them in the part of a share. */
  Counted partOf(Measure share) {
    return following(
        share, () -> new Counted(what + " in part " + share, addsUpOverTime, Kind.PART));
  }

  /** Those of them whose value is known. */
  Counted with(String value) {
    String text = " with " + value;
    return following(text, () -> new Counted(what + text, addsUpOverTime, Kind.WITH_VALUE));
  }

  /** The values added up. */
  Counted addedUp() {
    return following(ADDED_UP, () -> new Counted(what + ADDED_UP, addsUpOverTime, Kind.AMOUNT));
  }

  /** The persons behind them: whoever comes in two months is one person of the year. */
  Counted persons() {
    return following(PERSONS, () -> new Counted(what + PERSONS, false, Kind.ALL));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Counted that
            && kind == that.kind
            && addsUpOverTime == that.addsUpOverTime
            && what.equals(that.what));
  }

  @Override
  public int hashCode() {
    return what.hashCode();
  }
}
