package se.jamnt.operations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * What was sent to whom, and what became of it. Rows are only added, and completed once; only the
 * list of folders that could not be copied to is that of the last sending.
 */
public final class MailLedger {

  private static final String MAILS =
      """
      select m.mail_id, m.message_id, m.period, m.board, m.report, m.recipients,
             a.number, a.result, a.answer, a.begun_at::text as begun_at
        from operations.mail m
        join lateral (select * from operations.mail_attempt t
                       where t.mail_id = m.mail_id order by t.number desc limit 1) a on true
      """;

  private final DSLContext database;

  /**
   * The ledger of a home.
   *
   * @param connections the renderer's, or the evaluator's for reading only
   */
  public MailLedger(DataSource connections) {
    this.database = DSL.using(connections, SQLDialect.POSTGRES);
  }

  /**
   * A mail as it stands.
   *
   * @param id its number, for {@code jamnt send --again}
   * @param messageId that of every attempt
   * @param report SHA-256 of the report it is about
   * @param attempts how many there were
   * @param result sent, not-accepted, refused or unknown
   * @param answer what the server said, or why there is no answer
   */
  public record Mail(
      long id,
      String messageId,
      String period,
      String board,
      String report,
      List<String> recipients,
      int attempts,
      String result,
      String answer,
      String begun) {

    static Mail of(Record row) {
      return new Mail(
          row.get("mail_id", Long.class),
          row.get("message_id", String.class),
          row.get("period", String.class),
          row.get("board", String.class),
          row.get("report", String.class),
          List.of(row.get("recipients", String[].class)),
          row.get("number", Integer.class),
          Optional.ofNullable(row.get("result", String.class)).orElse("unknown"),
          Optional.ofNullable(row.get("answer", String.class))
              .orElse("the run ended before the server had answered"),
          row.get("begun_at", String.class).replaceFirst("\\..*|[+].*", ""));
    }

    public boolean isSent() {
      return result.equals("sent");
    }

    /** Whether it is certain that nobody got it, and that it may be tried again. */
    public boolean isNotAccepted() {
      return result.equals("not-accepted");
    }
  }

  /** An attempt that is about to be made. */
  record Attempt(long mail, int number, String messageId) {}

  /** The last mail to a board about a period. */
  Optional<Mail> last(String period, String board) {
    return database
        .fetchOptional(
            MAILS + " where m.period = {0} and m.board = {1} order by m.mail_id desc limit 1",
            period,
            board)
        .map(Mail::of);
  }

  /** One mail. */
  public Optional<Mail> find(long id) {
    return database.fetchOptional(MAILS + " where m.mail_id = {0}", id).map(Mail::of);
  }

  /** The mails that a person has to look at, or that wait for the next attempt. */
  public List<Mail> open() {
    return database
        .fetch(
            MAILS
                + """
                 where a.result is distinct from 'sent'
                   and (a.result is distinct from 'not-accepted' or m.mail_id =
                     (select max(l.mail_id) from operations.mail l
                       where l.period = m.period and l.board = m.board))
                 order by m.mail_id
                """)
        .map(Mail::of);
  }

  /** Notes that a mail is about to leave for the first time; on return the note is committed. */
  Attempt intend(Letter letter, List<String> recipients, String host) {
    return database.transactionResult(
        configuration -> {
          String messageId = "<%s@%s>".formatted(UUID.randomUUID(), host);
          long id =
              configuration
                  .dsl()
                  .fetchOptional(
                      """
                      insert into operations.mail
                        (message_id, release_id, period, board, report, recipients)
                      values ({0}, {1}, {2}, {3}, {4}, {5}) returning mail_id
                      """,
                      messageId,
                      letter.release(),
                      letter.period(),
                      letter.board(),
                      letter.report(),
                      recipients.toArray(String[]::new))
                  .map(row -> row.get(0, Long.class))
                  .orElseThrow();
          return begin(configuration.dsl(), id, 1, messageId);
        });
  }

  /** Notes that a mail is about to leave once more, with the same Message-ID. */
  Attempt intendAgain(Mail mail) {
    return begin(database, mail.id(), mail.attempts() + 1, mail.messageId());
  }

  private static Attempt begin(DSLContext database, long mail, int number, String messageId) {
    database.execute(
        "insert into operations.mail_attempt (mail_id, number) values ({0}, {1})", mail, number);
    return new Attempt(mail, number, messageId);
  }

  /** Notes what became of an attempt. */
  void ended(Attempt attempt, Answer answer) {
    database.execute(
        """
        update operations.mail_attempt set ended_at = clock_timestamp(), result = {0}, answer = {1}
         where mail_id = {2} and number = {3} and result is null
        """,
        answer.word(), answer.text(), attempt.mail(), attempt.number());
  }

  /**
   * Says of every attempt without a result that nobody knows; called where no other run can be
   * sending.
   *
   * @return the mails of which that was not known before
   */
  List<Mail> endInterrupted() {
    List<Long> interrupted =
        database
            .fetch(
                """
                update operations.mail_attempt set ended_at = clock_timestamp(), result = 'unknown',
                       answer = 'the run ended before the server had answered'
                 where result is null returning mail_id
                """)
            .map(row -> row.get(0, Long.class));
    return interrupted.stream().sorted().map(id -> find(id).orElseThrow()).toList();
  }

  /** Whether a report lies in a folder as the last that was copied there. */
  boolean isCopied(Letter letter, String folder) {
    return database
        .fetchOptional(
            """
            select c.report from operations.copied_report c join published.release r using (release_id)
             where r.period = {0} and c.board = {1} and c.folder = {2}
             order by c.release_id desc limit 1
            """,
            letter.period(), letter.board(), folder)
        .filter(row -> letter.report().equals(row.get(0, String.class)))
        .isPresent();
  }

  void copied(Letter letter, String folder) {
    database.execute(
        """
        insert into operations.copied_report (release_id, board, folder, report)
        values ({0}, {1}, {2}, {3})
        on conflict do nothing
        """,
        letter.release(), letter.board(), folder, letter.report());
  }

  /** Notes which folders could not be copied to, in place of what was noted before. */
  void waiting(List<WaitingCopy> copies) {
    database.transaction(
        configuration -> {
          DSLContext dsl = configuration.dsl();
          dsl.execute(
              "delete from operations.waiting_copy where not folder = any ({0})",
              (Object) copies.stream().map(WaitingCopy::folder).toArray(String[]::new));
          for (WaitingCopy copy : copies) {
            dsl.execute(
                """
                insert into operations.waiting_copy (folder, reports, reason)
                values ({0}, {1}, {2})
                on conflict (folder) do update
                  set reports = excluded.reports, reason = excluded.reason
                """,
                copy.folder(), copy.reports(), copy.reason());
          }
        });
  }

  /** The folders that the last sending could not copy to. */
  public List<WaitingCopy> waitingCopies() {
    return database
        .fetch(
            """
            select folder, reports, reason, since::text as since
              from operations.waiting_copy order by folder
            """)
        .map(
            row ->
                new WaitingCopy(
                    row.get("folder", String.class),
                    row.get("reports", Integer.class),
                    row.get("reason", String.class),
                    row.get("since", String.class).replaceFirst("\\..*|[+].*", "")));
  }
}
