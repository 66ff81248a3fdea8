package se.jamnt.indicators.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.IndicatorDefinition.ShownAs;
import se.jamnt.indicators.IndicatorDefinition.Unit;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.RecordKind;
import se.jamnt.indicators.Requirement;
import se.jamnt.model.Level;
import se.jamnt.model.Words;

/** Definitions that a controller could write, drawn from the closed vocabulary. */
final class RandomDefinitions {

  static final String EPISODES = "episodes";
  static final String FOLLOW_UP = "follow-up";
  static final String INHABITANTS = "inhabitants";

  private static final List<String> EPISODE_SOURCES = List.of(EPISODES, "stays");
  private static final List<String> EVENT_SOURCES = List.of("visits", "answers");
  private static final Words WORDS = new Words("ord", "words");

  /** Fields with codes that every record has. */
  private static final List<String> CODES = List.of("district", "age-group");

  private static final List<String> CROSSES = List.of("age-group+district");
  private static final List<String> EPISODE_CROSSES =
      List.of("age-group+referrer", "work-at-exit+district", "work-or-studies+work-at-exit");
  private static final List<String> EVENT_CROSSES =
      List.of("accepted+district", "errand+accepted", "age-group+support-need");

  private static final List<String> EPISODE_CODES =
      List.of(
          "district",
          "age-group",
          "referrer",
          "exit-reason",
          "work-at-exit",
          "state-at-exit",
          "state-at-start",
          "work-or-studies",
          "years-in-support-group",
          "livelihood-after-6-months");
  private static final List<String> EVENT_CODES =
      List.of("district", "age-group", "errand", "accepted", "support-need");
  private static final List<String> EPISODE_NUMBERS =
      List.of(
          "age",
          "days-in-activity",
          "days-so-far",
          "handling-days",
          "waiting-days",
          "years-in-support",
          "step-change",
          "nights-in-period",
          "cost-in-period",
          "cost");
  private static final List<String> EVENT_NUMBERS =
      List.of("age", "minutes", "amount", "granted-hours");

  private final Dice dice;
  private final FieldCatalog fields;
  private final List<IndicatorDefinition> definitions = new ArrayList<>();

  private RandomDefinitions(Dice dice, FieldCatalog fields) {
    this.dice = dice;
    this.fields = fields;
  }

  /** As many definitions as asked for, over the fields of a home. */
  static IndicatorCatalog draw(Dice dice, FieldCatalog fields, int number) {
    RandomDefinitions random = new RandomDefinitions(dice, fields);
    while (random.definitions.size() < number) {
      random.definitions.add(random.definition());
    }
    return new IndicatorCatalog(fields, random.definitions);
  }

  /** What is counted and when, before anything is measured. */
  private record Draft(
      RecordKind of,
      List<String> from,
      Counted counts,
      Optional<Choice> choice,
      List<Condition> among) {

    boolean isOfEpisodes() {
      return of == RecordKind.EPISODES;
    }
  }

  private IndicatorDefinition definition() {
    if (dice.chance(5)) {
      return checklist();
    }
    if (dice.chance(6)) {
      return resources();
    }
    Draft draft = draft(dice.oneOf(RecordKind.values()));
    Measure measure = measure(draft);
    List<String> by = by(draft, measure);
    List<Condition> countedIf =
        draft.choice().isPresent() && dice.chance(40) ? List.of(condition(draft)) : List.of();
    return definition(draft, measure, countedIf, by, level(), dice.chance(10) ? 6 : 0);
  }

  /** The last answer, yes or no, of each unit to each of some criteria. */
  private IndicatorDefinition checklist() {
    Condition latest = new Condition("date", new Requirement.LatestAtEnd());
    List<String> from = dice.someOf(1, 2, EVENT_SOURCES);
    Draft draft =
        new Draft(RecordKind.EVENTS, from, Counted.EVENTS, Optional.empty(), List.of(latest));
    return definition(
        draft,
        new Measure.Latest("errand", "accepted", Optional.empty()),
        List.of(),
        List.of("errand"));
  }

