package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.jamnt.ingest.SourceMapping.CoverColumns;
import se.jamnt.model.DateSpan;

/** Reads the days that a row says its file covers. */
final class CoverReader {

  private final CoverColumns columns;

  /** A reader of columns that are placed. */
  CoverReader(CoverColumns columns) {
    this.columns = columns;
  }

  /** The days; a mistake is noted, and so is a record outside of them. */
  Optional<DateSpan> read(Cells cells, List<Fact> facts) {
    Optional<LocalDate> first = day(cells, columns.first());
    Optional<LocalDate> last = day(cells, columns.last());
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    if (last.get().isBefore(first.get())) {
      cells.reject(
          columns.last(),
          "a date from " + first.get() + ", the first day",
          "ends before it starts");
      return Optional.empty();
    }
    DateSpan days = new DateSpan(first.get(), last.get());
    for (Fact fact : facts) {
      if (!days.contains(fact.date())) {
        cells.reject(
            columns.first(),
            "days that hold " + fact.date() + ", the row's own date",
            "the row's date lies outside the days that it says the file covers");
      }
    }
    return Optional.of(days);
  }

  private static Optional<LocalDate> day(Cells cells, Value value) {
    if (cells.raw(value).isEmpty()) {
      cells.reject(value, "a date as " + cells.dateForms(), "the cell is empty");
    }
    return cells.day(value);
  }
}
