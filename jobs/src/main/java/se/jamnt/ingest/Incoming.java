package se.jamnt.ingest;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A file that is to be taken.
 *
 * @param name of the file, without anything that could be an identity number
 * @param source the id of the case system that it comes from
 * @param sha256 of its bytes when it was found, hexadecimal
 * @param told what its name tells
 * @param earlier the delivery that was last read from the same file
 */
public record Incoming(
    Path path,
    String name,
    String source,
    String sha256,
    FileNamePattern.Told told,
    Reading reading,
    Optional<Long> earlier) {

  /** Why a file is read, and what of it. */
  public enum Reading {
    /** It is new, or a person accepts it: all of it, known from its declared date. */
    NEW,
    /** It is read once more: all of it, known from today. */
    AGAIN,
    /** What the mapping could not read before, known from today. */
    REJECTED_ROWS
  }

  Optional<LocalDate> declaredOn() {
    return told.declaredOn();
  }
}
