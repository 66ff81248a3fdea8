package se.jamnt.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.NearestWord;
import se.jamnt.ingest.Part.Birth;
import se.jamnt.ingest.Part.Duration;
import se.jamnt.ingest.Part.Field;
import se.jamnt.ingest.Part.Owner;
import se.jamnt.ingest.RowReader.Frame;
import se.jamnt.ingest.identity.IdentityMask;
import se.jamnt.ingest.identity.IdentityNumber;
import se.jamnt.ingest.identity.IdentityReading;
import se.jamnt.ingest.identity.PersonKey;
import se.jamnt.ingest.identity.PersonKeys;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Sex;

/** Makes one of a row's records. */
final class RecordReader {

  private final SourceMapping mapping;
  private final Part part;
  private final UnitNames units;
  private final PersonKeys persons;
  private final Frame frame;
  private final RecordDates dates;
  private final RecordKey key;

  /**
   * A reader of one file.
   *
   * @param part with the places that the file has its columns at
   */
  RecordReader(
      SourceMapping mapping,
      Part part,
      Map<String, Integer> places,
      UnitNames units,
      PersonKeys persons,
      Frame frame) {
    this.mapping = mapping;
    this.part = part;
    this.units = units;
    this.persons = persons;
    this.frame = frame;
    this.dates = new RecordDates(part, frame);
    this.key = new RecordKey(mapping.key(), part, places, dates);
  }

