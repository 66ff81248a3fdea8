package se.jamnt.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import se.jamnt.model.Fingerprint;
import se.jamnt.operations.MailLine;
import se.jamnt.operations.MailLine.Fault;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mail server that takes the reports of a home, and the line to it, on which things go wrong. */
final class ChaosMail implements AutoCloseable {

  private final GreenMail mailbox =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final MailLine line;
  private volatile Fault fault = Fault.NONE;

  ChaosMail() throws IOException {
    mailbox.start();
    line = new MailLine(mailbox.getSmtp().getPort(), () -> fault);
  }

  /** Lets a home send its reports here. */
  void takeFrom(Workshop home) throws IOException {
    Path file = home.path("config/distribution.yml");
    String text = Files.readString(file);
    assertThat(text).contains("dry-run: yes");
    Files.writeString(
        file,
        text.replaceFirst(
            "dry-run: yes.*",
            "dry-run: no\n  server: 127.0.0.1\n  port: %d\n  security: none\n  attempts: 1"
                .formatted(line.port())));
  }

  /** From now on every connection has this fault. */
  void breaks(Fault with) {
    fault = with;
  }

  /** From now on the line is whole. */
  void works() {
    fault = Fault.NONE;
  }

  /** The last report that is published has come once, or is listed as unknown; none came twice. */
  void check(Workshop home, Path report, String told) throws Exception {
    Map<String, Integer> times = new HashMap<>();
    Set<String> reports = new HashSet<>();
    for (MimeMessage message : mailbox.getReceivedMessages()) {
      times.merge(message.getMessageID(), 1, Integer::sum);
      reports.add(attached(message));
    }
    assertThat(times.values()).as(told).allMatch(number -> number == 1);
    String now = Fingerprint.ofBytes(Files.readAllBytes(report));
    if (!reports.contains(now)) {
      assertThat(unknown(home)).as(told).contains(now);
    }
  }

  /** The reports of which {@code jamnt status} says that nobody knows whether they were sent. */
  private static Set<String> unknown(Workshop home) throws Exception {
    Outcome status = home.jamnt("status", "--json");
    assertThat(status.exitCode()).as(status.said()).isZero();
    Set<String> reports = new HashSet<>();
    for (JsonNode mail : new JsonMapper().readTree(status.out()).get("mails")) {
      if (mail.get("result").asString().equals("unknown")) {
        reports.add(mail.get("report").asString());
      }
    }
    return reports;
  }

  private static String attached(MimeMessage message) throws MessagingException, IOException {
    MimeMultipart parts = (MimeMultipart) message.getContent();
    try (InputStream in = parts.getBodyPart(1).getInputStream()) {
      return Fingerprint.ofBytes(in.readAllBytes());
    }
  }

  @Override
  public void close() throws IOException {
    line.close();
    mailbox.stop();
  }
}
