package se.jamnt.disclosure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import se.jamnt.indicators.IndicatorDefinition;

/**
 * Which rows of figures can be compared with those of later periods: headlines, of all together or
 * by the first breakdown. Of each period that is compared with, the others need not be read, and
 * they are most.
 */
final class ComparedRows {

  private ComparedRows() {}

  /**
   * A condition that all rows meet that are compared, and of breakdowns also those of other codes.
   *
   * @param table its name in the statement
   */
  static Condition of(Collection<IndicatorDefinition> definitions, String table) {
    List<String> indicators = new ArrayList<>();
    List<String> statistics = new ArrayList<>();
    List<String> breakdowns = new ArrayList<>();
    for (IndicatorDefinition definition : definitions) {
      indicators.add(definition.id());
      statistics.add(definition.headline().word());
      breakdowns.add(definition.changingBreakdown());
    }
    return DSL.condition(
        "({0}, {1}, {2}) in (select * from unnest({3}::text[], {4}::text[], {5}::text[]))",
        field(name(table, "indicator"), String.class),
        field(name(table, "statistic"), String.class),
        field(name(table, "breakdown"), String.class),
        DSL.val(indicators.toArray(String[]::new)),
        DSL.val(statistics.toArray(String[]::new)),
        DSL.val(breakdowns.toArray(String[]::new)));
  }
}
