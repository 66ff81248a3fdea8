package se.jamnt.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import se.jamnt.ingest.Inbox.NotRecognised;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.identity.IdentityKey;

/** One run's ingestion: finds deliveries in the inboxes and takes them one by one. */
public final class Ingest {

  /** So many new versions change what PostgreSQL must know of its tables to find its way. */
  private static final long LARGE = 20_000;

  private final SourceCatalogue sources;
  private final DataSource loader;
  private final JdbcTransactionManager transactions;
  private final JdbcClient sql;
  private final Context context;

  /**
   * What all deliveries of a run share.
   *
   * @param rejected the folder of the lists of rejected rows
   * @param today the day on which the run believes to be
   */
  record Context(SourceCatalogue sources, IdentityKey key, Path rejected, LocalDate today) {}

  /**
   * A run's ingestion.
   *
   * @param loader the facts, to read and write
   * @param rejected the folder of the lists of rejected rows
   * @param today the day on which the run believes to be
   */
  public Ingest(
      SourceCatalogue sources, DataSource loader, IdentityKey key, Path rejected, LocalDate today) {
    this.sources = sources;
    this.loader = loader;
    this.transactions = new JdbcTransactionManager(loader);
    this.sql = JdbcClient.create(loader);
    this.context = new Context(sources, key, rejected, today);
  }

  /**
   * What lies in the inboxes, and which of it is to be taken.
   *
   * @param places folders, which are not looked through further down, and single files
   */
  public Inbox look(List<Path> places, Wish wish) throws IOException {
    return new Inboxes(sources, sql, context.today(), wish, Optional.empty()).look(places);
  }

  /** The same for files that all belong to one source, whatever their names. */
  public Inbox look(List<Path> places, Wish wish, String source) throws IOException {
    return new Inboxes(sources, sql, context.today(), wish, Optional.of(source)).look(places);
  }

  /**
   * Remembers what no source recognised, so that it is news once.
   *
   * @param all whether these are all: what was remembered and lies there no more is forgotten
   */
  public void note(List<NotRecognised> files, boolean all) {
    if (all) {
      sql.sql(
              """
              DELETE FROM facts.not_recognised
              WHERE file_name || ' ' || sha256 <> ALL (string_to_array(?, E'\\n'))
              """)
          .param(
              files.stream()
                  .map(file -> file.name() + " " + file.sha256())
                  .collect(Collectors.joining("\n")))
          .update();
    }
    for (NotRecognised file : files) {
      sql.sql(
              """
              INSERT INTO facts.not_recognised (file_name, sha256, reason) VALUES (?, ?, ?)
              ON CONFLICT DO NOTHING
              """)
          .params(file.name(), file.sha256(), file.reason())
          .update();
    }
  }

  /**
   * Takes one file, in one transaction: its facts, its record and its counts, or nothing. A file
   * that can't be used is refused whole, and that is recorded.
   *
   * @param accept whether a person takes it although it shrinks or has many rejects
   * @throws IOException if a disk fails; the file is taken by the next run
   */
  public DeliveryReport take(Incoming file, boolean accept) throws IOException {
    try {
      DeliveryReport report = inTransaction(new Take(context, loader, file, accept)::read);
      if (report.counts().used() >= LARGE) {
        sql.sql("SELECT facts.settle()").query((row, n) -> true).single();
      }
      return report;
    } catch (UnusableFileException e) {
      String reason = e.getMessage() == null ? "" : e.getMessage();
      return inTransaction(() -> new Take(context, loader, file, accept).refuse(reason));
    }
  }

  private interface Work {
    DeliveryReport run() throws IOException;
  }

  private DeliveryReport inTransaction(Work work) throws IOException {
    TransactionStatus status = transactions.getTransaction(new DefaultTransactionDefinition());
    try {
      DeliveryReport report = work.run();
      transactions.commit(status);
      return report;
    } finally {
      if (!status.isCompleted()) {
        transactions.rollback(status);
      }
    }
  }
}
