package se.jamnt.architecture.planted.ingest;

import se.jamnt.indicators.IndicatorCatalog;

/** Ingestion that knows indicators, which it must not. */
public final class ReadsAnIndicator {

  private ReadsAnIndicator() {}

  /** Looks where it must not look. */
  public static int definitions(IndicatorCatalog catalog) {
    return catalog.definitions().size();
  }
}
