package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;
import static se.jamnt.pipeline.SmallYear.LEISURE;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.operations.MailLedger.Mail;
import se.jamnt.operations.MailLine;
import se.jamnt.operations.MailLine.Fault;
import se.jamnt.operations.PostOffice;

/** What is published goes to those who are to read it, once. */
class SendTest {

  private static final String REPORT =
      "data/published/2013/goteborg-vaster/" + ASSOCIATION + "/board-report.pdf";

  private final GreenMail mailbox =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private SmallYear home;

  @BeforeEach
  void night(@TempDir Path folder) throws IOException {
    mailbox.start();
    home = new SmallYear(folder);
    home.change(
        "config/organisation.yml",
        "en: Culture and Leisure Board }",
        "en: Culture and Leisure Board }\n        approval: required");
    Files.writeString(
        home.path("config/distribution.yml"),
        Files.readString(home.path("config/distribution.yml"))
            + "  - { board: "
            + LEISURE
            + ", to: [fritid@example.se, chef@example.se], copy-to: drop }\n");
    Files.createDirectories(home.path("drop"));
    home.firstNight();
  }

  @AfterEach
  void stop() {
    mailbox.stop();
    home.close();
  }

  @Test
  void eachPublishedReportIsSentOnce() throws Exception {
    assertThat(distributing().dryRun())
        .containsExactly(home.path("data/mail/2013-" + ASSOCIATION + ".eml"));
    MimeMessage written = read(home.path("data/mail/2013-" + ASSOCIATION + ".eml"));
    assertThat(written.getSubject())
        .isEqualTo("Könsuppdelad statistik till Förbundsstyrelsen Göteborg Väster: År 2013");
    assertThat(attached(written)).isEqualTo(Files.readAllBytes(home.path(REPORT)));

    sendTo(mailbox.getSmtp().getPort());
    assertThat(distributing().send().sent()).hasSize(1);
    MimeMessage arrived = mailbox.getReceivedMessages()[0];
    assertThat(arrived.getAllRecipients()[0]).hasToString("registrator@example.se");
    assertThat(attached(arrived)).isEqualTo(Files.readAllBytes(home.path(REPORT)));
    assertThat(GreenMailUtil.getWholeMessage(arrived)).contains("Auto-Submitted: auto-generated");
    assertThat(home.path("drop").toFile().list()).as("what waits for approval").isEmpty();
    assertNothingMore();

    home.publish("Beslut", ASSOCIATION, LEISURE);
    PostOffice.Outcome approved = distributing().send();
    assertThat(approved.sent()).extracting(Mail::board).containsExactly(ASSOCIATION, LEISURE);
    assertThat(approved.copied()).containsExactly(home.path("drop/2013-" + LEISURE + ".pdf"));
    assertThat(mailbox.getReceivedMessages()).as("one of them to two people").hasSize(4);
    assertNothingMore();

    Files.write(home.path(REPORT), new byte[] {1});
    home.change("delete from operations.mail_attempt; delete from operations.mail");
    assertThat(distributing().send().sent())
        .as("a file that is not what was released is not sent")
        .extracting(Mail::board)
        .containsExactly(LEISURE);
  }

  @Test
  void aScheduleSendsWhatIsPublishedOnce() throws Exception {
    sendTo(mailbox.getSmtp().getPort());
    Files.writeString(
        home.path("config/schedule.yml"),
        "time-zone: Europe/Stockholm\nport: 0\nruns:\n  send: \"* * * * * *\"\n");
    try (Nights nights =
        new Nights(home.home(), WholeConfiguration.read(home.home()), Clock.systemUTC())) {
      assertThat(nights.due()).containsOnlyKeys("send");
      await()
          .during(Duration.ofSeconds(5))
          .atMost(Duration.ofMinutes(2))
          .until(() -> mailbox.getReceivedMessages().length == 1);
    }
    assertThat(mailbox.getReceivedMessages()).hasSize(1);
    assertNothingMore();
  }

