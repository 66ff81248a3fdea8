package se.jamnt.indicators.truth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.RecordKind;
import se.jamnt.indicators.truth.Sources.Source;
import se.jamnt.model.CodeList;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * Random facts, dense with what is easily got wrong: the first and the last day of the period, leap
 * days, ties, what is not known, persons with several records and conflicting ones, versions that
 * are no longer known, and voided records.
 */
final class RandomFacts {

  private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);
  private static final List<String> NUMBERS =
      List.of("0", "0.5", "1", "1", "2", "2.5", "3", "5", "7.25", "10", "1234.56");

  /** Ages on both sides of the bounds of the age groups. */
  private static final List<Integer> AGES = List.of(15, 16, 17, 18, 24, 25, 34, 35, 64, 65, 90);

  /** What later exports tell of episodes, and the episodes themselves do not. */
  private static final Set<String> FOLLOWED_UP = Set.of("livelihood-after-6-months");

  private final Dice dice;
  private final IndicatorCatalog catalog;
  private final Sources sources;
  private final Period period;
  private final Map<String, NavigableSet<String>> fields = new HashMap<>();
  private int number;

  RandomFacts(Dice dice, IndicatorCatalog catalog, Sources sources, Period period) {
    this.dice = dice;
    this.catalog = catalog;
    this.sources = sources;
    this.period = period;
    StoredFields stored = new StoredFields(catalog);
    sources.byId().forEach((id, source) -> fields.put(id, stored.of(id)));
  }

  /** The facts of a unit. */
  List<Fact> of(Unit unit) {
    Optional<Sex> onlySex =
        dice.chance(15) ? Optional.of(dice.oneOf(Sex.K, Sex.M)) : Optional.empty();
    List<Fact> facts = new ArrayList<>();
    for (String source : unit.sources()) {
      if (sources.get(source).supplements().isEmpty()) {
        for (String key : dice.some(0, 7, this::key)) {
          facts.addAll(versions(() -> record(source, key, unit, onlySex)));
        }
      }
    }
    List<Fact> episodes = List.copyOf(facts);
    for (String source : unit.sources()) {
      Optional<String> supplemented = sources.get(source).supplements();
      episodes.stream()
          .filter(fact -> supplemented.filter(fact.source()::equals).isPresent())
          .map(Fact::key)
          .distinct()
          .filter(key -> dice.chance(60))
          .forEach(key -> facts.addAll(versions(() -> followUp(source, key, unit))));
    }
    return facts;
  }

  /** The inhabitants of an organisation, by sex, district and birth year. */
  List<Fact> of(Organisation organisation) {
    List<LocalDate> counts =
        List.of(
            Year.of(period.last().getYear() - 2).atMonth(12).atEndOfMonth(),
            Year.of(period.last().getYear() - 1).atMonth(12).atEndOfMonth(),
            Year.of(period.last().getYear()).atMonth(12).atEndOfMonth());
    List<Fact> facts = new ArrayList<>();
    sources
        .byId()
        .forEach(
            (id, source) -> {
              if (source.ofOrganisations()) {
                for (String key : dice.some(0, 9, this::key)) {
                  LocalDate day = dice.oneOf(counts);
                  facts.addAll(
                      versions(
                          () ->
                              fact(
                                  id,
                                  key,
                                  organisation.id(),
                                  null,
                                  sex(),
                                  day,
                                  day,
                                  attributes(id))));
                }
              }
            });
    return facts;
  }

  /** A day in or around the period. */
  LocalDate day() {
    LocalDate first = period.first();
    LocalDate last = period.last();
    return switch (dice.between(0, 11)) {
      case 0, 1 -> first;
      case 2 -> first.minusDays(1);
      case 3, 4 -> last;
      case 5 -> last.plusDays(1);
      case 6 -> LocalDate.of(2012, 2, dice.between(28, 29));
      case 7 -> first.plusDays(dice.between(-400, 400));
      default ->
          first.plusDays(dice.between(0, Math.toIntExact(last.toEpochDay() - first.toEpochDay())));
    };
  }

  private String key() {
    return dice.oneOf("a", "B", "c", "D", "10", "9") + "-" + number++;
  }

  /**
   * What is known now and, sometimes, what was known before; or that it was voided or taken away.
   */
  private List<Fact> versions(Supplier<Fact> record) {
    Fact now = record.get();
    LocalDate change = BEGINNING.plusDays(dice.between(1, 3000));
    return switch (dice.between(0, 19)) {
      case 0, 1 -> List.of(version(record.get(), BEGINNING, change), version(now, change, null));
      case 2 -> List.of(version(now, BEGINNING, change));
      case 3 -> List.of(voided(now));
      default -> List.of(now);
    };
  }

  private Fact record(String source, String key, Unit unit, Optional<Sex> onlySex) {
    LocalDate asOf = sources.get(source).dataAsOf();
    LocalDate start = min(day(), asOf);
    LocalDate end = start;
    if (sources.get(source).kind() == RecordKind.EPISODES) {
      end = dice.chance(25) ? null : min(max(start, dice.chance(10) ? start : day()), asOf);
    }
    return fact(
        source,
        key,
        unit.id(),
        person(unit, start),
        onlySex.orElseGet(this::sex),
        start,
        end,
        attributes(source));
  }

  private Fact followUp(String source, String key, Unit unit) {
    LocalDate day = sources.get(source).dataAsOf();
    Map<String, String> told =
        attributes(sources.get(source).supplements().orElseThrow(), FOLLOWED_UP);
    return fact(source, key, unit.id(), null, Sex.U, day, day, told);
  }

  private Fact fact(
      String source,
      String key,
      String unit,
      @Nullable String person,
      Sex sex,
      LocalDate start,
      @Nullable LocalDate end,
      Map<String, String> attributes) {
    Source system = sources.get(source);
    boolean episode = system.kind() == RecordKind.EPISODES;
    return new Fact(
        system.kind(),
        source,
        key,
        unit,
        person,
        sex,
        dice.chance(85) ? period.last().getYear() - dice.oneOf(AGES) : null,
        dice.chance(80) ? code("district") : null,
        start,
        end,
        episode || dice.chance(60) ? 1 : dice.between(0, 4),
        episode || dice.chance(25) ? null : dice.between(0, 60),
        episode || dice.chance(25) ? null : new BigDecimal(dice.oneOf(NUMBERS)),
        attributes,
        false,
        BEGINNING,
        null);
  }

  private Sex sex() {
    return dice.oneOf(Sex.K, Sex.K, Sex.K, Sex.M, Sex.M, Sex.M, Sex.U);
  }

  /** "Persons are linked only within one board", that of "the record's own date". */
  private @Nullable String person(Unit unit, LocalDate day) {
    return dice.chance(25)
        ? null
        : "P" + dice.between(1, 6) + " " + Town.boardOn(unit, day).orElse(unit.id());
  }

  private Map<String, String> attributes(String source) {
    Set<String> own = new TreeSet<>(stored(source));
    own.removeAll(FOLLOWED_UP);
    return attributes(source, own);
  }

  private Map<String, String> attributes(String source, Set<String> some) {
    Map<String, String> attributes = new TreeMap<>();
    for (String field : stored(source)) {
      if (some.contains(field) && dice.chance(80)) {
        attributes.put(
            field, catalog.fields().codes(field).isPresent() ? code(field) : dice.oneOf(NUMBERS));
      }
    }
    return attributes;
  }

  private NavigableSet<String> stored(String source) {
    return Objects.requireNonNull(fields.get(source), source);
  }

  private String code(String field) {
    CodeList codes = catalog.fields().codes(field).orElseThrow();
    return dice.oneOf(List.copyOf(codes.codes().keySet()));
  }

  private static Fact version(Fact fact, LocalDate from, @Nullable LocalDate to) {
    return new Fact(
        fact.kind(),
        fact.source(),
        fact.key(),
        fact.unit(),
        fact.person(),
        fact.sex(),
        fact.birthYear(),
        fact.district(),
        fact.start(),
        fact.end(),
        fact.quantity(),
        fact.minutes(),
        fact.amount(),
        fact.attributes(),
        fact.voided(),
        from,
        to);
  }

  private static Fact voided(Fact fact) {
    return new Fact(
        fact.kind(),
        fact.source(),
        fact.key(),
        fact.unit(),
        fact.person(),
        fact.sex(),
        fact.birthYear(),
        fact.district(),
        fact.start(),
        fact.end(),
        fact.quantity(),
        fact.minutes(),
        fact.amount(),
        fact.attributes(),
        true,
        fact.knownFrom(),
        fact.knownTo());
  }

  private static LocalDate min(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate max(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
