package se.jamnt.indicators;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.GroupField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import se.jamnt.indicators.IndicatorDefinition.Counted;

/**
 * The counts of one definition: one row per person, episode or event with all that is asked of it,
 * and their numbers by place, sex and category. What can be added up is counted once: at a unit and
 * not at each node above, and by sex but not without.
 */
final class CountSql {

  /** The number of a part of the statement, {@link Asked}. */
  static final Field<Integer> STATEMENT_PART = field(name("statement_part"), Integer.class);

  /** The number of a node or, of what is added up, that of a unit below 0. */
  static final Field<Integer> PLACE = PlaceSql.PLACE;

  /** Null: of all sexes together. */
  static final Field<String> SEX = field(name("sex"), String.class);

  static final Field<String> BREAKDOWN = field(name("breakdown"), String.class);
  static final Field<String> CATEGORY = field(name("category"), String.class);
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

  static final Field<Long> TIMES = field(name("times"), Long.class);
  private static final Field<Boolean> IN_PART = field(name("in_part"), Boolean.class);
  static final Field<BigDecimal> VALUE = field(name("value"), BigDecimal.class);

  /** A person's own ratio. */
  static final Field<BigDecimal> OWN = field(name("own"), BigDecimal.class);

  private final IndicatorDefinition definition;
  private final Measure measure;
  private final FieldSql sql;
  private final CountColumns columns;

  CountSql(IndicatorDefinition definition, FieldSql sql, CountColumns columns) {
    this.definition = definition;
    this.measure = definition.measure();
    this.sql = sql;
    this.columns = columns;
  }

  static boolean hasValue(IndicatorDefinition definition) {
    return definition.measure().value().isPresent()
        || definition.measure() instanceof Measure.Latest;
  }

  static boolean hasMean(IndicatorDefinition definition) {
    return definition.measure().statistics().contains(Statistic.MEAN);
  }

  static boolean hasQuartiles(IndicatorDefinition definition) {
    return definition.measure().statistics().contains(Statistic.MEDIAN);
  }

  static boolean hasPeople(IndicatorDefinition definition) {
    return countsWho(definition.measure()) || definition.measure() instanceof Measure.PerNumber;
  }

  private static boolean countsWho(Measure measure) {
    return measure instanceof Measure.PerPerson || measure instanceof Measure.ResourceShare;
  }

  /** Whether the numbers of a whole do not follow from those of its parts. */
  static boolean isPooled(IndicatorDefinition definition) {
    return hasMean(definition)
        || hasQuartiles(definition)
        || definition.measure() instanceof Measure.Latest;
  }

  /**
   * The counts.
   *
   * @param number that of the part, in each row
   * @param records those to choose from, at their nodes where the numbers are pooled
   * @param places at some of which those of unknown sex do not count; what is added up leaves them
   *     out later
   */
  Select<Record> select(int number, Table<?> records, PlaceSql places) {
    List<SelectFieldOrAsterisk> results = new ArrayList<>();
    results.add(inline(number).as(STATEMENT_PART));
    results.add(PLACE);
    results.add(SEX);
    if (columns.category()) {
      results.add(breakdown().as(BREAKDOWN));
      results.add(category().as(CATEGORY));
    }
    results.addAll(numbers());
    return DSL.select(results)
        .from(counted(records, place()).asTable("counted"))
        .where(isPooled(definition) ? places.countsSex(PLACE, SEX) : DSL.noCondition())
        .groupBy(sets());
  }

  /**
   * One row per person, episode or event, with all that is asked of it.
   *
   * @param place the number of where a record counts
   */
  Select<?> counted(Table<?> records, Field<Integer> place) {
    boolean persons = definition.countsPersons();
    FieldSql ofCounted = persons ? sql.ofPersons() : sql;
    List<SelectFieldOrAsterisk> asked = new ArrayList<>();
    asked.add(place.as(PLACE));
    if (hasPeople(definition)) {
      asked.add(SqlCompiler.WHO);
    }
    asked.add(persons ? field(name(FieldSql.personColumn("sex"))).as(SEX) : SEX);
    asked.add(
        (definition.counts() == Counted.QUANTITY ? field(name("quantity"), Long.class) : inline(1L))
            .as(TIMES));
    for (String breakdown : definition.by()) {
      asked.add(categoryOf(breakdown, ofCounted).as(by(breakdown)));
    }
    if (measure instanceof Measure.Share share) {
      asked.add(DSL.field(ofCounted.all(share.thoseWith())).as(IN_PART));
    }
    measure.value().ifPresent(value -> asked.add(ofCounted.number(value).as(VALUE)));
    org.jooq.Condition chosen =
        definition.choice().isPresent()
            ? ofCounted.all(definition.countedIf())
            : sql.all(definition.among()).and(sql.all(definition.countedIf()));
    if (measure instanceof Measure.PerNumber per) {
      Field<BigDecimal> value = ofCounted.number(per.field());
      Field<BigDecimal> divisor = ofCounted.number(per.by());
      asked.add(divisor.as(PER));
      asked.add(ofPerson(value, divisor).as(OWN));
      chosen = chosen.and(value.isNotNull()).and(divisor.gt(inline(BigDecimal.ZERO)));
    }
    if (measure instanceof Measure.Latest latest) {
      AnswerSql answers = new AnswerSql(definition, latest, sql);
      asked.add(answers.number().as(VALUE));
      return DSL.select(asked).from(answers.last(records));
    }
    return DSL.select(asked).from(records).where(chosen);
  }

  private Field<Integer> place() {
    if (isPooled(definition)) {
      return PlaceSql.NODE;
    }
    return definition.countsPersons() ? PlaceSql.AT : PlaceSql.PLACE.neg();
  }

