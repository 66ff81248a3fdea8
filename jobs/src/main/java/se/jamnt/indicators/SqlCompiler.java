package se.jamnt.indicators;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.firstValue;
import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.CaseConditionStep;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;

/**
 * Turns a definition into one statement: {@code record} (what touches the period, once per node
 * that its unit is part of), {@code known} and {@code chosen} where people are counted (what the
 * latest record knows of the person, and the record that stands for the person), {@code counted}
 * (one row per person, episode or event), and the counts by node, sex and category.
 *
 * <p>Names come from the catalogue of fields only; values are bound.
 */
public final class SqlCompiler {

  static final Field<String> LEVEL = field(name("level"), String.class);
  static final Field<String> NODE = field(name("node"), String.class);
  static final Field<String> SEX = field(name("sex"), String.class);
  static final Field<Long> BASE = field(name("base"), Long.class);
  static final Field<Long> PART = field(name("part"), Long.class);
  static final Field<Long> VALUED = field(name("valued"), Long.class);
  static final Field<Long> PEOPLE = field(name("people"), Long.class);
  static final Field<BigDecimal> TOTAL = field(name("total"), BigDecimal.class);
  static final Field<BigDecimal> PER = field(name("per"), BigDecimal.class);
  static final Field<BigDecimal> MEAN = field(name("mean"), BigDecimal.class);
  static final Field<BigDecimal> Q1 = field(name("q1"), BigDecimal.class);
  static final Field<BigDecimal> MEDIAN = field(name("median"), BigDecimal.class);
  static final Field<BigDecimal> Q3 = field(name("q3"), BigDecimal.class);

  /** Bits: the sex, then the breakdowns in order, are summed over. */
  static final Field<Integer> SUMMED = field(name("summed"), Integer.class);

  private static final Field<byte[]> WHO = field(name("who"), byte[].class);
  private static final Field<String> KEY = field(name("key"), String.class);

  /** The same order on every server, whatever its language. */
  private static final Field<String> KEY_ORDER = KEY.collate("C");

  private static final Field<Long> TIMES = field(name("times"), Long.class);
  private static final Field<Boolean> IN_PART = field(name("in_part"), Boolean.class);
  private static final Field<BigDecimal> VALUE = field(name("value"), BigDecimal.class);

  private static final Field<LocalDate> ANSWERED = field(name("answered_on"), LocalDate.class);
  private static final Field<String> ANSWER_TEXT = field(name("text"), String.class);

  /** A person's own ratio. */
  private static final Field<BigDecimal> OWN = field(name("own"), BigDecimal.class);

  private static final Name RECORD = name("record");
  private static final Name KNOWN = name("known");
  private static final Name CHOSEN = name("chosen");
  private static final Name COUNTED = name("counted");

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

  /** The column of a breakdown in the result. */
  static Field<String> category(String breakdown) {
    return field(name("by " + breakdown), String.class);
  }

  /** The statement that counts an indicator for all nodes of a question at once. */
  public Select<?> compile(IndicatorDefinition definition, Question question) {
    FieldSql sql = new FieldSql(fields, definition, question.days());
    List<CommonTableExpression<?>> steps = new ArrayList<>();
    steps.add(RECORD.as(records(definition, question, sql)));
    if (definition.countsPersons()) {
      steps.add(KNOWN.as(known(definition)));
    }
    definition.choice().ifPresent(choice -> steps.add(CHOSEN.as(chosen(choice, definition, sql))));
    steps.add(COUNTED.as(counted(definition, sql)));
    return DSL.with(steps.toArray(CommonTableExpression[]::new))
        .select(results(definition))
        .from(table(COUNTED))
        .groupBy(sets(definition));
  }

  /**
   * The statement of the answers behind a checklist's figures: level, node, criterion, day and what
   * was written beside.
   */
  Select<?> compileAnswers(IndicatorDefinition definition, Question question) {
    FieldSql sql = new FieldSql(fields, definition, question.days());
    return DSL.with(RECORD.as(records(definition, question, sql)))
        .with(COUNTED.as(counted(definition, sql)))
        .select(LEVEL, NODE, category(definition.by().get(0)), ANSWERED, ANSWER_TEXT)
        .from(table(COUNTED))
        .where(VALUE.isNotNull());
  }

