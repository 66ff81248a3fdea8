package se.jamnt.indicators;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;

/** Puts facts that a test writes out into the database, as ingestion would. */
final class FactRows {

  private static final Set<String> HEAD =
      Set.of(
          "key",
          "person",
          "sex",
          "unit",
          "start",
          "end",
          "date",
          "quantity",
          "birth-year",
          "district",
          "minutes");

  private final DSLContext loader;
  private int number;

  FactRows(TestDatabase database) {
    this.loader = DSL.using(database.as(Role.LOADER), SQLDialect.POSTGRES);
  }

  /** A full delivery of a source that tells of all days up to its date. */
  long delivery(String source, LocalDate first, LocalDate declared) {
    return delivery(source, first, declared, null);
  }

  /** A delivery that declares which days it covers, or null where it covers all. */
  long delivery(String source, LocalDate first, LocalDate declared, @Nullable LocalDate from) {
    return loader
        .fetchOptional(
            """
            insert into facts.delivery
              (source, file_name, sha256, mapping, reading, declared_on, known_from, late, state,
               accepted, rows_read, rows_used, rows_unchanged, rows_duplicate, rows_rejected,
               rows_unknown_sex, rows_sex_conflict, records_ended, first_date, last_date,
               covers_first, covers_last, touched_first, touched_last)
            values ({0}, {0} || ' file', 'sha', 'mapping', 'whole', {2}, {2}, false, 'used',
               false, 0, 0, 0, 0, 0, 0, 0, 0, {1}, {2}, {3}, {2}, {1}, 'infinity')
            returning delivery_id
            """,
            source, first, declared, DSL.val(from, LocalDate.class))
        .map(row -> row.get(0, Long.class))
        .orElseThrow();
  }

  /** A delivery that tells of some units only, as it has none but their rows. */
  long deliveryOf(String source, LocalDate first, LocalDate declared, String... units) {
    long delivery = delivery(source, first, declared);
    loader.execute(
        "update facts.delivery set covers_units = {0} where delivery_id = {1}", units, delivery);
    return delivery;
  }

  /** One record as a worked example writes it: column to value, empty for not known. */
  void add(RecordKind of, String source, String unit, long delivery, Map<String, String> row) {
    Map<String, String> attributes = new LinkedHashMap<>();
    row.forEach(
        (column, value) -> {
          if (!HEAD.contains(column) && !value.isEmpty()) {
            attributes.put(column, value);
          }
        });
    String key = row.getOrDefault("key", "%05d".formatted(number++));
    String person = row.getOrDefault("person", "");
    Object[] head = {
      source,
      key,
      row.getOrDefault("unit", unit),
      DSL.val(person.isEmpty() ? null : person.getBytes(StandardCharsets.UTF_8), byte[].class),
      Objects.requireNonNullElse(known(row, "sex"), "U"),
      DSL.val(whole(row, "birth-year"), Integer.class),
      "registered-by-mistake".equals(row.get("exit-reason")),
      DSL.val(json(attributes)),
      delivery,
      DSL.val(date(row.get(of == RecordKind.EPISODES ? "start" : "date")), LocalDate.class),
      of == RecordKind.EPISODES
          ? DSL.val(date(row.get("end")), LocalDate.class)
          : Long.parseLong(row.getOrDefault("quantity", "1")),
      DSL.val(known(row, "district"), String.class),
      DSL.val(whole(row, "minutes"), Integer.class)
    };
    String table = of == RecordKind.EPISODES ? "episode" : "event";
    String columns =
        of == RecordKind.EPISODES
            ? "start_date, end_date, district"
            : "event_date, quantity, district, minutes";
    loader.execute(
        """
        insert into facts.%s (source, natural_key, unit, person, sex, birth_year, voided,
          attributes, known_from, from_delivery, content, %s)
        values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}::jsonb, '2000-01-01', {8}, '', {9}, {10},
          {11}%s)
        """
            .formatted(table, columns, of == RecordKind.EPISODES ? "" : ", {12}"),
        head);
  }

  private static @Nullable String known(Map<String, String> row, String column) {
    String text = row.getOrDefault(column, "");
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Integer whole(Map<String, String> row, String column) {
    String text = known(row, column);
    return text == null ? null : Integer.valueOf(text);
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null || text.isEmpty() ? null : LocalDate.parse(text);
  }

  private static String json(Map<String, String> attributes) {
    StringBuilder json = new StringBuilder("{");
    attributes.forEach(
        (field, value) ->
            json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(field)
                .append("\":\"")
                .append(value)
                .append('"'));
    return json.append('}').toString();
  }
}
