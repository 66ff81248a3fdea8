package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;

/** Rows that definitions of the same records get of one statement. */
final class SharedRows {

  private SharedRows() {}

  /**
   * The rows of each definition, by what decides them: those that differ only otherwise are asked
   * about once.
   *
   * @param statement of definitions that share their records, with the number of each in its rows
   * @return none of a definition that got no row
   */
  static <K> Map<K, List<Record>> ask(
      DSLContext facts,
      Collection<IndicatorDefinition> definitions,
      Function<IndicatorDefinition, K> decides,
      Function<List<IndicatorDefinition>, Select<?>> statement) {
    Map<K, IndicatorDefinition> different = new LinkedHashMap<>();
    definitions.forEach(one -> different.putIfAbsent(decides.apply(one), one));
    Map<K, List<Record>> rows = new HashMap<>();
    for (List<IndicatorDefinition> same : Selection.sharingRecords(different.values())) {
      AggregateQuery.withMemory(
              facts, configuration -> configuration.dsl().fetch(statement.apply(same)))
          .forEach(
              row ->
                  rows.computeIfAbsent(
                          decides.apply(same.get(row.get(CountSql.DEFINITION))),
                          one -> new ArrayList<>())
                      .add(row));
    }
    return rows;
  }
}
