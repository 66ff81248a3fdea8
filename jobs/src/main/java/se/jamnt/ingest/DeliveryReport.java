package se.jamnt.ingest;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What became of one file.
 *
 * @param refusal why the file as a whole was not used; present just where it was refused
 * @param rejectFile lists the rejected rows, where there are any
 * @param late whether a file with a later date had been taken before
 */
public record DeliveryReport(
    long delivery,
    String name,
    String source,
    State state,
    Incoming.Reading reading,
    LocalDate knownFrom,
    boolean late,
    Counts counts,
    Optional<Path> rejectFile,
    Optional<String> refusal) {

  /** Whether the file's rows count. */
  public enum State {
    USED,
    REFUSED
  }

  /**
   * What became of the rows: read = used + unchanged + duplicate + rejected.
   *
   * @param used rows that began at least one version
   * @param ended records that were no longer in a full file
   * @param unknownSex rows that count, with a record whose sex is not known
   * @param sexConflict rows that count, with a stated sex that is not the identity number's
   */
  public record Counts(
      long read,
      long used,
      long unchanged,
      long duplicate,
      long rejected,
      long ended,
      long unknownSex,
      long sexConflict) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    /** Whether every row has come to exactly one thing. */
    boolean addUp() {
      return read == used + unchanged + duplicate + rejected;
    }
  }
}
