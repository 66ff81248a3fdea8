package se.jamnt.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Told.Touched;
import se.jamnt.ingest.Versions.Covered;

/** What is written down of one file: its record, its counts and the list of its rejected rows. */
final class DeliveryEntry {

  private final JdbcClient sql;
  private final Deliveries deliveries;
  private final Incoming file;
  private final SourceMapping mapping;
  private final String fingerprint;
  private final Path rejected;
  private final KnownFrom known;
  private final boolean accept;

  /**
   * The entry of a file.
   *
   * @param known from when what the file tells counts
   * @param accept whether a person takes it although it would be refused
   */
  DeliveryEntry(
      Ingest.Context context, JdbcClient sql, Incoming file, KnownFrom known, boolean accept) {
    this.sql = sql;
    this.deliveries = new Deliveries(sql);
    this.file = file;
    this.mapping = context.sources().source(file.source()).orElseThrow();
    this.fingerprint = context.sources().fingerprint(mapping);
    this.rejected = context.rejected();
    this.known = known;
    this.accept = accept;
  }

  /**
   * Writes down a file whose rows were read.
   *
   * @param doubt why it is refused, unless a person accepts it
   */
  DeliveryReport record(
      long delivery,
      Counts counts,
      Optional<String> doubt,
      Optional<Covered> covered,
      Told told,
      Touched touched)
      throws IOException {
    if (!counts.addUp()) {
      throw new IllegalStateException(file.name() + ": rows are lost: " + counts);
    }
    Optional<Path> list = new RejectFile(rejected).write(file, sql, counts.rejected());
    Optional<String> overruled = accept ? doubt : Optional.empty();
    DeliveryReport report = report(delivery, counts, list, accept ? Optional.empty() : doubt);
    deliveries.record(report, file, fingerprint, overruled, covered, told, touched);
    return report;
  }

  /** Records that the file can't be used at all. */
  DeliveryReport refuse(String reason) {
    DeliveryReport report =
        report(deliveries.nextNumber(), Counts.NONE, Optional.empty(), Optional.of(reason));
    deliveries.recordUnread(report, file, fingerprint);
    return report;
  }

  private DeliveryReport report(
      long delivery, Counts counts, Optional<Path> list, Optional<String> refusal) {
    return new DeliveryReport(
        delivery,
        file.name(),
        file.source(),
        refusal.isPresent() ? State.REFUSED : State.USED,
        file.reading(),
        known.day(),
        known.late(),
        counts,
        list,
        refusal);
  }
}
