package se.jamnt.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.configuration.Home;
import se.jamnt.operations.MailLedger.Mail;
import se.jamnt.operations.PostOffice;
import se.jamnt.pipeline.Distributing;
import se.jamnt.pipeline.WholeConfiguration;

/** What is published goes to those who are to read it. */
@Command(
    name = "send",
    description =
        "Send each board's published report to its recipients, once for each release, as"
            + " config/distribution.yml says. Shipped as a dry run, which writes the mails as files.")
final class SendCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Option(
      names = "--dry-run",
      description = "Only write the mails as files (.eml) to data/mail/, whatever the file says.")
  private boolean dryRun;

  @Option(
      names = "--again",
      paramLabel = "ID",
      description = "Send one mail once more: one of those that jamnt status lists.")
  private @Nullable Long again;

  @Override
  public Integer call() {
    Home home = options.home();
    WholeConfiguration configuration = WholeConfiguration.read(home);
    Distributing distributing = new Distributing(home, configuration);
    boolean dry = dryRun || configuration.distribution().dryRun();
    if (again != null) {
      if (dry) {
        throw options.wrong(
            "--again: this is a dry run; set dry-run: no in config/distribution.yml");
      }
      return again(distributing, again);
    }
    return dry ? dryRun(distributing, home) : send(distributing);
  }

  private Integer dryRun(Distributing distributing, Home home) {
    Console console = options.console();
    List<Path> files = distributing.dryRun();
    console.say(
        "Dry run: nothing was sent or copied. %d mails lie as files in %s."
            .formatted(files.size(), home.mail()));
    console.result(Map.of("dryRun", true, "files", files.stream().map(Path::toString).toList()));
    return ExitCode.DONE;
  }

  private Integer send(Distributing distributing) {
    Console console = options.console();
    PostOffice.Outcome outcome = distributing.send();
    outcome.sent().forEach(mail -> console.say("Sent: " + line(mail)));
    outcome.copied().forEach(file -> console.say("Copied: " + file));
    outcome.waiting().forEach(mail -> console.say("Not taken by the server: " + line(mail)));
    outcome
        .needAPerson()
        .forEach(
            mail ->
                console.say(
                    (mail.result().equals("unknown") ? "Unknown whether sent: " : "Refused: ")
                        + line(mail)));
    outcome.notCopied().forEach(copy -> console.say("Not copied: " + copy.words()));
    if (outcome.sent().isEmpty() && outcome.copied().isEmpty() && outcome.isComplete()) {
      console.say("Nothing new to send.");
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("dryRun", false);
    result.put("sent", outcome.sent());
    result.put("waiting", outcome.waiting());
    result.put("needAPerson", outcome.needAPerson());
    result.put("copied", outcome.copied().stream().map(Path::toString).toList());
    result.put("notCopied", outcome.notCopied());
    console.result(result);
    if (!outcome.isComplete()) {
      console.say("Run the command again: it goes on with what has not left.");
      return ExitCode.FAILED;
    }
    return outcome.needAPerson().isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON;
  }

  private Integer again(Distributing distributing, long id) {
    Console console = options.console();
    Mail mail;
    try {
      mail = distributing.again(id);
    } catch (IllegalArgumentException e) {
      throw options.wrong("--again: " + e.getMessage());
    }
    console.say(mail.result() + ": " + line(mail));
    console.result(mail);
    if (mail.isSent()) {
      return ExitCode.DONE;
    }
    return mail.isNotAccepted() ? ExitCode.FAILED : ExitCode.NEEDS_A_PERSON;
  }

  /** A mail as a person is told of it. */
  static String line(Mail mail) {
    return "mail %d, %s for %s, to %s (%s)"
        .formatted(
            mail.id(),
            mail.period(),
            mail.board(),
            String.join(", ", mail.recipients()),
            mail.answer());
  }
}
