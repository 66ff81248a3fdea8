package se.jamnt.indicators;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The contributions to the amounts of one definition: by node, sex and category what the largest
 * contributor and the two largest have, where that is more than half. A contributor is a person or,
 * where persons are not known, a record.
 *
 * <p>Few places come near to that. Two contributors have at most twice what one can have, which is
 * what it has of the whole period; only where that is more than half is anybody ranked.
 */
final class ContributionSql {

  private static final Field<String> BY = field(name("breakdown"), String.class);
  private static final Field<byte[]> WHO = field(name("contributor"), byte[].class);
  private static final Field<BigDecimal> VALUE = field(name("value"), BigDecimal.class);
  private static final Field<BigDecimal> AT_MOST = field(name("at_most"), BigDecimal.class);

  static final Field<BigDecimal> LARGEST = field(name("largest"), BigDecimal.class);
  static final Field<BigDecimal> TWO_LARGEST = field(name("two_largest"), BigDecimal.class);
  private static final List<Field<?>> COLUMNS =
      List.of(
          CountSql.STATEMENT_PART,
          CountSql.PLACE,
          CountSql.SEX,
          CountSql.BREAKDOWN,
          CountSql.CATEGORY,
          CountSql.TOTAL,
          LARGEST,
          TWO_LARGEST);

  /** Where two contributors may have more than half. */
  private static final String NEAR_HALF =
      """
      select node as place, coalesce(sex, 'T') as sex, breakdown, category, sum(value) as total
        from (select at, sex, breakdown, category, sum(value) as value, max(at_most) as at_most
                from {0}
               group by at, sex, breakdown, category) as cell
        join spread using (at)
       where {1}
       group by grouping sets ((node, sex, breakdown, category), (node, breakdown, category))
      having 2 * 2 * max(at_most) > sum(value)
      """;

  /** Each of these beside the units or nodes where its contributors stand. */
  private static final String NEAR_HALF_AT =
      """
      select near.*, at from {0} as near join spread on node = place
      """;

  /** The rows of {@link #COLUMNS}. */
  private static final String MORE_THAN_HALF =
      """
      (select {3} as statement_part, place, sex, breakdown, category, max(amount) as largest,
              sum(amount) as two_largest, total
         from (select place, near_at.sex, breakdown, category, total, sum(value) as amount,
                      row_number() over (partition by place, near_at.sex, breakdown, category
                                         order by sum(value) desc) as rank
                 from {0} as near_at
                 join {1} as contributed using (at, breakdown, category)
                where near_at.sex in (contributed.sex, 'T') and {2}
                group by place, near_at.sex, breakdown, category, total, contributor) as ranked
        where rank <= 2
        group by place, sex, breakdown, category, total
       having sum(amount) * 2 > total
        order by place, breakdown, category, sex)
      """;

  private final int number;
  private final IndicatorDefinition definition;
  private final FieldSql sql;
  private final PlaceSql places;

  /** Those of one definition, with the number of the part in each row. */
  ContributionSql(int number, IndicatorDefinition definition, FieldSql sql, PlaceSql places) {
    this.number = number;
    this.definition = definition;
    this.sql = sql;
    this.places = places;
  }

  /** Whether any figure of a definition adds amounts up. */
  static boolean addsUpAmounts(IndicatorDefinition definition) {
    Measure measure = definition.measure();
    return measure instanceof Measure.Sum
        || measure instanceof Measure.PerCounted
        || measure instanceof Measure.PerPerson
        || measure instanceof Measure.PerNumber
        || measure instanceof Measure.ResourceShare
        || (measure instanceof Measure.BySex bySex && bySex.value().isPresent());
  }

  /**
   * What the statement is made from.
   *
   * @param source the step whose records contribute, with who is behind each
   */
  List<CommonTableExpression<?>> steps(Name source) {
    Name contributed = step("contributed");
    return List.of(
        step("amount").as(amounts(source)),
        contributed.as(contributed()),
        step("near")
            .as(
                DSL.resultQuery(
                    NEAR_HALF,
                    DSL.table(contributed),
                    places.countsSex(field(name("sex"), String.class)))),
        step("near at").asMaterialized(DSL.resultQuery(NEAR_HALF_AT, DSL.table(step("near")))));
  }

  /** The contributions, after the steps and one named {@code spread}, {@link PlaceSql#spread}. */
  Select<Record> largest() {
    Name contributed = name("contributed");
    return DSL.select(COLUMNS).from(largest(contributed));
  }

  private Table<?> largest(Name contributed) {
    return DSL.table(
            MORE_THAN_HALF,
            DSL.table(step("near at")),
            DSL.table(step("contributed")),
            places.countsSex(CountSql.PLACE, field(contributed.append("sex"), String.class)),
            inline(number))
        .as("largest");
  }

  private Name step(String what) {
    return name(what + " " + number);
  }

  private boolean countsPersons() {
    return definition.countsPersons();
  }

  private FieldSql ofCounted() {
    return countsPersons() ? sql.ofPersons() : sql;
  }

  private Field<String> sex() {
    return countsPersons() ? field(name(FieldSql.personColumn("sex")), String.class) : CountSql.SEX;
  }

  /**
   * Each record that has an amount, with no more than is asked of it, beside the most that its
   * contributor can have anywhere.
   */
  private Select<?> amounts(Name source) {
    Field<byte[]> who =
        coalesce(
            SqlCompiler.WHO, field("convert_to({0}, 'UTF8')", byte[].class, SqlCompiler.KEY_ORDER));
    Field<BigDecimal> value =
        ofCounted().number(definition.measure().value().orElseThrow()).cast(SQLDataType.NUMERIC);
    org.jooq.Condition chosen =
        definition.choice().isPresent()
            ? ofCounted().all(definition.countedIf())
            : sql.all(definition.among()).and(sql.all(definition.countedIf()));
    List<SelectFieldOrAsterisk> columns = new ArrayList<>();
    columns.add((countsPersons() ? PlaceSql.AT : PlaceSql.PLACE.neg()).as(PlaceSql.AT));
    columns.add(sex().as(CountSql.SEX));
    for (String by : definition.by()) {
      columns.add(CountSql.categoryOf(by, ofCounted()).as(code(by)));
    }
    columns.add(who.as(WHO));
    columns.add(value.as(VALUE));
    Table<?> amount = DSL.select(columns).from(source).where(chosen).asTable("amount");
    return DSL.select(
            DSL.asterisk(),
            sum(VALUE)
                .over(countsPersons() ? partitionBy(PlaceSql.AT, WHO) : partitionBy(WHO))
                .as(AT_MOST))
        .from(amount)
        .where(VALUE.gt(inline(BigDecimal.ZERO)));
  }

  private static Field<String> code(String breakdown) {
    return field(name("by " + breakdown), String.class);
  }

  /** By place, sex and category; undivided and by each breakdown. */
  private Select<?> contributed() {
    Select<Record> contributed = contributed(Optional.empty());
    for (String by : definition.by()) {
      contributed = contributed.unionAll(contributed(Optional.of(by)));
    }
    return contributed;
  }

  private Select<Record> contributed(Optional<String> breakdown) {
    List<SelectFieldOrAsterisk> columns =
        List.of(
            PlaceSql.AT,
            CountSql.SEX,
            inline(breakdown.orElse("")).as(BY),
            breakdown.map(ContributionSql::code).orElse(inline("")).as(CountSql.CATEGORY),
            WHO,
            VALUE,
            AT_MOST);
    return DSL.select(columns).from(DSL.table(step("amount")));
  }
}
