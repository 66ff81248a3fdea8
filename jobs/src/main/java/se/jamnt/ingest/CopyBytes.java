package se.jamnt.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;
import se.jamnt.ingest.identity.PersonKey;

/**
 * Rows in the binary format of PostgreSQL's COPY, gathered in memory until they are sent. The
 * server need not parse them; each cell must have just the type of its column.
 */
final class CopyBytes {

  private static final byte[] BEGIN = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(ISO_8859_1);
  private static final byte[] END = {-1, -1};
  private static final long DAY_ZERO = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final byte JSONB = 1;

  private ByteBuffer rows = ByteBuffer.allocate(1 << 17);

  /** How many bytes come before the first row in what a server sends; 0 after that. */
  static int beginning(byte[] sent) {
    boolean begins =
        Arrays.mismatch(sent, 0, Math.min(sent.length, BEGIN.length), BEGIN, 0, BEGIN.length) == -1;
    return begins ? BEGIN.length : 0;
  }

  /** The place of the next cell. */
  int length() {
    return rows.position();
  }

  /** Begins a row of so many cells. */
  CopyBytes row(int cells) {
    room(Short.BYTES).putShort((short) cells);
    return this;
  }

  CopyBytes text(@Nullable String text) {
    return text == null ? nothing() : bytes(text.getBytes(UTF_8));
  }

  CopyBytes bytes(byte[] cell) {
    begin(cell.length).put(cell);
    return this;
  }

  CopyBytes key(PersonKey key) {
    begin(2 * Long.BYTES).putLong(key.first()).putLong(key.second());
    return this;
  }

  CopyBytes jsonb(byte[] text) {
    begin(text.length + 1).put(JSONB).put(text);
    return this;
  }

  CopyBytes day(@Nullable LocalDate day) {
    return day == null ? nothing() : integer((int) (day.toEpochDay() - DAY_ZERO));
  }

  CopyBytes integer(int number) {
    begin(Integer.BYTES).putInt(number);
    return this;
  }

  CopyBytes smallint(int number) {
    begin(Short.BYTES).putShort((short) number);
    return this;
  }

  CopyBytes bigint(long number) {
    begin(Long.BYTES).putLong(number);
    return this;
  }

  CopyBytes numeric(BigDecimal number) {
    return bytes(ByteConverter.numeric(number));
  }

  CopyBytes flag(boolean flag) {
    begin(1).put((byte) (flag ? 1 : 0));
    return this;
  }

  CopyBytes nothing() {
    room(Integer.BYTES).putInt(-1);
    return this;
  }

  /** Adds what other rows hold from one place to another. */
  void append(CopyBytes others, int from, int to) {
    room(to - from).put(others.rows.array(), from, to - from);
  }

  /** The eight bytes at a place. */
  long longAt(int place) {
    return rows.getLong(place);
  }

  /** Adds the cells since a place to a hash. */
  void hash(int since, MessageDigest digest) {
    digest.update(rows.array(), since, rows.position() - since);
  }

  private ByteBuffer begin(int size) {
    return room(Integer.BYTES + size).putInt(size);
  }

  private ByteBuffer room(int more) {
    if (rows.remaining() < more) {
      ByteBuffer larger = ByteBuffer.allocate(2 * rows.capacity() + more);
      rows = larger.put(rows.flip());
    }
    return rows;
  }

  static void begin(CopyIn copy) throws SQLException {
    copy.writeToCopy(BEGIN, 0, BEGIN.length);
  }

  static void end(CopyIn copy) throws SQLException {
    copy.writeToCopy(END, 0, END.length);
    copy.endCopy();
  }

  /** Sends what was gathered and forgets it. */
  void sendTo(CopyIn copy) throws SQLException {
    copy.writeToCopy(rows.array(), 0, rows.position());
    rows.clear();
  }
}
