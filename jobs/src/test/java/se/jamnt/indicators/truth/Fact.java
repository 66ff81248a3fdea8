package se.jamnt.indicators.truth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.RecordKind;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Sex;

/**
 * One version of a record. "Everything a case system exports is an episode or an event."
 *
 * @param person the key of the person, null without identity
 * @param start of an event, its day
 * @param end null while an episode is open; of an event, its day
 * @param attributes stored fields to values; absent where not known
 * @param knownTo the day from which it was no longer known; null if it is known now
 */
record Fact(
    RecordKind kind,
    String source,
    String key,
    String unit,
    @Nullable String person,
    Sex sex,
    @Nullable Integer birthYear,
    @Nullable String district,
    LocalDate start,
    @Nullable LocalDate end,
    long quantity,
    @Nullable Integer minutes,
    @Nullable BigDecimal amount,
    Map<String, String> attributes,
    boolean voided,
    LocalDate knownFrom,
    @Nullable LocalDate knownTo) {

  /** "By start or date, ties by larger key"; a key is one within its source. */
  static final Comparator<Fact> BY_START =
      Comparator.comparing(Fact::start).thenComparing(Fact::source).thenComparing(Fact::key);

  /** "Voided episodes are in no figure", and neither is what is no longer known. */
  boolean isInFigures() {
    return !voided && knownTo == null;
  }

  /** "open during: start ≤ last and (no end or end ≥ first)"; an event is open on its day. */
  boolean isOpenDuring(DateSpan days) {
    return !start.isAfter(days.last()) && (end == null || !end.isBefore(days.first()));
  }

  /** "open at end: start ≤ last and (no end or end > last)". */
  boolean isOpenAtEndOf(DateSpan days) {
    return !start.isAfter(days.last()) && (end == null || end.isAfter(days.last()));
  }

  /** The same record with what is known of the person from another record. */
  Fact withPersonOf(Fact latest) {
    return new Fact(
        kind,
        source,
        key,
        unit,
        person,
        latest.sex,
        latest.birthYear,
        latest.district,
        start,
        end,
        quantity,
        minutes,
        amount,
        attributes,
        voided,
        knownFrom,
        knownTo);
  }

  /** "A later export may supplement an episode by key." */
  Fact supplementedBy(Fact later) {
    Map<String, String> all = new HashMap<>(later.attributes);
    all.putAll(attributes);
    return new Fact(
        kind, source, key, unit, person, sex, birthYear, district, start, end, quantity, minutes,
        amount, all, voided, knownFrom, knownTo);
  }
}
