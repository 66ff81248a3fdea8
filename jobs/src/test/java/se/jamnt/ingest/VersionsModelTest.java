package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Inbox.Wish;

/** Random sequences of deliveries are remembered as a model of a few lines remembers them. */
class VersionsModelTest {

  private static final int SEQUENCES = Integer.getInteger("jamnt.sequences", 12);
  private static final long SEED = Long.getLong("jamnt.seed", 20131031);

  enum Kind {
    ALL("is: full, covers: all", "k-{date}.csv"),
    YEAR("is: full, covers: days-in-name", "k-{year}_{date}.csv"),
    INCREMENTAL("is: incremental", "k-{date}.csv");

    private final String delivery;
    private final String name;

    Kind(String delivery, String name) {
      this.delivery = delivery;
      this.name = name;
    }

    String mapping() {
      return """
      name: { sv: Modell, en: Model }
      records: events
      cadence: monthly
      sex-basis: observed
      file: { name: "%s" }
      delivery: { %s, may-shrink: 100 %% }
      key: Id
      same-key-twice: last-wins
      columns: { unit: { always: Alby }, date: Datum, quantity: Antal }
      """
          .formatted(name, delivery);
    }
  }

  private record Told(LocalDate date, int quantity) {}

  private record Version(Told told, LocalDate from, LocalDate to) {}

  private record Delivery(LocalDate declared, LocalDate today, int year, Map<String, Told> rows) {}

  /** What the domain says, in the plainest way. */
  private static final class Model {
    private final Kind kind;
    private final Map<String, List<Version>> versions = new TreeMap<>();
    private final List<Delivery> used = new ArrayList<>();
    private LocalDate latest = LocalDate.MIN;

    Model(Kind kind) {
      this.kind = kind;
    }

    private boolean covers(Delivery delivery, LocalDate date) {
      return switch (kind) {
        case ALL -> !date.isAfter(delivery.declared());
        case YEAR -> date.getYear() == delivery.year();
        case INCREMENTAL -> false;
      };
    }

    boolean take(Delivery delivery) {
      boolean outdated =
          used.stream()
              .anyMatch(
                  other ->
                      other.declared().isAfter(delivery.declared())
                          && (kind == Kind.ALL
                              || (kind == Kind.YEAR && other.year() == delivery.year())));
      if (outdated) {
        return false;
      }
      LocalDate from =
          delivery.declared().isBefore(latest) ? delivery.today() : delivery.declared();
      from = from.isBefore(latest) ? latest : from;
      for (String key : List.copyOf(versions.keySet())) {
        Told now = now(key);
        if (now != null && !delivery.rows().containsKey(key) && covers(delivery, now.date())) {
          end(key, from);
        }
      }
      for (Map.Entry<String, Told> row : delivery.rows().entrySet()) {
        Told now = now(row.getKey());
        if (!row.getValue().equals(now)) {
          if (now != null) {
            end(row.getKey(), from);
          }
          versions
              .computeIfAbsent(row.getKey(), key -> new ArrayList<>())
              .add(new Version(row.getValue(), from, LocalDate.MAX));
        }
      }
      latest = from;
      used.add(delivery);
      return true;
    }

    private @Nullable Told now(String key) {
      List<Version> known = versions.getOrDefault(key, List.of());
      return known.stream()
          .filter(version -> version.to().equals(LocalDate.MAX))
          .map(Version::told)
          .findFirst()
          .orElse(null);
    }

    private void end(String key, LocalDate day) {
      versions
          .getOrDefault(key, List.of())
          .replaceAll(
              version ->
                  version.to().equals(LocalDate.MAX)
                      ? new Version(version.told(), version.from(), day)
                      : version);
    }

