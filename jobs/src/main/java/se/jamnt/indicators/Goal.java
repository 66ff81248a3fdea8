package se.jamnt.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import se.jamnt.model.Words;

/**
 * What a board has decided to reach, for a time.
 *
 * @param board the board's id
 * @param reading our reading of the decision, where it can be read in more than one way
 * @param decision which decision it rests on
 */
public record Goal(
    String board,
    String id,
    Words text,
    String indicator,
    Form form,
    LocalDate from,
    Optional<LocalDate> to,
    Words decision,
    Optional<Words> reading) {

  /** What has to hold for a goal to be reached. */
  public sealed interface Form {}

  /** The board's figure is at least this. */
  public record AtLeast(BigDecimal least) implements Form {}

  /** The board's figure lies within the bounds. */
  public record Within(Requirement.Between bounds) implements Form {}

  /** In more than half of the units the figure lies within the bounds. */
  public record MajorityOfUnits(Requirement.Between bounds) implements Form {}

  /** The figure is higher than in the period before. */
  public record RisesEachPeriod() implements Form {}

  /** The figure is higher than in a period that the decision names. */
  public record RisesSince(String period) implements Form {}

  /** Women's and men's figures differ by at most this, in points or days. */
  public record EqualWithin(BigDecimal most) implements Form {}

  /** The figure is the whole: a hundred per cent. */
  public record All() implements Form {}
}
