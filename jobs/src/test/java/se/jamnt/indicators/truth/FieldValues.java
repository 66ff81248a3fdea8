package se.jamnt.indicators.truth;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.ComputedField;
import se.jamnt.indicators.ComputedField.Convention;
import se.jamnt.indicators.Condition;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.Requirement;

/** What the fields of a record say, stored and computed, and which conditions hold for it. */
final class FieldValues {

  private final FieldCatalog catalog;
  private final Asked asked;
  private final List<Condition> among;
  private final IdentityHashMap<Fact, Map<String, Optional<Object>>> values =
      new IdentityHashMap<>();

  /**
   * The fields as one selection of records reads them.
   *
   * @param among the conditions that say for which date a record is counted
   */
  FieldValues(FieldCatalog catalog, Asked asked, List<Condition> among) {
    this.catalog = catalog;
    this.asked = asked;
    this.among = among;
  }

  /** A number; empty where it is not known. */
  Optional<BigDecimal> number(Fact fact, String field) {
    return value(fact, field).map(BigDecimal.class::cast);
  }

  /** A code; empty where it is not known. */
  Optional<String> code(Fact fact, String field) {
    return value(fact, field).map(String.class::cast);
  }

  /** "Lines mean AND." */
  boolean all(List<Condition> conditions, Fact fact) {
    return conditions.stream().allMatch(condition -> holds(condition, fact));
  }

  private boolean holds(Condition condition, Fact fact) {
    Requirement requirement = condition.requirement();
    if (requirement instanceof Requirement.OpenDuringPeriod) {
      return fact.isOpenDuring(asked.period().days());
    }
    if (requirement instanceof Requirement.OpenAtEnd) {
      return fact.isOpenAtEndOf(asked.period().days());
    }
    Optional<Object> value = value(fact, condition.field());
    if (requirement instanceof Requirement.InPeriod) {
      return value.map(LocalDate.class::cast).filter(asked.period().days()::contains).isPresent();
    }
    if (requirement instanceof Requirement.LatestAtEnd) {
      return value.equals(
          Optional.ofNullable(asked.latest().get(new Asked.Told(fact.source(), fact.unit()))));
    }
    if (requirement instanceof Requirement.OneOf one) {
      return value.filter(one.codes()::contains).isPresent();
    }
    if (requirement instanceof Requirement.NoneOf none) {
      return value.filter(none.codes()::contains).isEmpty();
    }
    if (requirement instanceof Requirement.Between bounds) {
      return value.map(BigDecimal.class::cast).filter(it -> isWithin(bounds, it)).isPresent();
    }
    return value.isPresent() == requirement instanceof Requirement.Known;
  }

  private static boolean isWithin(Requirement.Between bounds, BigDecimal number) {
    BigDecimal least = bounds.least();
    BigDecimal most = bounds.most();
    return (least == null || number.compareTo(least) >= 0)
        && (most == null || number.compareTo(most) < (bounds.under() ? 0 : 1));
  }

  /** Worked out once for each record: many figures ask for it. */
  private Optional<Object> value(Fact fact, String field) {
    Map<String, Optional<Object>> known = values.computeIfAbsent(fact, one -> new HashMap<>());
    if (!known.containsKey(field)) {
      known.put(field, read(fact, field)); // which may ask for other fields of the record
    }
    return Objects.requireNonNull(known.get(field));
  }

  private Optional<Object> read(Fact fact, String field) {
    return switch (field) {
      case "start", "date" -> Optional.of(fact.start());
      case "end" -> Optional.ofNullable(fact.end());
      case "birth-year" -> Optional.ofNullable(fact.birthYear()).map(BigDecimal::valueOf);
      case "district" -> Optional.ofNullable(fact.district());
      case "quantity" -> Optional.of(BigDecimal.valueOf(fact.quantity()));
      case "minutes" -> Optional.ofNullable(fact.minutes()).map(BigDecimal::valueOf);
      case "amount" -> Optional.ofNullable(fact.amount());
      default -> {
        ComputedField computed = catalog.computed().get(field);
        yield computed == null ? stored(fact, field) : computed(fact, computed.rule());
      }
    };
  }

