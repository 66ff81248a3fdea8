package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Language;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.operations.Distribution;
import se.jamnt.operations.Distribution.Recipients;
import se.jamnt.operations.Distribution.Releases;
import se.jamnt.operations.Letter;
import se.jamnt.operations.MailLedger;
import se.jamnt.operations.MailLedger.Mail;
import se.jamnt.operations.PostOffice;
import se.jamnt.publish.ReleaseRecord;

/** Hands what is published, and only that, to the recipients of each board. */
public final class Distributing {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Home home;
  private final WholeConfiguration configuration;
  private final Distribution distribution;

  public Distributing(Home home, WholeConfiguration configuration) {
    this.home = home;
    this.configuration = configuration;
    this.distribution = configuration.distribution();
  }

  /** Writes what would be sent now, also what was sent before, as files. */
  public List<Path> dryRun() {
    try (Database database = open(Access.READ_ONLY)) {
      return PostOffice.dry(distribution).write(letters(database.as(Role.EVALUATOR)), home.mail());
    }
  }

  /**
   * Sends what has not been sent.
   *
   * @throws se.jamnt.database.RunLockedException if another run holds the lock
   */
  public PostOffice.Outcome send() {
    return send(() -> {});
  }

  /**
   * The same, unless it is told to stop.
   *
   * @param goesOn throws before a mail or a copy that is not to be begun any more
   */
  PostOffice.Outcome send(Runnable goesOn) {
    try (Database database = open(Access.EXCLUSIVE)) {
      return office(database, goesOn).send(letters(database.as(Role.RENDERER)));
    }
  }

  /**
   * Sends one mail once more.
   *
   * @throws IllegalArgumentException with a message for the user, if there is no such mail, or no
   *     reason
   */
  public Mail again(long id) {
    try (Database database = open(Access.EXCLUSIVE)) {
      Mail mail =
          new MailLedger(database.as(Role.RENDERER))
              .find(id)
              .orElseThrow(() -> new IllegalArgumentException("there is no mail " + id));
      if (mail.isSent()) {
        throw new IllegalArgumentException(
            "mail %d was sent: the server said \"%s\"".formatted(id, mail.answer()));
      }
      Letter letter =
          letters(database.as(Role.RENDERER)).stream()
              .filter(one -> one.period().equals(mail.period()))
              .filter(one -> one.board().equals(mail.board()))
              .filter(one -> one.report().equals(mail.report()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the report of mail %d is no longer the published one of %s for %s"
                              .formatted(id, mail.period(), mail.board())));
      return office(database, () -> {}).sendAgain(letter, mail);
    }
  }

  private Database open(Access access) {
    return Database.open(
        home,
        configuration.settings().databaseUrl(),
        configuration.settings().databaseUser(),
        access);
  }

  private PostOffice office(Database database, Runnable goesOn) {
    return PostOffice.sending(
        distribution,
        new MailLedger(database.as(Role.RENDERER)),
        () -> {
          goesOn.run();
          database.requireLock();
        },
        PAUSE);
  }

  /** Of each published period, the report of each board that has recipients. */
  private List<Letter> letters(DataSource database) {
    List<Letter> letters = new ArrayList<>();
    for (ReleaseRecord release : ReleaseRecord.published(database, distribution.since())) {
      Map<String, String> files = release.files();
      for (Map.Entry<String, Recipients> one : new TreeMap<>(distribution.boards()).entrySet()) {
        Board board = configuration.chart().board(one.getKey()).orElseThrow();
        String path = board.organisation() + "/" + board.id() + "/board-report.pdf";
        String report = files.get(path);
        int revision = release.revision(board.id());
        boolean wanted = one.getValue().releases() == Releases.EVERY || revision > 0;
        if (report != null && wanted) {
          published(release.period().id() + "/" + path, report)
              .map(pdf -> letter(release, board, revision, path, report, pdf))
              .ifPresent(letters::add);
        }
      }
    }
    return letters;
  }

  private Letter letter(
      ReleaseRecord release, Board board, int revision, String path, String report, byte[] pdf) {
    return new Letter(
        release.id(),
        release.period().id(),
        board.id(),
        revision,
        board.name().sv(),
        // a mail's subject needs none of the spaces at which a page's lines may not end
        configuration.phrases().name(release.period(), Language.SV).replace('\u00a0', ' '),
        release.period().id() + "/" + path,
        report,
        () -> pdf);
  }

  /** The file as it was released; empty where it is lost or another, until a night puts it back. */
  private Optional<byte[]> published(String path, String report) {
    try {
      return Optional.of(Files.readAllBytes(home.published().resolve(path)))
          .filter(bytes -> Fingerprint.ofBytes(bytes).equals(report));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + home.published().resolve(path), e);
    }
  }
}
