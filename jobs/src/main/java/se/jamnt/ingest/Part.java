package se.jamnt.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One record of a row.
 *
 * @param name tells the records of a wide row apart; empty where a row gives one record
 * @param unit or, where the organisation is the owner, its id
 * @param laterPerson in an identity link, the number that has taken the place of the person's
 * @param protectedIdentity yes or no: whether neither number nor district may be kept
 * @param date the start of an episode, the day of an event
 * @param plannedEnds whether an end after the file's date means "still open"
 * @param fields by id
 */
public record Part(
    String name,
    Owner owner,
    Value unit,
    Optional<Value> person,
    Optional<Value> laterPerson,
    Optional<Value> protectedIdentity,
    Optional<Value> sex,
    Optional<Birth> birth,
    Optional<Value> district,
    Value date,
    Precision datePrecision,
    Optional<Value> end,
    boolean plannedEnds,
    Optional<Value> quantity,
    Optional<Duration> duration,
    Optional<Value> amount,
    List<Field> fields) {

  /** The same in a file that has its columns at these places, by header. */
  Part in(Map<String, Integer> places) {
    return new Part(
        name,
        owner,
        unit.in(places),
        person.map(value -> value.in(places)),
        laterPerson.map(value -> value.in(places)),
        protectedIdentity.map(value -> value.in(places)),
        sex.map(value -> value.in(places)),
        birth.map(value -> value.in(places)),
        district.map(value -> value.in(places)),
        date.in(places),
        datePrecision,
        end.map(value -> value.in(places)),
        plannedEnds,
        quantity.map(value -> value.in(places)),
        duration.map(value -> value.in(places)),
        amount.map(value -> value.in(places)),
        fields.stream().map(field -> field.in(places)).toList());
  }

  /** Everything that is read from a row. */
  Stream<Value> values() {
    Stream<Optional<Value>> optional =
        Stream.of(
            person,
            laterPerson,
            protectedIdentity,
            sex,
            birth.map(Birth::value),
            district,
            end,
            quantity,
            amount);
    return Stream.of(
            Stream.of(unit, date),
            optional.flatMap(Optional::stream),
            duration.stream().flatMap(d -> d.values().stream()),
            fields.stream().map(Field::value))
        .flatMap(values -> values);
  }

  /** Whom the records of a source belong to. */
  public enum Owner {
    UNIT,
    /** The organisation as a whole: what figures are measured against, such as its population. */
    ORGANISATION,
    /** Every board or, where the organisation links persons, the organisation. */
    ALL_WHO_LINK_PERSONS
  }

  /** A stored field and the value that fills it; numbers are kept as numbers. */
  public record Field(String id, boolean number, Value value) {

    Field in(Map<String, Integer> places) {
      return new Field(id, number, value.in(places));
    }
  }

  /** How exactly an export dates its records. */
  public enum Precision {
    DAY,
    /**
     * It tells only the year: the record counts on the year's last day or, while it lasts, the
     * file's.
     */
    YEAR
  }

  /** How an export tells when a person was born. */
  public sealed interface Birth {

    /** What it is read from. */
    Value value();

    /** The same in a file that has its columns at these places. */
    Birth in(Map<String, Integer> places);

    /** By the year. */
    record Year(Value value) implements Birth {
      @Override
      public Birth in(Map<String, Integer> places) {
        return new Year(value.in(places));
      }
    }

    /** By the age on the record's own date. */
    record Age(Value value) implements Birth {
      @Override
      public Birth in(Map<String, Integer> places) {
        return new Age(value.in(places));
      }
    }
  }

  /** How an export tells how long something took. */
  public sealed interface Duration {

    /** What it is read from. */
    List<Value> values();

    /** The same in a file that has its columns at these places. */
    Duration in(Map<String, Integer> places);

    /** In minutes. */
    record Minutes(Value minutes) implements Duration {
      @Override
      public List<Value> values() {
        return List.of(minutes);
      }

      @Override
      public Duration in(Map<String, Integer> places) {
        return new Minutes(minutes.in(places));
      }
    }

    /** By two times of the same day. */
    record Times(Value from, Value to) implements Duration {
      @Override
      public List<Value> values() {
        return List.of(from, to);
      }

      @Override
      public Duration in(Map<String, Integer> places) {
        return new Times(from.in(places), to.in(places));
      }
    }
  }
}
