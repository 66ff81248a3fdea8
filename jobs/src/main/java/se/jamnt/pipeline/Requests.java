package se.jamnt.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.jamnt.disclosure.Moment;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.model.Closing;
import se.jamnt.model.Period;

/**
 * What a run was asked for.
 *
 * @param report present just where one period is to be published
 * @param closing present just where boards are to be closed
 * @param rerun the periods of a re-run
 * @param drawn the periods that get pages even if they are not among the last
 * @param against what a re-run is compared with; empty where releases of the home itself are
 */
record Requests(
    IngestRequest ingest,
    Optional<ReportRequest> report,
    Optional<Closing> closing,
    List<Period> rerun,
    Set<Period> drawn,
    Optional<ReleaseChanges.Against> against) {

  private static final IngestRequest NOTHING =
      new IngestRequest(List.of(), Optional.empty(), Wish.ONLY_NEW);

  static Requests toTake(IngestRequest request) {
    return new Requests(
        request, Optional.empty(), Optional.empty(), List.of(), Set.of(), Optional.empty());
  }

  static Requests toReport(ReportRequest request) {
    return new Requests(
        NOTHING, Optional.of(request), Optional.empty(), List.of(), Set.of(), Optional.empty());
  }

  static Requests toClose(Closing closing) {
    return new Requests(
        NOTHING,
        Optional.of(new ReportRequest(closing.period(), Set.of())),
        Optional.of(closing),
        List.of(),
        Set.of(),
        Optional.empty());
  }

  /** Periods are made again from what is known, with pages for each of them. */
  static Requests toMakeAgain(List<Period> periods, ReleaseChanges.Against against) {
    return new Requests(
        NOTHING,
        Optional.empty(),
        Optional.empty(),
        List.copyOf(periods),
        Set.copyOf(periods),
        Optional.of(against));
  }

  /** A release is made again, with what it closed. */
  static Requests toMakeAgain(Period period, Optional<Closing> closing) {
    return new Requests(
        NOTHING, Optional.empty(), closing, List.of(period), Set.of(), Optional.empty());
  }

  /** When the facts were known that the run protects. */
  Moment moment() {
    return against.map(ReleaseChanges.Against::moment).orElseGet(Moment::now);
  }

  /** The period that is to be published. */
  ReportRequest onePeriod() {
    return report.orElseThrow(() -> new IllegalStateException("no period was asked for"));
  }
}
