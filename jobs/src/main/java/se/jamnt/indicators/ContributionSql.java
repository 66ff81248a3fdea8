package se.jamnt.indicators;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

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
import se.jamnt.model.Sex;

/**
 * The contributions to the amounts of one definition: by node, sex and category what the largest
 * contributor and the two largest have, where that is more than half. A contributor is a person or,
 * where persons are not known, a record.
 */
final class ContributionSql {

  private static final Name CONTRIBUTED = name("contributed");
  private static final Field<String> BY = field(name("breakdown"), String.class);

  /** Columns: place, sex, breakdown, category, largest, two_largest, total. */
  private static final String LARGEST =
      """
      select place, sex, breakdown, category, max(amount) as largest, sum(amount) as two_largest,
             max(total) as total
        from (select place, sex, breakdown, category, amount,
                     row_number() over (partition by place, sex, breakdown, category
                                        order by amount desc) as rank,
                     sum(amount) over (partition by place, sex, breakdown, category) as total
                from (select place, coalesce(sex, 'T') as sex, breakdown, category, who,
                             sum(value) as amount
                        from contributed
                       where value > 0
                       group by grouping sets ((place, sex, breakdown, category, who),
                                               (place, breakdown, category, who))) as each) as ranked
       where rank <= 2
       group by place, sex, breakdown, category
      having sum(amount) * 2 > max(total)
       order by place, breakdown, category, sex
      """;

  private final IndicatorDefinition definition;
  private final FieldSql sql;

  ContributionSql(IndicatorDefinition definition, FieldSql sql) {
    this.definition = definition;
    this.sql = sql;
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
   * The statement.
   *
   * @param steps what comes before: the records and, where persons are counted, what is known
   * @param records with their nodes, and with who is behind each
   * @param withoutUnknownSex the nodes at which those of unknown sex do not count
   */
  Select<?> select(
      List<CommonTableExpression<?>> steps, Table<?> records, List<Integer> withoutUnknownSex) {
    Select<Record> contributed = null;
    List<Optional<String>> breakdowns = new ArrayList<>(List.of(Optional.empty()));
    definition.by().forEach(by -> breakdowns.add(Optional.of(by)));
    for (Optional<String> breakdown : breakdowns) {
      Select<Record> one = contributed(records, breakdown, withoutUnknownSex);
      contributed = contributed == null ? one : contributed.unionAll(one);
    }
    List<CommonTableExpression<?>> all = new ArrayList<>(steps);
    all.add(CONTRIBUTED.as(java.util.Objects.requireNonNull(contributed)));
    return DSL.with(all.toArray(CommonTableExpression[]::new))
        .select(DSL.asterisk())
        .from(DSL.table("({0})", DSL.sql(LARGEST)).as("largest"));
  }

  private Select<Record> contributed(
      Table<?> records, Optional<String> breakdown, List<Integer> withoutUnknownSex) {
    boolean persons = definition.countsPersons();
    FieldSql ofCounted = persons ? sql.ofPersons() : sql;
    Field<String> sex =
        persons ? field(name(FieldSql.personColumn("sex")), String.class) : CountSql.SEX;
    List<SelectFieldOrAsterisk> columns = new ArrayList<>();
    columns.add(SqlCompiler.NODE.as("place"));
    columns.add(sex.as("sex"));
    columns.add(
        coalesce(
                SqlCompiler.WHO,
                field("convert_to({0}, 'UTF8')", byte[].class, SqlCompiler.KEY_ORDER))
            .as("who"));
    columns.add(inline(breakdown.orElse("")).as(BY));
    columns.add(
        breakdown.map(by -> CountSql.categoryOf(by, ofCounted)).orElse(inline("")).as("category"));
    columns.add(ofCounted.number(definition.measure().value().orElseThrow()).as("value"));
    org.jooq.Condition chosen =
        definition.choice().isPresent()
            ? ofCounted.all(definition.countedIf())
            : sql.all(definition.among()).and(sql.all(definition.countedIf()));
    if (!withoutUnknownSex.isEmpty()) {
      chosen =
          chosen.and(
              DSL.not(SqlCompiler.NODE.in(withoutUnknownSex).and(sex.eq(inline(Sex.U.name())))));
    }
    return DSL.select(columns).from(records).where(chosen);
  }
}
