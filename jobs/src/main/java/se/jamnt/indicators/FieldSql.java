package se.jamnt.indicators;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.trueCondition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import se.jamnt.indicators.ComputedField.Convention;
import se.jamnt.model.DateSpan;

/** Fields and conditions as SQL over the columns of {@code record}. */
final class FieldSql {

  static final Field<LocalDate> END = date("end_date");
  private static final Field<LocalDate> START = date("start_date");

  /** The columns in which a person's records can differ and the latest one decides. */
  static final List<String> OF_PERSON = List.of("sex", "birth_year", "district");

  private final FieldCatalog fields;
  private final IndicatorDefinition definition;
  private final Param<LocalDate> first;
  private final Param<LocalDate> last;

  /** Whether birth year and district are those of the person instead of the record's own. */
  private final boolean ofPersons;

  FieldSql(FieldCatalog fields, IndicatorDefinition definition, DateSpan days) {
    this(fields, definition, param("first", days.first()), param("last", days.last()), false);
  }

  private FieldSql(
      FieldCatalog fields,
      IndicatorDefinition definition,
      Param<LocalDate> first,
      Param<LocalDate> last,
      boolean ofPersons) {
    this.fields = fields;
    this.definition = definition;
    this.first = first;
    this.last = last;
    this.ofPersons = ofPersons;
  }

  /** The same fields, with the birth year and district of the person instead of the record. */
  FieldSql ofPersons() {
    return new FieldSql(fields, definition, first, last, true);
  }

  /** The column that holds what the person's latest record says. */
  static String personColumn(String column) {
    return "person_" + column;
  }

  /** The columns of a fact that every record keeps. */
  static List<String> headColumns(RecordKind of) {
    return of == RecordKind.EPISODES
        ? List.of("sex", "birth_year", "district", "start_date", "end_date")
        : List.of("sex", "birth_year", "district", "event_date", "quantity", "minutes", "amount");
  }

  /** The date by which one record is earlier than another. */
  static Field<LocalDate> startOf(RecordKind of) {
    return date(of == RecordKind.EPISODES ? "start_date" : "event_date");
  }

  /** The stored fields that the definition needs, directly or through computed ones. */
  Set<String> storedFields() {
    Set<String> needed = new HashSet<>();
    definition.conditions().forEach(condition -> addStored(condition.field(), needed));
    definition.by().stream()
        .flatMap(by -> Breakdown.parts(by).stream())
        .forEach(field -> addStored(field, needed));
    definition.measure().value().ifPresent(value -> addStored(value, needed));
    definition.measure().dividedBy().ifPresent(by -> addStored(by, needed));
    if (definition.measure() instanceof Measure.Latest latest) {
      addStored(latest.answer(), needed);
      latest.text().ifPresent(text -> addStored(text, needed));
    }
    return needed;
  }

  private void addStored(String id, Set<String> needed) {
    if (fields.vocabulary().fields().containsKey(id)) {
      needed.add(id);
    }
    ComputedField computed = fields.computed().get(id);
    if (computed == null) {
      return;
    }
    if (computed.rule() instanceof ComputedField.Grouped grouped) {
      addStored(grouped.of(), needed);
    } else if (computed.rule() instanceof ComputedField.ProRata proRata) {
      addStored(proRata.of(), needed);
    } else if (computed.rule() instanceof ComputedField.Difference difference) {
      addStored(difference.of(), needed);
      addStored(difference.minus(), needed);
    } else if (computed.rule() instanceof ComputedField.FirstThatHolds choice) {
      choice.cases().stream()
          .flatMap(one -> one.when().stream())
          .forEach(condition -> addStored(condition.field(), needed));
    }
  }

  /** Whether a record has a day in common with the period. */
  Condition touchesPeriod(String table) {
    if (definition.looksBack()) {
      return date(table, "event_date").le(last);
    }
    if (definition.of() == RecordKind.EVENTS) {
      return date(table, "event_date").between(first, last);
    }
    Field<LocalDate> end = date(table, "end_date");
    return date(table, "start_date").le(last).and(end.isNull().or(end.ge(first)));
  }

  /** All conditions together; true where there are none. */
  Condition all(List<se.jamnt.indicators.Condition> conditions) {
    Condition all = conditions.isEmpty() ? trueCondition() : noCondition();
    for (se.jamnt.indicators.Condition condition : conditions) {
      all = all.and(one(condition));
    }
    return all;
  }

  private Condition one(se.jamnt.indicators.Condition condition) {
    Requirement requirement = condition.requirement();
    if (requirement instanceof Requirement.OpenDuringPeriod
        || requirement instanceof Requirement.LatestAtEnd) {
      // every record of the statement touches the period, or is the latest, already
      return trueCondition();
    }
    if (requirement instanceof Requirement.OpenAtEnd) {
      return END.isNull().or(END.gt(last));
    }
    String id = condition.field();
    if (requirement instanceof Requirement.OneOf oneOf) {
      return text(id).in(oneOf.codes().stream().map(DSL::inline).toList());
    }
    if (requirement instanceof Requirement.NoneOf noneOf) {
      Field<String> text = text(id);
      return text.isNull().or(text.notIn(noneOf.codes().stream().map(DSL::inline).toList()));
    }
    if (requirement instanceof Requirement.Known) {
      return any(id).isNotNull();
    }
    if (requirement instanceof Requirement.Unknown) {
      return any(id).isNull();
    }
    if (requirement instanceof Requirement.InPeriod) {
      return dateField(id).between(first, last);
    }
    if (requirement instanceof Requirement.Between between) {
      return within(number(id), between);
    }
    throw new IllegalStateException("no SQL for the condition " + condition);
  }

