package se.jamnt.model;

/**
 * What figures and reports need to know of a source.
 *
 * @param estimated whether its figures are estimates, so that none of them is final
 */
public record CaseSystem(
    String id, Words name, Cadence cadence, SexBasis sexBasis, boolean estimated) {

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
