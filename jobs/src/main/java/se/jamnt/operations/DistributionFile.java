package se.jamnt.operations;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;
import se.jamnt.operations.Distribution.Gets;
import se.jamnt.operations.Distribution.Recipients;
import se.jamnt.operations.Distribution.Releases;
import se.jamnt.operations.MailServer.Security;

/** Reads {@code config/distribution.yml}, which may be missing. */
public final class DistributionFile {

  /** The file's name in {@code config/}. */
  public static final String NAME = "distribution.yml";

  private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");
  private static final int SUBMISSION_PORT = 587;
  private static final int USUAL_ATTEMPTS = 3;

  private final Home home;

  private DistributionFile(Home home) {
    this.home = home;
  }

  /**
   * Reads who gets which reports.
   *
   * @param boards the ids of all boards
   */
  public static Distribution read(Home home, Collection<String> boards, Problems problems) {
    Path file = home.config().resolve(NAME);
    return Files.exists(file)
        ? new DistributionFile(home).read(YamlMap.read(home.root(), file, problems), boards)
        : Distribution.NONE;
  }

  private Distribution read(YamlMap file, Collection<String> boards) {
    Optional<String> publishedAt = file.optionalText("published-at").map(this::withoutSlash);
    if (publishedAt.filter(at -> !at.matches("https?://\\S+")).isPresent()) {
      file.problem("published-at", "expected an address that begins with https://");
    }
    Optional<LocalDate> since = file.date("since");
    Map<String, Recipients> recipients = recipients(file, boards, publishedAt.isPresent());
    boolean mails = recipients.values().stream().anyMatch(one -> !one.to().isEmpty());
    Optional<YamlMap> mail = file.optionalMap("mail");
    if (mail.isEmpty() && mails) {
      file.problem("boards", "somebody is to get mails, but mail: does not say how they leave");
    }
    file.noOtherKeys();
    return mail.map(how -> mailing(how, mails, publishedAt, since, recipients))
        .orElseGet(
            () ->
                new Distribution(
                    false,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    "",
                    "",
                    publishedAt,
                    since,
                    recipients));
  }

  private Distribution mailing(
      YamlMap mail,
      boolean mails,
      Optional<String> publishedAt,
      Optional<LocalDate> since,
      Map<String, Recipients> recipients) {
    boolean dryRun = mail.flag("dry-run", true);
    Optional<MailServer> server = server(mail);
    if (!dryRun && mails && server.isEmpty()) {
      mail.problem("dry-run", "no mail can leave without a server");
    }
    String from = address(mail, "from", mail.text("from"));
    Optional<String> replyTo =
        mail.optionalText("reply-to").map(written -> address(mail, "reply-to", written));
    String subject = blanks(mail, "subject");
    if (subject.contains("\n")) {
      mail.problem("subject", "expected one line");
    }
    String text = blanks(mail, "text");
    if (publishedAt.isEmpty() && (text + subject).contains("{link}")) {
      mail.problem("text", "{link} needs published-at, the address of what is published");
    }
    mail.noOtherKeys();
    return new Distribution(
        dryRun, server, from, replyTo, subject, text, publishedAt, since, recipients);
  }

  private Optional<MailServer> server(YamlMap mail) {
    Security security = mail.choice("security", Security.class, Security.STARTTLS);
    int port = mail.integer("port", 1, SUBMISSION_PORT);
    Optional<String> user = mail.optionalText("user");
    Optional<Path> certificate = mail.optionalText("certificate").map(home.root()::resolve);
    certificate
        .filter(file -> !Files.isRegularFile(file))
        .ifPresent(file -> mail.problem("certificate", "there is no file " + file));
    if (user.isPresent() && security == Security.NONE) {
      mail.problem("security", "a password would be readable on its way; use starttls or tls");
    }
    int attempts = mail.integer("attempts", 1, USUAL_ATTEMPTS);
    return mail.optionalText("server")
        .map(
            host ->
                new MailServer(
                    host,
                    port,
                    security,
                    user,
                    home.variable("JAMNT_SMTP_PASSWORD"),
                    certificate,
                    attempts));
  }

  private Map<String, Recipients> recipients(
      YamlMap file, Collection<String> boards, boolean hasAddress) {
    Map<String, Recipients> recipients = new LinkedHashMap<>();
    for (YamlMap line : file.maps("boards")) {
      String board = line.reference("board", "board", boards);
      List<String> to = new ArrayList<>();
      line.texts("to").forEach(written -> to.add(address(line, "to", written)));
      Gets gets = line.choice("gets", Gets.class, Gets.PDF);
      if (gets == Gets.LINK && !hasAddress) {
        line.problem("gets", "a link needs published-at, the address of what is published");
      }
      List<Path> copyTo = line.texts("copy-to").stream().map(home.root()::resolve).toList();
      if (copyTo.stream().anyMatch(folder -> folder.normalize().startsWith(home.published()))) {
        line.problem("copy-to", "expected a folder of others, not one in " + home.published());
      }
      if (to.isEmpty() && copyTo.isEmpty()) {
        line.problem("to", "names nobody");
      }
      Recipients added =
          new Recipients(
              List.copyOf(to),
              gets,
              line.choice("releases", Releases.class, Releases.EVERY),
              copyTo);
      line.noOtherKeys();
      if (recipients.put(board, added) != null) {
        line.problem("board", "\"" + board + "\" stands here a second time");
      }
    }
    return recipients;
  }

  private String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static String address(YamlMap map, String key, String written) {
    if (!written.isEmpty()) {
      try {
        new InternetAddress(written, true).validate();
        if (!written.contains("@")) {
          throw new AddressException("Missing final '@domain'");
        }
      } catch (AddressException e) {
        map.problem(
            key,
            "expected an address as name@example.se, got \"" + written + "\": " + e.getMessage());
      }
    }
    return written;
  }

  private static String blanks(YamlMap mail, String key) {
    String text = mail.text(key);
    for (MatchResult blank : BLANK.matcher(text).results().toList()) {
      if (!Distribution.BLANKS.contains(blank.group(1))) {
        mail.problem(
            key,
            "nothing fills {"
                + blank.group(1)
                + "}; "
                + NearestWord.hint(blank.group(1), Distribution.BLANKS));
      }
    }
    return text;
  }
}
