package se.jamnt.pipeline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import se.jamnt.indicators.StrayRecords.Stray;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.DateSpan;
import se.jamnt.operations.MailLedger;
import se.jamnt.operations.Overdue;
import se.jamnt.operations.UnusualVolume;
import se.jamnt.operations.WaitingCopy;

/**
 * What waits for a person.
 *
 * @param refused files whose last reading was refused, with the reason
 * @param rejected files of which rows were rejected when they were last read
 * @param notRecognised files that no source recognised, with what was expected
 * @param overdue deliveries that should have come by today
 * @param unusual sources that tell of far more or fewer records than usual
 * @param revisions closed boards whose figures would be others now
 * @param mails those of which nobody knows, that were refused, or that wait for the next attempt
 * @param copies folders that reports could not be copied to
 * @param strays records that count nowhere, for the organisation does not have their unit
 * @param unsettled tables that are withheld, and hidden figures that earlier releases give back
 */
public record Attention(
    Map<String, String> refused,
    List<DeliveryHistory.Rejected> rejected,
    Map<String, String> notRecognised,
    List<Overdue> overdue,
    List<UnusualVolume> unusual,
    List<History.WouldChange> revisions,
    List<MailLedger.Mail> mails,
    List<WaitingCopy> copies,
    List<Stray> strays,
    List<History.Unsettled> unsettled) {

  /** How far back volumes are compared. */
  private static final int DAYS = 300;

  /** What waits on a day. */
  public static Attention on(LocalDate today, History history, WholeConfiguration configuration) {
    Map<String, LocalDate> told = history.deliveries().toldUntil();
    return new Attention(
        history.deliveries().refused(),
        history.deliveries().rejected(),
        history.deliveries().notRecognised(),
        Overdue.on(today, inUse(today, configuration), told),
        history.deliveries().recordsByDay(DAYS).entrySet().stream()
            .flatMap(
                source ->
                    UnusualVolume.in(
                        source.getKey(),
                        source.getValue(),
                        told.getOrDefault(source.getKey(), today))
                        .stream())
            .toList(),
        history.wouldChange(),
        history.openMails(),
        history.waitingCopies(),
        history.strays(),
        history.unsettled());
  }

  /** The sources of the units that there are today. */
  private static Collection<CaseSystem> inUse(LocalDate today, WholeConfiguration configuration) {
    Map<String, CaseSystem> systems = configuration.systems();
    return configuration.chart().units().stream()
        .filter(unit -> unit.existsDuring(new DateSpan(today, today)))
        .flatMap(unit -> unit.sources().stream())
        .distinct()
        .sorted()
        .filter(systems::containsKey)
        .map(systems::get)
        .toList();
  }
}
