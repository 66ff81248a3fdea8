package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.Optional;
import se.jamnt.ingest.Incoming.Reading;

/**
 * The day from which what a file tells is known: its declared date, else the day it is read. For
 * one source it never goes backwards.
 *
 * @param late whether a file with a later date had been taken before; it counts from the day it
 *     came
 */
record KnownFrom(LocalDate day, boolean late) {

  /**
   * The day of one file.
   *
   * @param latest day from which a used delivery of the source is known
   * @param today on which the file is read
   */
  static KnownFrom of(Incoming file, Optional<LocalDate> latest, LocalDate today) {
    LocalDate earliest = latest.orElse(LocalDate.MIN);
    Optional<LocalDate> declared =
        file.reading() == Reading.NEW ? file.declaredOn() : Optional.empty();
    boolean late = declared.filter(day -> day.isBefore(earliest)).isPresent();
    LocalDate from = late ? today : declared.orElse(today);
    return new KnownFrom(from.isBefore(earliest) ? earliest : from, late);
  }
}
