package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.Locale;

/** What a figure is, as {@code indicators.csv} names it. */
public enum Statistic {
  COUNT,
  SUM,
  SHARE,
  DISTRIBUTION,
  RATIO,
  MEAN,
  MEDIAN,
  Q1,
  Q3,
  /** The least that a result could be, whatever is not known. */
  LOW,
  /** The most that a result could be, whatever is not known. */
  HIGH,
  /** Women less men. */
  GAP,
  /** Women through men. */
  GAP_RATIO,
  /** More or less than in the period before or, for surveys, at the measurement before. */
  CHANGE_PREVIOUS,
  /** More or less than in the same months a year earlier. */
  CHANGE_YEAR,
  /** More or less than in the period that a span is compared with. */
  CHANGE_BASELINE,
  /** More or less at the end than at the start, of the same persons. */
  CHANGE_START_EXIT,
  /** What became of a goal. */
  STATUS,
  /** What was answered last. */
  LATEST;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * Whether it is made from other figures, or from what a person said; the others are made from
   * records.
   */
  public boolean restsOnFigures() {
    return switch (this) {
      case GAP,
          GAP_RATIO,
          CHANGE_PREVIOUS,
          CHANGE_YEAR,
          CHANGE_BASELINE,
          CHANGE_START_EXIT,
          STATUS,
          LATEST ->
          true;
      case COUNT, SUM, SHARE, DISTRIBUTION, RATIO, MEAN, MEDIAN, Q1, Q3, LOW, HIGH -> false;
    };
  }

  /** The word in files and tables. */
  public String word() {
    return word;
  }

  /** A value as files write it: statuses and answers are words, all else is a number. */
  public String written(BigDecimal value) {
    return switch (this) {
      case STATUS -> GoalStatus.of(value).word();
      case LATEST -> ChecklistAnswer.of(value).word();
      default -> value.toPlainString();
    };
  }

  /** The statistic that a file's word names. */
  public static Statistic of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
