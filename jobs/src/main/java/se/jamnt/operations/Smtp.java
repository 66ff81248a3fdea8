package se.jamnt.operations;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands mails to a server, and tells what is certain: that the server has a mail, that it has not,
 * or that nobody knows.
 */
final class Smtp {

  private static final String CONNECT_MILLIS = "20000";
  private static final String ANSWER_MILLIS = "60000";
  private static final int REFUSED_FOR_NOW = 400;
  private static final int REFUSED_FOR_GOOD = 500;

  private final MailServer server;
  private final Session session;

  /**
   * A server.
   *
   * @throws IOException if its certificate can't be read
   */
  Smtp(MailServer server) throws IOException {
    this.server = server;
    this.session = Session.getInstance(properties(server));
  }

  Session session() {
    return session;
  }

  private static Properties properties(MailServer server) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
    properties.setProperty("mail.smtp.auth", String.valueOf(server.user().isPresent()));
    // the mail goes to all of a board's recipients or to none, so that no one gets it twice
    properties.setProperty("mail.smtp.sendpartial", "false");
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (server.security()) {
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
    }
    if (server.certificate().isPresent()) {
      properties.put("mail.smtp.ssl.socketFactory", trusting(server.certificate().get()));
      properties.setProperty("mail.smtp.ssl.socketFactory.fallback", "false");
    }
    return properties;
  }

  /** Trusts the certificates of a file, and no others. */
  private static SSLSocketFactory trusting(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry(String.valueOf(number++), one);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("can't read the certificate " + file + ": " + e.getMessage(), e);
    }
  }

  /** Tries once. */
  Answer attempt(MimeMessage message) throws MessagingException {
    Transport transport = session.getTransport("smtp");
    try {
      try {
        transport.connect(
            server.host(),
            server.port(),
            server.user().orElse(null),
            server.password().orElse(null));
      } catch (MessagingException e) {
        return new Answer.NotAccepted("can't connect to " + server + ": " + reason(e));
      }
      try {
        transport.sendMessage(message, message.getAllRecipients());
        return new Answer.Sent(
            transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse().strip() : "");
      } catch (MessagingException e) {
        return judged(e);
      }
    } finally {
      close(transport);
    }
  }

  /** The answer stands before the connection is closed, whatever closing it comes to. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      org.slf4j.LoggerFactory.getLogger(Smtp.class).debug("closing the connection", gone);
    }
  }

  /** Only a server that has said no has certainly not taken a mail. */
  private static Answer judged(MessagingException e) {
    OptionalInt code = chain(e).flatMapToInt(one -> code(one).stream()).max();
    boolean silent = chain(e).anyMatch(one -> code(one).orElse(REFUSED_FOR_NOW) < REFUSED_FOR_NOW);
    if (silent || code.isEmpty()) {
      return new Answer.Unknown(reason(e));
    }
    return code.getAsInt() >= REFUSED_FOR_GOOD
        ? new Answer.Refused(reason(e))
        : new Answer.NotAccepted(reason(e));
  }

  private static Stream<Exception> chain(MessagingException e) {
    return Stream.iterate(
        e,
        Objects::nonNull,
        one -> one instanceof MessagingException said ? said.getNextException() : null);
  }

  /** What the server said to a command; less than a refusal if the connection broke instead. */
  private static OptionalInt code(Exception e) {
    if (e instanceof SMTPSendFailedException failed) {
      return OptionalInt.of(failed.getReturnCode());
    }
    if (e instanceof SMTPAddressFailedException failed) {
      return OptionalInt.of(failed.getReturnCode());
    }
    return e instanceof SMTPSenderFailedException failed
        ? OptionalInt.of(failed.getReturnCode())
        : OptionalInt.empty();
  }

  private static String reason(MessagingException e) {
    return String.join(
        ": ",
        Stream.concat(chain(e), Stream.ofNullable(e.getCause()))
            .map(Throwable::getMessage)
            .flatMap(Stream::ofNullable)
            .map(text -> text.strip().replaceAll("\\s+", " "))
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList());
  }
}