  /** Two or three resources, each with records of its own. */
  private IndicatorDefinition resources() {
    List<IndicatorDefinition> selections = new ArrayList<>();
    Level lowest = level();
    for (String code : dice.someOf(2, 3, List.of("kronor", "minutes", "places"))) {
      RecordKind of = dice.oneOf(RecordKind.values());
      List<String> from =
          dice.someOf(1, 2, of == RecordKind.EPISODES ? EPISODE_SOURCES : EVENT_SOURCES);
      Counted counts = of == RecordKind.EPISODES ? Counted.EPISODES : Counted.EVENTS;
      Draft draft = new Draft(of, from, counts, Optional.empty(), List.of(when(of)));
      selections.add(
          definition(
              draft,
              new Measure.ResourceShare("resource", code, number(draft)),
              List.of(),
              List.of(),
              lowest,
              0));
    }
    List<String> all = selections.stream().flatMap(one -> one.from().stream()).distinct().toList();
    return definition(
        new Draft(RecordKind.EPISODES, all, Counted.EPISODES, Optional.empty(), List.of()),
        new Measure.Resources("resource", selections),
        List.of(),
        List.of("resource"),
        lowest,
        0);
  }

  private Draft draft(RecordKind of) {
    boolean episodes = of == RecordKind.EPISODES;
    List<String> from = dice.someOf(1, 2, episodes ? EPISODE_SOURCES : EVENT_SOURCES);
    Condition when = when(of);
    Counted counts =
        dice.chance(50)
            ? Counted.PEOPLE
            : episodes ? Counted.EPISODES : dice.oneOf(Counted.EVENTS, Counted.QUANTITY);
    Draft draft = new Draft(of, from, counts, choice(counts, when), List.of(when));
    List<Condition> among = new ArrayList<>(draft.among());
    among.addAll(dice.some(0, 2, () -> condition(draft)));
    return new Draft(of, from, counts, draft.choice(), List.copyOf(among));
  }

  private Condition when(RecordKind of) {
    Condition inPeriod = new Condition("date", new Requirement.InPeriod());
    return of == RecordKind.EVENTS
        ? inPeriod
        : dice.oneOf(
            new Condition("start", new Requirement.InPeriod()),
            new Condition("end", new Requirement.InPeriod()),
            new Condition(Condition.EPISODE, new Requirement.OpenDuringPeriod()),
            new Condition(Condition.EPISODE, new Requirement.OpenAtEnd()));
  }

  /** An exit can only be the last one where exits are counted. */
  private Optional<Choice> choice(Counted counts, Condition when) {
    if (counts != Counted.PEOPLE) {
      return Optional.empty();
    }
    return Optional.of(
        when.field().equals("end")
            ? dice.oneOf(Choice.values())
            : dice.oneOf(Choice.LATEST_START, Choice.FIRST_START));
  }

  private Measure measure(Draft draft) {
    String number = number(draft);
    // a number of an event that counts as many is that of none of them in particular
    boolean each = draft.counts() != Counted.QUANTITY;
    return switch (dice.between(0, each ? 14 : 8)) {
      case 0 -> new Measure.Count(Optional.empty(), Optional.empty());
      case 1 -> new Measure.Count(Optional.empty(), share());
      case 2 -> new Measure.Share(dice.some(1, 2, () -> condition(draft)));
      case 3 -> new Measure.ShareOf(other(draft, by(draft, true)));
      case 4 -> new Measure.BySex(dice.chance(50) ? Optional.of(number) : Optional.empty());
      case 5 -> new Measure.Sum(number);
      case 6 -> new Measure.PerCounted(number);
      case 7 -> new Measure.PerPerson(number);
      case 8 -> new Measure.PerOther(other(draft, by(draft, true)), dice.oneOf(1, 100, 1000));
      case 9 ->
          draft.counts() == Counted.PEOPLE
              ? new Measure.Sum(number)
              : new Measure.PerNumber(number, number(draft));
      case 10 -> new Measure.Count(Optional.of(number), Optional.empty());
      case 11 ->
          new Measure.ByCode(code(draft), dice.chance(50) ? Optional.of(number) : Optional.empty());
      case 12 -> new Measure.Typical(number);
      case 13 ->
          draft.isOfEpisodes()
              ? new Measure.Transition("work-at-start", "work-at-exit")
              : new Measure.Typical(number);
      default -> new Measure.Mean(number);
    };
  }

  /** A share among those drawn before. */
  private Optional<String> share() {
    return definitions.stream()
        .filter(definition -> definition.measure() instanceof Measure.Share)
        .map(IndicatorDefinition::id)
        .findFirst();
  }

