package se.jamnt.indicators;

import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of worked examples, as tables that stand in the statement itself: they have the
 * columns of the facts, and nothing is written anywhere.
 */
final class ExampleRecords implements FactTables {

  private static final JsonMapper JSON = new JsonMapper();

  /** What an example writes, with the column of the facts that holds it. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "unit", "unit",
          "sex", "sex",
          "birth-year", "birth_year",
          "district", "district",
          "start", "start_date",
          "end", "end_date",
          "date", "event_date",
          "quantity", "quantity",
          "minutes", "minutes",
          "amount", "amount");

  /** What an example writes and no attribute holds. */
  private static final Set<String> NO_ATTRIBUTES = Set.of("source", "key", "person");

  private final Map<RecordKind, List<Map<String, @Nullable Object>>> records =
      new EnumMap<>(RecordKind.class);
  private int number;

  /** Adds a record, from column to value; an empty value is not known. */
  void add(RecordKind of, String source, Map<String, String> row) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    Map<String, String> attributes = new LinkedHashMap<>();
    record.put("unit", ExampleRun.UNIT);
    record.put("sex", "U");
    record.put("quantity", 1);
    row.forEach(
        (column, value) -> {
          String fact = COLUMNS.get(column);
          if (value.isEmpty() || NO_ATTRIBUTES.contains(column)) {
            return;
          }
          if (fact == null) {
            attributes.put(column, value);
          } else {
            record.put(fact, value);
          }
        });
    record.put("source", source);
    record.put("natural_key", row.getOrDefault("key", "%05d".formatted(number++)));
    String person = row.getOrDefault("person", "");
    record.put("person", person.isEmpty() ? null : bytes(person));
    record.put("voided", "registered-by-mistake".equals(row.get("exit-reason")));
    record.put("attributes", attributes);
    record.put("known_from", "2000-01-01");
    record.put("known_to", "infinity");
    records.computeIfAbsent(of, kind -> new ArrayList<>()).add(record);
  }

  private static String bytes(String text) {
    return "\\x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Table<?> of(RecordKind of) {
    JSONB rows = JSONB.jsonb(JSON.writeValueAsString(records.getOrDefault(of, List.of())));
    return of == RecordKind.EPISODES
        ? table("jsonb_populate_recordset(null::facts.episode, {0})", val(rows))
        : table("jsonb_populate_recordset(null::facts.event, {0})", val(rows));
  }
}
