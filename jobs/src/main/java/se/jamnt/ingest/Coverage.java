package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.jamnt.ingest.SourceMapping.Scope;
import se.jamnt.ingest.Versions.Covered;
import se.jamnt.model.DateSpan;

/**
 * What a full file covers: of which days and units it tells everything.
 *
 * @param day for which the file was made
 */
record Coverage(Incoming file, SourceMapping mapping, LocalDate day) {

  /**
   * What the file covers; nothing where it is incremental.
   *
   * @param units that stand in it
   * @param daysInRows that it covers, where its rows tell; a file without rows then covers nothing
   */
  Optional<Covered> of(List<String> units, Optional<DateSpan> daysInRows)
      throws UnusableFileException {
    if (!(mapping.scope() instanceof Scope.Full full)) {
      return Optional.empty();
    }
    Optional<List<String>> only = full.onlyUnitsInFile() ? Optional.of(units) : Optional.empty();
    return switch (full.cover()) {
      case ALL -> Optional.of(new Covered(null, day, only));
      case DAYS_IN_NAME -> Optional.of(covered(daysInName(), only));
      case DAYS_IN_COLUMNS -> daysInRows.map(days -> covered(days, only));
    };
  }

  /** Of days that have not come yet, a file tells nothing. */
  private Covered covered(DateSpan days, Optional<List<String>> units) {
    LocalDate last = days.last().isAfter(day) ? day : days.last();
    return new Covered(days.first(), last, units);
  }

  private DateSpan daysInName() throws UnusableFileException {
    return file.told()
        .covers()
        .orElseThrow(
            () ->
                new UnusableFileException(
                    "its name does not tell the days that it covers; expected a name as "
                        + mapping.file().name().written()));
  }
}
