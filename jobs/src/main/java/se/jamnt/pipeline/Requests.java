package se.jamnt.pipeline;

import java.util.Optional;

/**
 * What a run was asked for.
 *
 * @param report present just where one period is to be published
 */
record Requests(IngestRequest ingest, Optional<ReportRequest> report) {

  /** The period that is to be published. */
  ReportRequest onePeriod() {
    return report.orElseThrow(() -> new IllegalStateException("no period was asked for"));
  }
}
