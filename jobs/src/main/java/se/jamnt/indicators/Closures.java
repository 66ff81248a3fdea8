package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import se.jamnt.model.Closing;
import se.jamnt.model.Cluster;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Level;
import se.jamnt.model.Lineage;
import se.jamnt.model.Period;

/**
 * Which boards' figures are closed for which periods, at their latest revision, and what a run is
 * about to close. A board that is about to be closed counts as open until that is done.
 */
public final class Closures {

  private final Map<String, Map<String, Closure>> byPeriod;
  private final Optional<Closing> closing;

  /**
   * A board's closed figures of a period.
   *
   * @param revision counted from 1
   * @param release the release that closed them
   * @param lastDelivery the last delivery that they rest on
   */
  public record Closure(
      String board,
      int revision,
      long release,
      long lastDelivery,
      String by,
      String reason,
      Optional<String> caseNumber,
      LocalDate on) {}

  private Closures(Map<String, Map<String, Closure>> byPeriod, Optional<Closing> closing) {
    this.byPeriod = byPeriod;
    this.closing = closing;
  }

  /**
   * Reads the ledger.
   *
   * @param database reads the schema {@code published}
   * @param closing what this run is about to close
   */
  public static Closures read(DSLContext database, Optional<Closing> closing) {
    return read(database, closing, Long.MAX_VALUE);
  }

  /** What was closed when a release came, by it and by those before it. */
  public static Closures asOf(DSLContext database, long release) {
    return read(database, Optional.empty(), release);
  }

  private static Closures read(DSLContext database, Optional<Closing> closing, long last) {
    Map<String, Map<String, Closure>> byPeriod = new HashMap<>();
    database
        .fetch(
            """
            select * from published.closure where release_id <= {0}
             order by period, board, revision
            """,
            last)
        .forEach(
            row -> {
              Closure closure =
                  new Closure(
                      row.get("board", String.class),
                      row.get("revision", Integer.class),
                      row.get("release_id", Long.class),
                      row.get("last_delivery", Long.class),
                      row.get("approved_by", String.class),
                      row.get("reason", String.class),
                      Optional.ofNullable(row.get("case_number", String.class)),
                      row.get("approved_on", LocalDate.class));
              byPeriod
                  .computeIfAbsent(row.get("period", String.class), period -> new TreeMap<>())
                  .put(closure.board(), closure);
            });
    return new Closures(byPeriod, closing);
  }

  /** Nothing is closed. */
  public static Closures none() {
    return new Closures(Map.of(), Optional.empty());
  }

  /** The closed boards of a period, each with its latest revision; not those about to be closed. */
  public Map<String, Closure> closed(Period period) {
    Map<String, Closure> closed = new LinkedHashMap<>(ofPeriod(period));
    closed.keySet().removeAll(closing(period));
    return closed;
  }

  /** The boards that this run is about to close for a period. */
  public Set<String> closing(Period period) {
    return wish(period).map(Closing::boards).orElse(Set.of());
  }

  /** What this run was asked to close, if that is of the period. */
  public Optional<Closing> wish(Period period) {
    return closing.filter(wish -> wish.period().equals(period));
  }

  /** The revision that a board's figures of a period carry: 0 while it is open. */
  public int revision(Period period, String board) {
    int last = Optional.ofNullable(ofPeriod(period).get(board)).map(Closure::revision).orElse(0);
    return closing(period).contains(board) ? last + 1 : last;
  }

  /** Whether a board's figures of a period were closed, even if they are about to be revised. */
  public boolean isClosedBefore(Period period, String board) {
    return ofPeriod(period).containsKey(board);
  }

  /** Whether figures of a lineage in a period stand as they were closed. */
  public Predicate<Lineage> standing(Period period) {
    Set<String> closed = closed(period).keySet();
    return lineage ->
        lineage.nodes().stream()
            .anyMatch(node -> node.level() == Level.BOARD && closed.contains(node.id()));
  }

  /** The periods of which any board is closed. */
  public List<Period> periods() {
    return byPeriod.keySet().stream().map(Period::parse).sorted().toList();
  }

  /**
   * Changes with what is closed of a period. What is about to be closed counts as if it were: what
   * is made now is what stands afterwards.
   */
  public String fingerprint(Period period) {
    return fingerprint(period, board -> true);
  }

  /** The same of a cluster's boards. */
  public String fingerprint(Period period, Cluster cluster) {
    return fingerprint(period, cluster::has);
  }

  private String fingerprint(Period period, Predicate<String> among) {
    Set<String> boards = new TreeSet<>(ofPeriod(period).keySet());
    boards.addAll(closing(period));
    boards.removeIf(among.negate());
    Fingerprint fingerprint = Fingerprint.of("closures");
    boards.forEach(board -> fingerprint.with(board).with("" + revision(period, board)));
    return fingerprint.hex();
  }

  private Map<String, Closure> ofPeriod(Period period) {
    return byPeriod.getOrDefault(period.id(), Map.of());
  }
}
