package se.jamnt.operations;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import se.jamnt.operations.Distribution.Recipients;
import se.jamnt.operations.MailLedger.Attempt;
import se.jamnt.operations.MailLedger.Mail;

/**
 * Sends each letter once. The intent is committed before a mail leaves and the answer after, so
 * that a run that dies between the two leaves a mail of which nobody knows, and never a second one.
 */
public final class PostOffice {

  private final Distribution distribution;
  private final Optional<MailLedger> ledger;
  private final Runnable requireLock;
  private final Duration pause;

  private PostOffice(
      Distribution distribution,
      Optional<MailLedger> ledger,
      Runnable requireLock,
      Duration pause) {
    this.distribution = distribution;
    this.ledger = ledger;
    this.requireLock = requireLock;
    this.pause = pause;
  }

  /**
   * One that really sends.
   *
   * @param requireLock fails if nothing more is to be begun, such as when this is not the only run
   * @param pause between two attempts; each further one waits twice as long
   */
  public static PostOffice sending(
      Distribution distribution, MailLedger ledger, Runnable requireLock, Duration pause) {
    return new PostOffice(distribution, Optional.of(ledger), requireLock, pause);
  }

  /** One that only writes files. */
  public static PostOffice dry(Distribution distribution) {
    return new PostOffice(distribution, Optional.empty(), () -> {}, Duration.ZERO);
  }

  /**
   * What became of the mails.
   *
   * @param sent those that the server has taken
   * @param waiting those that it has not; the next run tries again
   * @param needAPerson those that it refused, and those of which nobody knows
   * @param copied the files that were copied to folders
   * @param notCopied the folders that could not be copied to; the next run tries again
   */
  public record Outcome(
      List<Mail> sent,
      List<Mail> waiting,
      List<Mail> needAPerson,
      List<Path> copied,
      List<WaitingCopy> notCopied) {

    /** Whether all that was to leave has left; otherwise the next run goes on with it. */
    public boolean isComplete() {
      return waiting.isEmpty() && notCopied.isEmpty();
    }
  }

  /** Writes each letter as a file that mail programs open, in place of all that lie there. */
  public List<Path> write(List<Letter> letters, Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      try (var old = Files.newDirectoryStream(folder, "*.eml")) {
        for (Path file : old) {
          Files.delete(file);
        }
      }
      for (Letter letter : letters) {
        Recipients recipients = recipients(letter);
        if (recipients.to().isEmpty()) {
          continue;
        }
        Path file = folder.resolve(letter.period() + "-" + letter.board() + ".eml");
        String messageId =
            "<dry-run.%s.%s@%s>".formatted(letter.period(), letter.board(), hostOfSender());
        try (OutputStream out = Files.newOutputStream(file)) {
          message(letter, recipients, Session.getInstance(new Properties()), messageId)
              .writeTo(out);
        }
        files.add(file);
      }
    } catch (IOException | MessagingException e) {
      throw new UncheckedIOException(
          "can't write mails to " + folder, e instanceof IOException io ? io : new IOException(e));
    }
    return files;
  }

  /** Sends the letters that have not been sent, and copies those that have not been copied. */
  public Outcome send(List<Letter> letters) {
    MailLedger mails = ledger.orElseThrow();
    List<Mail> needAPerson = new ArrayList<>(mails.endInterrupted());
    List<Mail> sent = new ArrayList<>();
    List<Mail> waiting = new ArrayList<>();
    for (Letter letter : letters) {
      Optional<Mail> last = mails.last(letter.period(), letter.board());
      boolean isNew = last.filter(mail -> mail.report().equals(letter.report())).isEmpty();
      if (recipients(letter).to().isEmpty() || !(isNew || last.get().isNotAccepted())) {
        continue;
      }
      Mail mail = deliver(letter, isNew ? Optional.empty() : last);
      (mail.isSent() ? sent : mail.isNotAccepted() ? waiting : needAPerson).add(mail);
    }
    FolderCopies copies = new FolderCopies(mails, requireLock);
    copies.copy(letters, letter -> recipients(letter).copyTo());
    return new Outcome(sent, waiting, needAPerson, copies.copied(), copies.notCopied());
  }

  /** Sends one letter once more because a person wants it. */
  public Mail sendAgain(Letter letter, Mail mail) {
    return deliver(letter, Optional.of(mail));
  }

  private Mail deliver(Letter letter, Optional<Mail> before) {
    MailServer server = distribution.server().orElseThrow();
    MailLedger mails = ledger.orElseThrow();
    Optional<Mail> mail = before;
    for (int attempt = 1; attempt <= server.attempts(); attempt++) {
      if (attempt > 1) {
        rest(pause.multipliedBy(1L << (attempt - 2)));
      }
      mail = Optional.of(attempt(server, mails, letter, mail));
      if (!mail.get().isNotAccepted()) {
        break;
      }
    }
    return mail.orElseThrow();
  }

  private Mail attempt(MailServer server, MailLedger mails, Letter letter, Optional<Mail> before) {
    requireLock.run();
    Recipients recipients = recipients(letter);
    try {
      // whatever can fail before anything leaves fails before the intent
      Smtp smtp = new Smtp(server);
      message(letter, recipients, smtp.session(), "<trial@" + hostOfSender() + ">");
      Attempt attempt =
          before
              .map(mails::intendAgain)
              .orElseGet(() -> mails.intend(letter, recipients.to(), hostOfSender()));
      MimeMessage message = message(letter, recipients, smtp.session(), attempt.messageId());
      mails.ended(attempt, smtp.attempt(message));
      return mails.find(attempt.mail()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("can't write the mail: " + e.getMessage(), e);
    }
  }

  private MimeMessage message(
      Letter letter, Recipients recipients, Session session, String messageId)
      throws MessagingException {
    return letter.message(distribution, recipients, session, messageId, Instant.now());
  }

  private Recipients recipients(Letter letter) {
    Recipients recipients = distribution.boards().get(letter.board());
    if (recipients == null) {
      throw new IllegalArgumentException("nobody gets reports of " + letter.board());
    }
    return recipients;
  }

  private String hostOfSender() {
    return distribution.from().replaceFirst(".*@", "").replaceFirst(">.*", "");
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the mail server", e);
    }
  }
}
