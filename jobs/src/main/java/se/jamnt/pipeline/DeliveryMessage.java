package se.jamnt.pipeline;

import java.util.Locale;
import se.jamnt.ingest.DeliveryReport;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.DeliveryReport.State;

/** A delivery in one line, as the controller reads it. */
public final class DeliveryMessage {

  private DeliveryMessage() {}

  /** What became of a file and its rows and, where rows were rejected, where to read why. */
  public static String of(DeliveryReport report) {
    if (report.state() == State.REFUSED) {
      return "%s (%s): refused, %s"
          .formatted(report.name(), report.source(), report.refusal().orElse("no reason given"));
    }
    Counts counts = report.counts();
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s (%s): %d rows read = %d used + %d unchanged + %d duplicate + %d rejected",
                report.name(),
                report.source(),
                counts.read(),
                counts.used(),
                counts.unchanged(),
                counts.duplicate(),
                counts.rejected()));
    if (counts.ended() > 0) {
      line.append("; ").append(counts.ended()).append(" records are no longer in the file");
    }
    if (report.late()) {
      line.append("; late, a newer file was taken before");
    }
    report.rejectFile().ifPresent(file -> line.append("; why: ").append(file));
    return line.toString();
  }
}
