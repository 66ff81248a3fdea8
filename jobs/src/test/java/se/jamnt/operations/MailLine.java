package se.jamnt.operations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A line to a mail server on which everything can go wrong; each connection has one fault. */
public final class MailLine implements AutoCloseable {

  /** What goes wrong. */
  public enum Fault {
    NONE,
    /** Nobody answers. */
    NO_GREETING,
    /** The line breaks before the mail. */
    CUT_BEFORE_THE_MAIL,
    /** The line breaks within the mail, so that the server drops it. */
    CUT_WITHIN_THE_MAIL,
    /** The server has taken the mail, and the line breaks before its answer. */
    ANSWER_LOST,
    /** The server has taken the mail, and its answer never comes. */
    ANSWER_HELD,
    /** The server says that it is too busy. */
    LATER,
    /** The server knows no such recipient. */
    NO_SUCH_RECIPIENT
  }

  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private final Supplier<Fault> faults;
  private final Map<Fault, Integer> seen = new EnumMap<>(Fault.class);
  private final CountDownLatch held = new CountDownLatch(1);

  /**
   * A line to a server on this machine.
   *
   * @param faults asked for each connection
   */
  public MailLine(int server, Supplier<Fault> faults) throws IOException {
    this.server = server;
    this.faults = faults;
    Thread thread = new Thread(this::accept, "mail-line");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** How often each fault has happened. */
  public synchronized Map<Fault, Integer> seen() {
    return new EnumMap<>(seen);
  }

  /** Counts down when an answer is held. */
  public CountDownLatch held() {
    return held;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try (Socket client = entrance.accept()) {
        Fault fault = faults.get();
        synchronized (this) {
          seen.merge(fault, 1, Integer::sum);
        }
        relay(client, fault);
      } catch (IOException ended) {
        // a broken line is what this is for
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void relay(Socket client, Fault fault) throws IOException, InterruptedException {
    if (fault == Fault.NO_GREETING) {
      return;
    }
    try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
      BufferedReader asked = reader(client);
      BufferedReader answered = reader(behind);
      OutputStream toClient = client.getOutputStream();
      answer(answered, toClient);
      boolean inMail = false;
      int lines = 0;
      for (@Nullable String line = asked.readLine(); line != null; line = asked.readLine()) {
        boolean rcpt = !inMail && line.startsWith("RCPT");
        if (rcpt && (fault == Fault.LATER || fault == Fault.NO_SUCH_RECIPIENT)) {
          say(toClient, fault == Fault.LATER ? "451 too busy" : "550 no such recipient");
          continue;
        }
        if ((line.equals("DATA") && fault == Fault.CUT_BEFORE_THE_MAIL)
            || (inMail && ++lines > 8 && fault == Fault.CUT_WITHIN_THE_MAIL)) {
          return;
        }
        say(behind.getOutputStream(), line);
        if (inMail && !line.equals(".")) {
          continue;
        }
        if (inMail && fault == Fault.ANSWER_LOST) {
          answered.readLine();
          return;
        }
        if (inMail && fault == Fault.ANSWER_HELD) {
          answered.readLine();
          held.countDown();
          Thread.sleep(60_000);
        }
        inMail = line.equals("DATA");
        answer(answered, toClient);
      }
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
  }

  /** Hands on an answer, which may have several lines. */
  private static void answer(BufferedReader from, OutputStream to) throws IOException {
    String line;
    do {
      line = from.readLine();
      if (line == null) {
        throw new IOException("the server has gone");
      }
      say(to, line);
    } while (line.length() > 3 && line.charAt(3) == '-');
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
