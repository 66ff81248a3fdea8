package se.jamnt.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Sends a file's rows to PostgreSQL, which stores one chunk while the next is read and checked:
 * what can be used to one table, what can't to another.
 */
final class CopyRows implements AutoCloseable {

  private static final int CHUNK = 1 << 16;
  private static final String BINARY = " FROM STDIN (FORMAT binary)";

  /** Where the facts of good rows go. */
  sealed interface Target {

    /**
     * To the table {@code staged}, to be compared.
     *
     * @param known rows that tell nothing but this are left out
     */
    record Staged(Optional<KnownContents> known) implements Target {}

    /** To the facts themselves: nothing is known that they could be compared with. */
    record Known(String source, LocalDate knownFrom, long delivery) implements Target {}
  }

  private final CopyManager copies;
  private final Target target;
  private final String goodRows;
  private final CopyBytes good = new CopyBytes();
  private final CopyBytes bad = new CopyBytes();
  private final Tally tally;
  private @Nullable CopyIn open;
  private @Nullable CopyBytes openFor;

  CopyRows(Connection connection, FactTable table, Target target) throws SQLException {
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    this.target = target;
    this.tally = new Tally(table);
    this.goodRows =
        table.sql(
            target instanceof Target.Known
                ? "COPY {table} (source, known_from, from_delivery, natural_key, {told}, content)"
                    + BINARY
                : "COPY staged (line, part, sex_conflict, natural_key, {told}, content)" + BINARY);
  }

  /** Sends the contents that no row told to a table that has no other column. */
  static void contents(Connection connection, String statement, KnownContents known)
      throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    CopyBytes rows = new CopyBytes();
    CopyBytes.begin(copy);
    known.unmet(
        content -> {
          rows.row(1).bytes(content);
          if (rows.length() >= CHUNK) {
            rows.sendTo(copy);
          }
        });
    rows.sendTo(copy);
    CopyBytes.end(copy);
  }

  /** Sends rows, or keeps them until there are enough to send. */
  void add(EncodedRows rows) throws SQLException {
    tally.addAll(rows.tally());
    bad.append(rows.bad(), 0, rows.bad().length());
    sendIfFull(bad);
    if (target instanceof Target.Staged staged && staged.known().isPresent()) {
      addUnknown(rows, staged.known().get());
    } else {
      good.append(rows.good(), 0, rows.good().length());
    }
    sendIfFull(good);
  }

  private void addUnknown(EncodedRows rows, KnownContents known) {
    for (int i = 0; i < rows.records(); i++) {
      if (!known.meet(rows.good(), rows.end(i))) {
        good.append(rows.good(), rows.start(i), rows.end(i));
      }
    }
  }

  private void sendIfFull(CopyBytes rows) throws SQLException {
    if (rows.length() >= CHUNK) {
      send(rows);
    }
  }

  /** A connection takes rows for one table at a time. */
  private void send(CopyBytes rows) throws SQLException {
    CopyIn copy = openFor == rows ? open : null;
    if (copy == null) {
      end();
      copy = copies.copyIn(rows == good ? goodRows : "COPY rejected" + BINARY);
      CopyBytes.begin(copy);
      open = copy;
      openFor = rows;
    }
    rows.sendTo(copy);
  }

  private void end() throws SQLException {
    if (open != null) {
      CopyBytes.end(open);
    }
    open = null;
    openFor = null;
  }

  /** Sends what is left; what was read. */
  Tally finish() throws SQLException {
    send(good);
    send(bad);
    end();
    return tally;
  }

  /** Breaks off what is not finished. */
  @Override
  public void close() throws SQLException {
    if (open != null && open.isActive()) {
      open.cancelCopy();
    }
  }
}