  private static Condition within(Field<BigDecimal> number, Requirement.Between between) {
    Condition within = noCondition();
    if (between.least() != null) {
      within = within.and(number.ge(inline(between.least())));
    }
    if (between.most() != null) {
      Field<BigDecimal> most = inline(between.most());
      within = within.and(between.under() ? number.lt(most) : number.le(most));
    }
    return within;
  }

  private Field<?> any(String id) {
    return switch (kind(id)) {
      case CODE, TEXT -> text(id);
      case NUMBER -> number(id);
      case DATE -> dateField(id);
    };
  }

  private FieldCatalog.Kind kind(String id) {
    return fields.kind(id).orElseThrow(() -> new IllegalStateException("no field " + id));
  }

  /** A field whose values are codes or text. */
  Field<String> text(String id) {
    ComputedField computed = fields.computed().get(id);
    if (computed == null) {
      return id.equals("district") ? ofPerson("district", String.class) : stored(id);
    }
    if (computed.rule() instanceof ComputedField.Grouped grouped) {
      return grouped(grouped);
    }
    if (computed.rule() instanceof ComputedField.FirstThatHolds choice) {
      CaseConditionStep<String> cases = null;
      for (ComputedField.Case one : choice.cases()) {
        Condition when = all(one.when());
        cases =
            cases == null
                ? case_().when(when, inline(one.code()))
                : cases.when(when, inline(one.code()));
      }
      return cases == null ? inline((String) null) : cases;
    }
    throw new IllegalStateException("the field " + id + " has no codes");
  }

  private Field<String> grouped(ComputedField.Grouped grouped) {
    Field<BigDecimal> number = number(grouped.of());
    CaseConditionStep<String> cases = null;
    for (Map.Entry<String, Requirement.Between> group : grouped.groups().entrySet()) {
      Condition when = within(number, group.getValue());
      cases =
          cases == null
              ? case_().when(when, inline(group.getKey()))
              : cases.when(when, inline(group.getKey()));
    }
    return cases == null ? inline((String) null) : cases;
  }

  /** A field whose values are numbers; days are whole. */
  Field<BigDecimal> number(String id) {
    ComputedField computed = fields.computed().get(id);
    if (computed == null) {
      return switch (id) {
        case "birth-year" -> ofPerson("birth_year", BigDecimal.class);
        case "quantity", "minutes", "amount" -> field(name(id), BigDecimal.class);
        default -> stored(id).cast(SQLDataType.NUMERIC);
      };
    }
    if (computed.rule() instanceof ComputedField.DaysBetween days) {
      return days(dateField(days.from()), dateField(days.to()), days.convention());
    }
    if (computed.rule() instanceof ComputedField.DaysSoFar days) {
      return days(dateField(days.from()), least(last, date("data_as_of")), days.convention());
    }
    if (computed.rule() instanceof ComputedField.NightsInPeriod) {
      return nightsInPeriod();
    }
    if (computed.rule() instanceof ComputedField.ProRata proRata) {
      return proRata(number(proRata.of()));
    }
    if (computed.rule() instanceof ComputedField.Difference difference) {
      return number(difference.of()).minus(number(difference.minus()));
    }
    if (computed.rule() instanceof ComputedField.Age) {
      return DSL.year(whenCounted())
          .cast(SQLDataType.NUMERIC)
          .minus(ofPerson("birth_year", BigDecimal.class));
    }
    throw new IllegalStateException("the field " + id + " is no number");
  }

  private Field<BigDecimal> nightsInPeriod() {
    Field<LocalDate> known = date("data_as_of");
    Field<LocalDate> lastNight = DSL.coalesce(field("{0} - 1", LocalDate.class, END), known);
    return field(
        "greatest({0} - {1} + 1, 0)",
        BigDecimal.class, least(lastNight, known, last), DSL.greatest(START, first));
  }

  private Field<BigDecimal> proRata(Field<BigDecimal> whole) {
    Field<BigDecimal> nights = field("({0} - {1})", BigDecimal.class, END, START);
    return case_()
        .when(nights.gt(inline(BigDecimal.ZERO)), whole.times(nightsInPeriod()).div(nights))
        .when(nights.isNotNull().and(START.between(first, last)), whole)
        .when(nights.isNotNull(), inline(BigDecimal.ZERO));
  }

  /** The day for which the indicator counts a record. */
  private Field<LocalDate> whenCounted() {
    return definition.among().stream()
        .filter(FieldSql::saysDate)
        .findFirst()
        .<Field<LocalDate>>map(condition -> dateField(condition.field()))
        .orElse(last);
  }

  /** Whether records are counted for a date of their own, and not for the period's last day. */
  private static boolean saysDate(se.jamnt.indicators.Condition condition) {
    return condition.requirement() instanceof Requirement.InPeriod
        || condition.requirement() instanceof Requirement.LatestAtEnd;
  }

  private static Field<BigDecimal> days(
      Field<LocalDate> from, Field<LocalDate> to, Convention convention) {
    Field<BigDecimal> nights = field("({0} - {1})", BigDecimal.class, to, from);
    return convention == Convention.NIGHTS ? nights : nights.plus(inline(1));
  }

  private static Field<LocalDate> dateField(String id) {
    return switch (id) {
      case "start" -> date("start_date");
      case "end" -> END;
      case "date" -> date("event_date");
      default -> throw new IllegalStateException("the field " + id + " is no date");
    };
  }

  private <T> Field<T> ofPerson(String column, Class<T> type) {
    return field(name(ofPersons ? personColumn(column) : column), type);
  }

  private static Field<String> stored(String id) {
    return field(name(id), String.class);
  }

  private static Field<LocalDate> date(String column) {
    return field(name(column), LocalDate.class);
  }

  private static Field<LocalDate> date(String table, String column) {
    return field(name(table, column), LocalDate.class);
  }
}
