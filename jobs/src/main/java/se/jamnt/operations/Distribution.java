package se.jamnt.operations;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets which reports, and how: {@code config/distribution.yml}.
 *
 * @param dryRun whether mails become files only, and nothing is copied
 * @param server empty where all runs are dry, or nobody gets mails
 * @param from who sends; empty where nobody gets mails, and so are subject and text
 * @param replyTo who gets the answers, if not the sender
 * @param subject with {@code {board}} and such in braces
 * @param text the same
 * @param publishedAt the address at which {@code data/published/} can be read
 * @param since releases before this day are sent to nobody
 * @param boards by id; a board that is not here gets nothing
 */
public record Distribution(
    boolean dryRun,
    Optional<MailServer> server,
    String from,
    Optional<String> replyTo,
    String subject,
    String text,
    Optional<String> publishedAt,
    Optional<LocalDate> since,
    Map<String, Recipients> boards) {

  /** What can stand in braces in subject and text. */
  static final List<String> BLANKS = List.of("board", "period", "revision", "link");

  /** Nobody gets anything. */
  static final Distribution NONE =
      new Distribution(
          true,
          Optional.empty(),
          "",
          Optional.empty(),
          "",
          "",
          Optional.empty(),
          Optional.empty(),
          Map.of());

  public Distribution {
    boards = Map.copyOf(boards);
  }

  /** What recipients get. */
  public enum Gets {
    PDF,
    LINK
  }

  /** Of which releases they get it. */
  public enum Releases {
    /** Whenever the board's report has changed. */
    EVERY,
    /** Only of those that a person has approved. */
    APPROVED
  }

  /**
   * The recipients of a board.
   *
   * @param to addresses; none where only folders get copies
   * @param copyTo folders, such as one that another program takes files from
   */
  public record Recipients(List<String> to, Gets gets, Releases releases, List<Path> copyTo) {}

  /** Fills the blanks of a subject or a text. */
  static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