  private Optional<Object> stored(Fact fact, String field) {
    boolean isNumber = catalog.kind(field).equals(Optional.of(FieldCatalog.Kind.NUMBER));
    return Optional.ofNullable(fact.attributes().get(field))
        .map(text -> isNumber ? new BigDecimal(text) : text);
  }

  private Optional<Object> computed(Fact fact, ComputedField.Rule rule) {
    if (rule instanceof ComputedField.DaysBetween days) {
      return date(fact, days.from())
          .flatMap(from -> date(fact, days.to()).map(to -> days(from, to, days.convention())));
    }
    if (rule instanceof ComputedField.DaysSoFar days) {
      return date(fact, days.from())
          .map(from -> days(from, asked.soFar(fact.source()), days.convention()));
    }
    if (rule instanceof ComputedField.Age) {
      return Optional.ofNullable(fact.birthYear())
          .map(born -> BigDecimal.valueOf(countedOn(fact).getYear() - born));
    }
    if (rule instanceof ComputedField.Difference difference) {
      return number(fact, difference.of())
          .flatMap(of -> number(fact, difference.minus()).map(of::subtract));
    }
    if (rule instanceof ComputedField.Grouped grouped) {
      return number(fact, grouped.of()).flatMap(number -> groupOf(grouped, number));
    }
    if (rule instanceof ComputedField.FirstThatHolds first) {
      return first.cases().stream()
          .filter(one -> all(one.when(), fact))
          .findFirst()
          .map(ComputedField.Case::code);
    }
    if (rule instanceof ComputedField.NightsInPeriod) {
      return Optional.of(BigDecimal.valueOf(nightsInPeriod(fact)));
    }
    if (rule instanceof ComputedField.ProRata proRata) {
      return number(fact, proRata.of()).flatMap(number -> proRata(fact, number));
    }
    throw new AssertionError("the calculator does not know " + rule);
  }

  private Optional<LocalDate> date(Fact fact, String field) {
    return value(fact, field).map(LocalDate.class::cast);
  }

  /** "both-days (end − start + 1) or nights (end − start)". */
  private static BigDecimal days(LocalDate from, LocalDate to, Convention convention) {
    return BigDecimal.valueOf(DAYS.between(from, to) + (convention == Convention.NIGHTS ? 0 : 1));
  }

  /** "At the record's own date (start, end, event); for what is open on the period's last day." */
  private LocalDate countedOn(Fact fact) {
    return among.stream()
        .filter(condition -> condition.requirement() instanceof Requirement.InPeriod)
        .findFirst()
        .map(condition -> date(fact, condition.field()).orElseThrow())
        .orElseGet(() -> looksUp() ? fact.start() : asked.period().last());
  }

  private boolean looksUp() {
    return among.stream().anyMatch(one -> one.requirement() instanceof Requirement.LatestAtEnd);
  }

  private static Optional<String> groupOf(ComputedField.Grouped grouped, BigDecimal number) {
    return grouped.groups().entrySet().stream()
        .filter(group -> isWithin(group.getValue(), number))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * "Care nights belong to the day on which they begin; an open placement has nights to min(period
   * end, data as of)": whoever has not left by that day stays that night too.
   */
  private long nightsInPeriod(Fact stay) {
    LocalDate end = stay.end();
    return nights(stay.start(), end == null ? asked.soFar(stay.source()).plusDays(1) : end);
  }

  private long nights(LocalDate from, LocalDate to) {
    return from.datesUntil(to.isBefore(from) ? from : to)
        .filter(asked.period().days()::contains)
        .count();
  }

  /** "Cost pro rata", and "no cost until it has one": an open placement has none. */
  private Optional<BigDecimal> proRata(Fact stay, BigDecimal whole) {
    @Nullable LocalDate end = stay.end();
    if (end == null) {
      return Optional.empty();
    }
    long nights = DAYS.between(stay.start(), end);
    if (nights == 0) {
      return Optional.of(asked.period().days().contains(stay.start()) ? whole : BigDecimal.ZERO);
    }
    return Optional.of(
        whole
            .multiply(BigDecimal.valueOf(nights(stay.start(), end)))
            .divide(BigDecimal.valueOf(nights), MathContext.DECIMAL128));
  }
}
