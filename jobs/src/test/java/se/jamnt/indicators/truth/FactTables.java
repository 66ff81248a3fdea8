package se.jamnt.indicators.truth;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.RecordKind;

/** The tables that facts stand in, as ingestion would leave them. */
final class FactTables {

  private static final String HEAD =
      "source, natural_key, unit, person, sex, birth_year, district, attributes, voided, known_from,"
          + " known_to, from_delivery, to_delivery, content, ";

  private static final List<String> TABLES =
      List.of("results.computation", "facts.episode", "facts.event", "facts.delivery");

  private final TestDatabase database;

  FactTables(TestDatabase database) {
    this.database = database;
  }

  /** Replaces everything by these facts, each source's in one delivery that tells of all days. */
  void replace(Sources sources, Collection<Fact> facts) throws SQLException, IOException {
    try (Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String table : TABLES) { // cheaper than to truncate what holds so little
        statement.addBatch("delete from " + table);
      }
      for (var source : sources.byId().entrySet()) {
        statement.addBatch(delivery(source.getKey(), source.getValue().dataAsOf()));
      }
      statement.executeBatch();
      copy(connection, RecordKind.EPISODES, facts);
      copy(connection, RecordKind.EVENTS, facts);
      statement.execute("select facts.settle()");
      connection.commit();
    }
  }

  private static String delivery(String source, LocalDate declared) {
    return """
        insert into facts.delivery
          (source, file_name, sha256, mapping, reading, declared_on, known_from, late, state,
           accepted, rows_read, rows_used, rows_unchanged, rows_duplicate, rows_rejected,
           rows_unknown_sex, rows_sex_conflict, records_ended, first_date, last_date,
           covers_last, touched_first, touched_last)
        values ('%1$s', 'file', 'sha', 'mapping', 'whole', '%2$s', '%2$s', false, 'used',
           false, 0, 0, 0, 0, 0, 0, 0, 0, '2000-01-01', '%2$s', '%2$s', '2000-01-01', 'infinity')
        """
        .formatted(source, declared);
  }

  private static void copy(Connection connection, RecordKind kind, Collection<Fact> facts)
      throws SQLException, IOException {
    boolean episodes = kind == RecordKind.EPISODES;
    String columns = episodes ? "start_date, end_date" : "event_date, quantity, minutes, amount";
    String rows =
        facts.stream()
            .filter(fact -> fact.kind() == kind)
            .map(fact -> row(fact, episodes))
            .collect(Collectors.joining());
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy facts.%s (%s) from stdin"
                .formatted(episodes ? "episode" : "event", HEAD + columns),
            new StringReader(rows));
  }

  private static String row(Fact fact, boolean episode) {
    String person = fact.person();
    Stream<@Nullable Object> head =
        Stream.of(
            fact.source(),
            fact.key(),
            fact.unit(),
            person == null
                ? null
                : "\\\\x" + HexFormat.of().formatHex(person.getBytes(StandardCharsets.UTF_8)),
            fact.sex(),
            fact.birthYear(),
            fact.district(),
            json(fact.attributes()),
            fact.voided(),
            fact.knownFrom(),
            fact.knownTo() == null ? "infinity" : fact.knownTo(),
            1,
            fact.knownTo() == null ? null : 2,
            "\\\\x");
    Stream<@Nullable Object> rest =
        episode
            ? Stream.of(fact.start(), fact.end())
            : Stream.of(fact.start(), fact.quantity(), fact.minutes(), fact.amount());
    return Stream.concat(head, rest)
        .map(value -> value == null ? "\\N" : value.toString())
        .collect(Collectors.joining("\t", "", "\n"));
  }

  private static String json(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
