package se.jamnt.operations;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The server that takes mail.
 *
 * @param user empty where it asks nobody who he is
 * @param password of the user; only ever in the environment
 * @param certificate a file with the certificate, as PEM, that the server's has to rest on; empty
 *     where Java's own authorities know it
 * @param attempts how often a mail is tried in one run
 */
public record MailServer(
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<String> password,
    Optional<Path> certificate,
    int attempts) {

  /** How the way to the server is protected. */
  public enum Security {
    /** Begins in the open, and goes on encrypted or not at all. */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS,
    /** Open: only for a server on the same machine. */
    NONE
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