  private Select<?> records(IndicatorDefinition definition, Question question, FieldSql sql) {
    Param<LocalDate> knownAt = param("known_at", question.knownAt());
    Knowledge knowledge = question.knowledge();
    Condition holds = holds("fact", knownAt, knowledge);
    Table<?> fact = facts(definition, sql, holds);
    Table<?> scope =
        table(
                "unnest({0}::text[], {1}::text[], {2}::text[])",
                param("units", array(question, Question.Scope::unit)),
                param("levels", array(question, line -> line.node().level().word())),
                param("nodes", array(question, line -> line.node().id())))
            .as("scope", "unit", "level", "node");
    Table<?> source =
        table(
                "unnest({0}::text[], {1}::date[])",
                param("sources", question.dataAsOf().keySet().toArray(String[]::new)),
                param("data_as_of", question.dataAsOf().values().toArray(LocalDate[]::new)))
            .as("source", "source", "data_as_of");
    Field<String> factSource = field(name("fact", "source"), String.class);
    Field<String> factKey = field(name("fact", "natural_key"), String.class);
    LinkedPersons persons = LinkedPersons.of(definition, question);
    List<SelectFieldOrAsterisk> columns = new ArrayList<>();
    columns.add(field(name("scope", "level")));
    columns.add(field(name("scope", "node")));
    columns.add(
        knowledge
            .dataAsOf(factSource, field(name("source", "data_as_of"), LocalDate.class))
            .as("data_as_of"));
    columns.add(factSource.concat(inline(" ")).concat(factKey).as(KEY));
    columns.add(
        coalesce(
                persons.person(),
                field(
                    "convert_to({0}, 'UTF8')",
                    byte[].class, factSource.concat(inline(" ")).concat(factKey)))
            .as(WHO));
    for (String column : FieldSql.headColumns(definition.of())) {
      columns.add(field(name("fact", column)).as(column));
    }
    Supplements more = supplements.of(definition.from());
    Field<Object> attributes = attributes(more);
    for (String stored : new TreeSet<>(sql.storedFields())) {
      columns.add(field("{0} ->> {1}", String.class, attributes, inline(stored)).as(name(stored)));
    }
    return select(columns)
        .from(persons.joinedTo(withSupplements(fact, more, knownAt, knowledge)))
        .join(scope)
        .on(
            field(name("scope", "unit"), String.class)
                .eq(field(name("fact", "unit"), String.class)))
        .join(source)
        .on(field(name("source", "source"), String.class).eq(factSource))
        .where(isFrom(definition))
        .and(holds)
        .and(isSomebody(definition, persons.person()))
        .and(sql.touchesPeriod("fact"));
  }

  /** Events without identity never count as people; an episode without is a person of its own. */
  private static Condition isSomebody(IndicatorDefinition definition, Field<byte[]> person) {
    return definition.of() == RecordKind.EVENTS && definition.countsPersons()
        ? person.isNotNull()
        : DSL.noCondition();
  }

  /** The facts or, where these are looked up, those of each unit's latest date. */
  private Table<?> facts(IndicatorDefinition definition, FieldSql sql, Condition holds) {
    Table<?> fact = facts.of(definition.of()).as("fact");
    if (!definition.looksUp()) {
      return fact;
    }
    Field<LocalDate> date = field(name("fact", "event_date"), LocalDate.class);
    Field<LocalDate> latest =
        DSL.max(date).over(partitionBy(field(name("fact", "source")), field(name("fact", "unit"))));
    Table<?> known =
        select(DSL.asterisk(), latest.as("latest"))
            .from(fact)
            .where(isFrom(definition))
            .and(holds)
            .and(sql.touchesPeriod("fact"))
            .asTable("fact");
    return select(DSL.asterisk())
        .from(known)
        .where(date.eq(field(name("fact", "latest"), LocalDate.class)))
        .asTable("fact");
  }

  private static Condition isFrom(IndicatorDefinition definition) {
    return field(name("fact", "source"), String.class)
        .in(definition.from().stream().map(DSL::inline).toList());
  }

  /** Whether a version was the one known at the end of the day, and is no mistake. */
  private static Condition holds(String table, Param<LocalDate> knownAt, Knowledge knowledge) {
    return knowledge
        .holds(table, knownAt)
        .and(DSL.not(field(name(table, "voided"), Boolean.class)));
  }

