package se.jamnt.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What figures and reports need to know of a source.
 *
 * @param estimated whether its figures are estimates, so that none of them is final
 * @param supplements the source whose episodes its records tell more of
 * @param sexRecordedFrom the first day on which sex was recorded, where it was not from the
 *     beginning
 * @param countedDaily whether staff count on each day on which they are open, so that a day without
 *     a count is one that was skipped
 */
public record CaseSystem(
    String id,
    Words name,
    Cadence cadence,
    SexBasis sexBasis,
    boolean estimated,
    Optional<String> supplements,
    Optional<LocalDate> sexRecordedFrom,
    boolean countedDaily) {

  /** A source whose records come as they happen. */
  public CaseSystem(
      String id,
      Words name,
      Cadence cadence,
      SexBasis sexBasis,
      boolean estimated,
      Optional<String> supplements,
      Optional<LocalDate> sexRecordedFrom) {
    this(id, name, cadence, sexBasis, estimated, supplements, sexRecordedFrom, false);
  }

  /** A source that stands on its own and has always recorded sex. */
  public CaseSystem(String id, Words name, Cadence cadence, SexBasis sexBasis, boolean estimated) {
    this(id, name, cadence, sexBasis, estimated, Optional.empty(), Optional.empty());
  }

  /** Whether sex was recorded on this day and ever after. */
  public boolean recordsSexFrom(LocalDate day) {
    return sexRecordedFrom.filter(from -> from.isAfter(day)).isEmpty();
  }

  /** How often figures are expected; shorter periods have none. */
  public enum Cadence {
    MONTHLY,
    TERTIAL,
    YEARLY,
    EVERY_SECOND_YEAR,
    PER_GROUP;

    /** Whether a kind of period is long enough to have figures. */
    public boolean hasFiguresFor(Period.Kind kind) {
      return switch (this) {
        case MONTHLY -> true;
        case TERTIAL -> kind != Period.Kind.MONTH && kind != Period.Kind.QUARTER;
        case YEARLY, EVERY_SECOND_YEAR, PER_GROUP ->
            kind == Period.Kind.YEAR || kind == Period.Kind.SPAN;
      };
    }
  }

  /** How the sex of a record came to be known. */
  public enum SexBasis {
    /** From the identity number or the register. */
    REGISTERED,
    /** Said by the person. */
    SELF_REPORTED,
    /** Seen by staff who count. */
    OBSERVED,
    /** The source does not tell of people. */
    NONE
  }
}
