package se.jamnt.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import se.jamnt.model.Sex;

/** Draws who takes part in what and when, so that the published numbers of participants hold. */
final class Stays {

  static final LocalDate BEGIN = LocalDate.of(2011, 1, 3);
  static final LocalDate SPAN_BEGIN = LocalDate.of(2012, 1, 1);
  static final LocalDate SPAN_END = LocalDate.of(2013, 10, 31);

  private static final double ANOTHER_STAY = 0.17;
  private static final double MEAN_DAYS = 240;
  private static final int FEWEST_DAYS = 10;

  private final Random random;
  private final TestPersons persons;
  private final List<Stay> drawn = new ArrayList<>();

  private Stays(Random random, TestPersons persons) {
    this.random = random;
    this.persons = persons;
  }

  static List<Stay> draw(Random random, TestPersons persons) {
    Stays stays = new Stays(random, persons);
    for (Insats insats : Insats.ALL) {
      for (Sex sex : List.of(Sex.K, Sex.M)) {
        stays.fill(insats, sex);
      }
    }
    return List.copyOf(stays.drawn);
  }

  private void fill(Insats insats, Sex sex) {
    Insats.Cohorts people = insats.people(sex);
    for (int i = 0; i < people.endedBefore(); i++) {
      drawn.add(endedBeforeSpan(persons.next(sex), insats));
    }
    for (int i = 0; i < people.openWhenItBegan(); i++) {
      addWithFollowing(openWhenSpanBegan(persons.next(sex), insats));
    }
    for (int i = 0; i < people.startedDuring(); i++) {
      LocalDate first = insats.opened().isAfter(SPAN_BEGIN) ? insats.opened() : SPAN_BEGIN;
      LocalDate start = Draw.weekday(random, first, SPAN_END.minusDays(3));
      addWithFollowing(stay(persons.next(sex), insats, start));
    }
  }

  private Stay endedBeforeSpan(Person person, Insats insats) {
    while (true) {
      Stay stay = stay(person, insats, Draw.weekday(random, BEGIN, SPAN_BEGIN.minusDays(20)));
      if (stay.end() != null && stay.end().isBefore(SPAN_BEGIN)) {
        return stay;
      }
    }
  }

  private Stay openWhenSpanBegan(Person person, Insats insats) {
    while (true) {
      Stay stay = stay(person, insats, Draw.weekday(random, BEGIN, SPAN_BEGIN.minusDays(1)));
      if (stay.end() == null || !stay.end().isBefore(SPAN_BEGIN)) {
        return stay;
      }
    }
  }

  private Stay stay(Person person, Insats insats, LocalDate start) {
    double days = FEWEST_DAYS + (exponential() + exponential()) * (MEAN_DAYS - FEWEST_DAYS) / 2;
    LocalDate end = Draw.weekdayUntil(start.plusDays(Math.round(days)));
    return new Stay(person, insats, start, end.isAfter(SPAN_END) ? null : end);
  }

  private double exponential() {
    return -StrictMath.log(1 - random.nextDouble());
  }

  /** Some come back, some are in two activities at once; who has no number can't be followed. */
  private void addWithFollowing(Stay first) {
    drawn.add(first);
    Stay last = first;
    while (first.person().number() != null && Draw.chance(random, ANOTHER_STAY)) {
      Optional<Stay> next = following(last);
      if (next.isEmpty()) {
        return;
      }
      last = next.get();
      drawn.add(last);
    }
  }

  private Optional<Stay> following(Stay before) {
    List<Insats> open =
        Insats.ALL.stream()
            .filter(insats -> insats.association().equals(before.insats().association()))
            .filter(insats -> insats.transfers() || insats.equals(before.insats()))
            .toList();
    Insats insats = open.get(random.nextInt(open.size()));
    LocalDate start = Draw.weekdayUntil(before.start().plusDays(40L + random.nextInt(260)));
    Stay next = stay(before.person(), insats, start);
    boolean sameTwice =
        insats.equals(before.insats())
            && (before.end() == null || !next.start().isAfter(before.end()));
    boolean sameEnd = next.end() != null && Objects.equals(next.end(), before.end());
    return start.isAfter(SPAN_END) || sameTwice || sameEnd ? Optional.empty() : Optional.of(next);
  }
}