    List<String> knownOn(LocalDate day) {
      List<String> known = new ArrayList<>();
      versions.forEach(
          (key, all) ->
              all.stream()
                  .filter(v -> !v.from().isAfter(day) && v.to().isAfter(day))
                  .forEach(
                      v -> known.add(key + " " + v.told().date() + " " + v.told().quantity())));
      return known;
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theDatabaseAgreesWithTheModel(Kind kind, @TempDir Path folder) throws Exception {
    Workplace place = new Workplace(folder);
    Path organisation = place.root.resolve("config/organisation.yml");
    Files.writeString(
        organisation,
        Files.readString(organisation)
            .replace("[insats, besok, dagar]", "[insats, besok, dagar, k]"));
    place.source("k", kind.mapping());
    for (int i = 0; i < SEQUENCES; i++) {
      sequence(kind, place, SEED + i);
      place.empty();
      try (Stream<Path> files = Files.list(place.inbox)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void sequence(Kind kind, Workplace place, long seed) throws Exception {
    Random random = new Random(seed);
    Model model = new Model(kind);
    Map<String, Delivery> sent = new HashMap<>();
    LocalDate today = LocalDate.of(2013, 1, 1);
    for (int night = 0; night < 6; night++) {
      today = today.plusDays(1 + random.nextInt(60));
      place.today = today;
      LocalDate declared = today.minusDays(random.nextInt(90));
      int year = declared.getYear() - random.nextInt(2);
      Delivery delivery = new Delivery(declared, today, year, rows(random, kind, declared, year));
      String name =
          kind.name.replace("{date}", declared.toString()).replace("{year}", String.valueOf(year));
      if (sent.putIfAbsent(name, delivery) != null) {
        continue;
      }
      place.file(name, csv(delivery.rows(), random));
      List<DeliveryReport> reports = place.night(Wish.ONLY_NEW);
      assertThat(reports).as("seed %d night %d", seed, night).hasSize(1);
      assertThat(reports.get(0).counts().rejected()).isZero();
      boolean used = model.take(delivery);
      assertThat(reports.get(0).state())
          .as("seed %d night %d", seed, night)
          .isEqualTo(used ? State.USED : State.REFUSED);
    }
    for (LocalDate day = LocalDate.of(2012, 9, 1); !day.isAfter(today); day = day.plusDays(5)) {
      assertThat(knownOn(place, day)).as("seed %d on %s", seed, day).isEqualTo(model.knownOn(day));
    }
    assertThat(knownOn(place, today)).as("seed %d", seed).isEqualTo(model.knownOn(today));
  }

  private static Map<String, Told> rows(Random random, Kind kind, LocalDate declared, int year) {
    Map<String, Told> rows = new TreeMap<>();
    for (int key = 0; key < 6; key++) {
      LocalDate date =
          kind == Kind.YEAR
              ? LocalDate.of(year, 1, 1).plusDays(random.nextInt(3))
              : declared.minusDays(random.nextInt(3));
      if (random.nextInt(3) > 0 && !date.isAfter(declared)) {
        rows.put("key" + key, new Told(date, random.nextInt(2)));
      }
    }
    return rows;
  }

  /** The rows in any order, as exports have them; some tell a thing twice, and the last counts. */
  private static String csv(Map<String, Told> rows, Random random) {
    List<String> keys = new ArrayList<>(rows.keySet());
    if (random.nextBoolean()) {
      Collections.shuffle(keys, random);
    }
    boolean twice = random.nextInt(4) == 0;
    StringBuilder csv = new StringBuilder("Id,Datum,Antal\n");
    for (String key : keys) {
      Told told = Objects.requireNonNull(rows.get(key));
      if (twice && random.nextBoolean()) {
        row(csv, key, new Told(told.date(), random.nextInt(3)));
      }
      row(csv, key, told);
    }
    return csv.toString();
  }

  private static void row(StringBuilder csv, String key, Told told) {
    csv.append(key).append(',').append(told.date()).append(',');
    csv.append(told.quantity()).append('\n');
  }

  private static List<String> knownOn(Workplace place, LocalDate day) {
    return place
        .sql()
        .sql(
            """
            SELECT natural_key || ' ' || event_date || ' ' || quantity FROM facts.event
            WHERE known_from <= :day AND known_to > :day ORDER BY natural_key
            """)
        .param("day", day)
        .query(String.class)
        .list();
  }

  @Test
  void theModelCanDisagree() {
    Model model = new Model(Kind.ALL);
    LocalDate day = LocalDate.of(2013, 1, 1);
    model.take(new Delivery(day, day, 2013, Map.of("a", new Told(day, 1))));
    model.take(new Delivery(day.plusDays(9), day.plusDays(9), 2013, Map.of()));
    assertThat(model.knownOn(day.plusDays(8))).containsExactly("a 2013-01-01 1");
    assertThat(model.knownOn(day.plusDays(9))).isEmpty();
  }
}
