package se.jamnt.indicators;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/**
 * An indicator as a controller declares it, in {@code config/indicators/<id>.yml}; holds no SQL.
 *
 * @param version raised whenever the figures' meaning changes
 * @param means one or two sentences that explain it to a board
 * @param says the sentence that reads the figures out, with {@code {women}}, {@code {men}} and
 *     {@code {total}} in the place of the headline statistic
 * @param from ids of the sources whose records it counts
 * @param choice which record stands for a person who has several; present just when people are
 *     counted
 * @param among which records belong to the whole; all conditions hold
 * @param countedIf what the record that stands for a person must meet to be counted; tested after
 *     the choice
 * @param by fields with codes that the figures are broken down by, one at a time
 * @param headlineCategory the code of the first breakdown that stands for the indicator in
 *     sentences; where there is none, all together do
 * @param lowestLevel the level below which there are no figures
 * @param finalAfterMonths how long after the period's end its figures are preliminary in any case
 */
public record IndicatorDefinition(
    String id,
    int version,
    Words name,
    Words means,
    Words says,
    RecordKind of,
    List<String> from,
    Measure measure,
    Counted counts,
    Optional<Choice> choice,
    List<Condition> among,
    List<Condition> countedIf,
    List<String> by,
    Optional<String> headlineCategory,
    Level lowestLevel,
    int finalAfterMonths,
    ShownAs shownAs,
    String disclosure,
    Persons persons,
    Optional<WorkedExample> example) {

  private static final int SHARE_DECIMALS = 1;
  private static final int GAP_RATIO_DECIMALS = 2;

  /** What is counted. */
  public enum Counted {
    PEOPLE,
    EPISODES,
    EVENTS,
    /** Events, each as many times as its quantity says. */
    QUANTITY
  }

  /** Which of a person's records stands for the person. */
  public enum Choice {
    /** The latest end in the period and node; ties: the later start, then the larger key. */
    LAST_EXIT,
    /** The latest start or date in the period and node; ties: the larger key. */
    LATEST_START,
    /** The first start or date in the period and node; ties: the smaller key. */
    FIRST_START
  }

  /** What the sexes are called in reports. */
  public enum Persons {
    WOMEN_AND_MEN,
    GIRLS_AND_BOYS
  }

  /** What a figure is a number of. */
  public enum Unit {
    PEOPLE,
    EPISODES,
    EVENTS,
    VISITS,
    DAYS,
    KRONOR,
    MINUTES,
    HOURS,
    YEARS,
    PERCENT,
    /** So many for each, for a hundred or for a thousand. */
    RATIO
  }

  /**
   * How a figure is written.
   *
   * @param decimals how many it is rounded to, half up
   * @param counted what its episodes or events are called, in the plural, such as cases
   */
  public record ShownAs(Unit unit, int decimals, Optional<Words> counted) {

    /** Shown without a name of their own for what is counted. */
    public ShownAs(Unit unit, int decimals) {
      this(unit, decimals, Optional.empty());
    }
  }

  /** The statistic that stands for the indicator in sentences and charts. */
  public Statistic headline() {
    return measure.statistics().get(0);
  }

  /** The headline figure of all together, or of the category that sentences speak of. */
  public FigureKey headlineOf(Period period, NodeId node) {
    FigureKey all = new FigureKey(period, node, id, headline(), "", "", Sex.T);
    return headlineCategory.map(code -> all.by(by.get(0), code)).orElse(all);
  }

  /** Whether the headline is what percentage the part is of the base. */
  public boolean isPercentOfBase() {
    return (headline() == Statistic.SHARE || headline() == Statistic.DISTRIBUTION)
        && !(measure instanceof Measure.BySex bySex && bySex.value().isPresent());
  }

  /** How many decimals a statistic is rounded to: what is counted is whole. */
  public int decimals(Statistic statistic) {
    return switch (statistic) {
      case COUNT, STATUS, LATEST -> 0;
      case LOW, HIGH -> SHARE_DECIMALS;
      case GAP_RATIO -> GAP_RATIO_DECIMALS;
      case GAP, CHANGE_PREVIOUS, CHANGE_YEAR, CHANGE_BASELINE, CHANGE_START_EXIT ->
          decimals(headline());
      default -> shownAs.decimals();
    };
  }

  /** Whether people behind the records are counted, so that records without identity are none. */
  public boolean countsPersons() {
    return counts == Counted.PEOPLE
        || measure instanceof Measure.PerPerson
        || measure instanceof Measure.ResourceShare
        || measure instanceof Measure.PerNumber;
  }

  /**
   * Whether women and men are compared in a figure: in the headline of all together or, where it is
   * a distribution over codes, of each code.
   */
  public boolean isComparedIn(FigureKey figure) {
    return !countsNoPeople()
        && figure.statistic() == headline()
        && figure.breakdown().isEmpty() != isOverCodes();
  }

  private boolean isOverCodes() {
    return measure instanceof Measure.ByCode
        || measure instanceof Measure.Transition
        || measure instanceof Measure.Resources;
  }

  /**
   * The breakdown of the figures that are compared with those of earlier periods; empty where these
   * are of all together.
   */
  public String changingBreakdown() {
    return isOverCodes() ? by.get(0) : "";
  }

  /** Whether a figure is compared with that of earlier periods: the one that sentences speak of. */
  public boolean changesIn(FigureKey figure) {
    return isComparedIn(figure)
        && figure.breakdown().equals(changingBreakdown())
        && (figure.breakdown().isEmpty()
            || headlineCategory.filter(figure.category()::equals).isPresent());
  }

  /** Whether it is made from other indicators, and counts no records of its own. */
  public boolean isAboutIndicators() {
    return measure instanceof Measure.Goals || measure instanceof Measure.PlanCoverage;
  }

  /** Whether its bases are no numbers of people, so that it is not by sex and nothing is hidden. */
  public boolean countsNoPeople() {
    return isAboutIndicators() || measure instanceof Measure.Latest;
  }

  /** Whether the records are those of the latest date, whenever it was. */
  public boolean looksUp() {
    return looksBack() && !(measure instanceof Measure.Latest);
  }

  /** Whether records from before the period count. */
  public boolean looksBack() {
    return among.stream().anyMatch(one -> one.requirement() instanceof Requirement.LatestAtEnd);
  }

  /** The selections of records that are counted, each by a statement of its own; none of others. */
  public List<IndicatorDefinition> counting() {
    if (measure instanceof Measure.Resources resources) {
      return resources.selections();
    }
    return isAboutIndicators() ? List.of() : List.of(this);
  }

  /** The same selection of records with another measure. */
  IndicatorDefinition with(Measure other) {
    return new IndicatorDefinition(
        id,
        version,
        name,
        means,
        says,
        of,
        from,
        other,
        counts,
        choice,
        among,
        countedIf,
        by,
        headlineCategory,
        lowestLevel,
        finalAfterMonths,
        shownAs,
        disclosure,
        persons,
        example);
  }

  /** The same definition with another example. */
  IndicatorDefinition with(WorkedExample other) {
    return new IndicatorDefinition(
        id,
        version,
        name,
        means,
        says,
        of,
        from,
        measure,
        counts,
        choice,
        among,
        countedIf,
        by,
        headlineCategory,
        lowestLevel,
        finalAfterMonths,
        shownAs,
        disclosure,
        persons,
        Optional.of(other));
  }

  /** Every source whose records the figures rest on. */
  public List<String> sources() {
    return Stream.concat(
            from.stream(), measure.other().stream().flatMap(other -> other.from().stream()))
        .distinct()
        .toList();
  }

  /** Every condition, wherever it stands. */
  public Stream<Condition> conditions() {
    Stream<Condition> part =
        measure instanceof Measure.Share share ? share.thoseWith().stream() : Stream.empty();
    return Stream.of(among.stream(), countedIf.stream(), part).flatMap(conditions -> conditions);
  }
}