  /**
   * The record; empty where a mistake was noted in the cells.
   *
   * @param keys takes the record's key, even that of a row with mistakes
   */
  Optional<Fact> read(Cells cells, List<String> keys) {
    boolean ofUnit = part.owner() == Owner.UNIT;
    Optional<Unit> unit = ofUnit ? unit(cells) : Optional.empty();
    Optional<String> owner = ofUnit ? unit.map(Unit::id) : Optional.of(cells.raw(part.unit()));
    Optional<LocalDate> date = dates.date(cells);
    Optional<String> board = unit.flatMap(u -> date.flatMap(d -> board(cells, u, d)));
    Optional<IdentityNumber> number = part.person().flatMap(value -> number(cells, value));
    boolean hidden =
        part.protectedIdentity().filter(value -> isProtected(cells, value)).isPresent();
    @Nullable PersonKey person =
        board
            .filter(b -> !hidden)
            .flatMap(b -> number.map(n -> persons.personKey(b, n)))
            .orElse(null);
    @Nullable String name = key.of(cells, owner, date, person);
    if (name != null) {
      keys.add(name);
    }
    Optional<Sex> stated = part.sex().flatMap(cells::word).map(Sex::valueOf);
    Optional<Sex> registered = number.map(IdentityNumber::sex);
    Optional<Integer> born = part.birth().flatMap(birth -> birthYear(cells, birth, date));
    Optional<LocalDate> end = part.end().flatMap(value -> dates.end(cells, value, date));
    Optional<Long> quantity = part.quantity().flatMap(value -> quantity(cells, value));
    Optional<Long> minutes = part.duration().flatMap(duration -> minutes(cells, duration));
    Optional<BigDecimal> amount = part.amount().flatMap(cells::number);
    Optional<String> district = part.district().filter(value -> !hidden).flatMap(cells::text);
    Json attributes = new Json();
    boolean voided = readFields(cells, attributes);
    if (owner.isEmpty() || date.isEmpty() || (ofUnit && board.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Fact(
            name,
            owner.get(),
            person,
            stated.or(() -> registered).orElse(Sex.U),
            born.or(() -> number.map(IdentityNumber::birthYear)).orElse(null),
            district.orElse(null),
            date.get(),
            end.orElse(null),
            voided,
            quantity.orElse(1L),
            minutes.orElse(null),
            amount.orElse(null),
            attributes.object(),
            stated.isPresent() && registered.isPresent() && !stated.equals(registered)));
  }

  private Optional<Unit> unit(Cells cells) {
    Optional<String> name = cells.word(part.unit());
    if (name.isEmpty()) {
      if (cells.raw(part.unit()).isEmpty()) {
        cells.reject(part.unit(), "the name of a unit", "the cell is empty");
      }
      return Optional.empty();
    }
    Optional<Unit> unit = units.find(name.get());
    if (unit.isEmpty()) {
      cells.reject(
          part.unit(),
          "a unit of organisation.yml",
          "no unit has this name; " + NearestWord.hint(name.get(), units.names()));
      return Optional.empty();
    }
    if (!unit.get().sources().contains(mapping.id())) {
      cells.reject(
          part.unit(),
          "a unit with the source " + mapping.id(),
          "organisation.yml does not list the source under the unit " + unit.get().id());
      return Optional.empty();
    }
    return unit;
  }

  private Optional<String> board(Cells cells, Unit unit, LocalDate date) {
    Optional<String> board = unit.boardOn(date);
    if (board.isEmpty()) {
      cells.reject(
          part.unit(),
          "a unit that existed on " + date,
          "the unit does not exist on that date, says organisation.yml");
    }
    return board;
  }

  private Optional<IdentityNumber> number(Cells cells, Value value) {
    String raw = cells.raw(value);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    IdentityReading reading = IdentityNumber.read(raw, frame.day());
    if (reading instanceof IdentityReading.Mistake mistake) {
      cells.rejectMasked(
          value, IdentityMask.MASK, "an identity number as YYYYMMDD-NNNN", mistake.reason());
    }
    return reading instanceof IdentityNumber number ? Optional.of(number) : Optional.empty();
  }

  /** Protected unless the file says no, or nothing: whom a word leaves in doubt is not shown. */
  private static boolean isProtected(Cells cells, Value value) {
    return !cells.raw(value).isEmpty() && !cells.word(value).equals(Optional.of("no"));
  }

  private Optional<Integer> birthYear(Cells cells, Birth birth, Optional<LocalDate> date) {
    int latest = date.orElse(frame.day()).getYear();
    Optional<Long> number = cells.wholeNumber(birth.value());
    if (birth instanceof Birth.Age) {
      if (number.isPresent() && number.get() > IdentityNumber.OLDEST) {
        cells.reject(birth.value(), "an age up to " + IdentityNumber.OLDEST, "nobody is so old");
      }
      return number.map(age -> latest - age.intValue());
    }
    int earliest = latest - IdentityNumber.OLDEST;
    if (number.isPresent() && (number.get() < earliest || number.get() > latest)) {
      cells.reject(
          birth.value(), "a year from " + earliest + " to " + latest, "nobody is born then");
    }
    return number.map(Long::intValue);
  }

  private Optional<Long> minutes(Cells cells, Duration duration) {
    if (duration instanceof Duration.Times times) {
      Optional<LocalTime> from = cells.time(times.from());
      Optional<LocalTime> to = cells.time(times.to());
      if (from.isEmpty() || to.isEmpty()) {
        return Optional.empty();
      }
      if (to.get().isBefore(from.get())) {
        cells.reject(times.to(), "a time from " + from.get(), "ends before it begins");
      }
      return Optional.of(ChronoUnit.MINUTES.between(from.get(), to.get()));
    }
    return duration.values().stream().findFirst().flatMap(cells::wholeNumber);
  }

  private Optional<Long> quantity(Cells cells, Value value) {
    if (cells.raw(value).isEmpty()) {
      cells.reject(value, "a whole number, 0 for nobody", "the cell is empty");
    }
    return cells.wholeNumber(value);
  }

  /** Reads the stored fields; whether one of them voids the record. */
  private boolean readFields(Cells cells, Json attributes) {
    boolean voided = false;
    for (Field field : part.fields()) {
      Optional<?> value = field.number() ? cells.number(field.value()) : cells.text(field.value());
      if (value.isPresent()) {
        attributes.add(field.id(), value.get());
        Set<String> voiding = mapping.voidWhen().get(field.id());
        voided |= voiding != null && value.get() instanceof String code && voiding.contains(code);
      }
    }
    return voided;
  }
}
