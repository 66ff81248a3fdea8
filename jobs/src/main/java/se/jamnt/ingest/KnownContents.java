package se.jamnt.ingest;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.BitSet;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * What is known of a source's records, held in memory as the hashes of their contents: a row that
 * tells what is known already needs no comparing in the database.
 */
final class KnownContents {

  /** More records than this are compared in the database: 16 bytes each, at most half full. */
  static final int MOST = 4_000_000;

  private static final int LONGS = 2;

  /** Two numbers a slot, one hash; both 0 where the slot is free. */
  private long[] slots = new long[LONGS << 10];

  private final BitSet met = new BitSet();
  private int records;

  /**
   * Reads the contents of all records that are known now, at most about {@link #MOST}. PostgreSQL
   * sends them by the hundred thousand bytes: a message for each would cost more than the reading.
   */
  void read(Connection connection, FactTable table, String source) throws SQLException {
    try (PreparedStatement setting =
        connection.prepareStatement("SELECT set_config('jamnt.source', ?, true)")) {
      setting.setString(1, source);
      setting.execute();
    }
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                table.sql(
                    """
                    COPY (SELECT string_agg(content, '') FROM {table}
                      WHERE source = (SELECT current_setting('jamnt.source'))
                        AND known_to = 'infinity'
                      GROUP BY get_byte(content, 0))
                    TO STDOUT (FORMAT binary)
                    """));
    for (byte[] rows = copy.readFromCopy(); rows != null; rows = copy.readFromCopy()) {
      int beginning = CopyBytes.beginning(rows);
      addAll(ByteBuffer.wrap(rows, beginning, rows.length - beginning));
    }
  }

  /** Adds the contents of some whole rows of one cell each. */
  private void addAll(ByteBuffer rows) {
    while (rows.hasRemaining() && rows.getShort() == 1) {
      for (int left = rows.getInt(); left > 0; left -= LONGS * Long.BYTES) {
        add(rows.getLong(), rows.getLong());
      }
    }
  }

  private void add(long first, long second) {
    // at most half full
    if (LONGS * 2 * ++records > slots.length) {
      enlarge();
    }
    int slot = find(first, second);
    slots[LONGS * slot] = first;
    slots[LONGS * slot + 1] = second;
  }

  private void enlarge() {
    long[] before = slots;
    slots = new long[2 * before.length];
    for (int i = 0; i < before.length; i += LONGS) {
      int slot = find(before[i], before[i + 1]);
      slots[LONGS * slot] = before[i];
      slots[LONGS * slot + 1] = before[i + 1];
    }
  }

  /** The slot of a hash, or the free one where it belongs. */
  private int find(long first, long second) {
    int mask = slots.length / LONGS - 1;
    int slot = (int) first & mask;
    while (!isFree(slot) && !(slots[LONGS * slot] == first && slots[LONGS * slot + 1] == second)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isFree(int slot) {
    return slots[LONGS * slot] == 0 && slots[LONGS * slot + 1] == 0;
  }

  /**
   * Whether a record with this content is known; it is then met.
   *
   * @param bytes in which the content's hash stands
   * @param end where it ends
   */
  boolean meet(CopyBytes bytes, int end) {
    int slot = find(bytes.longAt(end - 2 * Long.BYTES), bytes.longAt(end - Long.BYTES));
    boolean known = !isFree(slot);
    if (known) {
      met.set(slot);
    }
    return known;
  }

  /** How many no row of the file told of. */
  int countUnmet() {
    return records - met.cardinality();
  }

  /** Takes the contents that were not met. */
  interface Unmet {
    void take(byte[] content) throws SQLException;
  }

  /** Gives the contents of all records that no row of the file told of. */
  void unmet(Unmet unmet) throws SQLException {
    for (int slot = met.nextClearBit(0);
        slot < slots.length / LONGS;
        slot = met.nextClearBit(slot + 1)) {
      if (!isFree(slot)) {
        ByteBuffer content = ByteBuffer.allocate(LONGS * Long.BYTES);
        unmet.take(content.putLong(slots[LONGS * slot]).putLong(slots[LONGS * slot + 1]).array());
      }
    }
  }
}