  /** The code or, of a cross, the codes joined; what is not known is a code of its own. */
  static Field<String> categoryOf(String breakdown, FieldSql sql) {
    return Breakdown.parts(breakdown).stream()
        .<Field<String>>map(field -> coalesce(sql.text(field), inline(Aggregate.UNKNOWN)))
        .reduce((one, other) -> one.concat(inline("+")).concat(other))
        .orElseThrow();
  }

  /** What it is for the person as a whole, on one of the person's records only. */
  private static Field<BigDecimal> ofPerson(Field<BigDecimal> value, Field<BigDecimal> divisor) {
    Field<Integer> number =
        DSL.rowNumber()
            .over(partitionBy(PlaceSql.NODE, SqlCompiler.WHO).orderBy(SqlCompiler.KEY_ORDER));
    return case_()
        .when(
            number.eq(inline(1)),
            sum(value.cast(SQLDataType.NUMERIC)) // whole numbers would be divided without a rest
                .over(partitionBy(PlaceSql.NODE, SqlCompiler.WHO))
                .div(sum(divisor).over(partitionBy(PlaceSql.NODE, SqlCompiler.WHO))));
  }

  private static Field<String> by(String breakdown) {
    return field(name("by " + breakdown), String.class);
  }

  /** The breakdown that a row belongs to: its column is the only one that is not summed over. */
  private Field<String> breakdown() {
    CaseConditionStep<String> cases = null;
    for (String one : definition.by()) {
      cases =
          cases == null
              ? case_().when(by(one).isNotNull(), inline(one))
              : cases.when(by(one).isNotNull(), inline(one));
    }
    return cases == null ? castNull(SQLDataType.VARCHAR) : cases;
  }

  private Field<String> category() {
    List<Field<String>> categories = definition.by().stream().map(CountSql::by).toList();
    if (categories.isEmpty()) {
      return castNull(SQLDataType.VARCHAR);
    }
    return categories.size() == 1
        ? categories.get(0)
        : coalesce(
            categories.get(0), categories.subList(1, categories.size()).toArray(new Field<?>[0]));
  }

  private List<SelectField<?>> numbers() {
    List<SelectField<?>> numbers = new ArrayList<>();
    boolean hasValue = hasValue(definition);
    boolean perNumber = measure instanceof Measure.PerNumber;
    numbers.add(whole(sum(TIMES)).as(BASE));
    if (columns.part()) {
      boolean has = measure instanceof Measure.Share;
      numbers.add(
          (has ? whole(sum(TIMES).filterWhere(DSL.condition(IN_PART))) : inline(0L)).as(PART));
    }
    if (columns.value()) {
      numbers.add(
          (hasValue ? whole(sum(TIMES).filterWhere(VALUE.isNotNull())) : inline(0L)).as(VALUED));
      numbers.add((hasValue ? known(sum(VALUE)) : inline(BigDecimal.ZERO)).as(TOTAL));
    }
    if (columns.mean()) {
      numbers.add(orNull(hasMean(definition), avg(VALUE)).as(MEAN));
    }
    if (columns.per()) {
      numbers.add((perNumber ? known(sum(PER)) : inline(BigDecimal.ZERO)).as(PER));
    }
    if (columns.people()) {
      numbers.add(people().as(PEOPLE));
    }
    if (columns.quartiles()) {
      boolean has = hasQuartiles(definition);
      numbers.add(orNull(has && !perNumber, quartile(1, VALUE)).as(Q1));
      numbers.add(orNull(has, quartile(2, perNumber ? OWN : VALUE)).as(MEDIAN));
      numbers.add(orNull(has && !perNumber, quartile(3, VALUE)).as(Q3));
    }
    return numbers;
  }

  private Field<Long> people() {
    if (measure instanceof Measure.PerNumber) {
      return DSL.count(OWN).cast(Long.class);
    }
    return countsWho(measure)
        ? countDistinct(SqlCompiler.WHO).filterWhere(VALUE.isNotNull()).cast(Long.class)
        : inline(0L);
  }

  private static Field<BigDecimal> orNull(boolean has, Field<BigDecimal> number) {
    return has ? number : castNull(SQLDataType.NUMERIC);
  }

  private static Field<BigDecimal> known(Field<BigDecimal> number) {
    return coalesce(number, inline(BigDecimal.ZERO));
  }

  private static Field<Long> whole(Field<BigDecimal> number) {
    return known(number).cast(Long.class);
  }

  /** Linear interpolation over the pooled values; fractions of quarters are exact. */
  private static Field<BigDecimal> quartile(int number, Field<BigDecimal> of) {
    return percentileCont(inline(BigDecimal.valueOf(number).divide(BigDecimal.valueOf(4))))
        .withinGroupOrderBy(of)
        .cast(SQLDataType.NUMERIC);
  }

  /** By place and sex, undivided and for each breakdown on its own; without sex where pooled. */
  private GroupField sets() {
    List<Field<?>[]> sets = new ArrayList<>();
    for (Optional<String> breakdown : breakdowns()) {
      List<Field<?>> set = new ArrayList<>(List.of(PLACE));
      breakdown.ifPresent(one -> set.add(by(one)));
      if (isPooled(definition)) {
        sets.add(set.toArray(new Field<?>[0]));
      }
      set.add(SEX);
      sets.add(set.toArray(new Field<?>[0]));
    }
    return groupingSets(sets.toArray(new Field<?>[0][]));
  }

  private List<Optional<String>> breakdowns() {
    List<Optional<String>> breakdowns = new ArrayList<>(List.of(Optional.empty()));
    definition.by().forEach(by -> breakdowns.add(Optional.of(by)));
    return breakdowns;
  }
}
