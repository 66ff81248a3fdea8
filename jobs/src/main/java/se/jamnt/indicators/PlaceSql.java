package se.jamnt.indicators;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.trueCondition;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import se.jamnt.indicators.Places.Pair;
import se.jamnt.model.Sex;

/**
 * Where a statement counts records: at the numbers of units and nodes.
 *
 * <p>People are counted anew at each node. Most have all their records in one unit, though, and are
 * the same at every node that it is part of: such a person is counted once, {@link #AT} the unit,
 * whose number is then below 0, and added up afterwards. Only the records of the others are
 * repeated at each node.
 */
record PlaceSql(Question question, Places places) {

  /** The number of a record's unit. */
  static final Field<Integer> PLACE = number("place");

  /** The number of a node. */
  static final Field<Integer> NODE = number("node");

  /** The number of a node or, below 0, that of a unit which stands for all its nodes. */
  static final Field<Integer> AT = number("at");

  private static final Field<Boolean> SEVERAL_UNITS = field(name("several_units"), Boolean.class);

  static PlaceSql of(Question question) {
    return new PlaceSql(question, Places.of(question));
  }

  /** Records at every node that their unit is part of, in {@link #NODE}. */
  Table<?> atNodes(Name records) {
    Table<?> scope = pairs("scope", PLACE, NODE, places.scope().stream());
    return table(records)
        .join(scope)
        .on(field(name("scope", "place")).eq(field(records.append("place"))));
  }

  /**
   * Records where their persons are counted, in {@link #AT}.
   *
   * @param those which of the records
   */
  Table<?> whereCounted(Name records, Condition those) {
    Field<Boolean> severalUnits =
        min(PLACE)
            .over(partitionBy(SqlCompiler.WHO))
            .ne(max(PLACE).over(partitionBy(SqlCompiler.WHO)));
    Table<?> ofPersons =
        select(table(records).asterisk(), severalUnits.as(SEVERAL_UNITS))
            .from(table(records))
            .where(those)
            .asTable("of_person");
    Table<?> counted = pairs("counted", PLACE, AT, Stream.concat(places.scope().stream(), units()));
    return select(AT, ofPersons.asterisk())
        .from(ofPersons)
        .join(counted)
        .on(field(name("counted", "place")).eq(field(name("of_person", "place"))))
        .and(field("({0} > 0)", Boolean.class, AT).eq(SEVERAL_UNITS))
        .asTable("at_place");
  }

  /** The same records at every node again, in {@link #NODE}: for what does not add up. */
  Table<?> atNodesOfPlaces(Name records) {
    return table(records)
        .join(spread())
        .on(field(name("spread", "at")).eq(field(records.append("at"))));
  }

  /** The table {@code spread}: from each {@link #AT} to the {@link #NODE}s that it counts at. */
  Table<?> spread() {
    Stream<Pair> ofUnits = places.scope().stream().map(pair -> new Pair(-pair.from(), pair.to()));
    Stream<Pair> nodes =
        IntStream.rangeClosed(1, places.nodes().size()).mapToObj(node -> new Pair(node, node));
    return pairs("spread", AT, NODE, Stream.concat(ofUnits, nodes));
  }

  /** Whether those of a sex count at the {@link #NODE}: some leave those of unknown sex out. */
  Condition countsSex(Field<String> sex) {
    return countsSex(NODE, sex);
  }

  /** The same at nodes that stand in another column. */
  Condition countsSex(Field<Integer> node, Field<String> sex) {
    List<Field<Integer>> without =
        IntStream.rangeClosed(1, places.nodes().size())
            .filter(number -> !question.countsUnknownSexAt(places.node(number)))
            .<Field<Integer>>mapToObj(DSL::inline)
            .toList();
    return without.isEmpty()
        ? trueCondition()
        : not(node.in(without).and(sex.eq(inline(Sex.U.name()))));
  }

  private Stream<Pair> units() {
    return IntStream.rangeClosed(1, places.units().size()).mapToObj(unit -> new Pair(unit, -unit));
  }

  private static Table<?> pairs(
      String name, Field<Integer> from, Field<Integer> to, Stream<Pair> pairs) {
    List<Pair> all = pairs.toList();
    return table(
            "unnest({0}::int[], {1}::int[])",
            param(from.getName() + "s_of_" + name, numbers(all, Pair::from)),
            param(to.getName() + "s_of_" + name, numbers(all, Pair::to)))
        .as(name, from.getName(), to.getName());
  }

  private static Integer[] numbers(List<Pair> pairs, ToIntFunction<Pair> of) {
    return pairs.stream().map(of::applyAsInt).toArray(Integer[]::new);
  }

  private static Field<Integer> number(String column) {
    return field(name(column), Integer.class);
  }
}
