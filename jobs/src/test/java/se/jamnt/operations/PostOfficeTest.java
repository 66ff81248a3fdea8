package se.jamnt.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.operations.Distribution.Gets;
import se.jamnt.operations.Distribution.Recipients;
import se.jamnt.operations.Distribution.Releases;
import se.jamnt.operations.MailLedger.Mail;
import se.jamnt.operations.MailLine.Fault;
import se.jamnt.operations.MailServer.Security;

/** Each mail arrives once or is listed as unknown, and none twice, whatever happens on the line. */
class PostOfficeTest {

  private static final long SEED = Long.getLong("jamnt.seed", System.nanoTime() % 1_000_000);
  private static final int LETTERS = Integer.getInteger("jamnt.letters", 40);

  private final TestDatabase database = TestDatabase.create();
  private final GreenMail mailbox =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    mailbox.start();
  }

  @AfterEach
  void stop() {
    mailbox.stop();
    database.close();
  }

  @Test
  void noMailArrivesTwiceWhateverHappensOnTheLine() throws Exception {
    System.out.println("seed of the faults: -Djamnt.seed=" + SEED);
    Random random = new Random(SEED);
    List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
    faults.remove(Fault.ANSWER_HELD);
    List<Fault> first = new ArrayList<>(faults);
    Collections.shuffle(first, random);
    AtomicInteger next = new AtomicInteger();
    try (MailLine line =
        new MailLine(
            mailbox.getSmtp().getPort(),
            () -> {
              int number = next.getAndIncrement();
              return number < first.size()
                  ? first.get(number)
                  : random.nextInt(3) == 0 ? Fault.NONE : faults.get(random.nextInt(faults.size()));
            })) {
      List<Letter> letters = letters(LETTERS);
      Distribution distribution = distribution(server(line.port(), Security.NONE), LETTERS);
      MailLedger ledger = new MailLedger(database.as(Role.RENDERER));
      for (int run = 0; run < 4; run++) {
        PostOffice.sending(distribution, ledger, () -> {}, Duration.ZERO).send(letters);
        check(ledger, letters);
      }
      assertThat(line.seen()).as("what has happened").containsKeys(faults.toArray(Fault[]::new));
      assertThat(ledger.open()).as("whose answer was lost").anyMatch(mail -> isUnknown(mail));
      assertThat(ledger.open()).as("to nobody").anyMatch(mail -> mail.result().equals("refused"));
    }
  }

  private void check(MailLedger ledger, List<Letter> letters) throws Exception {
    Map<String, Integer> arrived = new HashMap<>();
    for (MimeMessage message : mailbox.getReceivedMessages()) {
      arrived.merge(message.getMessageID(), 1, Integer::sum);
    }
    for (Letter letter : letters) {
      Mail mail = ledger.last(letter.period(), letter.board()).orElseThrow();
      int times = arrived.getOrDefault(mail.messageId(), 0);
      if (isUnknown(mail)) {
        assertThat(times).as("%s", mail).isLessThanOrEqualTo(1);
      } else {
        assertThat(times).as("%s", mail).isEqualTo(mail.isSent() ? 1 : 0);
      }
    }
    assertThat(arrived.values()).allMatch(times -> times == 1);
  }

  private static boolean isUnknown(Mail mail) {
    return mail.result().equals("unknown");
  }

  @Test
  void anIntentWithoutResultIsUnknownAndNeverSentByItself() throws Exception {
    List<Letter> letters = letters(1);
    Distribution distribution = distribution(server(mailbox.getSmtp().getPort(), Security.NONE), 1);
    MailLedger ledger = new MailLedger(database.as(Role.RENDERER));
    ledger.intend(letters.get(0), List.of("a@example.se"), "example.se");
    PostOffice office = PostOffice.sending(distribution, ledger, () -> {}, Duration.ZERO);
    assertThat(office.send(letters).needAPerson())
        .singleElement()
        .satisfies(mail -> assertThat(isUnknown(mail)).isTrue());
    assertThat(office.send(letters).needAPerson()).as("told once").isEmpty();
    assertThat(mailbox.getReceivedMessages()).isEmpty();

    Mail unknown = ledger.open().get(0);
    assertThat(office.sendAgain(letters.get(0), unknown).isSent()).isTrue();
    assertThat(mailbox.getReceivedMessages()[0].getMessageID()).isEqualTo(unknown.messageId());
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void aServerThatCanNotEncryptGetsNothing() throws Exception {
    List<Letter> letters = letters(1);
    Distribution distribution =
        distribution(server(mailbox.getSmtp().getPort(), Security.STARTTLS), 1);
    assertThat(send(distribution, letters).waiting())
        .singleElement()
        .satisfies(mail -> assertThat(mail.answer()).contains("STARTTLS is required"));
    assertThat(mailbox.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerIsTrustedOnlyByItsCertificate(@TempDir Path folder) throws Exception {
    Path keys = keys(folder);
    Path certificate = folder.resolve("server.pem");
    System.setProperty("greenmail.tls.keystore.file", keys.toString());
    System.setProperty("greenmail.tls.keystore.password", "changeit");
    GreenMail encrypted =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    encrypted.start();
    try {
      MailServer stranger = server(encrypted.getSmtps().getPort(), Security.TLS);
      List<Letter> letters = letters(1);
      assertThat(send(distribution(stranger, 1), letters).waiting())
          .singleElement()
          .satisfies(mail -> assertThat(mail.answer()).contains("certification path"));
      MailServer known =
          new MailServer(
              stranger.host(),
              stranger.port(),
              Security.TLS,
              Optional.empty(),
              Optional.empty(),
              Optional.of(certificate),
              1);
      assertThat(send(distribution(known, 1), letters).sent()).hasSize(1);
      assertThat(encrypted.getReceivedMessages()).hasSize(1);
    } finally {
      encrypted.stop();
    }
  }

  @Test
  void theNameAndPasswordOfAUserAreSaidOnceTheWayIsEncrypted(@TempDir Path folder)
      throws Exception {
    mailbox.setUser("jamnt@example.se", "jamnt", "hemligt");
    try (StartTlsFront front =
        new StartTlsFront(mailbox.getSmtp().getPort(), keys(folder), "changeit")) {
      List<Letter> letters = letters(1);
      assertThat(send(distribution(user(front, folder, "fel"), 1), letters).waiting())
          .singleElement()
          .satisfies(mail -> assertThat(mail.answer()).contains("535"));
      assertThat(mailbox.getReceivedMessages()).isEmpty();

      PostOffice.Outcome outcome = send(distribution(user(front, folder, "hemligt"), 1), letters);
      assertThat(outcome.sent()).as("%s %s", outcome, front.saidEncrypted()).hasSize(1);
      assertThat(mailbox.getReceivedMessages()).hasSize(1);
      assertThat(front.saidInTheOpen())
          .isNotEmpty()
          .allMatch(command -> command.matches("(?i)(EHLO .*|STARTTLS|QUIT|NOOP)"));
      assertThat(front.saidEncrypted())
          .anyMatch(command -> command.startsWith("AUTH "))
          .anyMatch(command -> command.startsWith("MAIL FROM:"));
    }
  }

  private static MailServer user(StartTlsFront front, Path folder, String password) {
    return new MailServer(
        "127.0.0.1",
        front.port(),
        Security.STARTTLS,
        Optional.of("jamnt"),
        Optional.of(password),
        Optional.of(folder.resolve("server.pem")),
        1);
  }

  @Test
  void whoWantsALinkGetsNoFile(@TempDir Path folder) throws Exception {
    Distribution files = distribution(server(mailbox.getSmtp().getPort(), Security.NONE), 1);
    Distribution links =
        new Distribution(
            false,
            files.server(),
            files.from(),
            Optional.of("controller@example.se"),
            files.subject(),
            files.text(),
            Optional.of("https://statistik.example.se/jamnt"),
            Optional.empty(),
            Map.of(
                "board-0",
                new Recipients(
                    List.of("board-0@example.se"), Gets.LINK, Releases.EVERY, List.of(folder))));
    List<Letter> letters = letters(1);
    assertThat(send(links, letters).copied()).containsExactly(folder.resolve("2013-board-0.pdf"));
    MimeMessage mail = mailbox.getReceivedMessages()[0];
    assertThat(mail.getContent())
        .isInstanceOf(String.class)
        .asString()
        .contains("https://statistik.example.se/jamnt/2013/kommun/board-0/board-report.pdf");
    assertThat(mail.getReplyTo()[0]).hasToString("controller@example.se");
    assertThat(folder.resolve("2013-board-0.pdf")).hasBinaryContent(letters.get(0).pdf().get());
    assertThat(folder).as("a copy is there whole").isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void ofACopyThatFailsNothingIsLeft(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("2013-board-0.pdf/in-the-way"));
    Distribution copies =
        new Distribution(
            false,
            Optional.empty(),
            "",
            Optional.empty(),
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            Map.of(
                "board-0", new Recipients(List.of(), Gets.PDF, Releases.EVERY, List.of(folder))));
    assertThat(send(copies, letters(1)).notCopied())
        .singleElement()
        .satisfies(copy -> assertThat(copy.words()).startsWith("1 report to " + folder + ": "));
    assertThat(folder.toFile().list()).containsExactly("2013-board-0.pdf");
    assertThat(new MailLedger(database.as(Role.EVALUATOR)).waitingCopies()).hasSize(1);
  }

  private PostOffice.Outcome send(Distribution distribution, List<Letter> letters) {
    MailLedger ledger = new MailLedger(database.as(Role.RENDERER));
    return PostOffice.sending(distribution, ledger, () -> {}, Duration.ZERO).send(letters);
  }

  /** The key of a server on this machine, and beside it its certificate as {@code server.pem}. */
  private static Path keys(Path folder) throws Exception {
    Path keys = folder.resolve("server.p12");
    Path certificate = folder.resolve("server.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "mail",
        "-keyalg",
        "EC",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "mail",
        "-keystore",
        keys.toString(),
        "-file",
        certificate.toString());
    return keys;
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static MailServer server(int port, Security security) {
    return new MailServer(
        "127.0.0.1", port, security, Optional.empty(), Optional.empty(), Optional.empty(), 2);
  }

  private static Distribution distribution(MailServer server, int boards) {
    Map<String, Recipients> recipients = new HashMap<>();
    for (int i = 0; i < boards; i++) {
      recipients.put(
          "board-" + i,
          new Recipients(
              List.of("board-" + i + "@example.se"), Gets.PDF, Releases.EVERY, List.of()));
    }
    return new Distribution(
        false,
        Optional.of(server),
        "statistik@example.se",
        Optional.empty(),
        "Till {board}",
        "Revision {revision}\n",
        Optional.empty(),
        Optional.empty(),
        recipients);
  }

  /** Letters about a release that stands in the ledger. */
  private List<Letter> letters(int count) {
    long release =
        JdbcClient.create(database.asOwner())
            .sql(
                """
                insert into published.release (period, revision, run, contents, last_delivery, state)
                values ('2013', 0, '1', 'of a test', 0, 'published') returning release_id
                """)
            .query(Long.class)
            .single();
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pdf =
          ("%PDF-1.7 report of board " + i + "\n").repeat(20).getBytes(StandardCharsets.UTF_8);
      letters.add(
          new Letter(
              release,
              "2013",
              "board-" + i,
              0,
              "Nämnd " + i,
              "År 2013",
              "2013/kommun/board-" + i + "/board-report.pdf",
              "report of board " + i,
              () -> pdf));
    }
    return letters;
  }
}
