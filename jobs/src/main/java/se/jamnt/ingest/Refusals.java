package se.jamnt.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import se.jamnt.ingest.Incoming.Reading;
import se.jamnt.ingest.Versions.Covered;

/** Why a file that can be read is not believed, unless a person accepts it. */
final class Refusals {

  private final Incoming file;
  private final SourceMapping mapping;
  private final Place place;
  private final Deliveries deliveries;

  Refusals(Incoming file, SourceMapping mapping, Place place, Deliveries deliveries) {
    this.file = file;
    this.mapping = mapping;
    this.place = place;
    this.deliveries = deliveries;
  }

  /** Whether a newer file tells of the same days, so that a person must choose between them. */
  boolean isOutdated(Optional<Covered> covered) {
    return covered.flatMap(span -> deliveries.newerOver(file, place, span)).isPresent();
  }

  /** Too many rows are rejected, or a newer file tells of the same days. */
  Optional<String> ofRows(long read, long rejected, Optional<Covered> covered) {
    if (rejected > mapping.tolerance() * read && file.reading() != Reading.REJECTED_ROWS) {
      return Optional.of(
          "%d of %d rows are rejected, more than the %s of tolerance"
              .formatted(rejected, read, percent(mapping.tolerance())));
    }
    return covered
        .flatMap(span -> deliveries.newerOver(file, place, span))
        .map(newer -> "it is older than " + newer + ", which covers the same days");
  }

  /** A full file ends too much of what is known. */
  Optional<String> ofShrinking(long ended, Versions versions, Covered covered) {
    if (ended == 0) {
      return Optional.empty();
    }
    long known = versions.knownRecords(covered);
    long lost = ended - (mapping.key().isEmpty() ? versions.newRecords() : 0);
    return lost > mapping.mayShrink() * known
        ? Optional.of(
            "it would end %d of %d known records, more than the %s of may-shrink"
                .formatted(lost, known, percent(mapping.mayShrink())))
        : Optional.empty();
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
