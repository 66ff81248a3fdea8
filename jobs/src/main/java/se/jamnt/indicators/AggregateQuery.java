package se.jamnt.indicators;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/** Asks the database what a compiled definition counts. */
final class AggregateQuery {

  private final DSLContext facts;
  private final SqlCompiler compiler;

  AggregateQuery(DSLContext facts, FieldCatalog fields, Supplements supplements) {
    this(facts, new SqlCompiler(fields, supplements));
  }

  AggregateQuery(DSLContext facts, SqlCompiler compiler) {
    this.facts = facts;
    this.compiler = compiler;
  }

  /** Every node, category and sex of which the facts hold at least one. */
  List<Aggregate> ask(IndicatorDefinition definition, Question question) {
    return facts
        .fetch(compiler.compile(definition, question))
        .map(row -> aggregate(definition, row));
  }

  private static Aggregate aggregate(IndicatorDefinition definition, Record row) {
    int divisions = definition.by().size() + 1;
    int summed = row.get(SqlCompiler.SUMMED);
    String breakdown = "";
    String category = "";
    for (int i = 1; i < divisions; i++) {
      if (!isSummed(summed, i, divisions)) {
        breakdown = definition.by().get(i - 1);
        category = row.get(SqlCompiler.category(breakdown));
      }
    }
    return new Aggregate(
        new NodeId(Level.of(row.get(SqlCompiler.LEVEL)), row.get(SqlCompiler.NODE)),
        breakdown,
        category,
        isSummed(summed, 0, divisions) ? Sex.T : Sex.valueOf(row.get(SqlCompiler.SEX)),
        row.get(SqlCompiler.BASE),
        whole(row, SqlCompiler.PART),
        whole(row, SqlCompiler.VALUED),
        whole(row, SqlCompiler.PEOPLE),
        Objects.requireNonNullElse(number(row, SqlCompiler.TOTAL), BigDecimal.ZERO),
        Objects.requireNonNullElse(number(row, SqlCompiler.PER), BigDecimal.ZERO),
        number(row, SqlCompiler.MEAN),
        number(row, SqlCompiler.Q1),
        number(row, SqlCompiler.MEDIAN),
        number(row, SqlCompiler.Q3));
  }

  private static long whole(Record row, Field<Long> column) {
    return row.field(column) == null ? 0 : row.get(column);
  }

  private static @Nullable BigDecimal number(Record row, Field<BigDecimal> column) {
    return row.field(column) == null ? null : row.get(column);
  }

  /** PostgreSQL's GROUPING gives the leftmost division the highest bit. */
  private static boolean isSummed(int summed, int division, int divisions) {
    return (summed >> (divisions - 1 - division) & 1) == 1;
  }
}
