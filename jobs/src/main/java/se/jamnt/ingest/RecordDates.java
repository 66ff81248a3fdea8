package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.Optional;
import se.jamnt.ingest.Part.Precision;
import se.jamnt.ingest.RowReader.Frame;

/** Reads the dates of a record, and holds them against what its file can know. */
final class RecordDates {

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final int LATEST_YEAR = 9999;

  private final Part part;
  private final Frame frame;

  RecordDates(Part part, Frame frame) {
    this.part = part;
    this.frame = frame;
  }

  private boolean isYearAlone() {
    return part.datePrecision() == Precision.YEAR;
  }

  /** The start of an episode, the day of an event; a mistake is noted. */
  Optional<LocalDate> date(Cells cells) {
    Value value = part.date();
    Optional<LocalDate> date = isYearAlone() ? lastDayOfYear(cells, value) : cells.day(value);
    if (date.isEmpty()) {
      if (cells.raw(value).isEmpty()) {
        String form = isYearAlone() ? "a year" : "a date as " + cells.dateForms();
        cells.reject(value, form, "the cell is empty");
      }
      return date;
    }
    if (date.get().isBefore(EARLIEST)) {
      cells.reject(value, "a date from " + EARLIEST, "the date is too early");
    } else if (date.get().isAfter(frame.day())) {
      cells.reject(
          value, "a date up to " + frame.day(), "the date is later than the file's own date");
    } else if (frame.covers().isPresent() && !frame.covers().get().contains(date.get())) {
      cells.reject(
          value,
          "a date from " + frame.covers().get().first() + " to " + frame.covers().get().last(),
          "the date lies outside the days that the file says it covers");
    }
    return date;
  }

  /** While the year lasts, the file's own day: nothing in a file is later than that. */
  private Optional<LocalDate> lastDayOfYear(Cells cells, Value value) {
    Optional<Long> year = cells.wholeNumber(value);
    if (year.isPresent() && (year.get() < EARLIEST.getYear() || year.get() > LATEST_YEAR)) {
      cells.reject(value, "a year from " + EARLIEST.getYear(), "there is no such year");
      return Optional.empty();
    }
    return year.map(number -> LocalDate.of(number.intValue(), 12, 31))
        .map(last -> last.getYear() == frame.day().getYear() ? frame.day() : last);
  }

  /** The end of an episode; empty too where it is only planned. */
  Optional<LocalDate> end(Cells cells, Value value, Optional<LocalDate> start) {
    Optional<LocalDate> end = cells.day(value);
    if (end.isEmpty() || start.isEmpty()) {
      return end;
    }
    if (end.get().isBefore(start.get())) {
      cells.reject(value, "a date from " + start.get() + ", the start", "ends before it starts");
    } else if (end.get().isAfter(frame.day())) {
      if (part.plannedEnds()) {
        return Optional.empty(); // planned: until the day has come, it is open
      }
      cells.reject(
          value, "a date up to " + frame.day(), "the date is later than the file's own date");
    }
    return end;
  }

  /** The date as a part of a key: the day of a year that still lasts moves on from file to file. */
  String inKey(LocalDate date) {
    return isYearAlone() ? Integer.toString(date.getYear()) : date.toString();
  }
}