  @Test
  void aRunThatIsKilledLeavesAMailOfWhichNobodyKnows() throws Exception {
    try (MailLine line = new MailLine(mailbox.getSmtp().getPort(), () -> Fault.ANSWER_HELD)) {
      sendTo(line.port());
      Process process = jamnt("send");
      assertThat(line.held().await(2, TimeUnit.MINUTES)).isTrue();
      process.destroyForcibly().waitFor();
    }
    assertThat(mailbox.getReceivedMessages()).hasSize(1);

    sendTo(mailbox.getSmtp().getPort());
    PostOffice.Outcome next = distributing().send();
    assertThat(next.sent()).isEmpty();
    assertThat(next.needAPerson())
        .singleElement()
        .satisfies(mail -> assertThat(mail.result()).isEqualTo("unknown"));
    assertNothingMore();
    assertThat(mailbox.getReceivedMessages()).hasSize(1);

    long id = next.needAPerson().get(0).id();
    assertThat(listed()).extracting(Mail::id).containsExactly(id);
    assertThat(distributing().again(id).isSent()).isTrue();
    assertThat(mailbox.getReceivedMessages())
        .extracting(MimeMessage::getMessageID)
        .as("the same mail, so that a mailbox can tell")
        .hasSize(2)
        .containsOnly(next.needAPerson().get(0).messageId());
    assertThat(listed()).isEmpty();
    assertThatThrownBy(() -> distributing().again(id)).hasMessageContaining("was sent");
  }

  @Test
  void aFolderThatCanNotBeReachedKeepsNothingFromTheOthersAndIsListed() throws Exception {
    Path drop = home.path("drop");
    Path mounted = home.path("mounted");
    Files.writeString(
        home.path("config/distribution.yml"),
        """
        boards:
          - { board: %s, copy-to: [mounted, drop] }
        """
            .formatted(ASSOCIATION));
    String name = "2013-" + ASSOCIATION + ".pdf";

    Process process = jamnt("send");
    assertThat(process.waitFor()).as(said()).isEqualTo(3);
    assertThat(said())
        .contains(
            "Copied: " + drop.resolve(name),
            "Not copied: 1 report to " + mounted + ": there is no such folder; is it mounted?");
    assertThat(drop.resolve(name)).hasSameBinaryContentAs(home.path(REPORT));
    assertThat(mounted).as("where a disk is not mounted, nothing is to be written").doesNotExist();

    Process status = jamnt("status");
    assertThat(status.waitFor()).isZero();
    assertThat(said()).contains("Not copied.", "  1 report to " + mounted + ": there is no such");
    home.susWithoutEvery(12, "2013-12-31");
    assertThat(home.nightly().didNothing()).as("the night publishes").isFalse();
    assertThat(distributing().send().copied()).containsExactly(drop.resolve(name));
    assertThat(drop.resolve(name)).as("a new release").hasSameBinaryContentAs(home.path(REPORT));

    Files.createDirectory(mounted);
    Files.delete(drop.resolve(name));
    assertThat(distributing().send())
        .as("what was taken away by another program is not put there again")
        .isEqualTo(
            new PostOffice.Outcome(
                List.of(), List.of(), List.of(), List.of(mounted.resolve(name)), List.of()));
    assertNothingMore();
    assertThat(reading(History::waitingCopies)).isEmpty();
  }

  private String said() throws IOException {
    return Files.readString(home.path("said.txt"));
  }

  private void assertNothingMore() throws Exception {
    int before = mailbox.getReceivedMessages().length;
    PostOffice.Outcome outcome = distributing().send();
    assertThat(outcome)
        .isEqualTo(new PostOffice.Outcome(List.of(), List.of(), List.of(), List.of(), List.of()));
    assertThat(mailbox.getReceivedMessages()).hasSize(before);
  }

  private List<Mail> listed() {
    return reading(History::openMails);
  }

  private <T> T reading(Function<History, T> what) {
    try (Database database =
        Database.open(
            home.home(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            Access.READ_ONLY)) {
      return what.apply(new History(database.asOwner(), database.as(Role.EVALUATOR)));
    }
  }

  private Distributing distributing() {
    return new Distributing(home.home(), WholeConfiguration.read(home.home()));
  }

  /** Really sends from now on. */
  private void sendTo(int port) throws IOException {
    Path file = home.path("config/distribution.yml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst(
                "dry-run: yes.*\n", "dry-run: no\n  security: none\n  server: 127.0.0.1\n")
            .replaceFirst("  (port: \\d+|# port: 587)\n", "  port: " + port + "\n"));
  }

  private Process jamnt(String command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "se.jamnt.cli.Jamnt",
            command,
            "--home",
            home.path("").toString());
    builder.environment().putAll(Map.copyOf(home.database().environment()));
    return builder.redirectErrorStream(true).redirectOutput(home.path("said.txt").toFile()).start();
  }

  private static MimeMessage read(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    }
  }

  private static byte[] attached(MimeMessage message) throws Exception {
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("2013-" + ASSOCIATION + ".pdf");
    try (InputStream in = parts.getBodyPart(1).getInputStream()) {
      return in.readAllBytes();
    }
  }
}
