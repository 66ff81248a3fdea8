package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What became of a goal in a period. */
public enum GoalStatus {
  REACHED,
  NOT_REACHED,
  /** As a person has judged it, with a text. */
  PARTLY,
  /** There is a figure, but of nobody. */
  CANNOT_BE_JUDGED,
  /** There is no figure. */
  NOT_MEASURED,
  /** The goal held for an earlier time. */
  EXPIRED;

  /** The word in files, for example {@code not-reached}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The number by which the status is stored as a figure. */
  public BigDecimal value() {
    return BigDecimal.valueOf(List.of(values()).indexOf(this));
  }

  /** The status that is stored as a number. */
  public static GoalStatus of(BigDecimal value) {
    return values()[value.intValueExact()];
  }
}
