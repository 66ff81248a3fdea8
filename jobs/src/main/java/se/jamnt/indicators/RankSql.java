package se.jamnt.indicators;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import se.jamnt.model.Sex;

/**
 * How women's and men's values rank at each node: of all pairs of a woman and a man, the part in
 * which hers is higher, where they are equal half. It is Mann and Whitney's statistic, through the
 * number of pairs. Each value is counted once with how many have it, so that pairs are never made.
 */
final class RankSql {

  static final Field<BigDecimal> WOMEN_HIGHER = field(name("women_higher"), BigDecimal.class);

  static final Field<BigDecimal> WOMEN = field(name("women"), BigDecimal.class);
  static final Field<BigDecimal> MEN = field(name("men"), BigDecimal.class);

  /** Men with the same value or a lower one. */
  private static final Field<BigDecimal> MEN_UP_TO = field(name("men_up_to"), BigDecimal.class);

  private final int number;
  private final IndicatorDefinition definition;
  private final CountSql counts;

  /** Those of one definition, with the number of the part in each row. */
  RankSql(int number, IndicatorDefinition definition, CountSql counts) {
    this.number = number;
    this.definition = definition;
    this.counts = counts;
  }

  /** Whether each that is counted has a value of its own, so that values can be ranked. */
  static boolean hasRanks(IndicatorDefinition definition) {
    Measure measure = definition.measure();
    return definition.headlineCategory().isEmpty()
        && (measure instanceof Measure.Typical
            || measure instanceof Measure.Mean
            || measure instanceof Measure.PerCounted
            || measure instanceof Measure.PerNumber);
  }

  /**
   * The places where there are women and men, with what part of the pairs it is.
   *
   * @param records with their nodes
   */
  Select<Record> select(Table<?> records) {
    Field<BigDecimal> value =
        definition.measure() instanceof Measure.PerNumber ? CountSql.OWN : each();
    Table<?> values =
        DSL.select(
                CountSql.PLACE,
                value.as(CountSql.VALUE),
                number(Sex.K).as(WOMEN),
                number(Sex.M).as(MEN))
            .from(counts.counted(records, PlaceSql.NODE).asTable("counted"))
            .where(value.isNotNull())
            .and(CountSql.SEX.in(inline(Sex.K.name()), inline(Sex.M.name())))
            .groupBy(CountSql.PLACE, value)
            .asTable("values");
    Table<?> ranked =
        DSL.select(
                CountSql.PLACE,
                WOMEN,
                MEN,
                sum(MEN).over(partitionBy(CountSql.PLACE).orderBy(CountSql.VALUE)).as(MEN_UP_TO))
            .from(values)
            .asTable("ranked");
    Field<BigDecimal> twicePairs = sum(WOMEN).mul(sum(MEN)).mul(inline(2));
    Condition both = sum(WOMEN).gt(BigDecimal.ZERO).and(sum(MEN).gt(BigDecimal.ZERO));
    return DSL.select(
            List.<SelectFieldOrAsterisk>of(
                inline(number).as(CountSql.STATEMENT_PART),
                CountSql.PLACE,
                sum(WOMEN.mul(MEN_UP_TO.mul(inline(2)).minus(MEN)))
                    .div(twicePairs)
                    .as(WOMEN_HIGHER),
                sum(WOMEN).as(WOMEN),
                sum(MEN).as(MEN)))
        .from(ranked)
        .groupBy(CountSql.PLACE)
        .having(both);
  }

  /** A record that stands for several holds what they have together; one of none has no value. */
  private Field<BigDecimal> each() {
    return definition.measure() instanceof Measure.PerCounted
        ? CountSql.VALUE.div(nullif(CountSql.TIMES, inline(0L)))
        : CountSql.VALUE;
  }

  private static Field<BigDecimal> number(Sex sex) {
    return coalesce(
        sum(CountSql.TIMES).filterWhere(CountSql.SEX.eq(inline(sex.name()))),
        inline(BigDecimal.ZERO));
  }
}
