package se.jamnt.pipeline;

import java.util.Optional;

/** What a run came to, in a sentence or two. */
public final class RunSummary {

  private RunSummary() {}

  /** What became of figures; empty if none was computed. */
  public static Optional<String> figures(Run run) {
    return run.computedPeriods() == 0
        ? Optional.empty()
        : Optional.of(
            "Computed %d figures of %d periods; %d of %d protected figures are hidden."
                .formatted(
                    run.computedFigures(),
                    run.computedPeriods(),
                    run.hiddenFigures(),
                    run.protectedFigures()));
  }

  /** What became of reports, without where they lie; empty if nothing became of them. */
  public static Optional<String> reports(Run run) {
    return run.drawnPages() == 0 && run.published().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Drew %s and published %s"
                .formatted(
                    count(run.drawnPages(), "report"), count(run.published().size(), "period")));
  }

  /** So many of a thing, in words. */
  public static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
