package se.jamnt.indicators;

import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.firstValue;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import se.jamnt.indicators.IndicatorDefinition.Choice;

/**
 * Turns definitions that choose from the same records into one statement, which reads the facts
 * once: {@code record} (what touches the period, with the number of its unit), {@code known} and
 * {@code chosen} where people are counted (each record where its person is counted, with what the
 * latest one knows of the person; and the record that stands for the person), and for each
 * definition the counts by place, sex and category, and how values rank and who contributes most
 * where that is asked.
 *
 * <p>Names come from the catalogue of fields only; values are bound.
 */
public final class SqlCompiler {

  static final Name RECORD = name("record");
  static final Name KNOWN = name("known");
  static final Field<byte[]> WHO = field(name("who"), byte[].class);

  /** The same order on every server, whatever its language. */
  static final Field<String> KEY_ORDER = field(name("key"), String.class).collate("C");

  private final FieldCatalog fields;
  private final Supplements supplements;
  private final FactTables facts;

  /** A compiler of statements over what was delivered. */
  public SqlCompiler(FieldCatalog fields, Supplements supplements) {
    this(fields, supplements, FactTables.DELIVERED);
  }

  SqlCompiler(FieldCatalog fields, Supplements supplements, FactTables facts) {
    this.fields = fields;
    this.supplements = supplements;
    this.facts = facts;
  }

  /** The statement that counts an indicator for all nodes of a question at once. */
  public Select<?> compile(IndicatorDefinition definition, Question question) {
    return compile(Asked.counts(List.of(definition)), question);
  }

  /**
   * The statement that asks everything about several definitions, the number of whose part stands
   * in each row. A column that a part does not have is null.
   *
   * @param asked of definitions of the same kind, sources and rule for the period
   */
  Select<?> compile(Asked asked, Question question) {
    PlaceSql places = PlaceSql.of(question);
    List<CommonTableExpression<?>> steps = new ArrayList<>();
    Map<Chosen, Name> chosen = addRecords(asked, question, places, steps);
    List<Select<Record>> parts = new ArrayList<>();
    CountColumns columns = CountColumns.of(asked.counts());
    for (IndicatorDefinition one : asked.counts()) {
      CountSql counts = new CountSql(one, sql(one, question), columns);
      parts.add(counts.select(parts.size(), from(one, chosen, places), places));
    }
    for (IndicatorDefinition one : asked.ranks()) {
      CountSql counts = new CountSql(one, sql(one, question), CountColumns.of(List.of(one)));
      RankSql ranks = new RankSql(parts.size(), one, counts);
      parts.add(ranks.select(atNodes(one, chosen, places)));
    }
    for (IndicatorDefinition one : asked.contributions()) {
      ContributionSql contributions =
          new ContributionSql(parts.size(), one, sql(one, question), places);
      steps.addAll(contributions.steps(source(one, chosen)));
      parts.add(contributions.largest());
    }
    return DSL.with(steps.toArray(CommonTableExpression[]::new))
        .select(DSL.asterisk())
        .from(together(parts).asTable("parts"));
  }

  /**
   * Adds the steps that choose the records.
   *
   * @return the step that each choice of records has
   */
  private Map<Chosen, Name> addRecords(
      Asked asked, Question question, PlaceSql places, List<CommonTableExpression<?>> steps) {
    List<IndicatorDefinition> same = asked.counts();
    boolean persons = same.stream().anyMatch(IndicatorDefinition::countsPersons);
    boolean withWho = persons || !asked.contributions().isEmpty();
    RecordSql records = new RecordSql(facts, supplements.of(same.get(0).from()), question, same);
    steps.add(RECORD.as(records.select(fields, withWho)));
    if (persons) {
      steps.add(KNOWN.as(known(same.get(0).of(), places)));
    }
    Map<Chosen, Name> chosen = addChosen(same, question, steps);
    if (!asked.contributions().isEmpty()) {
      steps.add(name("spread").as(select(DSL.asterisk()).from(places.spread())));
    }
    return chosen;
  }

  /**
   * The statement of the answers behind a checklist's figures: the number of the node, the
   * criterion, the day and what was written beside.
   */
  Select<?> compileAnswers(IndicatorDefinition definition, Question question) {
    List<IndicatorDefinition> only = List.of(definition);
    Select<?> records =
        new RecordSql(facts, supplements.of(definition.from()), question, only).select(fields);
    AnswerSql answers =
        new AnswerSql(definition, (Measure.Latest) definition.measure(), sql(definition, question));
    return DSL.with(RECORD.as(records))
        .select(DSL.asterisk())
        .from(answers.written(PlaceSql.of(question).atNodes(RECORD)).asTable("answers"));
  }

