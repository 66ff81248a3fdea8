package se.jamnt.indicators;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.firstValue;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.ArrayList;
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
 * definition the counts by place, sex and category.
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
    return compile(List.of(definition), question);
  }

  /**
   * The statement that counts several definitions, whose number in the list stands in each row.
   *
   * @param same definitions of the same kind, sources and rule for the period
   */
  Select<?> compile(List<IndicatorDefinition> same, Question question) {
    PlaceSql places = PlaceSql.of(question);
    List<CommonTableExpression<?>> steps = new ArrayList<>();
    Map<Chosen, Name> chosen = addRecords(same, question, places, false, steps);
    CountColumns columns = CountColumns.of(same);
    List<Select<Record>> counts = new ArrayList<>();
    for (int number = 0; number < same.size(); number++) {
      CountSql one = new CountSql(same.get(number), sql(same.get(number), question), columns);
      counts.add(one.select(number, from(same.get(number), chosen, places), places));
    }
    return together(steps, counts);
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

  /**
   * The statement of how women's and men's values of several definitions rank, at each node; each
   * row has the definition's number in the list.
   *
   * @param same definitions of the same kind, sources and rule for the period
   */
  Select<?> compileRanks(List<IndicatorDefinition> same, Question question) {
    PlaceSql places = PlaceSql.of(question);
    List<CommonTableExpression<?>> steps = new ArrayList<>();
    Map<Chosen, Name> chosen = addRecords(same, question, places, false, steps);
    List<Select<Record>> ranks = new ArrayList<>();
    for (int number = 0; number < same.size(); number++) {
      IndicatorDefinition definition = same.get(number);
      CountSql counts =
          new CountSql(definition, sql(definition, question), CountColumns.of(List.of(definition)));
      ranks.add(
          new RankSql(number, definition, counts).select(atNodes(definition, chosen, places)));
    }
    return together(steps, ranks);
  }

  /**
   * The statement of the largest contributions to the amounts of several definitions, whose number
   * in the list stands in each row.
   *
   * @param same definitions of the same kind, sources and rule for the period
   */
  Select<?> compileContributions(List<IndicatorDefinition> same, Question question) {
    PlaceSql places = PlaceSql.of(question);
    List<CommonTableExpression<?>> steps = new ArrayList<>();
    Map<Chosen, Name> chosen = addRecords(same, question, places, true, steps);
    steps.add(name("spread").as(select(DSL.asterisk()).from(places.spread())));
    List<Select<Record>> largest = new ArrayList<>();
    for (int number = 0; number < same.size(); number++) {
      IndicatorDefinition definition = same.get(number);
      ContributionSql one =
          new ContributionSql(number, definition, sql(definition, question), places);
      steps.addAll(one.steps(source(definition, chosen)));
      largest.add(select(DSL.asterisk()).from(one.largest()));
    }
    return together(steps, largest);
  }

  /**
   * Adds the steps that choose the records.
   *
   * @param withWho whether it matters who is behind each record, also where nobody is counted
   * @return the step that each choice of records has
   */
  private Map<Chosen, Name> addRecords(
      List<IndicatorDefinition> same,
      Question question,
      PlaceSql places,
      boolean withWho,
      List<CommonTableExpression<?>> steps) {
    boolean persons = same.stream().anyMatch(IndicatorDefinition::countsPersons);
    RecordSql records = new RecordSql(facts, supplements.of(same.get(0).from()), question, same);
    steps.add(RECORD.as(records.select(fields, withWho || persons)));
    if (persons) {
      steps.add(KNOWN.as(known(same.get(0).of(), places)));
    }
    return addChosen(same, question, steps);
  }

  /** The rows of all parts, after the steps that they are made from. */
  private static Select<?> together(
      List<CommonTableExpression<?>> steps, List<Select<Record>> parts) {
    Select<Record> all = parts.get(0);
    for (Select<Record> one : parts.subList(1, parts.size())) {
      all = all.unionAll(one);
    }
    return DSL.with(steps.toArray(CommonTableExpression[]::new))
        .select(DSL.asterisk())
        .from(all.asTable("parts"));
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
