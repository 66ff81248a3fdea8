package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.VersionsModel.Cover;
import se.jamnt.ingest.VersionsModel.Export;
import se.jamnt.ingest.VersionsModel.Outcome;
import se.jamnt.ingest.VersionsModel.Told;

/** One sequence of deliveries. */
final class ModelSequence {

  private static final int MOST_DELIVERIES = 6;

  private final ModelKind kind;
  private final long seed;
  private final Random random;
  private final ModelStage stage;
  private final Path inbox;
  private final VersionsModel model = new VersionsModel(ModelKind.MAY_SHRINK);
  private final List<Export> sent = new ArrayList<>();
  private final Set<String> used = new HashSet<>();
  private LocalDate today = LocalDate.of(2013, 1, 1);

  ModelSequence(ModelKind kind, long seed, ModelStage stage, Path inbox) {
    this.kind = kind;
    this.seed = seed;
    this.random = new Random(seed);
    this.stage = stage;
    this.inbox = inbox;
  }

  void run() throws Exception {
    int deliveries = 2 + random.nextInt(MOST_DELIVERIES - 1);
    for (int n = 0; n < deliveries; n++) {
      today = today.plusDays(random.nextInt(40));
      Export old = sent.isEmpty() ? null : sent.get(random.nextInt(sent.size()));
      int choice = random.nextInt(10);
      if (old != null && choice == 0) {
        assertThat(stage.isTaken(inbox.resolve(old.name()), today)).as(said(old)).isTrue();
      } else if (old != null && choice == 1) {
        take(old, true, false);
      } else if (old != null && choice == 2 && !used.contains(old.name())) {
        take(old, false, true);
      } else if (old != null && choice == 3) {
        send(new Export(name(n, old), old.declared(), old.cover(), old.rows()));
      } else {
        send(export(n));
      }
    }
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2012, 9, 1); day.isBefore(today); day = day.plusDays(4)) {
      days.add(day);
    }
    days.add(today);
    assertThat(stage.knownOn(days))
        .as("%s, seed %d", kind, seed)
        .isEqualTo(days.stream().flatMap(day -> model.knownOn(day).stream()).toList());
    for (Export export : sent) {
      Files.delete(inbox.resolve(export.name()));
    }
  }

  private String said(Export export) {
    return "%s, seed %d, %s on %s".formatted(kind, seed, export, today);
  }

  private void send(Export export) throws Exception {
    Files.writeString(inbox.resolve(export.name()), csv(export));
    sent.add(export);
    take(export, false, random.nextInt(12) == 0);
  }

  private void take(Export export, boolean again, boolean accept) throws Exception {
    DeliveryReport report =
        stage.take(inbox.resolve(export.name()), today, new Wish(again, accept));
    Outcome expected = model.take(export, today, again, accept);
    DeliveryReport.Counts counts = report.counts();
    assertThat(report.state())
        .as("%s: %s", said(export), report.refusal())
        .isEqualTo(expected.used() ? State.USED : State.REFUSED);
    assertThat(counts.rejected()).as(said(export)).isZero();
    assertThat(new Outcome(expected.used(), counts.used(), counts.ended()))
        .as(said(export))
        .isEqualTo(expected);
    if (expected.used()) {
      used.add(export.name());
    } else {
      used.remove(export.name());
    }
  }

  private static final String NAME = "%s-%s-%s%s.csv";

  private String name(int number, Export old) {
    int year = old.cover().map(cover -> cover.first().getYear()).orElse(0);
    return name(number, old.declared(), year);
  }

  private String name(int number, LocalDate declared, int year) {
    return NAME.formatted(kind.id(), number, kind == ModelKind.YEAR ? year + "_" : "", declared);
  }

  private Export export(int number) {
    LocalDate declared = today.minusDays(random.nextInt(60));
    int year = declared.getYear() - random.nextInt(2);
    LocalDate first = declared.minusDays(random.nextInt(60));
    LocalDate last = first.plusDays(random.nextInt(40));
    Map<String, Told> rows = new TreeMap<>();
    for (int key = 0; key < 6; key++) {
      LocalDate date =
          switch (kind) {
            case YEAR -> LocalDate.of(year, 1, 1).plusDays(random.nextInt(3));
            case COLUMNS -> first.plusDays(random.nextInt(3));
            case ALL, UNITS, INCREMENTAL -> declared.minusDays(random.nextInt(3));
          };
      boolean possible =
          !date.isAfter(declared) && (kind != ModelKind.COLUMNS || !date.isAfter(last));
      if (random.nextInt(4) > 0 && possible) {
        String unit = random.nextInt(3) > 0 ? "alby" : "fittja";
        rows.put("key" + key, new Told(date, unit, random.nextInt(2)));
      }
    }
    Set<String> units = rows.values().stream().map(Told::unit).collect(Collectors.toSet());
    LocalDate covered = last.isAfter(declared) ? declared : last;
    LocalDate endOfYear = LocalDate.of(year, 12, 31);
    Optional<Cover> cover =
        switch (kind) {
          case ALL -> Optional.of(new Cover(LocalDate.MIN, declared, null));
          case UNITS -> Optional.of(new Cover(LocalDate.MIN, declared, units));
          case YEAR ->
              Optional.of(
                  new Cover(
                      LocalDate.of(year, 1, 1),
                      endOfYear.isAfter(declared) ? declared : endOfYear,
                      null));
          case COLUMNS ->
              rows.isEmpty() ? Optional.empty() : Optional.of(new Cover(first, covered, null));
          case INCREMENTAL -> Optional.empty();
        };
    return new Export(name(number, declared, year), declared, cover, rows);
  }

  /** The rows in any order, as exports have them; some tell a thing twice: the last counts. */
  private String csv(Export export) {
    List<String> keys = new ArrayList<>(export.rows().keySet());
    if (random.nextBoolean()) {
      Collections.shuffle(keys, random);
    }
    boolean twice = random.nextInt(4) == 0;
    Cover cover = export.cover().orElse(new Cover(export.declared(), export.declared(), null));
    String days = kind == ModelKind.COLUMNS ? cover.first() + "," + cover.last() : ",";
    StringBuilder csv = new StringBuilder("Id,Enhet,Datum,Antal,Från,Till\n");
    for (String key : keys) {
      Told told = Objects.requireNonNull(export.rows().get(key));
      if (twice && random.nextBoolean()) {
        row(csv, key, new Told(told.date(), told.unit(), random.nextInt(3)), days);
      }
      row(csv, key, told, days);
    }
    return csv.toString();
  }

  private static void row(StringBuilder csv, String key, Told told, String days) {
    csv.append(String.join(",", key, told.unit(), told.date().toString()));
    csv.append(',').append(told.quantity()).append(',').append(days).append('\n');
  }
}