  /** The rows of all parts, with every column that one of them has. */
  private static Select<Record> together(List<Select<Record>> parts) {
    Map<String, Field<?>> columns = new LinkedHashMap<>();
    parts.forEach(part -> part.getSelect().forEach(one -> columns.putIfAbsent(one.getName(), one)));
    return parts.stream()
        .map(part -> withColumns(part, columns.values()))
        .reduce(Select::unionAll)
        .orElseThrow();
  }

  private static Select<Record> withColumns(Select<Record> part, Collection<Field<?>> columns) {
    List<String> own = part.getSelect().stream().map(Field::getName).toList();
    if (own.equals(columns.stream().map(Field::getName).toList())) {
      return part;
    }
    List<Field<?>> all = new ArrayList<>();
    for (Field<?> column : columns) {
      Field<?> one =
          own.contains(column.getName())
              ? field(name(column.getName()))
              : castNull(column.getDataType());
      all.add(one.as(column.getName()));
    }
    return select(all).from(part.asTable("part"));
  }

  private FieldSql sql(IndicatorDefinition definition, Question question) {
    return new FieldSql(fields, definition, question.days());
  }

  /** The records that a definition counts, at the places at which that is enough. */
  private static Table<?> from(
      IndicatorDefinition definition, Map<Chosen, Name> chosen, PlaceSql places) {
    return CountSql.isPooled(definition)
        ? atNodes(definition, chosen, places)
        : table(source(definition, chosen));
  }

  /** The records that a definition counts, at each node. */
  private static Table<?> atNodes(
      IndicatorDefinition definition, Map<Chosen, Name> chosen, PlaceSql places) {
    Name source = source(definition, chosen);
    return definition.countsPersons() ? places.atNodesOfPlaces(source) : places.atNodes(source);
  }

  /** The step whose records a definition counts. */
  private static Name source(IndicatorDefinition definition, Map<Chosen, Name> chosen) {
    if (definition.choice().isPresent()) {
      return Objects.requireNonNull(chosen.get(Chosen.by(definition)));
    }
    return definition.countsPersons() ? KNOWN : RECORD;
  }

  /**
   * Each record where its person is counted: within a node and period a person has the sex, birth
   * year and district of the latest record. Events without identity are no one's.
   */
  private static Select<?> known(RecordKind of, PlaceSql places) {
    WindowSpecification latest =
        partitionBy(PlaceSql.AT, WHO).orderBy(FieldSql.startOf(of).desc(), KEY_ORDER.desc());
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(List.of(DSL.asterisk()));
    for (String column : FieldSql.OF_PERSON) {
      columns.add(firstValue(field(name(column))).over(latest).as(FieldSql.personColumn(column)));
    }
    org.jooq.Condition ofPerson = of == RecordKind.EVENTS ? WHO.isNotNull() : DSL.noCondition();
    return select(columns).from(places.whereCounted(RECORD, ofPerson));
  }

  /** One record for each person, which definitions can have in common. */
  private record Chosen(Choice choice, List<Condition> among) {

    static Chosen by(IndicatorDefinition definition) {
      return new Chosen(definition.choice().orElseThrow(), definition.among());
    }
  }

  private Map<Chosen, Name> addChosen(
      List<IndicatorDefinition> same, Question question, List<CommonTableExpression<?>> steps) {
    Map<Chosen, Name> names = new LinkedHashMap<>();
    for (IndicatorDefinition definition : same) {
      if (definition.choice().isPresent() && !names.containsKey(Chosen.by(definition))) {
        Name name = name(names.isEmpty() ? "chosen" : "chosen " + (names.size() + 1));
        names.put(Chosen.by(definition), name);
        steps.add(name.as(chosen(definition, sql(definition, question))));
      }
    }
    return names;
  }

  private static Select<?> chosen(IndicatorDefinition definition, FieldSql sql) {
    List<OrderField<?>> order = new ArrayList<>(List.of(PlaceSql.AT, WHO));
    Choice choice = definition.choice().orElseThrow();
    if (choice == Choice.LAST_EXIT) {
      order.add(FieldSql.END.desc().nullsLast());
    }
    Field<LocalDate> start = FieldSql.startOf(definition.of());
    boolean first = choice == Choice.FIRST_START;
    order.add(first ? start.asc() : start.desc());
    order.add(first ? KEY_ORDER.asc() : KEY_ORDER.desc());
    return select(DSL.asterisk())
        .distinctOn(PlaceSql.AT, WHO)
        .from(table(KNOWN))
        .where(sql.all(definition.among()))
        .orderBy(order);
  }
}
