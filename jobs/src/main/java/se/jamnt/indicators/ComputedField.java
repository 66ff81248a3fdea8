package se.jamnt.indicators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.model.Words;

/**
 * A field that is worked out from others, declared in {@code config/fields.yml}.
 *
 * @param means the sentence that explains it to a reader
 */
public record ComputedField(String id, Words name, Words means, Rule rule) {

  /** How the value comes about. */
  public sealed interface Rule {

    /** The id of the code list that the values come from; empty for numbers. */
    default Optional<String> codes() {
      return Optional.empty();
    }
  }

  /** Which of the first and the last day count. */
  public enum Convention {
    /** End minus start plus one. */
    BOTH_DAYS,
    /** End minus start. */
    NIGHTS
  }

  /** Days from one date field to another; unknown while either is. */
  public record DaysBetween(String from, String to, Convention convention) implements Rule {}

  /** Days from a date field to the period's last day or, if earlier, the date of the data. */
  public record DaysSoFar(String from, Convention convention) implements Rule {}

  /**
   * The nights of a stay that fall in the period. A night belongs to the day on which it begins; of
   * a stay that has not ended, those up to the date of the data are known.
   */
  public record NightsInPeriod() implements Rule {}

  /**
   * What of a number falls in the period, by the nights of the stay that it is for; unknown while
   * the stay has not ended. What a stay without a night has falls on its day.
   */
  public record ProRata(String of) implements Rule {}

  /** One number less another; unknown while either is. */
  public record Difference(String of, String minus) implements Rule {}

  /**
   * Year minus year of birth, on the date for which the indicator counts the record: its start, its
   * end, its own date, or the period's last day where it counts what is open.
   */
  public record Age() implements Rule {}

  /** The group whose bounds hold a number. */
  public record Grouped(String of, String list, Map<String, Requirement.Between> groups)
      implements Rule {

    @Override
    public Optional<String> codes() {
      return Optional.of(list);
    }
  }

  /** The code of the first case whose conditions hold; unknown where none does. */
  public record FirstThatHolds(String list, List<Case> cases) implements Rule {

    @Override
    public Optional<String> codes() {
      return Optional.of(list);
    }
  }

  /** A code and what must hold for it. */
  public record Case(String code, List<Condition> when) {}
}
