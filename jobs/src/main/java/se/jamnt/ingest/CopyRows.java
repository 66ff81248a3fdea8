package se.jamnt.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
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

  /** Half of a hash: 128 bits tell all contents apart, and a million rows stay small. */
  private static final int HASH_BYTES = 16;

  private static final int CHUNK = 1 << 16;
  private static final String BINARY = " FROM STDIN (FORMAT binary)";
  private static final int EPISODE_CELLS = 14;
  private static final int EVENT_CELLS = 16;
  private static final int REJECT_CELLS = 6;

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
  private final FactTable table;
  private final Target target;
  private final String goodRows;
  private final CopyBytes good = new CopyBytes();
  private final CopyBytes bad = new CopyBytes();
  private final MessageDigest sha256 = Sha256.digest();
  private final Tally tally;
  private @Nullable CopyIn open;
  private @Nullable CopyBytes openFor;

  CopyRows(Connection connection, FactTable table, Target target) throws SQLException {
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    this.table = table;
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

  void add(Row row) throws SQLException {
    tally.add(row);
    if (row instanceof Row.Good read) {
      for (int part = 0; part < read.facts().size(); part++) {
        fact(read.line(), part, read.facts().get(part));
      }
      sendIfFull(good);
    } else if (row instanceof Row.Bad rejected) {
      rejected.rejects().forEach(reject -> reject(rejected.line(), null, reject));
      Reject onlyKey = new Reject("", "", "", "");
      rejected.keys().forEach(key -> reject(rejected.line(), key, onlyKey));
      sendIfFull(bad);
    }
  }

  private void fact(long line, int part, Fact fact) {
    int row = good.length();
    good.row(table == FactTable.EPISODE ? EPISODE_CELLS : EVENT_CELLS);
    if (target instanceof Target.Known known) {
      good.text(known.source()).day(known.knownFrom()).bigint(known.delivery());
    } else {
      good.bigint(line).smallint(part).flag(fact.sexConflict());
    }
    int told = good.length();
    good.text(fact.naturalKey()).text(fact.unit());
    if (fact.person() == null) {
      good.nothing();
    } else {
      good.key(fact.person());
    }
    good.text(fact.sex().name());
    if (fact.birthYear() == null) {
      good.nothing();
    } else {
      good.smallint(fact.birthYear());
    }
    good.text(fact.district()).day(fact.date());
    switch (table) {
      case EPISODE -> good.day(fact.end());
      case EVENT -> counted(fact);
    }
    good.flag(fact.voided()).hash(told, sha256);
    byte[] attributes = fact.attributes().getBytes(UTF_8);
    sha256.update(attributes);
    if (target instanceof Target.Known) {
      good.jsonb(attributes);
    } else {
      good.bytes(attributes);
    }
    byte[] content = Arrays.copyOf(sha256.digest(), HASH_BYTES);
    if (isKnown(content)) {
      good.backTo(row);
    } else {
      good.bytes(content);
    }
  }

  private boolean isKnown(byte[] content) {
    return target instanceof Target.Staged staged
        && staged.known().filter(known -> known.meet(content)).isPresent();
  }

  private void counted(Fact fact) {
    good.bigint(fact.quantity());
    if (fact.minutes() == null) {
      good.nothing();
    } else {
      good.integer(Math.toIntExact(fact.minutes()));
    }
    if (fact.amount() == null) {
      good.nothing();
    } else {
      good.numeric(fact.amount());
    }
  }

  private void reject(long line, @Nullable String key, Reject reject) {
    bad.row(REJECT_CELLS).bigint(line).text(key).text(reject.column()).text(reject.value());
    bad.text(reject.expected()).text(reject.reason());
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
