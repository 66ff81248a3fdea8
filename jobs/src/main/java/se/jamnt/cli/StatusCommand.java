package se.jamnt.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.indicators.StrayRecords.Stray;
import se.jamnt.operations.MailLedger.Mail;
import se.jamnt.operations.Overdue;
import se.jamnt.operations.WaitingCopy;
import se.jamnt.pipeline.Attention;
import se.jamnt.pipeline.DeliveryHistory.Delivery;
import se.jamnt.pipeline.History;
import se.jamnt.pipeline.WholeConfiguration;

/** What came in, what waits for a person, and what to do about it. */
@Command(
    name = "status",
    description = "Deliveries, what was refused or not recognised and why, and what to do.")
final class StatusCommand implements Callable<Integer> {

  /** Enough to tell files apart; --json has it whole. */
  private static final int SIGNS_OF_A_HASH = 12;

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "How many deliveries to show. Default: 20.",
      defaultValue = "20")
  private int most;

  @Override
  public Integer call() {
    Console console = options.console();
    WholeConfiguration configuration = options.configuration();
    LocalDate today = options.today();
    Path rejected = options.home().rejected();
    return options.reading(
        history -> {
          List<Delivery> deliveries = history.deliveries().latest(most);
          tell(console, history, deliveries, Attention.on(today, history, configuration), rejected);
          return ExitCode.DONE;
        });
  }

  private static Map<String, Object> result(
      History history, List<Delivery> deliveries, Attention attention) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("published", history.published().orElse(""));
    result.put("runs", history.runs(1));
    result.put("deliveries", deliveries);
    result.put("refused", attention.refused());
    result.put("rejected", attention.rejected());
    result.put("notRecognised", attention.notRecognised());
    result.put("overdue", attention.overdue());
    result.put("unusual", attention.unusual());
    result.put("revisionsWouldChange", attention.revisions());
    result.put("mails", attention.mails());
    result.put("copies", attention.copies());
    result.put("strays", attention.strays());
    result.put("unsettled", attention.unsettled());
    return result;
  }

  private static void tell(
      Console console,
      History history,
      List<Delivery> deliveries,
      Attention attention,
      Path rejected) {
    if (console.json()) {
      console.result(result(history, deliveries, attention));
      return;
    }
    console.say(history.published().map(text -> "Published: " + text).orElse("Nothing published."));
    history
        .runs(1)
        .forEach(
            run ->
                console.say(
                    "Last run: %s, %s, %s%s"
                        .formatted(
                            run.run(),
                            run.start(),
                            run.state(),
                            run.failure().map(why -> ": " + why).orElse(""))));
    console.say("");
    console.say("Deliveries, the last first:");
    for (Delivery delivery : deliveries) {
      console.say(
          "  %s (%s), %s, %s, hash %s: %s"
              .formatted(
                  delivery.file(),
                  delivery.source(),
                  delivery.declaredOn() == null ? "no date" : "of " + delivery.declaredOn(),
                  delivery.first() == null
                      ? "no records"
                      : "records from %s to %s".formatted(delivery.first(), delivery.last()),
                  delivery.sha256().substring(0, SIGNS_OF_A_HASH),
                  outcome(delivery)));
    }
    waits(
        console,
        "Refused. Correct the file or its mapping, or take it as it is with jamnt ingest --accept:",
        attention.refused().entrySet().stream().map(StatusCommand::line));
    waits(
        console,
        "Rows were rejected and count nowhere. The list says which, and what was expected; correct"
            + " them in the case system and deliver the file once more, or correct its mapping:",
        attention.rejected().stream()
            .map(
                one ->
                    "%s (%s): %d rows, %s"
                        .formatted(
                            one.file(), one.source(), one.rows(), rejected.resolve(one.list()))));
    waits(
        console,
        "Not recognised. Rename the file as config/sources/ says, or remove it from the inbox:",
        attention.notRecognised().entrySet().stream().map(StatusCommand::line));
    waits(
        console,
        "Expected, and not come. Ask for the export and put it into the inbox:",
        attention.overdue().stream().map(StatusCommand::line));
    waits(
        console,
        "Unusual. Look whether the export is whole, and holds nothing twice:",
        attention.unusual().stream()
            .map(
                one ->
                    "%s, %s: %d records, usually about %d"
                        .formatted(one.source(), one.when(), one.records(), one.usually())));
    waits(
        console,
        "Closed, but a new revision would change figures. jamnt rerun --period P --out DIR lists"
            + " them; jamnt publish makes a new revision:",
        attention.revisions().stream()
            .map(
                one ->
                    "%s, %s: %d figures would change"
                        .formatted(one.period(), one.board(), one.figures())));
    mails(
        console,
        "Unknown whether sent. Ask whether it arrived; jamnt send --again ID sends it once more:",
        attention.mails(),
        "unknown");
    mails(
        console,
        "Refused by the mail server. Correct config/distribution.yml, then jamnt send --again ID:",
        attention.mails(),
        "refused");
    mails(
        console,
        "Not taken by the mail server yet. jamnt send tries again:",
        attention.mails(),
        "not-accepted");
    waits(
        console,
        "Not copied. Make the folder reachable, or correct config/distribution.yml; jamnt send tries"
            + " again:",
        attention.copies().stream().map(WaitingCopy::words));
    waits(
        console,
        "Count nowhere. Write the unit into config/organisation.yml again, with its last day if it"
            + " has ceased; where the export calls it otherwise by now, deliver it once more, whole:",
        attention.strays().stream().map(Stray::words));
    waits(
        console,
        "Withheld by disclosure control. Use fewer breakdowns, or coarser codes or periods:",
        unsettled(attention, "withheld"));
    waits(
        console,
        "Released before, and now gives a small group away. Tell the data-protection officer:",
        unsettled(attention, "leak"));
  }

  private static Stream<String> unsettled(Attention attention, String kind) {
    return attention.unsettled().stream()
        .filter(one -> one.kind().equals(kind))
        .map(History.Unsettled::words);
  }

  private static String line(Map.Entry<String, String> file) {
    return file.getKey() + ": " + file.getValue();
  }

  private static String line(Overdue overdue) {
    return overdue.source()
        + ": "
        + overdue
            .toldUntil()
            .map(
                told ->
                    "tells of the time until %s; the next export, until %s, was expected by %s"
                        .formatted(
                            told,
                            overdue.expectedUntil().orElseThrow(),
                            overdue.expectedBy().orElseThrow()))
            .orElse("has never delivered anything, but units have it among their sources");
  }

  private static String outcome(Delivery delivery) {
    return delivery.refusal() != null
        ? "refused"
        : "%d rows read = %d used + %d unchanged + %d duplicate + %d rejected"
            .formatted(
                delivery.read(),
                delivery.used(),
                delivery.unchanged(),
                delivery.duplicate(),
                delivery.rejected());
  }

  private static void mails(Console console, String what, List<Mail> mails, String result) {
    waits(
        console,
        what,
        mails.stream().filter(mail -> mail.result().equals(result)).map(SendCommand::line));
  }

  private static void waits(Console console, String what, Stream<String> lines) {
    List<String> all = lines.toList();
    if (!all.isEmpty()) {
      console.say("");
      console.say(what);
      all.forEach(line -> console.say("  " + line));
    }
  }
}
