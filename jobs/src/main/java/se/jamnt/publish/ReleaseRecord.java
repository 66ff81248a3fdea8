package se.jamnt.publish;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ReleasedFigures;
import se.jamnt.model.Closing;
import se.jamnt.model.Period;

/**
 * A release as the ledger remembers it.
 *
 * @param id its number in the ledger
 * @param lastDelivery the last delivery that it rests on
 * @param manifest as it was released
 */
public record ReleaseRecord(
    long id, Period period, long lastDelivery, Map<String, Object> manifest) {

  /**
   * The release whose manifest this is; empty where the ledger knows none. Where several differ in
   * nothing but their run, that of the same run or, if it is of none of them, the first.
   */
  public static Optional<ReleaseRecord> of(DataSource database, byte[] manifest) {
    Map<String, Object> contents = Manifest.parse(manifest);
    return dsl(database)
        .fetchOptional(
            """
            select release_id, period, last_delivery, manifest from published.release
             where contents = {0} and manifest is not null
             order by manifest <> {1}, release_id limit 1
            """,
            Manifest.fingerprint(contents), new String(manifest, StandardCharsets.UTF_8))
        .map(ReleaseRecord::read);
  }

  /** A release by its number in the ledger; empty where its manifest was not kept yet. */
  public static Optional<ReleaseRecord> of(DataSource database, long id) {
    return dsl(database)
        .fetchOptional(
            """
            select release_id, period, last_delivery, manifest from published.release
             where release_id = {0} and manifest is not null
            """,
            id)
        .map(ReleaseRecord::read);
  }

  /** The last release of a period, where there is one. */
  public static Optional<ReleaseRecord> last(DataSource database, Period period) {
    return dsl(database)
        .fetchOptional(
            """
            select release_id, period, last_delivery, manifest from published.release
             where period = {0} and manifest is not null order by release_id desc limit 1
            """,
            period.id())
        .map(ReleaseRecord::read);
  }

  /**
   * The release of each period that readers see now; none of a period that is just being published.
   *
   * @param since only of those that were released on this day or later, in Swedish time
   */
  public static List<ReleaseRecord> published(DataSource database, Optional<LocalDate> since) {
    return dsl(database)
        .fetch(
            """
            select release_id, period, last_delivery, manifest from (
              select distinct on (period) * from published.release
               order by period, release_id desc) last
             where state = 'published' and manifest is not null
               and (cast({0} as date) is null
                 or (noted_at at time zone 'Europe/Stockholm')::date >= cast({0} as date))
             order by period collate "C"
            """,
            since.orElse(null))
        .map(ReleaseRecord::read);
  }

  /** How many releases of each period the ledger knows with their manifests. */
  public static Map<Period, Integer> counts(DataSource database) {
    Map<Period, Integer> counts = new TreeMap<>();
    dsl(database)
        .fetch(
            """
            select period, count(*)::int as releases from published.release
             where manifest is not null group by period
            """)
        .forEach(
            row ->
                counts.put(
                    Period.parse(row.get("period", String.class)),
                    row.get("releases", Integer.class)));
    return counts;
  }

  private static ReleaseRecord read(Record row) {
    return new ReleaseRecord(
        row.get("release_id", Long.class),
        Period.parse(row.get("period", String.class)),
        row.get("last_delivery", Long.class),
        Manifest.parse(row.get("manifest", String.class).getBytes(StandardCharsets.UTF_8)));
  }

  private static DSLContext dsl(DataSource database) {
    return DSL.using(database, SQLDialect.POSTGRES);
  }

  /** What it showed. */
  public List<ProtectedFigure> figures(DataSource database) {
    return new ReleasedFigures(dsl(database)).of(period, id);
  }

  /** The lines of its {@code indicators.csv}. */
  public List<String> lines(DataSource database) {
    return new ReleasedFigures(dsl(database)).file(period, id).lines().toList();
  }

  /** What it closed; empty if nothing. */
  public Optional<Closing> closing(DataSource database) {
    Set<String> boards = new TreeSet<>();
    return dsl(database)
        .fetch("select * from published.closure where release_id = {0}", id)
        .stream()
        .map(
            row -> {
              boards.add(row.get("board", String.class));
              return new Closing(
                  period,
                  boards,
                  row.get("approved_by", String.class),
                  row.get("reason", String.class),
                  Optional.ofNullable(row.get("case_number", String.class)),
                  row.get("approved_on", LocalDate.class));
            })
        .reduce((first, second) -> second);
  }

  /** A text of its manifest, such as the fingerprint of its configuration. */
  public String text(String key) {
    return String.valueOf(manifest.get(key));
  }

  /** The latest date of the data behind it. */
  public LocalDate dataAsOf() {
    return LocalDate.parse(text("dataAsOf"));
  }

  /** The run that made it. */
  public String run() {
    return texts(Manifest.RUN).getOrDefault("id", "");
  }

  /** The revision of a board in it; 0 while its figures are open. */
  public int revision(String board) {
    return manifest.get("revisions") instanceof Map<?, ?> revisions
            && revisions.get(board) instanceof Number number
        ? number.intValue()
        : 0;
  }

  /** The SHA-256 of each of its files but the manifest. */
  public Map<String, String> files() {
    return texts("files");
  }

  /** Name and version of the program and of Java that made it. */
  public Map<String, String> software() {
    return texts("software");
  }

  private Map<String, String> texts(String key) {
    Map<String, String> texts = new TreeMap<>();
    if (manifest.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    }
    return texts;
  }

  /** The keys of its manifest, but of the run, whose values are others in another manifest. */
  public List<String> differences(byte[] other) {
    Map<String, Object> theirs = new LinkedHashMap<>(Manifest.parse(other));
    Set<String> keys = new TreeSet<>(manifest.keySet());
    keys.addAll(theirs.keySet());
    keys.remove(Manifest.RUN);
    return keys.stream()
        .filter(key -> !java.util.Objects.equals(manifest.get(key), theirs.get(key)))
        .toList();
  }
}
