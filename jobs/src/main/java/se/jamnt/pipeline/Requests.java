package se.jamnt.pipeline;

import java.util.Optional;
import se.jamnt.model.Closing;

/**
 * What a run was asked for.
 *
 * @param report present just where one period is to be published
 * @param closing present just where boards are to be closed
 */
record Requests(IngestRequest ingest, Optional<ReportRequest> report, Optional<Closing> closing) {

  /** The period that is to be published. */
  ReportRequest onePeriod() {
    return report.orElseThrow(() -> new IllegalStateException("no period was asked for"));
  }
}
