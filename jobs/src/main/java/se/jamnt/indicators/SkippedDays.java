package se.jamnt.indicators;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;

/**
 * The days on which staff who count daily did not: among the weekdays on which the unit counted in
 * at least half of the period's weeks, those without a count.
 */
final class SkippedDays {

  private SkippedDays() {}

  /**
   * Stores how many there are, beside the figures.
   *
   * @param computations whose figures are stored already
   */
  static void store(
      DSLContext transaction,
      Map<String, CaseSystem> systems,
      Question question,
      Computations computations) {
    String[] sources =
        systems.values().stream()
            .filter(CaseSystem::countedDaily)
            .map(CaseSystem::id)
            .filter(question.dataAsOf()::containsKey)
            .sorted()
            .toArray(String[]::new);
    List<NodeId> units =
        question.scope().stream()
            .filter(line -> line.node().level() == Level.UNIT)
            .filter(line -> line.unit().equals(line.node().id()))
            .map(Question.Scope::node)
            .toList();
    if (sources.length == 0) {
      return;
    }
    transaction.execute(
        """
        insert into results.skipped_days
        with scope as (
          select * from unnest({0}::bigint[], {2}::text[]) as scope(computation, unit)
        ), counted as (
          select distinct source, unit, event_date
            from facts.event
            join unnest({1}::text[]) as asked(source) using (source)
            join scope using (unit)
           where not voided and known_from <= {3} and known_to > {3}
             and event_date between {4} and {5}
        ), told as (
          select source, unit, least({5}, max(event_date)) as last, min(event_date) as first
            from counted group by source, unit
        ), day as (
          select source, unit, day::date as day
            from told, generate_series(first, last, interval '1 day') as day
        ), weekday as (
          select day.source, day.unit, extract(isodow from day.day) as weekday,
                 count(*) as days, count(counted.event_date) as days_counted
            from day
            left join counted
              on counted.source = day.source and counted.unit = day.unit
             and counted.event_date = day.day
           group by day.source, day.unit, weekday
        )
        select computation, unit, source, sum(days - days_counted)
          from weekday join scope using (unit)
         where days_counted * 2 >= days
         group by computation, unit, source
        having sum(days - days_counted) > 0
        """,
        computations.of(units.stream()),
        sources,
        units.stream().map(NodeId::id).toArray(String[]::new),
        question.knownAt(),
        question.days().first(),
        question.days().last());
  }
}
