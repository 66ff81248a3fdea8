package se.jamnt.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** Draws that several parts of the sample share. */
final class Draw {

  private Draw() {}

  static boolean chance(Random random, double probability) {
    return random.nextDouble() < probability;
  }

  /**
   * One of several words.
   *
   * @param wordsAndWeights a word, its weight, a word, its weight …
   */
  static String weighted(Random random, Object... wordsAndWeights) {
    int sum = 0;
    for (int i = 1; i < wordsAndWeights.length; i += 2) {
      sum += (Integer) wordsAndWeights[i];
    }
    int drawn = random.nextInt(sum);
    int at = 0;
    while (drawn >= (Integer) wordsAndWeights[at + 1]) {
      drawn -= (Integer) wordsAndWeights[at + 1];
      at += 2;
    }
    return (String) wordsAndWeights[at];
  }

  /** A weekday from the first to the last day; seldom in July, when little begins. */
  static LocalDate weekday(Random random, LocalDate first, LocalDate last) {
    int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
    while (true) {
      LocalDate day = first.plusDays(random.nextInt(days));
      if (isWeekday(day) && (day.getMonth() != Month.JULY || chance(random, 0.25))) {
        return day;
      }
    }
  }

  /** The day itself, or the Friday before a weekend. */
  static LocalDate weekdayUntil(LocalDate day) {
    LocalDate weekday = day;
    while (!isWeekday(weekday)) {
      weekday = weekday.minusDays(1);
    }
    return weekday;
  }

  static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }
}
