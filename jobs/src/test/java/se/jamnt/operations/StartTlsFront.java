package se.jamnt.operations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a mail server that can't encrypt and does it for it, from the command STARTTLS on.
 * It remembers what was said in the open and what was not.
 */
final class StartTlsFront implements AutoCloseable {

  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private final SSLContext encryption;
  private final List<String> open = new ArrayList<>();
  private final List<String> encrypted = new ArrayList<>();

  /**
   * A front of a server on this machine.
   *
   * @param keys a PKCS 12 file with its key and certificate
   */
  StartTlsFront(int server, Path keys, String password)
      throws IOException, GeneralSecurityException {
    this.server = server;
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      own.load(in, password.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(own, password.toCharArray());
    encryption = SSLContext.getInstance("TLS");
    encryption.init(managers.getKeyManagers(), null, null);
    Thread thread = new Thread(this::accept, "start-tls");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** The commands that anybody on the way could read. */
  synchronized List<String> saidInTheOpen() {
    return List.copyOf(open);
  }

  /** The commands that nobody could. */
  synchronized List<String> saidEncrypted() {
    return List.copyOf(encrypted);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try (Socket client = entrance.accept();
          Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
        relay(client, reader(behind.getInputStream()), behind.getOutputStream());
      } catch (IOException ended) {
        // the client has gone, or the test has
      }
    }
  }

  private void relay(Socket plain, BufferedReader answers, OutputStream toServer)
      throws IOException {
    Socket client = plain;
    BufferedReader asked = reader(client.getInputStream());
    answer(answers, client.getOutputStream(), false);
    boolean inMail = false;
    for (@Nullable String line = asked.readLine(); line != null; line = asked.readLine()) {
      boolean safe = client instanceof SSLSocket;
      if (!inMail) {
        note(line, safe);
      }
      if (!inMail && line.equalsIgnoreCase("STARTTLS")) {
        say(client.getOutputStream(), "220 go on");
        SSLSocket wrapped =
            (SSLSocket)
                encryption.getSocketFactory().createSocket(plain, "127.0.0.1", server, false);
        wrapped.setUseClientMode(false);
        client = wrapped;
        asked = reader(client.getInputStream());
        continue;
      }
      say(toServer, line);
      if (inMail && !line.equals(".")) {
        continue;
      }
      inMail = line.equalsIgnoreCase("DATA");
      boolean greets = line.toUpperCase(Locale.ROOT).startsWith("EHLO");
      answer(answers, client.getOutputStream(), greets && !safe);
    }
  }

  private synchronized void note(String command, boolean safe) {
    (safe ? encrypted : open).add(command);
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, ISO_8859_1));
  }

  /** Hands on an answer of one or several lines. */
  private static void answer(BufferedReader from, OutputStream to, boolean offersEncryption)
      throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      String line = from.readLine();
      if (line == null) {
        throw new IOException("the server has gone");
      }
      lines.add(line);
    } while (lines.get(lines.size() - 1).matches("\\d{3}-.*"));
    if (offersEncryption) {
      lines.replaceAll(line -> line.replaceFirst("^250 ", "250-"));
      lines.add("250 STARTTLS");
    }
    for (String line : lines) {
      say(to, line);
    }
  }

  private static void say(OutputStream to, String line) throws IOException {
    to.write((line + "\r\n").getBytes(ISO_8859_1));
    to.flush();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
