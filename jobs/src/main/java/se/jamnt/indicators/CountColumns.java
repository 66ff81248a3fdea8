package se.jamnt.indicators;

import java.util.List;
import java.util.function.Predicate;

/** The columns that the rows of several definitions have in common, beside those that all have. */
record CountColumns(
    boolean category,
    boolean part,
    boolean value,
    boolean mean,
    boolean quartiles,
    boolean per,
    boolean people) {

  static CountColumns of(List<IndicatorDefinition> same) {
    return new CountColumns(
        any(same, one -> !one.by().isEmpty()),
        any(same, one -> one.measure() instanceof Measure.Share),
        any(same, CountSql::hasValue),
        any(same, CountSql::hasMean),
        any(same, CountSql::hasQuartiles),
        any(same, one -> one.measure() instanceof Measure.PerNumber),
        any(same, CountSql::hasPeople));
  }

  private static boolean any(List<IndicatorDefinition> same, Predicate<IndicatorDefinition> has) {
    return same.stream().anyMatch(has);
  }
}