  /** Each fact beside what supplements tell of it, under the same key. */
  private Table<?> withSupplements(
      Table<?> fact, Supplements supplements, Param<LocalDate> knownAt, Knowledge knowledge) {
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
  private static Field<Object> attributes(Supplements supplements) {
    Field<Object> attributes = field(name("fact", "attributes"));
    for (String source : supplements.episodes().keySet()) {
      attributes =
          field(
              "({0} || coalesce({1}, jsonb_build_object()))",
              attributes, field(name(source, "attributes")));
    }
    return attributes;
  }

  private static String[] array(
      Question question, java.util.function.Function<Question.Scope, String> part) {
    return question.scope().stream().map(part).toArray(String[]::new);
  }

  /**
   * Within a node and period a person has the sex, birth year and district of the latest record.
   */
  private static Select<?> known(IndicatorDefinition definition) {
    WindowSpecification latest =
        partitionBy(LEVEL, NODE, WHO)
            .orderBy(FieldSql.startOf(definition.of()).desc(), KEY_ORDER.desc());
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(List.of(DSL.asterisk()));
    for (String column : FieldSql.OF_PERSON) {
      columns.add(firstValue(field(name(column))).over(latest).as(FieldSql.personColumn(column)));
    }
    return select(columns).from(table(RECORD));
  }

  private Select<?> chosen(Choice choice, IndicatorDefinition definition, FieldSql sql) {
    List<OrderField<?>> order = byNodeAndPerson();
    if (choice == Choice.LAST_EXIT) {
      order.add(FieldSql.END.desc().nullsLast());
    }
    Field<LocalDate> start = FieldSql.startOf(definition.of());
    boolean first = choice == Choice.FIRST_START;
    order.add(first ? start.asc() : start.desc());
    order.add(first ? KEY_ORDER.asc() : KEY_ORDER.desc());
    return select(DSL.asterisk())
        .distinctOn(LEVEL, NODE, WHO)
        .from(table(KNOWN))
        .where(sql.all(definition.among()))
        .orderBy(order);
  }

  private static List<OrderField<?>> byNodeAndPerson() {
    return new ArrayList<>(List.of(LEVEL, NODE, WHO));
  }

  /** One row per person, episode or event, with all that is asked of it. */
  private Select<?> counted(IndicatorDefinition definition, FieldSql sql) {
    boolean people = definition.choice().isPresent();
    boolean persons = definition.countsPersons();
    FieldSql ofCounted = persons ? sql.ofPersons() : sql;
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(List.of(LEVEL, NODE, WHO));
    columns.add(persons ? field(name(FieldSql.personColumn("sex"))).as(SEX) : SEX);
    columns.add(
        (definition.counts() == Counted.QUANTITY ? field(name("quantity"), Long.class) : inline(1L))
            .as(TIMES));
    for (String breakdown : definition.by()) {
      columns.add(categoryOf(breakdown, ofCounted).as(category(breakdown)));
    }
    if (definition.measure() instanceof Measure.Share share) {
      columns.add(DSL.field(ofCounted.all(share.thoseWith())).as(IN_PART));
    }
    definition.measure().value().ifPresent(value -> columns.add(ofCounted.number(value).as(VALUE)));
    if (definition.measure() instanceof Measure.PerNumber per) {
      Field<BigDecimal> value = ofCounted.number(per.field());
      Field<BigDecimal> divisor = ofCounted.number(per.by());
      columns.add(divisor.as(PER));
      columns.add(ofPerson(value, divisor).as(OWN));
      return select(columns)
          .from(table(KNOWN))
          .where(sql.all(definition.among()))
          .and(sql.all(definition.countedIf()))
          .and(value.isNotNull())
          .and(divisor.gt(inline(BigDecimal.ZERO)));
    }
    if (definition.measure() instanceof Measure.Latest latest) {
      return answers(latest, definition, sql, columns);
    }
    return people
        ? select(columns).from(table(CHOSEN)).where(ofCounted.all(definition.countedIf()))
        : select(columns)
            .from(table(persons ? KNOWN : RECORD))
            .where(sql.all(definition.among()))
            .and(sql.all(definition.countedIf()));
  }

  /**
   * The last answer to each criterion, as a number, with its day and what was written beside it.
   */
  private static Select<?> answers(
      Measure.Latest latest,
      IndicatorDefinition definition,
      FieldSql sql,
      List<SelectFieldOrAsterisk> columns) {
    Field<String> answer = sql.text(latest.answer());
    Field<LocalDate> date = FieldSql.startOf(definition.of());
    Field<Integer> number =
        DSL.rowNumber()
            .over(
                partitionBy(LEVEL, NODE, sql.text(latest.over()))
                    .orderBy(date.desc(), KEY_ORDER.desc()));
    CaseConditionStep<BigDecimal> value =
        DSL.case_().when(answer.isNull(), inline((BigDecimal) null));
    for (String word : ChecklistAnswer.words()) {
      value =
          value.when(
              answer.eq(inline(word)), inline(BigDecimal.valueOf(ChecklistAnswer.numberOf(word))));
    }
    columns.add(value.as(VALUE));
    columns.add(date.as(ANSWERED));
    columns.add(latest.text().map(sql::text).orElse(inline((String) null)).as(ANSWER_TEXT));
    Table<?> numbered =
        select(DSL.asterisk(), number.as("number"))
            .from(table(RECORD))
            .where(sql.all(definition.among()))
            .and(sql.all(definition.countedIf()))
            .asTable("record");
    return select(columns).from(numbered).where(field(name("number"), Integer.class).eq(inline(1)));
  }

  /** The code or, of a cross, the codes joined; what is not known is a code of its own. */
  private static Field<String> categoryOf(String breakdown, FieldSql sql) {
    return Breakdown.parts(breakdown).stream()
        .<Field<String>>map(field -> coalesce(sql.text(field), inline(Aggregate.UNKNOWN)))
        .reduce((one, other) -> one.concat(inline("+")).concat(other))
        .orElseThrow();
  }

  /** What it is for the person as a whole, on one of the person's records only. */
  private static Field<BigDecimal> ofPerson(Field<BigDecimal> value, Field<BigDecimal> divisor) {
    Field<Integer> number = DSL.rowNumber().over(partitionBy(LEVEL, NODE, WHO).orderBy(KEY_ORDER));
    return DSL.case_()
        .when(
            number.eq(inline(1)),
            sum(value.cast(SQLDataType.NUMERIC)) // whole numbers would be divided without a rest
                .over(partitionBy(LEVEL, NODE, WHO))
                .div(sum(divisor).over(partitionBy(LEVEL, NODE, WHO))));
  }

  private static List<SelectFieldOrAsterisk> results(IndicatorDefinition definition) {
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(List.of(LEVEL, NODE, SEX));
    List<Field<?>> summable = new ArrayList<>(List.of(SEX));
    for (String breakdown : definition.by()) {
      columns.add(category(breakdown));
      summable.add(category(breakdown));
    }
    columns.add(
        field("grouping({0})", Integer.class, DSL.list(summable.toArray(new Field<?>[0])))
            .as(SUMMED));
    columns.add(whole(sum(TIMES)).as(BASE));
    if (definition.measure() instanceof Measure.Share) {
      columns.add(whole(sum(TIMES).filterWhere(DSL.condition(IN_PART))).as(PART));
    }
    if (definition.measure() instanceof Measure.Latest) {
      columns.add(whole(sum(TIMES).filterWhere(VALUE.isNotNull())).as(VALUED));
      columns.add(coalesce(sum(VALUE), inline(BigDecimal.ZERO)).as(TOTAL));
    }
    if (definition.measure().value().isPresent()) {
      columns.add(whole(sum(TIMES).filterWhere(VALUE.isNotNull())).as(VALUED));
      columns.add(coalesce(sum(VALUE), inline(BigDecimal.ZERO)).as(TOTAL));
      columns.add(avg(VALUE).as(MEAN));
      if (definition.measure() instanceof Measure.PerNumber) {
        columns.add(coalesce(sum(PER), inline(BigDecimal.ZERO)).as(PER));
        columns.add(quartile(2, OWN).as(MEDIAN));
        columns.add(DSL.count(OWN).cast(Long.class).as(PEOPLE));
      } else {
        columns.addAll(quartiles(definition.measure()));
      }
    }
    if (definition.measure() instanceof Measure.PerPerson
        || definition.measure() instanceof Measure.ResourceShare) {
      columns.add(countDistinct(WHO).filterWhere(VALUE.isNotNull()).cast(Long.class).as(PEOPLE));
    }
    return columns;
  }

  private static Field<Long> whole(Field<BigDecimal> number) {
    return coalesce(number, inline(BigDecimal.ZERO)).cast(Long.class);
  }

  /** Sorting for them takes long, so they are asked for only where they are shown. */
  private static List<Field<BigDecimal>> quartiles(Measure measure) {
    return measure.statistics().contains(Statistic.MEDIAN)
        ? List.of(
            quartile(1, VALUE).as(Q1), quartile(2, VALUE).as(MEDIAN), quartile(3, VALUE).as(Q3))
        : List.of();
  }

  /** Linear interpolation over the pooled values; fractions of quarters are exact. */
  private static Field<BigDecimal> quartile(int number, Field<BigDecimal> of) {
    return percentileCont(inline(BigDecimal.valueOf(number).divide(BigDecimal.valueOf(4))))
        .withinGroupOrderBy(of)
        .cast(SQLDataType.NUMERIC);
  }

  /** By node: with and without sex, undivided and for each breakdown on its own. */
  private static org.jooq.GroupField sets(IndicatorDefinition definition) {
    List<Field<?>[]> sets = new ArrayList<>();
    for (Optional<String> breakdown : breakdowns(definition)) {
      List<Field<?>> both = new ArrayList<>(List.of(LEVEL, NODE));
      breakdown.ifPresent(by -> both.add(category(by)));
      sets.add(both.toArray(new Field<?>[0]));
      both.add(SEX);
      sets.add(both.toArray(new Field<?>[0]));
    }
    return groupingSets(sets.toArray(new Field<?>[0][]));
  }

  private static List<Optional<String>> breakdowns(IndicatorDefinition definition) {
    List<Optional<String>> breakdowns = new ArrayList<>(List.of(Optional.empty()));
    definition.by().forEach(by -> breakdowns.add(Optional.of(by)));
    return breakdowns;
  }
}
