package se.jamnt.indicators;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.firstValue;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
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
import se.jamnt.model.NodeId;

/**
 * Turns definitions that choose from the same records into one statement, which reads the facts
 * once: {@code record} (what touches the period, with the number of its unit), {@code known} and
 * {@code chosen} where people are counted (each record once per node that its unit is part of, with
 * what the latest one knows of the person; and the record that stands for the person), and for each
 * definition the counts by place, sex and category.
 *
 * <p>Names come from the catalogue of fields only; values are bound.
 */
public final class SqlCompiler {

  static final Name RECORD = name("record");
  static final Name KNOWN = name("known");
  static final Field<byte[]> WHO = field(name("who"), byte[].class);
  static final Field<Integer> NODE = field(name("node"), Integer.class);
  static final Field<Integer> PLACE = field(name("place"), Integer.class);

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
    Table<?> scope = scope(question);
    List<CommonTableExpression<?>> steps = new ArrayList<>();
    RecordSql records = new RecordSql(facts, supplements.of(same.get(0).from()), question, same);
    steps.add(RECORD.as(records.select(fields)));
    if (same.stream().anyMatch(IndicatorDefinition::countsPersons)) {
      steps.add(KNOWN.as(known(same.get(0).of(), scope)));
    }
    Map<Chosen, Name> chosen = addChosen(same, question, steps);
    CountColumns columns = CountColumns.of(same);
    Select<Record> counts = null;
    for (int number = 0; number < same.size(); number++) {
      CountSql one = new CountSql(same.get(number), sql(same.get(number), question), columns);
      Select<Record> counted =
          one.select(number, from(same.get(number), chosen, scope), withoutUnknownSex(question));
      counts = counts == null ? counted : counts.unionAll(counted);
    }
    return DSL.with(steps.toArray(CommonTableExpression[]::new))
        .select(DSL.asterisk())
        .from(Objects.requireNonNull(counts).asTable("counts"));
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
        .from(answers.written(atNodes(scope(question))).asTable("answers"));
  }

  /** The statement of how women's and men's values of a definition rank, at each node. */
  Select<?> compileRanks(IndicatorDefinition definition, Question question) {
    List<IndicatorDefinition> only = List.of(definition);
    Table<?> scope = scope(question);
    List<CommonTableExpression<?>> steps = new ArrayList<>();
    Table<?> records = addRecords(definition, question, scope, false, steps);
    CountSql counts = new CountSql(definition, sql(definition, question), CountColumns.of(only));
    return DSL.with(steps.toArray(CommonTableExpression[]::new))
        .select(DSL.asterisk())
        .from(new RankSql(definition, counts).select(records).asTable("ranks"));
  }

  /** The statement of the largest contributions to a definition's amounts. */
  Select<?> compileContributions(IndicatorDefinition definition, Question question) {
    List<CommonTableExpression<?>> steps = new ArrayList<>();
    Table<?> records = addRecords(definition, question, scope(question), true, steps);
    return new ContributionSql(definition, sql(definition, question))
        .select(steps, records, withoutUnknownSex(question));
  }

  /**
   * The records that a definition counts, at each node, and the steps that choose them.
   *
   * @param withWho whether it matters who is behind each record, also where nobody is counted
   */
  private Table<?> addRecords(
      IndicatorDefinition definition,
      Question question,
      Table<?> scope,
      boolean withWho,
      List<CommonTableExpression<?>> steps) {
    List<IndicatorDefinition> only = List.of(definition);
    RecordSql records = new RecordSql(facts, supplements.of(definition.from()), question, only);
    steps.add(RECORD.as(records.select(fields, withWho || definition.countsPersons())));
    if (definition.countsPersons()) {
      steps.add(KNOWN.as(known(definition.of(), scope)));
    }
    Map<Chosen, Name> chosen = addChosen(only, question, steps);
    return definition.countsPersons() ? from(definition, chosen, scope) : atNodes(scope);
  }

  private FieldSql sql(IndicatorDefinition definition, Question question) {
    return new FieldSql(fields, definition, question.days());
  }

  /** The records that a definition counts, at each node or, where that is enough, at their unit. */
  private static Table<?> from(
      IndicatorDefinition definition, Map<Chosen, Name> chosen, Table<?> scope) {
    if (definition.choice().isPresent()) {
      return table(Objects.requireNonNull(chosen.get(Chosen.by(definition))));
    }
    if (definition.countsPersons()) {
      return table(KNOWN);
    }
    return CountSql.isPooled(definition) ? atNodes(scope) : table(RECORD);
  }

  /** Which nodes each unit is part of. */
  private static Table<?> scope(Question question) {
    Places places = Places.of(question);
    return table(
            "unnest({0}::int[], {1}::int[])",
            param("units_in_nodes", numbers(places, Places.Pair::unit)),
            param("nodes", numbers(places, Places.Pair::node)))
        .as("scope", "place", "node");
  }

  /** The numbers of the nodes at which those of unknown sex do not count. */
  private static List<Integer> withoutUnknownSex(Question question) {
    List<NodeId> nodes = Places.of(question).nodes();
    return IntStream.range(0, nodes.size())
        .filter(i -> !question.countsUnknownSexAt(nodes.get(i)))
        .mapToObj(i -> i + 1)
        .toList();
  }

  private static Integer[] numbers(Places places, ToIntFunction<Places.Pair> of) {
    return places.scope().stream().map(of::applyAsInt).toArray(Integer[]::new);
  }

  private static Table<?> atNodes(Table<?> scope) {
    return table(RECORD)
        .join(scope)
        .on(field(name("scope", "place")).eq(field(name("record", "place"))));
  }

  /**
   * Each record at each node that its unit is part of: within a node and period a person has the
   * sex, birth year and district of the latest record. Events without identity are no one's.
   */
  private static Select<?> known(RecordKind of, Table<?> scope) {
    WindowSpecification latest =
        partitionBy(NODE, WHO).orderBy(FieldSql.startOf(of).desc(), KEY_ORDER.desc());
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(List.of(DSL.asterisk()));
    for (String column : FieldSql.OF_PERSON) {
      columns.add(firstValue(field(name(column))).over(latest).as(FieldSql.personColumn(column)));
    }
    Select<?> atNodes =
        select(NODE, table(RECORD).asterisk())
            .from(atNodes(scope))
            .where(of == RecordKind.EVENTS ? WHO.isNotNull() : DSL.noCondition());
    return select(columns).from(atNodes.asTable("at_node"));
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
    List<OrderField<?>> order = new ArrayList<>(List.of(NODE, WHO));
    Choice choice = definition.choice().orElseThrow();
    if (choice == Choice.LAST_EXIT) {
      order.add(FieldSql.END.desc().nullsLast());
    }
    Field<LocalDate> start = FieldSql.startOf(definition.of());
    boolean first = choice == Choice.FIRST_START;
    order.add(first ? start.asc() : start.desc());
    order.add(first ? KEY_ORDER.asc() : KEY_ORDER.desc());
    return select(DSL.asterisk())
        .distinctOn(NODE, WHO)
        .from(table(KNOWN))
        .where(sql.all(definition.among()))
        .orderBy(order);
  }
}