  /** Other records to set these against: of another kind, another source, or inhabitants. */
  private IndicatorDefinition other(Draft draft, List<String> by) {
    Draft other =
        dice.chance(30)
            ? new Draft(
                RecordKind.EVENTS,
                List.of(INHABITANTS),
                Counted.QUANTITY,
                Optional.empty(),
                List.of(new Condition("date", new Requirement.LatestAtEnd())))
            : draft(dice.chance(70) ? draft.of() : dice.oneOf(RecordKind.values()));
    return definition(other, new Measure.Count(Optional.empty(), Optional.empty()), List.of(), by);
  }

  private List<String> by(Draft draft, Measure measure) {
    if (measure instanceof Measure.ByCode byCode) {
      return List.of(byCode.over());
    }
    if (measure instanceof Measure.Transition transition) {
      return List.of(transition.atStart(), transition.atEnd(), transition.cross());
    }
    boolean refused =
        measure instanceof Measure.PerNumber
            || (measure instanceof Measure.Count count && count.unseenIn().isPresent());
    if (refused) {
      return List.of();
    }
    return measure.other().map(IndicatorDefinition::by).orElseGet(() -> by(draft, false));
  }

  private List<String> by(Draft draft, boolean ofAnyKind) {
    if (dice.chance(50)) {
      return List.of();
    }
    return dice.someOf(1, 2, List.of(breakdown(draft, ofAnyKind), breakdown(draft, ofAnyKind)));
  }

  /** Mostly a field; few crosses, and mostly small ones, for each of their categories is a row. */
  private String breakdown(Draft draft, boolean ofAnyKind) {
    if (dice.chance(85)) {
      return ofAnyKind ? dice.oneOf(CODES) : code(draft);
    }
    return dice.oneOf(ofAnyKind ? CROSSES : draft.isOfEpisodes() ? EPISODE_CROSSES : EVENT_CROSSES);
  }

  private Condition condition(Draft draft) {
    if (dice.chance(25)) {
      return new Condition(number(draft), numberRequirement());
    }
    String field = code(draft);
    List<String> codes = List.copyOf(fields.codes(field).orElseThrow().codes().keySet());
    return new Condition(
        field,
        dice.oneOf(
            new Requirement.OneOf(dice.someOf(1, 3, codes)),
            new Requirement.OneOf(dice.someOf(2, 4, codes)),
            new Requirement.NoneOf(dice.someOf(1, 3, codes)),
            new Requirement.Known(),
            new Requirement.Unknown()));
  }

  private Requirement numberRequirement() {
    BigDecimal least = BigDecimal.valueOf(dice.between(0, 30));
    BigDecimal most = least.add(BigDecimal.valueOf(dice.between(0, 40)));
    return dice.oneOf(
        new Requirement.Known(),
        new Requirement.Unknown(),
        new Requirement.Between(least, null, false),
        new Requirement.Between(null, most, dice.chance(50)),
        new Requirement.Between(least, most, false),
        new Requirement.Between(least, most.add(BigDecimal.ONE), true));
  }

  private String code(Draft draft) {
    return dice.oneOf(draft.isOfEpisodes() ? EPISODE_CODES : EVENT_CODES);
  }

  private String number(Draft draft) {
    return dice.oneOf(draft.isOfEpisodes() ? EPISODE_NUMBERS : EVENT_NUMBERS);
  }

  private IndicatorDefinition definition(
      Draft draft, Measure measure, List<Condition> countedIf, List<String> by) {
    return definition(draft, measure, countedIf, by, level(), 0);
  }

  private Level level() {
    return dice.chance(90) ? Level.UNIT : dice.oneOf(Level.values());
  }

  private IndicatorDefinition definition(
      Draft draft,
      Measure measure,
      List<Condition> countedIf,
      List<String> by,
      Level lowest,
      int finalAfterMonths) {
    return new IndicatorDefinition(
        "indicator-" + (definitions.size() + 1),
        1,
        WORDS,
        WORDS,
        WORDS,
        draft.of(),
        draft.from(),
        measure,
        draft.counts(),
        draft.choice(),
        draft.among(),
        countedIf,
        by,
        Optional.empty(),
        lowest,
        finalAfterMonths,
        new ShownAs(Unit.RATIO, 1),
        "standard",
        Persons.WOMEN_AND_MEN,
        Optional.empty());
  }
}
