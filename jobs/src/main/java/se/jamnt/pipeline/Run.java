package se.jamnt.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.Protection;
import se.jamnt.disclosure.Revisions.WouldChange;
import se.jamnt.indicators.StrayRecords.Stray;
import se.jamnt.ingest.DeliveryReport;
import se.jamnt.ingest.Inbox.NotRecognised;
import se.jamnt.ingest.Inbox.Taken;
import se.jamnt.model.Period;
import se.jamnt.publish.Publication;

/** What has happened in a run so far. Steps tell it, also from several threads. */
public final class Run {

  private String id = "";
  private final Instant start;
  private final Progress progress;
  private final List<DeliveryReport> deliveries = new ArrayList<>();
  private final List<NotRecognised> notRecognised = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private final List<String> drafted = new ArrayList<>();
  private final List<WouldChange> wouldChange = new ArrayList<>();
  private final Set<Period> computedPeriods = new LinkedHashSet<>();
  private int computedFigures;
  private int protectedFigures;
  private int hiddenFigures;
  private int strays;
  private int withheld;
  private int releasedLeaks;
  private int drawnPages;

  Run(Instant start, Progress progress) {
    this.start = start;
    this.progress = progress;
  }

  /** Gives the run its number; a run that continues an interrupted one has that one's. */
  synchronized void begins(@Nullable String number) {
    id = String.valueOf(number);
  }

  /** The run's number, empty until it has begun. */
  public synchronized String id() {
    return id;
  }

  public Instant start() {
    return start;
  }

  synchronized void took(DeliveryReport report) {
    deliveries.add(report);
    progress.says(DeliveryMessage.of(report));
  }

  synchronized void takenBefore(Taken file) {
    progress.says(
        "%s (%s): %s before; --again reads it again"
            .formatted(
                file.name(),
                file.source(),
                file.state() == DeliveryReport.State.USED ? "taken" : "refused"));
  }

  synchronized void notRecognised(NotRecognised file) {
    notRecognised.add(file);
    if (file.isNew()) {
      progress.says(file.name() + ": not recognised, " + file.reason());
    }
  }

  synchronized void strays(List<Stray> found) {
    found.forEach(one -> progress.says(one.words() + ": they count nowhere"));
    strays += found.size();
  }

  synchronized void computed(Period period, int figures) {
    computedPeriods.add(period);
    computedFigures += figures;
  }

  synchronized void protectedTable(Protection.Outcome outcome) {
    protectedFigures += outcome.figures();
    hiddenFigures += outcome.hidden();
    outcome.withheld().forEach(progress::says);
    withheld += outcome.withheld().size();
  }

  synchronized void audited(List<String> leaks) {
    leaks.forEach(progress::says);
    releasedLeaks += leaks.size();
  }

  synchronized void drawn(boolean anew) {
    if (anew) {
      drawnPages++;
    }
  }

  synchronized void published(Publication.Outcome outcome) {
    outcome.released().ifPresent(period -> published.add(period.id()));
    outcome.drafted().ifPresent(period -> drafted.add(period.id()));
  }

  synchronized void compared(List<WouldChange> found) {
    for (WouldChange one : found) {
      if (one.figures() > 0) {
        wouldChange.add(one);
        progress.says(
            "%s, %s: closed as revision %d; a new revision would change %d of its figures"
                .formatted(one.period(), one.board(), one.revision(), one.figures()));
      }
    }
  }

  /** The deliveries that were taken or refused, in order. */
  public synchronized List<DeliveryReport> deliveries() {
    return List.copyOf(deliveries);
  }

  /** The files that no source recognises, whether found now or earlier. */
  public synchronized List<NotRecognised> notRecognised() {
    return List.copyOf(notRecognised);
  }

  /** The periods that were published, in order. */
  public synchronized List<String> published() {
    return List.copyOf(published);
  }

  /** The periods of which drafts were written anew, in order. */
  public synchronized List<String> drafted() {
    return List.copyOf(drafted);
  }

  /** The closed boards whose figures would be others now, as far as that was found in this run. */
  public synchronized List<WouldChange> wouldChange() {
    return List.copyOf(wouldChange);
  }

  public synchronized int computedPeriods() {
    return computedPeriods.size();
  }

  /** Whether a period's figures were computed. */
  public synchronized boolean hasComputed(Period period) {
    return computedPeriods.contains(period);
  }

  public synchronized int computedFigures() {
    return computedFigures;
  }

  public synchronized int protectedFigures() {
    return protectedFigures;
  }

  public synchronized int hiddenFigures() {
    return hiddenFigures;
  }

  public synchronized int drawnPages() {
    return drawnPages;
  }

  /** Whether something was found now that needs a person. */
  public synchronized boolean needsAPerson() {
    return strays > 0
        || withheld > 0
        || releasedLeaks > 0
        || notRecognised.stream().anyMatch(NotRecognised::isNew)
        || deliveries.stream().anyMatch(report -> report.state() == DeliveryReport.State.REFUSED);
  }

  /** Whether the run found nothing to do. */
  public synchronized boolean didNothing() {
    return deliveries.isEmpty()
        && computedPeriods.isEmpty()
        && protectedFigures == 0
        && drawnPages == 0
        && published.isEmpty()
        && drafted.isEmpty()
        && wouldChange.isEmpty();
  }
}
