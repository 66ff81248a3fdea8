package se.jamnt.indicators;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.select;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The last answer to each criterion of a checklist, at each node. */
record AnswerSql(IndicatorDefinition definition, Measure.Latest latest, FieldSql sql) {

  /** The answer as a number; null where it is not known. */
  Field<BigDecimal> number() {
    Field<String> answer = sql.text(latest.answer());
    CaseConditionStep<BigDecimal> number =
        case_().when(answer.isNull(), castNull(SQLDataType.NUMERIC));
    for (String word : ChecklistAnswer.words()) {
      number =
          number.when(
              answer.eq(inline(word)), inline(BigDecimal.valueOf(ChecklistAnswer.numberOf(word))));
    }
    return number;
  }

  /**
   * The last answers among records.
   *
   * @param records with their nodes
   */
  Table<?> last(Table<?> records) {
    Field<Integer> number =
        DSL.rowNumber()
            .over(
                partitionBy(PlaceSql.NODE, sql.text(latest.over()))
                    .orderBy(
                        FieldSql.startOf(definition.of()).desc(), SqlCompiler.KEY_ORDER.desc()));
    Table<?> numbered =
        select(DSL.asterisk(), number.as("number"))
            .from(records)
            .where(sql.all(definition.among()))
            .and(sql.all(definition.countedIf()))
            .asTable("answer");
    return select(DSL.asterisk())
        .from(numbered)
        .where(field(name("number"), Integer.class).eq(inline(1)))
        .asTable("answer");
  }

  /** What stands behind the figures: the number of the node, the criterion, the day, the text. */
  Select<Record> written(Table<?> records) {
    return select(
            List.<SelectFieldOrAsterisk>of(
                PlaceSql.NODE.as(CountSql.PLACE),
                CountSql.categoryOf(latest.over(), sql).as(CountSql.CATEGORY),
                FieldSql.startOf(definition.of()).as("answered_on"),
                latest.text().map(sql::text).orElse(castNull(SQLDataType.VARCHAR)).as("text")))
        .from(last(records))
        .where(number().isNotNull());
  }
}
