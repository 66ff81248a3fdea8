package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be answered to a criterion of a checklist, from the worst. */
public enum ChecklistAnswer {
  NO,
  PARTLY,
  YES;

  /** The word in files and the code in exports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The answer that is stored as a number. */
  public static ChecklistAnswer of(BigDecimal value) {
    return values()[value.intValueExact()];
  }

  /** The number that an answer is stored as. */
  static int numberOf(String word) {
    return words().indexOf(word);
  }

  /** All words in order. */
  static List<String> words() {
    return Stream.of(values()).map(ChecklistAnswer::word).toList();
  }
}
