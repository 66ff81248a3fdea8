package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.identity.IdentityKey;

/** What all sequences share: a catalogue that is read once, a connection that stays. */
record ModelStage(
    SourceCatalogue sources, DataSource loader, IdentityKey key, Path root, JdbcClient sql) {

  DeliveryReport take(Path file, LocalDate today, Wish wish) throws Exception {
    Ingest ingest = new Ingest(sources, loader, key, root.resolve("data/rejected"), today);
    List<Incoming> toTake = ingest.look(List.of(file), wish).toTake();
    assertThat(toTake).hasSize(1);
    return ingest.take(toTake.get(0), wish.accept());
  }

  boolean isTaken(Path file, LocalDate today) throws Exception {
    Ingest ingest = new Ingest(sources, loader, key, root.resolve("data/rejected"), today);
    return ingest.look(List.of(file), Wish.ONLY_NEW).toTake().isEmpty();
  }

  List<String> knownOn(List<LocalDate> days) {
    return sql.sql(
            """
            SELECT day || ' ' || natural_key || ' ' || event_date || ' ' || unit || ' ' || quantity
            FROM unnest(string_to_array(:days, ',')::date[]) AS day
            JOIN facts.event ON known_from <= day AND known_to > day
            ORDER BY day, natural_key
            """)
        .param("days", days.stream().map(LocalDate::toString).collect(Collectors.joining(",")))
        .query(String.class)
        .list();
  }

  void empty() {
    sql.sql("DELETE FROM facts.event").update();
    sql.sql("DELETE FROM facts.delivery").update();
  }
}
