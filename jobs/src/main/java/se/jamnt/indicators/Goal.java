package se.jamnt.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Words;

/**
 * What a board has decided to reach, for a time.
 *
 * @param board the board's id
 * @param nodes whose figures are to reach it: the board, or units of it
 * @param whose of which sexes the figure is
 * @param reading our reading of the decision, where it can be read in more than one way
 * @param decision which decision it rests on
 * @param partly the periods in which a person has judged it partly reached, and why
 */
public record Goal(
    String board,
    String id,
    Words text,
    String indicator,
    List<NodeId> nodes,
    Whose whose,
    Form form,
    LocalDate from,
    Optional<LocalDate> to,
    Words decision,
    Optional<Words> reading,
    Map<Period, Words> partly) {

  public Goal {
    nodes = List.copyOf(nodes);
    partly = Map.copyOf(partly);
  }

  /** The breakdown of the published statuses: a category for each goal. */
  public static final String BREAKDOWN = "goal";

  /** Of which sexes the figure is that is to reach the goal. */
  public enum Whose {
    TOTAL,
    WOMEN,
    MEN,
    /** That of women and that of men, each. */
    EACH
  }

  /** What has to hold for a goal to be reached. */
  public sealed interface Form {}

  /**
   * The figure is at least so much.
   *
   * @param steps by when how much, at least one; a goal without dates has one step from its
   *     beginning
   */
  public record AtLeast(List<Step> steps) implements Form {

    public AtLeast {
      steps = steps.stream().sorted(Comparator.comparing(Step::by)).toList();
    }

    /** What is to be reached by the end of a period; empty before the first date. */
    public Optional<BigDecimal> dueAt(LocalDate last) {
      return steps.stream()
          .filter(step -> !step.by().isAfter(last))
          .reduce((earlier, later) -> later)
          .map(Step::least);
    }
  }

  /** What is to be reached by the end of a day. */
  public record Step(LocalDate by, BigDecimal least) {}

  /** The figure lies within the bounds. */
  public record Within(Requirement.Between bounds) implements Form {}

  /** In more than half of the board's units that have a figure it lies within the bounds. */
  public record MajorityOfUnits(Requirement.Between bounds) implements Form {}

  /** The figure is higher than in the period before. */
  public record RisesEachPeriod() implements Form {}

  /** The figure is higher than in a period that the decision names. */
  public record RisesSince(Period since) implements Form {}

  /** Women's and men's figures differ by at most this, in points or days. */
  public record EqualWithin(BigDecimal most) implements Form {}

  /** The figure is the whole: a hundred per cent. */
  public record All() implements Form {}

  /** Whether the goal holds at the end of a period. */
  public boolean holdsIn(Period period) {
    return !period.last().isBefore(from) && to.filter(end -> end.isBefore(period.last())).isEmpty();
  }

  /** Whether the goal had ended before a period began. */
  public boolean hadEndedBefore(Period period) {
    return to.filter(end -> end.isBefore(period.first())).isPresent();
  }
}
