package se.jamnt.indicators;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The records that definitions of the same sources choose from: the versions of facts that the
 * question sees and that touch the period, each once, with the number of its unit.
 *
 * @param supplements those that tell more of these records
 */
record RecordSql(
    FactTables facts, Supplements supplements, Question question, List<IndicatorDefinition> same) {

  /** Any of them: they have sources and the rule for the period in common. */
  private IndicatorDefinition any() {
    return same.get(0);
  }

  /** The records, with the columns of the facts that are asked for. */
  Select<?> select(FieldCatalog fields) {
    return select(fields, same.stream().anyMatch(IndicatorDefinition::countsPersons));
  }

  /**
   * The same.
   *
   * @param who whether with the person behind each, and the record's key
   */
  Select<?> select(FieldCatalog fields, boolean who) {
    FieldSql sql = new FieldSql(fields, any(), question.days());
    Set<String> stored = new TreeSet<>();
    same.forEach(one -> stored.addAll(new FieldSql(fields, one, question.days()).storedFields()));
    Param<LocalDate> knownAt = param("known_at", question.knownAt());
    Knowledge knowledge = question.knowledge();
    Condition holds = holds("fact", knownAt, knowledge);
    Table<?> fact = facts(sql, holds);
    Table<?> unit =
        table(
                "unnest({0}::text[]) with ordinality",
                param("units", Places.of(question).units().toArray(String[]::new)))
            .as("unit", "unit", "place");
    Table<?> source =
        table(
                "unnest({0}::text[], {1}::date[])",
                param("sources", question.dataAsOf().keySet().toArray(String[]::new)),
                param("data_as_of", question.dataAsOf().values().toArray(LocalDate[]::new)))
            .as("source", "source", "data_as_of");
    Field<String> factSource = field(name("fact", "source"), String.class);
    LinkedPersons persons = LinkedPersons.of(who, question);
    List<SelectFieldOrAsterisk> columns = new ArrayList<>();
    columns.add(field(name("unit", "place")));
    columns.add(
        knowledge
            .dataAsOf(factSource, field(name("source", "data_as_of"), LocalDate.class))
            .as("data_as_of"));
    Field<String> key =
        factSource.concat(inline(" ")).concat(field(name("fact", "natural_key"), String.class));
    if (who || same.stream().anyMatch(RecordSql::comparesKeys)) {
      columns.add(key.as("key"));
    }
    if (who) {
      columns.add(who(persons, key).as("who"));
    }
    for (String column : FieldSql.headColumns(any().of())) {
      columns.add(field(name("fact", column)).as(column));
    }
    Field<Object> attributes = attributes();
    for (String one : stored) {
      columns.add(field("{0} ->> {1}", String.class, attributes, inline(one)).as(name(one)));
    }
    return DSL.select(columns)
        .from(persons.joinedTo(withSupplements(fact, knownAt, knowledge)))
        .join(unit)
        .on(field(name("unit", "unit"), String.class).eq(field(name("fact", "unit"), String.class)))
        .join(source)
        .on(field(name("source", "source"), String.class).eq(factSource))
        .where(isFrom())
        .and(holds)
        .and(sql.touchesPeriod("fact"));
  }

  /** Whether the key decides which of two records of one day is the later. */
  private static boolean comparesKeys(IndicatorDefinition definition) {
    return definition.countsPersons() || definition.measure() instanceof Measure.Latest;
  }

  /** An episode without identity is a person of its own; an event without is nobody. */
  private Field<byte[]> who(LinkedPersons persons, Field<String> key) {
    return any().of() == RecordKind.EVENTS
        ? persons.person()
        : coalesce(persons.person(), field("convert_to({0}, 'UTF8')", byte[].class, key));
  }

  /** The facts or, where these are looked up, those of each unit's latest date. */
  private Table<?> facts(FieldSql sql, Condition holds) {
    Table<?> fact = facts.of(any().of()).as("fact");
    if (!any().looksUp()) {
      return fact;
    }
    Field<LocalDate> date = field(name("fact", "event_date"), LocalDate.class);
    Field<LocalDate> latest =
        DSL.max(date).over(partitionBy(field(name("fact", "source")), field(name("fact", "unit"))));
    Table<?> known =
        DSL.select(DSL.asterisk(), latest.as("latest"))
            .from(fact)
            .where(isFrom())
            .and(holds)
            .and(sql.touchesPeriod("fact"))
            .asTable("fact");
    return DSL.select(DSL.asterisk())
        .from(known)
        .where(date.eq(field(name("fact", "latest"), LocalDate.class)))
        .asTable("fact");
  }

  private Condition isFrom() {
    return field(name("fact", "source"), String.class)
        .in(any().from().stream().map(DSL::inline).toList());
  }

  /** Whether a version was the one known at the end of the day, and is no mistake. */
  private static Condition holds(String table, Param<LocalDate> knownAt, Knowledge knowledge) {
    return knowledge
        .holds(table, knownAt)
        .and(DSL.not(field(name(table, "voided"), Boolean.class)));
  }

  /** Each fact beside what supplements tell of it, under the same key. */
  private Table<?> withSupplements(Table<?> fact, Param<LocalDate> knownAt, Knowledge knowledge) {
    Table<?> joined = fact;
    for (Map.Entry<String, String> one : supplements.episodes().entrySet()) {
      String source = one.getKey();
      joined =
          joined
              .leftJoin(facts.of(RecordKind.EVENTS).as(source))
              .on(field(name(source, "source"), String.class).eq(inline(source)))
              .and(field(name("fact", "source"), String.class).eq(inline(one.getValue())))
              .and(
                  field(name(source, "natural_key"), String.class)
                      .eq(field(name("fact", "natural_key"), String.class)))
              .and(holds(source, knownAt, knowledge));
    }
    return joined;
  }

  /** The fact's own attributes, with those of supplements over them. */
  private Field<Object> attributes() {
    Field<Object> attributes = field(name("fact", "attributes"));
    for (String source : supplements.episodes().keySet()) {
      attributes =
          field(
              "({0} || coalesce({1}, jsonb_build_object()))",
              attributes, field(name(source, "attributes")));
    }
    return attributes;
  }
}
